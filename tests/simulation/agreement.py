"""What must hold between one laptop's file and the office, after every step and at the end."""

from collections import Counter
from collections.abc import Sequence

from sfa_desktop.entities.exchange import Action, Operation, OperationState
from sfa_desktop.replica import operations
from sfa_desktop.replica.codec import SHAPES, Cell
from tests.simulation.watch import CLOSED, Row, Violation, Watch, broken, is_pending, unlike, version_of, words_of
from tests.support.office import Office
from tests.support.office_records import Record

__all__ = ["Agreement", "Violation", "check_office"]
_STUCK = (OperationState.SENDING, OperationState.UNKNOWN)


def check_office(office: Office) -> None:
    """Each operation took effect once, each record was born once, and official numbers are unique."""
    times = Counter(effect.operation for effect in office.effects)
    twice = [id_ for id_, count in times.items() if count > 1]
    if twice:
        broken("an operation took effect twice", twice)
    alive: set[tuple[str, str]] = set()
    for effect in office.effects:
        at = effect.kind, effect.key
        if effect.action is Action.CREATE:
            record = office.records[at]
            if at in alive and not any(said.deleted for said in office.said[at].values()):
                broken("a record was made twice", (at, record.version))
            alive.add(at)
    numbers = [r.values["number"] for r in office.records.values() if r.values.get("number")]
    if len(numbers) != len(set(numbers)):
        broken("an official number was given twice", numbers)


def _is_draft(kind: str, row: Row) -> bool:
    return kind == "order" and row[SHAPES[kind].columns.index("state")] == "draft"


