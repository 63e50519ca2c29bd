"""search, show, list, new, edit, delete: records of any kind."""

from collections.abc import Sequence
from typing import Any

from sfa_desktop.actions.edit_record import create_record, delete_record, kind_named, update_record
from sfa_desktop.actions.export_records import as_document
from sfa_desktop.base.errors import EXIT_DONE, InvalidInput
from sfa_desktop.cli.session import Session
from sfa_desktop.replica import search as search_replica
from sfa_desktop.replica.store import Reader
from sfa_desktop.rules.typed import field_named, read_value

_MOST = 1000


def search(session: Session) -> int:
    """Hits as objects with id, kind, name, detail and score, the best first."""
    options = session.options
    kinds = [kind_named(kind).kind for kind in options.kind or ()] or None
    text = " ".join(options.text).replace("\x00", "")
    limit = count(options.limit, "--limit")
    with session.profile.replica.read() as r:
        hits = search_replica.search(r, text, kinds=kinds, limit=min(limit, _MOST))
    documents = [
        {"id": hit.id, "kind": hit.kind, "name": hit.title, "detail": hit.detail, "score": hit.score} for hit in hits
    ]
    rows = [(hit.kind, hit.title, hit.detail, hit.id) for hit in hits]
    session.output.table(documents, ("kind", "name", "detail", "id"), rows, nothing="Nothing found.")
    return EXIT_DONE


def show(session: Session) -> int:
    """One record as an object; an order with its lines."""
    kind = kind_named(session.options.kind).kind
    with session.profile.replica.read() as r:
        document = whole(r, kind, session.options.id)
    lines = [f"{name}: {value}" for name, value in document.items() if value not in (None, "", [], {})]
    session.output.answer(document, *lines)
    return EXIT_DONE


def list_kind(session: Session) -> int:
    """The records of a kind by their names."""
    options = session.options
    entity = kind_named(options.kind)
    limit = None if options.limit is None else count(options.limit, "--limit")
    offset = count(options.offset, "--offset")
    with session.profile.replica.read() as r:
        where = _conditions(options.kind, options.where)
        records = r.list(entity.kind, where=where, order=("sort",), limit=limit, offset=offset)
    documents = [as_document(record) for record in records]
    shown = [field.name for field in entity.fields() if field.show][:4]
    rows = [(d["id"], *(d[name] for name in shown)) for d in documents]
    session.output.table(documents, ("id", *shown), rows, nothing=f"There is no {entity.kind} here.")
    return EXIT_DONE


def new(session: Session) -> int:
    """Make a record; its id."""
    options = session.options
    entity = kind_named(options.kind)
    id_ = create_record(session.profile.replica, entity.kind, pairs(options.values))
    session.output.answer({"id": id_}, f"{entity.kind} {id_} is kept and will be sent with the next sync.")
    return EXIT_DONE


def edit(session: Session) -> int:
    """Change a record; its id."""
    options = session.options
    id_ = update_record(session.profile.replica, options.kind, options.id, pairs(options.values))
    session.output.answer({"id": id_}, f"{id_} is changed and will be sent with the next sync.")
    return EXIT_DONE


def delete(session: Session) -> int:
    """Delete a record; its id."""
    id_ = delete_record(session.profile.replica, session.options.kind, session.options.id)
    session.output.answer({"id": id_}, f"{id_} is deleted here, and at the office with the next sync.")
    return EXIT_DONE


def whole(r: Reader, kind: str, id: str) -> dict[str, Any]:
    """A record as a document, an order with its lines. Raises NotFound."""
    document = as_document(r.need(kind, id))
    if kind == "order":
        document["lines"] = [as_document(line) for line in r.children("order_line", id)]
    return document


def pairs(texts: Sequence[str]) -> dict[str, str]:
    """`FIELD=VALUE` texts by field. Raises InvalidInput for one that is none, or a field named twice."""
    found: dict[str, str] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals or not name.strip():
            raise InvalidInput(problem=f"{text[:60]!r} is not FIELD=VALUE.")
        if name.strip() in found:
            raise InvalidInput(problem=f"{name.strip()} is given twice.")
        found[name.strip()] = value
    return found


def count(number: int, option: str) -> int:
    """A number that counts something; raises InvalidInput below 0."""
    if number < 0:
        raise InvalidInput(problem=f"{option} cannot be less than 0.")
    return min(number, 2**31)


def _conditions(kind: str, texts: Sequence[str]) -> dict[str, Any]:
    entity = kind_named(kind)
    found: dict[str, Any] = {}
    for name, text in pairs(texts).items():
        field = field_named(entity, name)
        if field is None:
            names = ", ".join(known.name for known in entity.fields())
            raise InvalidInput(problem=f"The kind {entity.kind} has no field {name[:60]!r}; it has {names}.")
        found[field.name] = read_value(field, text)
    return found
