"""support bundle, replay: one file for whoever helps, and what they can do with it."""

from dataclasses import asdict
from pathlib import Path

from sfa_desktop.actions.support.bundle import write_bundle
from sfa_desktop.actions.support.replay import replay_bundle
from sfa_desktop.base.errors import EXIT_DONE
from sfa_desktop.cli.session import Session


def bundle(session: Session) -> int:
    """Write the file."""
    options, profile = session.options, session.profile
    parts = write_bundle(profile, Path(options.file), now=profile.clock.now(), with_data=options.with_data)
    data = "with what was typed in stuck work" if options.with_data else "without customers' data"
    session.output.answer(
        {"file": options.file, "parts": parts, "with_data": options.with_data},
        f"{options.file}: {len(parts)} parts, {data}.",
    )
    return EXIT_DONE


def replay(session: Session) -> int:
    """Play its stuck work against the endpoint of a test profile."""
    options, profile = session.options, session.profile
    connector = profile.connector(options.name)
    try:
        found = replay_bundle(Path(options.file), profile.replica, connector, profile.clock)
    finally:
        connector.close()
    rows = [(one.kind, one.action, one.was, one.now, one.message) for one in found]
    session.output.table(
        [asdict(one) for one in found], ("kind", "action", "was", "now", "the server says"), rows,
        nothing="Nothing was stuck in this bundle.",
    )  # fmt: skip
    return EXIT_DONE
