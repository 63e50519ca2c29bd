"""What becomes of data and of waiting work when a revision takes columns away: declared, carried out, and checked.

A revision's module may say, beside `upgrade()`:
- `MOVED = {"account.phone": "account.telephone"}`: the column's data is under another name now;
- `DROPPED = {"account.fax": "why, and what became of its data"}`: it is gone, or its whole table ("task": …) is;
- `operation(kind, values)`: values made before the revision as they are meant from it on.
What is missing afterwards and not declared stops the migration, and so does waiting work that is not there any more.
Work of which nothing is left is set aside with what was typed, for a person to export or to let go of.
"""

import importlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sfa_desktop.base.clock import Clock
from sfa_desktop.base.guard_errors import UpdateRefused
from sfa_desktop.entities.exchange import Operation, OperationState
from sfa_desktop.replica import ledger, operations
from sfa_desktop.replica.access import Writer
from sfa_desktop.replica.codec import LINES, SHAPES, dump, load
from sfa_desktop.replica.connection import Raw
from sfa_desktop.replica.schema import OPEN
from sfa_desktop.replica.vocabulary import Vocabulary
from sfa_desktop.rules.paths import CUSTOM, WHOLE
from sfa_desktop.rules.paths import LINES as IN_LINES

Values = Mapping[str, Any]


