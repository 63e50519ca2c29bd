"""outbox: the work that has not reached the office, and what a person decides about it."""

from pathlib import Path
from typing import Any

from sfa_desktop.actions.discard_operation import discard_operation
from sfa_desktop.actions.export_outbox import export_outbox, read_outbox
from sfa_desktop.actions.retry_operation import retry_all, retry_operation
from sfa_desktop.base.errors import EXIT_DONE, InvalidInput
from sfa_desktop.cli.session import Session
from sfa_desktop.entities.exchange import OPEN_STATES, Operation
from sfa_desktop.replica import office, outbox

_REASONS = {
    outbox.WAITS_FOR: "It waits for {name}, which needs a person first.",
    outbox.NO_MATCH: "The server for it does not know {name}; see: sfa-desktop endpoint matches --unmatched",
    office.CHANGED: "It was changed at the office too; see: sfa-desktop conflicts list",
    office.CHANGED_DELETED: "It was deleted at the office; see: sfa-desktop conflicts list",
    office.OUT_OF_SCOPE: "It is not in this user's territory any more.",
}


def outbox_list(session: Session) -> int:
    """Waiting work as objects with id, kind, record, state and reason."""
    states = None if session.options.all else OPEN_STATES
    with session.profile.replica.read() as r:
        items = outbox.items(r, states=states)
    rows = [(item.state.value, item.kind, item.action.value, item.title, reason(item) or "", item.id)
            for item in items]  # fmt: skip
    columns = ("state", "kind", "what", "name", "reason", "id")
    documents = [describe(item) for item in items]
    session.output.table(documents, columns, rows, nothing="Nothing waits: everything is at the office.")
    return EXIT_DONE


def describe(item: Operation) -> dict[str, Any]:
    """An operation as JSON can hold it."""
    return {
        "id": item.id,
        "kind": item.kind,
        "record": item.record_id,
        "state": item.state.value,
        "reason": reason(item),
        "code": item.code or None,
        "line": item.line or None,
        "action": item.action.value,
        "name": item.title,
        "group": item.group_id,
        "attempts": item.attempts,
        "created_at": item.created_at,
    }


def reason(item: Operation) -> str | None:
    """Why an item has not reached the office, in words; None if it only waits for the next sync."""
    words = _REASONS.get(item.code)
    return words.format(name=item.message) if words else item.message or item.code or None


def outbox_retry(session: Session) -> int:
    """Put refused work back into the queue."""
    options = session.options
    if bool(options.id) == bool(options.all):
        raise InvalidInput(problem="Name one item, or give --all.")
    if options.all:
        number = retry_all(session.profile.replica)
    else:
        retry_operation(session.profile.replica, options.id)
        number = 1
    session.output.answer({"retried": number}, f"{number} will be tried again with the next sync.")
    return EXIT_DONE


def outbox_discard(session: Session) -> int:
    """Give up one item."""
    discard_operation(session.profile.replica, session.options.id)
    session.output.answer({"id": session.options.id}, "It is discarded; the ledger keeps what it was.")
    return EXIT_DONE


def outbox_export(session: Session) -> int:
    """Waiting work with the ledger's proof, to a file or as the answer."""
    if session.options.file:
        path = Path(session.options.file)
        number = export_outbox(session.profile.replica, path)
        session.output.answer({"operations": number, "file": str(path)}, f"{number} items are written to {path}.")
    else:
        session.output.as_json = True
        session.output.answer(read_outbox(session.profile.replica))
    return EXIT_DONE
