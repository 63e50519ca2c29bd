"""What the engine's rounds came to: the latest for the Sync page, and when the first one had brought everything."""

from datetime import datetime

from sfa_desktop.base.errors import EXIT_DONE, EXIT_OFFLINE, EXIT_PERSON, OtherServer, RestoredServer
from sfa_desktop.entities.exchange import Report
from sfa_desktop.entities.share import WHOLE, Share
from sfa_desktop.replica import revival
from sfa_desktop.replica.access import Reader, Writer
from sfa_desktop.replica.codec import dump, load, moment_of, moment_text
from sfa_desktop.replica.facts import FEED, set_fact, shares

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


def office_in_doubt(r: Reader) -> bool:
    """Whether the latest rounds that reached it found another server or a restored one, or not all is compared yet.

    What such an office does not have may be what it has lost.
    """
    stopped = not _found_lately(r).isdisjoint((OtherServer.code, RestoredServer.code))
    return stopped or any(revival.under_way(r, part) for part in parts(r))


def found_restored(r: Reader) -> bool:
    """Whether the latest rounds that reached the office found it older than it was."""
    return RestoredServer.code in _found_lately(r)


def parts(r: Reader) -> list[Share]:
    """Of each endpoint of the profile, what it has."""
    return [WHOLE, *shares(r)]


def _found_lately(r: Reader) -> set[str]:
    """Codes of what went wrong in the latest round with each endpoint."""
    latest = r.rows(
        "SELECT report FROM sync_round WHERE json_extract(report, '$.exit_code') <> ? ORDER BY seq DESC LIMIT ?",
        (EXIT_OFFLINE, len(parts(r))),
    )
    return {code for (report,) in latest for code, _ in load(report)["errors"]}