class Agreement:
    """One laptop and the office."""

    def __init__(self, office: Office, user: str, kinds: Sequence[str], *, exact: bool = True) -> None:
        self.office = office
        self.user = user
        self.watch = Watch(kinds, self.done, self.said, exact=exact)
        self._unseen: set[tuple[str, str, int]] = set()
        self._cells: dict[tuple[str, str, int], dict[str, Cell]] = {}

    # --- operations

    def check_closed(self, closed: Sequence[Operation]) -> None:
        """What is called done was done, as it last stood in the outbox."""
        for operation in closed:
            if self.watch.states.get(operation.id) is not OperationState.DONE:
                continue
            done = self.sent(operation)
            if done is not None and done.values != operation.values:
                broken("an edit was swallowed by the answer to an older one", operation.id)
            if done is None and not self.agreed(operation):
                broken("called done and was not", operation.id)

    def sent(self, operation: Operation) -> Operation | None:
        """The operation as the office did it, None if it did not."""
        return self.office.done.get(operation.id)

    def done(self, operation: Operation) -> bool:
        """Whether the office did the operation as it stands."""
        done = self.sent(operation)
        return done is not None and done.values == operation.values

    def said(self, kind: str, key: str) -> set[str]:
        """The words the office ever had in a record."""
        return words_of([said.values for said in self.office.said.get((kind, key), {}).values()])

    def agreed(self, operation: Operation) -> bool:
        """Both sides had come to the same by themselves: the office says what the operation would have said."""
        said = self.office.said.get((operation.kind, operation.record_id), {})
        if operation.action is Action.DELETE:
            return any(one.deleted for one in said.values())
        shape = SHAPES[operation.kind]
        wanted = shape.cells({n: v for n, v in operation.values.items() if n != "custom"})
        return any(
            all(shape.cells(one.values).get(name) == cell for name, cell in wanted.items()) for one in said.values()
        )

    def check_flow(self) -> None:
        """After a round in which nothing went wrong: whatever did not go has a reason that a person can see."""
        open_ = self.watch.open_of()
        every = [operation for own in open_.values() for operation in own]
        for operation in every:
            if operation.state in _STUCK:
                broken("work is stuck on its way", (operation.id, operation.state))
        waits = {o.group_id for o in every if o.state is not OperationState.QUEUED}
        creators = {o.record_id: o.group_id for o in every if o.action is Action.CREATE}
        moved = True
        while moved:
            moved = False
            for own in open_.values():
                for place, operation in enumerate(own):
                    links = operations.links(operation.kind, operation.values)
                    needs = {creators[id_] for id_ in links if id_ in creators} | {o.group_id for o in own[:place]}
                    if operation.group_id not in waits and needs & waits:
                        waits.add(operation.group_id)
                        moved = True
        blocked = [(o.kind, o.action.value, o.code) for o in every if o.group_id not in waits]
        if blocked:
            broken("work waits for nobody", blocked)

    # --- rows

    def check_rows(self) -> None:
        """Rows without work are what the office said at their version, and so is what is kept for those with work."""
        for kind in self.watch.kinds:
            for key, row in self.watch.rows[kind].items():
                version = version_of(row)
                if not is_pending(row) and version:
                    self._check_row(kind, key, version, row)
                elif not version and not is_pending(row) and not _is_draft(kind, row):
                    broken("a record that nobody made", (kind, key))

    def _check_row(self, kind: str, key: str, version: int, row: Row) -> None:
        said = self.office.said.get((kind, key), {}).get(version)
        if said is None:
            broken("a version that the office never had", (kind, key, version))
        record = self.office.records.get((kind, key))
        if said.deleted or record is None or not self.office.visible(self.user, record):
            self._unseen.add((kind, key, version))
        if (kind, key, version) in self._unseen:
            return  # confirmed without a row, because it was gone by then: a newer word is on its way (check_cursors)
        cells = self._cells.get((kind, key, version))
        if cells is None:
            cells = self._cells[kind, key, version] = SHAPES[kind].cells(said.values)
        differing = unlike(SHAPES[kind], row, cells)
        if differing:
            broken("a row is not what the office said", (kind, key, version, differing))
        if kind == "order":
            self.watch.compare(kind, row, said.values, "a row is not what the office said")

    def known(self, kind: str, key: str) -> int:
        """The version of a record that the laptop knows; 0 for none."""
        row, office = self.watch.rows[kind].get(key), self.watch.office_rows.get((kind, key))
        return max(version_of(row) if row else 0, office[2] if office else 0)

    def check_cursors(self) -> None:
        """No cursor is ahead of its rows: everything up to it is here."""
        for record in self.office.records.values():
            cursor = int(self.watch.cursors.get(record.kind, 0))
            if record.version > cursor:
                continue
            if not record.deleted and self.office.visible(self.user, record):
                if self.known(record.kind, record.key) < record.version:
                    broken("a cursor is ahead of its rows", (record.kind, record.key, record.version, cursor))
            elif record.deleted and record.version > int(self.watch.first_cursors[record.kind]):
                self._check_gone(record.kind, record.key, "a cursor is ahead of a deletion")
        left = {(kind, key): seq for seq, kind, key, user in self.office.left if user == self.user}
        for (kind, key), seq in left.items():
            told = int(self.watch.first_cursors.get(kind, 0)) < seq <= int(self.watch.cursors.get(kind, 0))
            if told and not self.office.visible(self.user, self.office.records[kind, key]):
                self._check_gone(kind, key, "a cursor is ahead of the word that a record left the scope")

    def _check_gone(self, kind: str, key: str, rule: str) -> None:
        row = self.watch.rows[kind].get(key)
        if row is not None and not is_pending(row) and version_of(row):
            broken(rule, (kind, key, version_of(row), self.watch.cursors))

    def check_known(self, *, verified: bool) -> None:
        """After a verified round: record by record, whatever no work waits on is what the office shows this rep."""
        if not verified:
            return
        open_ = self.watch.open_of()
        for kind in self.watch.kinds:
            theirs = {r.key: r.version for r in self.office.of(self.user, kind) if (kind, r.key) not in open_}
            rows = self.watch.rows[kind].items()
            ours = {key: version_of(row) for key, row in rows if version_of(row) and (kind, key) not in open_}
            if ours != theirs:
                broken("verified, and not the same", (kind, sorted(ours.items() ^ theirs.items())))

    # --- the end

    def check_same(self) -> None:
        """The laptop holds exactly what the office shows this rep, and its own drafts."""
        for kind in self.watch.kinds:
            theirs = {record.key: record for record in self.office.of(self.user, kind)}
            ours = {key: row for key, row in self.watch.rows[kind].items() if version_of(row) or is_pending(row)}
            if ours.keys() != theirs.keys():
                broken("the two sides do not hold the same records", (kind, sorted(ours.keys() ^ theirs.keys())))
            for key, row in ours.items():
                self._check_current(theirs[key], row)

    def _check_current(self, record: Record, row: Row) -> None:
        if version_of(row) != record.version:
            broken("an old version is left", (record.kind, record.key, version_of(row), record.version))
        self._check_row(record.kind, record.key, record.version, row)

    def left_open(self) -> list[Operation]:
        """What is not closed."""
        return [self.watch.operations[id_] for id_, state in self.watch.states.items() if state not in CLOSED]
