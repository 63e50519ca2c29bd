"""central init, start, status, stop, backup, restore: the embedded central CRM of the demo company."""

from pathlib import Path

from sfa_desktop.actions import central
from sfa_desktop.actions.central import CentralStatus
from sfa_desktop.base.errors import EXIT_DONE
from sfa_desktop.cli.progress import Bar
from sfa_desktop.cli.session import Session


def init(session: Session) -> int:
    """Make it, with a progress bar on standard error."""
    options = session.options
    with Bar(session.output) as bar:
        made = central.init(
            session.home, accounts=options.accounts, database_url=options.database, progress=bar.show_central
        )
    return _tell(session, made)


def start(session: Session) -> int:
    """Start its server."""
    return _tell(session, central.start(session.home))


def status(session: Session) -> int:
    """Whether it runs, where, and who may sign in."""
    return _tell(session, central.status(session.home))


def stop(session: Session) -> int:
    """Stop its server."""
    stopped = central.stop(session.home)
    document = central.status(session.home).as_json()
    session.output.answer(document, "The central CRM is stopped." if stopped else "The central CRM was not running.")
    return EXIT_DONE


def backup(session: Session) -> int:
    """Write a copy of its database."""
    written = central.backup(session.home, Path(session.options.file))
    session.output.answer({"file": str(written)}, f"The backup is in {written}.")
    return EXIT_DONE


def restore(session: Session) -> int:
    """Put a copy back; the former database is kept beside it."""
    former = central.restore(session.home, Path(session.options.file), as_new=session.options.as_new)
    document = {"former": str(former) if former else None}
    session.output.answer(document, f"Restored. The former database is kept in {former}.")
    return EXIT_DONE


def _tell(session: Session, found: CentralStatus) -> int:
    lines = [f"The central CRM {'runs' if found.running else 'is stopped'} at {found.url}, database {found.database}."]
    people = ([found.admin] if found.admin else []) + list(found.reps)
    lines.extend(f"  {login.login}  {login.password}  {login.name}" for login in people)
    session.output.answer(found.as_json(), *lines)
    return EXIT_DONE
