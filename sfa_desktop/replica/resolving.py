"""A person settles a conflict, takes that back, or does it again; for 30 days, also after it was sent."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.entities.exchange import Action, Operation, OperationState
from sfa_desktop.replica import deletions, kept, merging, office, operations
from sfa_desktop.replica.access import Reader, Writer
from sfa_desktop.replica.codec import dump, load
from sfa_desktop.replica.deletions import MINE, THEIRS
from sfa_desktop.replica.merging import asks_of
from sfa_desktop.replica.office_row import DELETED, OfficeRow, grounds
from sfa_desktop.rules.merge import Ask, Merged, choose, differing
from sfa_desktop.rules.paths import WHOLE, value_at


@dataclass(frozen=True, slots=True)
class Typed:
    """A third value that a person gives in the place of both; canonical."""

    value: Any


Choice = str | Typed
"""Of one field: "mine", "theirs", or a value of the person's own."""
Take = str | Mapping[str, Choice]
"""Everything that asks, or field by field; what is not named goes on asking."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """How a conflict was settled."""

    seq: int
    operation: str
    """The operation that stands for the decision."""
    was: str
    """The operation that was in conflict."""
    kind: str
    record_id: str
    chosen: Mapping[str, Any]
    """By field: the value that was taken; for the whole record "mine" or "theirs"."""
    asks: tuple[Ask, ...]
    """What stood against each other."""
    version: int
    """The office's version then."""
    title: str
    undone: bool
    at: str


def open_asks(r: Reader, operation: Operation) -> tuple[Ask, ...]:
    """What a conflict asks of a person. Where the server calls a conflict what looks like none: all that differs."""
    found = asks_of(r, operation)
    row = office.get(r, operation.kind, operation.record_id)
    if found is None or row is None:
        return ()
    return found.asks or _all_that_differs(r, operation, found, row)


def _all_that_differs(r: Reader, operation: Operation, found: Merged, row: OfficeRow) -> tuple[Ask, ...]:
    open_ = operations.open_of(r, operation.kind, operation.record_id)
    if found.values is None or row.gone == DELETED:
        mine = None if open_[-1].action is Action.DELETE else office.overlay(row.values, open_)
        return (Ask(field=WHOLE, base=found.base, mine=mine, theirs=None if row.gone == DELETED else row.values),)
    base = grounds(open_, row.values)
    return tuple(
        Ask(field=p, base=value_at(base, p), mine=value_at(found.values, p), theirs=value_at(row.values, p))
        for p in differing(operation.kind, row.values, found.values)
    )


def resolve(w: Writer, operation_id: str, *, take: Take) -> tuple[str, ...]:
    """Settle a conflict, or some of its fields; the fields that still ask.

    Where both sides say the same by now, whatever is taken ends it. What is taken of mine goes on under the same id if
    the operation's content is what was (perhaps) attempted, since nothing was stored under that id; where the office
    deleted the record it becomes a new creation, under a new id. The value that was not taken is kept for 30 days.
    Raises InvalidInput where there is no conflict, or not about the field that is named.
    """
    operation = operations.need(w, operation_id)
    row = office.get(w, operation.kind, operation.record_id)
    if operation.state is not OperationState.CONFLICT or row is None:
        raise InvalidInput(problem=f"this operation is not in conflict; it is {operation.state.value}")
    asks = open_asks(w, operation)
    if not asks and merging.end_if_alike(w, operation.kind, operation.record_id):
        office.follow(w, operation.kind, operation.record_id)
        return ()
    chosen = _chosen(asks, take)
    left: tuple[str, ...] = ()
    if WHOLE in chosen:
        id_ = deletions.settle(w, operation, row, chosen[WHOLE], asks[0])
    else:
        found = asks_of(w, operation)
        assert found is not None
        id_, left = _resolve_fields(w, operation, row, replace(found, asks=asks), chosen, take)
    _remember(w, operation, id_, chosen, asks, row.version)
    office.follow(w, operation.kind, operation.record_id)
    return left


def _chosen(asks: tuple[Ask, ...], take: Take) -> dict[str, Any]:
    """By field, the value a person takes; for a whole record, "mine" or "theirs"."""
    names = [ask.field for ask in asks]
    wanted = dict.fromkeys(names, take) if isinstance(take, str) else dict(take)
    for name in wanted:
        if name not in names:
            raise InvalidInput(problem=f"{name} does not ask; what asks is: {', '.join(names) or 'nothing'}")
    if not wanted:
        raise InvalidInput(problem=f"nothing is chosen; what asks is: {', '.join(names) or 'nothing'}")
    found: dict[str, Any] = {}
    for ask in asks:
        choice = wanted.get(ask.field)
        if isinstance(choice, Typed) and ask.field != WHOLE:
            found[ask.field] = choice.value
        elif choice in (MINE, THEIRS):
            found[ask.field] = choice if ask.field == WHOLE else getattr(ask, str(choice))
        elif choice is not None:
            raise InvalidInput(problem=f"of {ask.field} take mine or theirs")
    return found


def _resolve_fields(
    w: Writer, operation: Operation, row: OfficeRow, found: Merged, chosen: Mapping[str, Any], take: Take
) -> tuple[str, tuple[str, ...]]:
    kind = operation.kind
    settled = choose(kind, found, chosen, row.values)
    event = f"took_{take}" if isinstance(take, str) else "chose"
    data = {"chosen": chosen, "mine": operation.values, "theirs": row.values, "version": row.version}
    merging.note(w, event, operation, data)
    work = merging.workable(operations.open_of(w, kind, operation.record_id))
    id_ = merging.write_back(w, kind, row, work, settled, closing=THEIRS)
    return id_, tuple(ask.field for ask in settled.asks)


def _remember(
    w: Writer, was: Operation, id_: str, chosen: Mapping[str, Any], asks: tuple[Ask, ...], version: int
) -> None:
    conflict = [
        {"field": a.field, "base": a.base, "mine": a.mine, "theirs": a.theirs} for a in asks if a.field in chosen
    ]
    w.run(
        'INSERT INTO resolution(operation, kind, record_id, take, "conflict", at) VALUES (?, ?, ?, ?, ?, ?)',
        (
            id_,
            was.kind,
            was.record_id,
            dump(chosen),
            dump({"asks": conflict, "was": was.id, "version": version, "title": was.title}),
            w.stamp,
        ),
    )
    w.touched(kept.KEPT, [was.record_id])


def resolutions(r: Reader, id: str = "") -> list[Resolution]:
    """Resolutions that are kept, newest first; of one operation or record where asked."""
    rows = r.rows(
        'SELECT seq, operation, kind, record_id, take, "conflict", undone_at, at FROM resolution ORDER BY seq DESC'
    )
    found = []
    for seq, operation, kind, record, take, conflict, undone, at in rows:
        stood = load(conflict)
        if not id or id in (operation, record, stood["was"]):
            asks = tuple(Ask(**one) for one in stood["asks"])
            found.append(
                Resolution(
                    seq=seq,
                    operation=operation,
                    was=stood["was"],
                    kind=kind,
                    record_id=record,
                    chosen=load(take),
                    asks=asks,
                    version=stood["version"],
                    title=stood["title"],
                    undone=bool(undone),
                    at=at,
                )
            )
    return found
