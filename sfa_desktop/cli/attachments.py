"""attach, attachments: files of records, and the queue in which they wait for the office."""

from pathlib import Path
from typing import Any

from sfa_desktop.actions.add_file import add_file
from sfa_desktop.actions.copy_file import copy_file
from sfa_desktop.actions.edit_record import kind_named
from sfa_desktop.actions.fetch_file import fetch_file, list_files
from sfa_desktop.actions.remove_file import remove_file
from sfa_desktop.actions.retry_file import retry_file
from sfa_desktop.base.errors import EXIT_DONE, InvalidInput
from sfa_desktop.cli.session import Session
from sfa_desktop.entities.attachment import RecordFile
from sfa_desktop.replica import attachments

_USAGE = (
    "it is one of: attachments; attachments KIND ID; attachments get ATTACHMENT_ID FILE; "
    "attachments retry ATTACHMENT_ID; attachments remove ATTACHMENT_ID"
)


def attach(session: Session) -> int:
    """Add a file to a record."""
    options = session.options
    kind = kind_named(options.kind).kind
    file = add_file(session.profile.replica, kind, options.id, Path(options.file))
    session.output.answer(describe(file), f"{file.file.name} is added; it goes up after everything else.")
    return EXIT_DONE


def manage(session: Session) -> int:
    """The files of a record, or one verb for one file."""
    match session.options.words:
        case []:
            with session.profile.replica.read() as r:
                return _listed(session, attachments.unsent(r), "No file waits.")
        case ["get", id_, file]:
            return _get(session, id_, Path(file))
        case ["retry", id_]:
            retry_file(session.profile.replica, id_)
            session.output.answer({"id": id_}, "It will be tried again with the next sync.")
            return EXIT_DONE
        case ["remove", id_]:
            remove_file(session.profile.replica, id_)
            session.output.answer({"id": id_}, "It is removed; the ledger keeps what it was.")
            return EXIT_DONE
        case [kind, id_] if kind != "get":
            return _of_record(session, kind_named(kind).kind, id_)
    raise InvalidInput(problem=_USAGE)


def describe(file: RecordFile) -> dict[str, Any]:
    """A file as JSON can hold it."""
    return {
        "id": file.file.id,
        "name": file.file.name,
        "kind": file.file.kind,
        "record": file.file.record_id,
        "media_type": file.file.media_type,
        "size": file.file.size,
        "sha256": file.file.sha256,
        "state": file.state.value,
        "sent": file.sent,
        "here": file.here,
        "code": file.code,
        "reason": file.message,
        "created_at": file.created_at,
    }


def _of_record(session: Session, kind: str, id: str) -> int:
    replica = session.profile.replica
    if session.options.office:
        connector = session.profile.connector(session.profile.owner_of(kind))
        try:
            found = list_files(replica, connector, kind, id)
        finally:
            connector.close()
    else:
        with replica.read() as r:
            r.need(kind, id)
            found = attachments.of_record(r, kind, id)
    return _listed(session, found, "There is no file.")


def _listed(session: Session, found: list[RecordFile], nothing: str) -> int:
    rows = [(f.file.name, f.file.size, f.state.value, f.message or f.code, f.file.id) for f in found]
    session.output.table(
        [describe(f) for f in found], ("name", "bytes", "state", "reason", "id"), rows, nothing=nothing
    )
    return EXIT_DONE


def _get(session: Session, id: str, path: Path) -> int:
    replica = session.profile.replica
    with replica.read() as r:
        known = attachments.need(r, id)
    if not known.here:
        connector = session.profile.connector(session.profile.owner_of(known.file.kind))
        try:
            fetch_file(replica, connector, id)
        finally:
            connector.close()
    size = copy_file(replica, id, path)
    session.output.answer({"id": id, "file": str(path), "size": size}, f"{size} bytes are in {path}.")
    return EXIT_DONE
