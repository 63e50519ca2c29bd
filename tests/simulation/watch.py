"""What must hold in one laptop's file after every step, whatever went wrong in it."""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NoReturn

from sfa_desktop.entities.exchange import Action, Group, Operation, OperationState
from sfa_desktop.replica import operations
from sfa_desktop.replica.access import Reader
from sfa_desktop.replica.codec import LINES, SHAPES, Cell, Shape, dump, load
from sfa_desktop.replica.schema import ORIGIN

CLOSED = (OperationState.DONE, OperationState.DISCARDED)
BY_ITSELF = ("folded", "merged")
"""Codes of operations that a merge closes without a person: what they would have said is elsewhere."""
_NOTED = {
    OperationState.SENDING: {"sending"},
    OperationState.UNKNOWN: {"unknown"},
    OperationState.REFUSED: {"refused"},
    OperationState.DONE: {"received", "agreed"},
}
"""The ledger's last word on an operation in these states."""
_ID, _VERSION, _PENDING, _FIRST = 1, 4, 6, len(ORIGIN)
"""Places in a row as `Shape.select` has it."""
Row = tuple[Any, ...]
_BREAK = re.compile(r"\\+n")
_WORD = re.compile(r"[^\s\"\\]+ \d+")


class Violation(AssertionError):
    """A promise was broken; `rule` names it shortly and in the same words every time."""

    def __init__(self, rule: str, detail: object = "") -> None:
        super().__init__(f"{rule}: {detail}" if detail != "" else rule)
        self.rule = rule


def broken(rule: str, detail: object = "") -> NoReturn:
    """Say that a promise was broken."""
    raise Violation(rule, detail)


