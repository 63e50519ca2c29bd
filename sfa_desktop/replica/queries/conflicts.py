"""What two sides made of one record: what asks, what merged by itself, and what was merged lately."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sfa_desktop.entities import KINDS
from sfa_desktop.entities.exchange import Operation
from sfa_desktop.entities.field import FieldType
from sfa_desktop.replica.access import Reader
from sfa_desktop.replica.codec import load, moment_of
from sfa_desktop.replica.desk import title_of
from sfa_desktop.replica.merging import MERGED
from sfa_desktop.replica.office_row import DELETED, get
from sfa_desktop.replica.resolving import Resolution, open_asks, resolutions
from sfa_desktop.rules.merge import Ask
from sfa_desktop.rules.paths import LINES, value_at

_LOOKED_AT = 2000
"""So many of the ledger's latest entries are looked through for merges."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeNotice:
    """A merge that needed nobody: which fields came from which side, and what lost by which policy."""

    seq: int
    at: datetime | None
    kind: str
    record_id: str
    operation: str
    title: str
    mine: tuple[str, ...]
    theirs: tuple[str, ...]
    losses: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A field of a conflict that a person has decided."""

    field: str
    base: Any
    mine: Any
    theirs: Any
    chosen: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A conflict as it is shown: what asks, what was decided, what merged already."""

    operation: Operation
    asks: tuple[Ask, ...]
    decided: tuple[Decided, ...] = ()
    mine: tuple[str, ...] = ()
    """Fields changed here alone: they go to the office."""
    theirs: tuple[str, ...] = ()
    """Fields changed at the office alone: they are here already."""
    deleted_there: bool = False
    deleted_here: bool = False
    names: Mapping[str, str] = field(default_factory=dict)
    """By id of a record that a value points to: its name; by key of a line: what it is."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """By code: the label of one of the customer's own fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lately:
    """What was settled lately by a person, with its record's name, and what merged by itself; newest first."""

    settled: tuple[tuple[str, Resolution], ...] = ()
    merged: tuple[MergeNotice, ...] = ()


def lately(r: Reader, *, limit: int = 6) -> Lately:
    """The latest decisions and merges, with what can be taken back."""
    found = resolutions(r)[:limit]
    return Lately(
        settled=tuple((_title(r, one.kind, one.record_id) or one.title, one) for one in found),
        merged=tuple(one for one in merges(r, limit=limit) if (one.mine and one.theirs) or one.losses),
    )


def _title(r: Reader, kind: str, record_id: str) -> str:
    record = r.get(kind, record_id)
    return title_of(record) if record is not None else ""


def conflict(r: Reader, operation: Operation) -> Conflict:
    """One conflict."""
    asks = open_asks(r, operation)
    asking = {ask.field for ask in asks}
    row = get(r, operation.kind, operation.record_id)
    whole = "*" in asking
    decided = [
        Decided(field=ask.field, base=ask.base, mine=ask.mine, theirs=ask.theirs, chosen=one.chosen[ask.field])
        for one in resolutions(r, operation.record_id)
        if operation.id in (one.operation, one.was) and not one.undone
        for ask in one.asks
        if ask.field not in asking
    ]
    told = [notice for notice in merges(r, record=operation.record_id) if notice.operation == operation.id]
    theirs = [path for notice in told for path in notice.theirs]
    settled = asking | {one.field for one in decided}
    return Conflict(
        operation=operation,
        asks=asks,
        decided=tuple(decided),
        mine=() if whole else tuple(p for p in _changed(operation) if not _within(p, settled)),
        theirs=() if whole else tuple(p for p in dict.fromkeys(theirs) if not _within(p, settled)),
        deleted_there=bool(row and row.gone == DELETED),
        deleted_here=whole and asks[0].mine is None,
        names=_names(r, operation, asks),
        labels={code: own.label for code, own in r.custom_fields(operation.kind).items()},
    )


def _names(r: Reader, operation: Operation, asks: Sequence[Ask]) -> dict[str, str]:
    """What the values that ask point to is called, and what their lines are."""
    kind, found = operation.kind, {}
    for ask in asks:
        if ask.field.startswith(LINES):
            key = ask.field.removeprefix(LINES).partition(".")[0]
            sides = (operation.values, operation.base, operation.theirs or {})
            lines = [line for side in sides if (line := value_at(side, f"{LINES}{key}"))]
            product = r.get("product", lines[0].get("product_id") or "") if lines else None
            found[key] = str((lines and lines[0].get("description")) or (product.headline if product else "")) or key
        elif KINDS[kind].has(ask.field) and KINDS[kind].field(ask.field).type is FieldType.LINK:
            to = KINDS[kind].field(ask.field).to
            for id_ in (ask.base, ask.mine, ask.theirs):
                found[str(id_)] = _title(r, to, id_) if id_ else ""
    return found


def _changed(operation: Operation) -> list[str]:
    found = [name for name in operation.values if name not in ("custom", "lines")]
    found += ["lines"] if "lines" in operation.values else []
    return found + [f"custom.{code}" for code in operation.values.get("custom") or {}]


def _within(path: str, paths: set[str]) -> bool:
    return any(path == one or path.startswith(f"{one}.") or one.startswith(f"{path}.") for one in paths)


def merges(r: Reader, *, record: str = "", limit: int = 30) -> list[MergeNotice]:
    """The latest merges that needed nobody, newest first; of one record where asked."""
    columns = "seq, at, kind, record, operation, data"
    if record:
        rows = r.rows(
            f"SELECT {columns} FROM ledger WHERE record = ? AND event = ? ORDER BY seq DESC LIMIT ?",  # noqa: S608
            (record, MERGED, limit),
        )
    else:
        rows = r.rows(
            f"SELECT {columns} FROM (SELECT * FROM ledger ORDER BY seq DESC LIMIT ?) WHERE event = ? "  # noqa: S608
            "ORDER BY seq DESC LIMIT ?",
            (_LOOKED_AT, MERGED, limit),
        )
    return [_notice(r, row) for row in rows]


def _notice(r: Reader, row: Sequence[Any]) -> MergeNotice:
    seq, at, kind, record_id, operation, text = row
    data = load(text)
    return MergeNotice(
        seq=seq,
        at=moment_of(at),
        kind=kind,
        record_id=record_id,
        operation=operation,
        title=_title(r, kind, record_id),
        mine=tuple(data["mine"]),
        theirs=tuple(data["theirs"]),
        losses=tuple(data["losses"]),
    )
