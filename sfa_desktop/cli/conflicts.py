"""conflicts and kept: records that changed on both sides, what a person decides, and values that lost."""

from collections.abc import Sequence
from typing import Any

from sfa_desktop.actions.edit_record import kind_named
from sfa_desktop.actions.resolve_conflict import SIDES, conflict_named, conflicts, resolve_conflict, resolve_typed
from sfa_desktop.actions.restore_value import restore_value
from sfa_desktop.actions.undo_resolution import undo_resolution
from sfa_desktop.base.errors import EXIT_DONE, InvalidInput
from sfa_desktop.cli.session import Session
from sfa_desktop.cli.waiting import describe
from sfa_desktop.replica.kept import KeptValue, kept_values
from sfa_desktop.replica.queries.conflicts import Conflict, conflict

_ABSENT = "(deleted)"


def conflicts_list(session: Session) -> int:
    """Conflicts with base, mine and theirs, and what asks in each."""
    with session.profile.replica.read() as r:
        found = [conflict(r, operation) for operation in conflicts(r)]
    rows = [(c.operation.kind, c.operation.title, ", ".join(a.field for a in c.asks), c.operation.id) for c in found]
    documents = [_document(c) for c in found]
    session.output.table(documents, ("kind", "name", "asks", "id"), rows, nothing="There is no conflict.")
    return EXIT_DONE


def conflicts_show(session: Session) -> int:
    """One conflict, field by field."""
    with session.profile.replica.read() as r:
        found = conflict(r, conflict_named(r, session.options.id))
    rows = [(a.field, _short(a.base), _short(a.mine), _short(a.theirs)) for a in found.asks]
    session.output.table(_document(found), ("field", "was", "mine", "theirs"), rows, nothing="Nothing asks.")
    return EXIT_DONE


def _short(value: Any) -> Any:
    return _ABSENT if value is None else "(the record)" if isinstance(value, dict) else value


def _document(found: Conflict) -> dict[str, Any]:
    item = found.operation
    return {
        **describe(item),
        "base": dict(item.base),
        "mine": dict(item.values),
        "theirs": None if item.theirs is None else dict(item.theirs),
        "fields": [{"field": a.field, "base": a.base, "mine": a.mine, "theirs": a.theirs} for a in found.asks],
        "decided": {one.field: one.chosen for one in found.decided},
        "merged": {"mine": list(found.mine), "theirs": list(found.theirs)},
    }


def conflicts_resolve(session: Session) -> int:
    """Take one side of all that asks, decide field by field, take a decision back, or make it again."""
    replica, id_, take = session.profile.replica, session.options.id, session.options.take
    if len(take) == 1 and take[0] in ("undo", "redo"):
        turned = undo_resolution(replica, id_, turn=take[0])
        said = "It is as it was before that decision." if take[0] == "undo" else "It is decided again."
        session.output.answer({"id": turned.operation, "record": turned.record_id, "turn": take[0]}, said)
        return EXIT_DONE
    if len(take) == 1 and take[0] in SIDES:
        operation, left = resolve_conflict(replica, id_, take=take[0])
    else:
        operation, left = resolve_typed(replica, id_, _typed(take))
    said = (
        f"Settled, but still asks: {', '.join(left)}." if left else "Settled. What was not taken is kept for 30 days."
    )
    session.output.answer({"id": operation, "open": list(left)}, said)
    return EXIT_DONE


def _typed(take: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for word in take:
        name, equals, text = word.partition("=")
        if not equals or not name:
            raise InvalidInput(problem=f"{word!r} is not understood; take mine, theirs, undo, redo or FIELD=VALUE.")
        found[name] = text
    return found


def kept_list(session: Session) -> int:
    """Values that lost a merge in the last 30 days, newest first."""
    options = session.options
    if options.kind and not options.id:
        raise InvalidInput(problem="Name the kind and the id of a record, or neither.")
    kind = kind_named(options.kind).kind if options.kind else ""
    with session.profile.replica.read() as r:
        found = kept_values(r, kind, options.id or "")
    rows = [(k.seq, k.kind, k.field, _short(k.value), _short(k.winner), k.side, k.reason) for k in found]
    columns = ("n", "kind", "field", "kept", "instead of it", "whose", "why")
    session.output.table([_kept(k) for k in found], columns, rows, nothing="No value lost in the last 30 days.")
    return EXIT_DONE


def _kept(found: KeptValue) -> dict[str, Any]:
    return {
        "n": found.seq,
        "kind": found.kind,
        "record": found.record_id,
        "field": found.field,
        "value": found.value,
        "winner": found.winner,
        "side": found.side,
        "reason": found.reason,
        "operation": found.operation,
        "at": found.at,
        "restored_at": found.restored_at,
    }


def kept_restore(session: Session) -> int:
    """Bring one of them back."""
    found = restore_value(session.profile.replica, session.options.number)
    document = {"n": found.seq, "kind": found.kind, "record": found.record_id, "field": found.field}
    session.output.answer(document, "It is back here, and goes to the office with the next sync.")
    return EXIT_DONE
