"""What the engine's rounds came to: the latest for the Sync page, and when the first one had brought everything."""

from datetime import datetime

from sfa_desktop.base.errors import EXIT_DONE, EXIT_PERSON
from sfa_desktop.entities.exchange import Report
from sfa_desktop.replica.access import Reader, Writer
from sfa_desktop.replica.codec import dump, moment_of, moment_text
from sfa_desktop.replica.facts import FEED, set_fact

KEPT = 100
FIRST = "first_round"
"""The fact that says when the first synchronisation had ended."""


def note(w: Writer, started_at: datetime, report: Report) -> None:
    """Keep what a round that has just ended came to."""
    w.run(
        "INSERT INTO sync_round (started_at, ended_at, report) VALUES (?, ?, ?)",
        (moment_text(started_at), w.stamp, dump(report)),
    )
    w.run("DELETE FROM sync_round WHERE seq <= (SELECT max(seq) FROM sync_round) - ?", (KEPT,))
    filled = report.exit_code == EXIT_DONE or (report.exit_code == EXIT_PERSON and report.pulled)
    if filled and w.fact(FIRST) is None:
        set_fact(w, FIRST, w.stamp)
    w.touched(FEED, ())


def first_ended_at(r: Reader) -> datetime | None:
    """When the first synchronisation had ended, None while the book of business is still coming in."""
    return moment_of(r.fact(FIRST))