def _unchanged(_kind: str, values: Values) -> Values:
    return values


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One step of the schema."""

    number: str
    upgrade: Callable[[], None]
    moved: Mapping[str, str] = field(default_factory=dict)
    dropped: Mapping[str, str] = field(default_factory=dict)
    operation: Callable[[str, Values], Values] = _unchanged

    @classmethod
    def load(cls, number: str) -> "Revision":
        """The revision of that number."""
        module = importlib.import_module(f"sfa_desktop.replica.migrations.r{number}")
        return cls(
            number=number,
            upgrade=module.upgrade,
            moved=getattr(module, "MOVED", {}),
            dropped=getattr(module, "DROPPED", {}),
            operation=getattr(module, "operation", _unchanged),
        )

    @property
    def changes_values(self) -> bool:
        """Whether canonical values made before it read otherwise after it."""
        return bool(self.moved or self.dropped) or self.operation is not _unchanged


def columns(raw: Raw) -> set[str]:
    """Every column of the file, as `table.column`."""
    rows = raw.execute(
        "SELECT m.name || '.' || c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'"
    )
    return {row[0] for row in rows}


def undeclared(before: set[str], after: set[str], revision: Revision) -> list[str]:
    """Columns that a revision took away, or moved to where nothing is, without saying what becomes of them."""
    told = {name for name in before if name in revision.dropped or name.split(".")[0] in revision.dropped}
    told |= {old for old, new in revision.moved.items() if new in after}
    return sorted(before - after - told)


def unsent(raw: Raw) -> dict[str, set[str]]:
    """What no migration may lose: open operations, and what is being typed."""
    tables = {row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    found = {
        "operations": {row[0] for row in raw.execute(f"SELECT id FROM operation WHERE {OPEN}")},  # noqa: S608
        "drafts": {row[0] for row in raw.execute("SELECT name FROM fact WHERE name LIKE 'draft/%'")},
    }
    if "attachment" in tables:
        files = raw.execute("SELECT id FROM attachment WHERE state NOT IN ('done', 'office')")
        found["files"] = {row[0] for row in files}
    return found


def check_kept(before: Mapping[str, set[str]], after: Mapping[str, set[str]]) -> None:
    """Raise UpdateRefused if something unsent is not there any more."""
    lost = {what: len(ids - after.get(what, set())) for what, ids in before.items()}
    if any(lost.values()):
        detail = ", ".join(f"{number} {what}" for what, number in lost.items() if number)
        raise UpdateRefused(detail=f"waiting work would be lost: {detail}")


def carry(raw: Raw, revision: Revision, clock: Clock) -> None:
    """Bring waiting work, what the office said of its records, and what merges decided to the revision's names."""
    if revision.changes_values:
        writer = Writer(raw, clock, Vocabulary())
        for row in writer.rows(f"{operations.SELECT} WHERE {OPEN} AND schema_version < ?", (int(revision.number),)):
            _carry_operation(writer, revision, operations.operation_of(row))
        for kind, record, values, before in writer.rows('SELECT kind, record_id, "values", before FROM office_row'):
            now = [dump(_as_now(revision, kind, load(text))) for text in (values, before)]
            writer.run(
                'UPDATE office_row SET "values" = ?, before = ? WHERE kind = ? AND record_id = ?', (*now, kind, record)
            )
        tables = {row[0] for row in writer.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if {"kept_value", "resolution"} <= tables:
            _carry_kept(writer, revision)
            _carry_resolutions(writer, revision)
    raw.execute(f"UPDATE operation SET schema_version = ? WHERE {OPEN}", (int(revision.number),))  # noqa: S608


def _carry_operation(w: Writer, revision: Revision, operation: Operation) -> None:
    if operation.kind in revision.dropped:
        _note(w, revision, operation, {})
        _set_aside(w, operation, f"{operation.kind}: {revision.dropped[operation.kind]}".rstrip(": "))
        return
    values = _as_now(revision, operation.kind, operation.values)
    base = _as_now(revision, operation.kind, operation.base)
    if (values, base) == (operation.values, operation.base):
        return
    _note(w, revision, operation, values)
    if values or not operation.values:
        operations.put(w, operation.id, values=values, base=base)
        return
    why = "; ".join(
        f"{name}: {revision.dropped.get(f'{operation.kind}.{name}', '')}".rstrip(": ") for name in operation.values
    )
    _set_aside(w, operation, why)


def _note(w: Writer, revision: Revision, operation: Operation, now: Values) -> None:
    data = {"was": operation.values, "now": now, "schema": int(revision.number)}
    ledger.append(w, "upgraded", operation=operation.id, kind=operation.kind, record=operation.record_id, data=data)


def _set_aside(w: Writer, operation: Operation, why: str) -> None:
    """Nothing is left that could be sent: a person sees what it was, and lets go of it.

    What may have reached the office is looked up first; if the office does not have it, it is set aside then.
    """
    if operation.kind in SHAPES and operation.state in (OperationState.SENDING, OperationState.UNKNOWN):
        operations.put(w, operation.id, message=why)
    else:
        operations.put(w, operation.id, state=OperationState.REFUSED.value, code=operations.FIELD_GONE, message=why)


def _carry_kept(w: Writer, revision: Revision) -> None:
    """Values that lost a merge; of a field that is gone they cannot be brought back."""
    for seq, kind, path, value, winner in w.rows("SELECT seq, kind, field, value, winner FROM kept_value"):
        now = _at_path(revision, kind, path, [load(value), load(winner)])
        if now is None:
            w.run("DELETE FROM kept_value WHERE seq = ?", (seq,))
        elif now != (path, [load(value), load(winner)]):
            cells = (now[0], *map(dump, now[1]), seq)
            w.run("UPDATE kept_value SET field = ?, value = ?, winner = ? WHERE seq = ?", cells)


def _carry_resolutions(w: Writer, revision: Revision) -> None:
    """What a person decided, and what stood against each other, so that it can be taken back."""
    for seq, kind, take, conflict in w.rows('SELECT seq, kind, take, "conflict" FROM resolution'):
        chosen, stood = load(take), load(conflict)
        asks, taken = [], {}
        for ask in stood["asks"]:
            path, sides = ask["field"], [ask["base"], ask["mine"], ask["theirs"]]
            of_all = [] if path == WHOLE else [chosen[path]]
            now = _at_path(revision, kind, path, [*sides, *of_all])
            if now is not None:
                asks.append({"field": now[0], **dict(zip(("base", "mine", "theirs"), now[1], strict=False))})
                taken[now[0]] = now[1][3] if of_all else chosen[path]
        if not asks:
            w.run("DELETE FROM resolution WHERE seq = ?", (seq,))
        elif (taken, asks) != (chosen, stood["asks"]):
            cells = (dump(taken), dump({**stood, "asks": asks}), seq)
            w.run('UPDATE resolution SET take = ?, "conflict" = ? WHERE seq = ?', cells)


def _at_path(revision: Revision, kind: str, path: str, values: Sequence[Any]) -> tuple[str, list[Any]] | None:
    """A path of rules/paths.py and values that stand at it, as they are meant now; None where it is gone."""
    if kind in revision.dropped:
        return None
    if path == WHOLE:
        return path, [value and _as_now(revision, kind, value) for value in values]
    if path.startswith(CUSTOM):
        return path, list(values)
    if path.startswith(IN_LINES) and kind in LINES:
        key, _, rest = path.removeprefix(IN_LINES).partition(".")
        now = _at_path(revision, LINES[kind].kind, rest or WHOLE, values)
        return now and (f"{IN_LINES}{key}.{now[0]}" if rest else path, now[1])
    found = [_as_now(revision, kind, {path: value}) for value in values]
    if not all(found):
        return None
    name = next(iter(found[0]))
    return name, [one[name] for one in found]


def _as_now(revision: Revision, kind: str, values: Values) -> Values:
    """Values with the revision's names; what it dropped is left out, of lines too."""
    names = {
        old.split(".")[1]: new.split(".")[1]
        for old, new in revision.moved.items()
        if "." in old and old.split(".")[0] == kind and new.split(".")[0] == kind
    }
    gone = {name.split(".")[1] for name in revision.dropped if "." in name and name.split(".")[0] == kind}
    found = {names.get(name, name): value for name, value in values.items() if name not in gone}
    if kind in LINES and found.get("lines"):
        found["lines"] = [_as_now(revision, LINES[kind].kind, line) for line in found["lines"]]
    return revision.operation(kind, found)
