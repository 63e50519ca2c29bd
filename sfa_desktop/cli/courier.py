"""courier pack, deliver, receive: the outbox by hand, where there is no network."""

import os
from pathlib import Path

from sfa_desktop.actions import courier
from sfa_desktop.base.errors import EXIT_DONE, EXIT_PERSON, InvalidInput
from sfa_desktop.cli.session import Session, stdin_line

VARIABLE = "SFA_DESKTOP_COURIER_PASSPHRASE"


def pack(session: Session) -> int:
    """Seal the outbox."""
    profile, path = session.profile, Path(session.options.file).absolute()
    made = courier.pack(
        profile.replica, path, _passphrase(session), device_id=profile.device_id, lock=profile.home.sync_lock
    )
    document = {
        "file": str(path), "pack": made.id, "operations": made.operations, "behind": made.behind, "files": made.files
    }  # fmt: skip
    said = [f"{made.operations} operations and {made.files} files are sealed in {path}."]
    if made.behind:
        said.append(f"{made.behind} need a person first and are not delivered; they stay in the outbox.")
    session.output.answer(document, *said, "Deliver it elsewhere with: sfa-desktop courier deliver FILE")
    return EXIT_DONE


def deliver(session: Session) -> int:
    """Send what a file holds; exit 4 if the office refused something, 3 if it ended early."""
    options, profile = session.options, session.profile
    passphrase = _passphrase(session)
    connector = profile.connector()
    try:
        found = courier.deliver(
            Path(options.file), passphrase, connector, now=profile.clock.now(),
            receipts=Path(options.receipts).absolute() if options.receipts else None, on_behalf=options.on_behalf,
        )  # fmt: skip
    finally:
        connector.close()
    document = {
        "receipts": str(found.receipts), "delivered_by": found.by, "done": found.done, "before": found.before,
        "refused": found.refused, "conflicts": found.conflicts, "waiting": found.waiting, "files": found.files,
        "error": {"code": found.error.code, "message": found.error.what()} if found.error else None,
    }  # fmt: skip
    session.output.answer(
        document,
        f"At the office: {found.done} operations ({found.before} of them were there before), {found.files} files; "
        f"{found.refused} refused, {found.conflicts} in conflict, {found.waiting} not sent.",
        f"Take {found.receipts} home: sfa-desktop courier receive FILE",
    )
    if found.error:
        session.output.say(str(found.error))
        return found.error.exit_code
    return EXIT_PERSON if found.refused or found.conflicts else EXIT_DONE


def receive(session: Session) -> int:
    """Take in the receipts; exit 4 if something needs a person now."""
    profile = session.profile
    found = courier.receive(
        profile.replica, Path(session.options.file), _passphrase(session), device_id=profile.device_id,
        lock=profile.home.sync_lock,
    )  # fmt: skip
    document = {
        "done": found.done, "refused": found.refused, "conflicts": found.conflicts, "files": found.files,
        "delivered_by": found.by,
    }  # fmt: skip
    said = f"{found.done} operations and {found.files} files are at the office by {found.by}'s hand; "
    session.output.answer(document, f"{said}{found.refused} were refused, {found.conflicts} are in conflict.")
    return EXIT_PERSON if found.refused > 0 or found.conflicts > 0 else EXIT_DONE


def _passphrase(session: Session) -> str:
    """The file's own passphrase: from standard input, or from the environment; never from the command line."""
    if session.options.secret_stdin:
        return stdin_line("the file's passphrase")
    found = os.environ.get(VARIABLE)
    if not found:
        raise InvalidInput(problem=f"The file needs a passphrase: --secret-stdin, or {VARIABLE}.")
    return found