class Watch:
    """Everything that was seen of one file; only what changed is looked at again."""

    def __init__(
        self,
        kinds: Sequence[str],
        done: Callable[[Operation], bool],
        said: Callable[[str, str], set[str]],
        *,
        exact: bool = True,
    ) -> None:
        self.kinds = kinds
        self.exact = exact
        """Whether a version stands for one content, and so never becomes smaller."""
        self.done = done
        """Whether the office has done an operation as it stands."""
        self.said = said
        """The words the office ever had in a record, by kind and key."""
        self.operations: dict[str, Operation] = {}
        """Every operation that was ever in the outbox; of closed ones what they were before."""
        self.states: dict[str, OperationState] = {}
        self.rows: dict[str, dict[str, Row]] = {}
        self.lines: dict[str, list[Row]] = {}
        """Lines of orders by order."""
        self.office_rows: dict[tuple[str, str], Row] = {}
        self.cursors: dict[str, str] = {}
        self.first_cursors: dict[str, str] = {}
        """Deletions up to these are not told: a first sync has nothing to take away."""
        self.attempted: dict[str, Mapping[str, Any]] = {}
        """By operation: its content when it first left the laptop."""
        self.unanswered: set[str] = set()
        """Operations that left and of which nothing was heard."""
        self.highest: dict[tuple[str, str], int] = {}
        self._raw: dict[str, Row] = {}
        self._ledger: tuple[int, str] = (0, "0" * 64)
        self._last_word: dict[str, str] = {}
        self._reissued: dict[str, str] = {}

    # --- what leaves

    def leaving(self, r: Reader, groups: Sequence[Group]) -> None:
        """Groups are on their way out: marked in the file before, whole, unchanged, and looked up if need be."""
        for group in groups:
            for operation in group.operations:
                known = operations.need(r, operation.id)
                if known.state is not OperationState.SENDING or not known.attempts:
                    broken("sent without a mark in the file", f"{operation.id} is {known.state}")
                if known.values != operation.values:
                    broken("sent otherwise than it stands in the file", operation.id)
                if self.attempted.setdefault(operation.id, known.values) != known.values:
                    broken("changed after an attempt", operation.id)
                if operation.id in self.unanswered:
                    broken("sent again without a look-up", operation.id)
                self.unanswered.add(operation.id)
                self.operations[operation.id] = known
                self.states[operation.id] = known.state

    def answered(self, groups: Sequence[Group]) -> None:
        """The office's word on these groups has arrived."""
        self.unanswered.difference_update(o.id for group in groups for o in group.operations)

    # --- after a step

    def look(self, r: Reader, *, by_person: bool) -> list[Operation]:
        """Look at the file; operations closed, or given another id, since the last time, as they were before.

        `by_person` says whether somebody could have discarded something since.
        """
        self._read_ledger(r)
        closed = self._read_operations(r, by_person=by_person)
        if not by_person:
            self._check_words(r, closed)
        self.office_rows = {(row[0], row[1]): row for row in r.rows("SELECT * FROM office_row")}
        self.cursors = dict(r.rows("SELECT kind, cursor FROM feed WHERE cursor <> ''"))
        begun = {kind: cursor for kind, cursor in self.cursors.items() if cursor != "0"}
        self.first_cursors = {**begun, **self.first_cursors}
        for kind in self.kinds:
            self.rows[kind] = {row[_ID]: row for row in r.rows(SHAPES[kind].select)}
            if kind in LINES:
                self._read_lines(r, LINES[kind])
        return closed

    def _check_words(self, r: Reader, closed: Sequence[Operation]) -> None:
        """What was typed does not vanish with its operation: it is in another one, at the office, or kept."""
        for operation in closed:
            words = words_of(operation.values) - words_of(operation.base)
            if not words or self.done(operation):
                continue
            own = r.rows('SELECT "values" FROM operation WHERE kind = ? AND record_id = ?',
                         (operation.kind, operation.record_id))  # fmt: skip
            kept = r.rows("SELECT value FROM kept_value WHERE record_id = ?", (operation.record_id,))
            found = words_of([*own, *kept]) | self.said(operation.kind, operation.record_id)
            for later in closed:  # what the same person typed over before it could go
                if (later.kind, later.record_id) == (operation.kind, operation.record_id) and later.id > operation.id:
                    found |= words_of(later.base) - words_of(later.values)
            if words - found:
                broken("something typed has vanished", (operation.kind, operation.id, sorted(words - found)))

    def _read_lines(self, r: Reader, shape: Shape) -> None:
        place = shape.columns.index(shape.entity.parent)
        self.lines = {}
        for row in r.rows(shape.select):
            self.lines.setdefault(row[place], []).append(row)

    def _read_ledger(self, r: Reader) -> None:
        """Nothing before was changed, and what is new continues the chain."""
        seq, digest = self._ledger
        rows = r.rows("SELECT * FROM ledger WHERE seq >= ? ORDER BY seq", (seq,))
        if seq:
            if not rows or rows[0][0] != seq or rows[0][-1] != digest:
                broken("the ledger was rewritten", seq)
            del rows[0]
        for entry in rows:
            number, at, event, operation, kind, record, data, claimed = entry
            parts = dump((number, at, event, operation, kind, record, data))
            digest = hashlib.sha256(f"{digest}{parts}".encode()).hexdigest()
            if number != seq + 1 or claimed != digest:
                broken("the ledger's chain is broken", number)
            seq = number
            if operation:
                self._last_word[operation] = event
            if event == "reissued":
                self._reissued[load(data)["was"]] = operation
        self._ledger = (seq, digest)

    def _read_operations(self, r: Reader, *, by_person: bool) -> list[Operation]:
        rows = {row[0]: row for row in r.rows(f"SELECT {operations.COLUMNS} FROM operation ORDER BY seq")}
        closed = []
        for id_ in self.states.keys() - rows.keys():
            if id_ not in self._reissued:
                broken("an operation is gone", f"{id_} was {self.states[id_]}")
            was, row = self.operations[id_], rows.get(self._reissued[id_])
            if row and not by_person and was.values and operations.operation_of(row).values == was.values:
                broken("an operation got another id and says the same", id_)
            closed.append(was)
            del self.states[id_]
        for id_, row in rows.items():
            if self._raw.get(id_) == row:
                continue
            now = operations.operation_of(row)
            was = self.states.get(id_)
            if id_ not in self._last_word:
                broken("an operation without a ledger entry", id_)
            if now.state in _NOTED and self._last_word[id_] not in _NOTED[now.state]:
                broken("the ledger does not say how an operation stands", (now.state, self._last_word[id_]))
            if was in CLOSED and now.state is not was:
                broken("an operation was opened again", id_)
            discarded = now.state is OperationState.DISCARDED and was is not now.state
            if discarded and not by_person and now.code not in BY_ITSELF:
                broken("an operation was discarded by nobody", (id_, now.code))
            if now.state in CLOSED and was not in CLOSED:
                closed.append(self.operations.get(id_, now))
            if now.state not in CLOSED:
                self.operations[id_] = now
            self.states[id_] = now.state
        self._raw = rows
        return closed

    # --- rows

    def open_of(self) -> dict[tuple[str, str], list[Operation]]:
        """Open operations by record, oldest first."""
        found: dict[tuple[str, str], list[Operation]] = {}
        for id_ in self._raw:
            if self.states[id_] not in CLOSED:
                operation = self.operations[id_]
                found.setdefault((operation.kind, operation.record_id), []).append(operation)
        return found

    def check_rows(self) -> None:
        """Rows with pending work are the office's values with the open operations laid over; no reads go back."""
        open_ = self.open_of()
        for kind in self.kinds:
            for key, row in self.rows[kind].items():
                at = kind, key
                if row[_PENDING] != len(open_.get(at, ())):
                    broken("a row miscounts its pending work", (*at, row[_PENDING]))
                version = max(row[_VERSION], self.office_rows[at][2] if at in self.office_rows else 0)
                if self.exact and 0 < version < self.highest.get(at, 0):
                    broken("a read went back", (*at, self.highest[at], version))
                if version:
                    self.highest[at] = version
        for (kind, key), own in open_.items():
            self._check_pending(kind, key, own)
        for at in self.office_rows.keys() - open_.keys():
            broken("the office's values are kept for a record without work", at)

    def _check_pending(self, kind: str, key: str, own: Sequence[Operation]) -> None:
        row = self.rows[kind].get(key)
        if any(operation.action is Action.DELETE for operation in own):
            if row is not None:
                broken("a deleted record is still shown", (kind, key))
            return
        if row is None:
            broken("a record with pending work is not shown", (kind, key, [o.state for o in own]))
        office = self.office_rows.get((kind, key))
        values = load(office[6]) if office else {}
        for operation in own:
            custom = {**(values.get("custom") or {}), **(operation.values.get("custom") or {})}
            values = {**values, **operation.values, "custom": custom}
        self.compare(kind, row, values, "a row is not the office's values with the open work laid over")

    def compare(self, kind: str, row: Row, values: Mapping[str, Any], rule: str) -> None:
        """A row, with its lines, shows these canonical values."""
        shape = SHAPES[kind]
        differing = unlike(shape, row, shape.cells(values))
        if differing:
            broken(rule, (kind, row[_ID], differing))
        if kind in LINES and "lines" in values:
            self._compare_lines(LINES[kind], row[_ID], values["lines"], rule)

    def _compare_lines(self, shape: Shape, owner: str, lines: Sequence[Mapping[str, Any]], rule: str) -> None:
        here = {line[_ID]: line for line in self.lines.get(owner, ())}
        if here.keys() != {line["key"] for line in lines}:
            broken("half an order", (owner, len(here), len(lines)))
        for line in lines:
            differing = unlike(shape, here[line["key"]], shape.cells(line))
            if differing:
                broken(rule, (shape.kind, line["key"], differing))


def unlike(shape: Shape, row: Row, cells: Mapping[str, Cell]) -> list[tuple[str, Any, Any]]:
    """(name, here, expected) of the cells in which a row is not what is expected."""
    return [
        (name, row[place], cells[name])
        for place, name in enumerate(shape.columns)
        if place >= _FIRST and name in cells and row[place] != cells[name]
    ]


def words_of(values: Any) -> set[str]:
    """The texts of people.Words in whatever can be written as JSON."""
    return set(_WORD.findall(_BREAK.sub(" ", dump(values))))


def version_of(row: Row) -> int:
    """The version of a row."""
    return int(row[_VERSION])


def is_pending(row: Row) -> bool:
    """Whether a row says that work on it waits."""
    return bool(row[_PENDING])
