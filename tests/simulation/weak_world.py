"""The same histories at a server that keeps none of our keys: stamps that tie, late commits, no tombstones, no groups.

What is weaker there is not asked for: a request that arrives a second time is done a second time, and who writes last
has written.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from sfa_desktop.base.clock import FixedClock
from sfa_desktop.entities.exchange import Action, Answer, Clash, Device, Group, Operation, Page, Refusal
from sfa_desktop.replica.codec import LINES, SHAPES
from tests.simulation.agreement import Agreement
from tests.simulation.laptop import Laptop
from tests.simulation.people import TITLE
from tests.simulation.watch import Row as Cells
from tests.simulation.watch import broken, is_pending, unlike, version_of, words_of
from tests.simulation.world import Rep, World
from tests.support.weak import LINKS, Row, WeakLine, WeakOffice

KINDS = ("account", "product", "task", "visit", "order")
OVERLAP = 2
"""Stamps that a transaction may take to commit; so far each pull goes back."""
_ID, _REMOTE = 1, 3
"""The places of our key and of the server's id in a row as `Shape.select` has it."""


class BusyOffice(WeakOffice):
    """The server with what a history wants to know of it."""

    def __init__(self) -> None:
        super().__init__()
        self.tables = {kind: {} for kind in KINDS}
        self.done: dict[str, Operation] = {}
        self.words: dict[int, set[str]] = {}
        """By the server's id: every text that ever was in the record."""
        self.changes = 0
        self.open: list[tuple[int, Row, dict[str, Any]]] = []
        """Transactions of colleagues that have not committed: stamp, row, values."""

    def changed(self, row: Row) -> None:
        """Remember what a row says."""
        self.changes += 1
        self.words.setdefault(row.id, set()).update(words_of([row.values, [line.values for line in row.lines]]))

    def commit(self, *, before: int) -> None:
        """Commit what was begun before that stamp, unless somebody else has written to the row since."""
        for begun, row, values in [one for one in self.open if one[0] < before]:
            if row.stamp <= begun and any(row is table.get(row.id) for table in self.tables.values()):
                row.values.update(values)
                row.stamp = begun
                self.changed(row)
        self.open = [one for one in self.open if one[0] >= before]


class BusyLine(WeakLine):
    """The way to it; a record that is gone is a conflict, and a link to one is refused."""

    def __init__(self, office: BusyOffice) -> None:
        super().__init__(office)
        self.busy = office
        self.capabilities = replace(self.capabilities, kinds=KINDS, overlap=float(OVERLAP))

    def push(self, groups: Sequence[Group], device: Device) -> tuple[Answer, ...]:
        return tuple(self._group(group) for group in groups)

    def _group(self, group: Group) -> Answer:
        sent, refused = [], None
        there = {int(remote) for remote in group.remotes.values()}
        gone = {id_ for id_ in there if not any(id_ in table for table in self.busy.tables.values())}
        lost = {key for key, remote in group.remotes.items() if int(remote) in gone}
        for operation in group.operations:
            if operation.action is not Action.CREATE and operation.record_id in lost:
                refused = Answer(group_id=group.id, conflict=Clash(operation_id=operation.id, page=None))
                break
            if {operation.values.get(name) for name in LINKS[operation.kind]} & lost:
                words = Refusal(code="unknown_link", message="It is gone.", operation_id=operation.id)
                refused = Answer(group_id=group.id, refusal=words)
                break
            sent.append(operation)
        answer = super()._group(replace(group, operations=tuple(sent))) if sent else Answer(group_id=group.id)
        if refused is None or answer.refusal:
            return answer
        return replace(refused, receipts=answer.receipts)

    def _apply(self, op: Operation, ids: Mapping[str, int]) -> Row:
        row = super()._apply(op, ids)
        self.busy.done[op.id] = op
        self.busy.changed(row)
        return row

    def pull(self, kind: str, cursor: str, limit: int) -> Page:
        after = int(cursor or 0) - OVERLAP
        rows = [row for row in self.busy.tables[kind].values() if row.stamp >= after]
        return self._page(kind, rows, cursor=str(self.busy.stamp))


class WeakAgreement(Agreement):
    """One laptop and that server: compared by the server's ids and by content."""

    def __init__(self, office: BusyOffice) -> None:
        super().__init__(office, "", KINDS, exact=False)  # type: ignore[arg-type]  # asked only through what is here
        self.busy = office

    def sent(self, operation: Operation) -> Operation | None:
        return self.busy.done.get(operation.id)

    def said(self, kind: str, key: str) -> set[str]:
        rows = self.watch.rows[kind]
        remote = rows[key][_REMOTE] if key in rows else ""
        office = self.watch.office_rows.get((kind, key))
        known = self.busy.words.get(int(remote or (office[3] if office else 0) or 0), set())
        return known.union(*(self.busy.words[id_] for id_ in self._of(key)))

    def _of(self, key: str) -> list[int]:
        return [row.id for table in self.busy.tables.values() for row in table.values() if row.own == key]

    def agreed(self, operation: Operation) -> bool:
        if operation.action is Action.DELETE:
            return True
        words = words_of(operation.values)
        return not words or any(words <= said for said in self.busy.words.values())

    def check_rows(self) -> None:
        """There are no versions that stand for contents; what is here is compared when a round has ended well."""

    def check_cursors(self) -> None:
        """There is no order that a cursor could be ahead of."""

    def check_known(self, *, verified: bool) -> None:
        """After a round in which nothing went wrong nothing is missing; after a verified one nothing is too much."""
        open_ = self.watch.open_of()
        for kind in KINDS:
            rows = self.watch.rows[kind].items()
            ours = {row[_REMOTE]: row for key, row in rows if version_of(row) and (kind, key) not in open_}
            busy = {int(self.watch.office_rows[at][3] or 0) for at in open_ if at in self.watch.office_rows}
            for id_, row in self.busy.tables[kind].items():
                if id_ in busy or any((kind, key) in open_ for key in (row.own, self.busy.key(kind, row))):
                    continue
                if str(id_) not in ours:
                    broken("something of the office is missing", (kind, id_))
                self._compare(kind, row, ours[str(id_)])
            surplus = {int(id_) for id_ in ours} - self.busy.tables[kind].keys()
            if verified and surplus:
                broken("verified, and more is here than there", (kind, surplus))

    def _compare(self, kind: str, theirs: Row, ours: Cells) -> None:
        shape = SHAPES[kind]
        plain = {n: v for n, v in theirs.values.items() if n not in (*LINKS[kind], "lines", "custom")}
        differing = unlike(shape, ours, shape.cells(plain))
        if differing:
            broken("a row is not what the office says", (kind, theirs.id, differing))
        if kind in LINES:
            here = {line[_ID]: words_of(line) for line in self.watch.lines.get(ours[_ID], ())}
            there = {line.own or self.busy.key("order_line", line): words_of(line.values) for line in theirs.lines}
            if here != there:
                broken("half an order", (theirs.id, here, there))
        for name, to in LINKS[kind].items():
            there_id = theirs.values.get(name)
            link = ours[shape.columns.index(name)]
            linked = self.watch.rows.get(to, {}).get(link)
            if there_id in self.busy.tables.get(to, {}) and linked and linked[_REMOTE] != str(there_id):
                broken("a link leads to another record", (kind, theirs.id, name))

    def check_same(self) -> None:
        self.check_known(verified=True)
        left = [(kind, key) for kind in KINDS for key, row in self.watch.rows[kind].items() if is_pending(row)]
        if left:
            broken("the two sides do not hold the same records", left)


class WeakWorld(World):
    """One history at such a server."""

    remembers = False

    def furnish(self, dice: Random) -> None:
        self.weak = BusyOffice()
        for number in range(6):
            self.weak.add("account", name=f"Cliente {number}", active=True)
        for number in range(3):
            self.weak.add("product", name=f"Artículo {number}", code=f"A{number}", active=True)

    def rep(self, user: str, path: Path, clock: FixedClock, dice: Random) -> Rep:
        laptop = Laptop(user, path, BusyLine(self.weak), self.faults, clock, dice)
        return Rep(laptop, WeakAgreement(self.weak))

    def seq(self) -> int:
        return self.weak.changes

    def effects(self) -> int:
        return len(self.weak.done)

    def check_office(self) -> None:
        for kind, table in self.weak.tables.items():
            own = [row.own for row in table.values() if row.own]
            if len(own) != len(set(own)):
                broken("a record was made twice", (kind, own))

    def time_passes(self, dice: Random) -> None:
        stamp = self.weak.stamp + dice.choice((0, 0, 1, 1, 3))
        self.weak.commit(before=stamp - OVERLAP)
        self.weak.stamp = stamp

    def office_works(self, _rep: Rep, dice: Random) -> None:
        kind = dice.choice(("account", "account", "task", "visit", "order"))
        rows = list(self.weak.tables[kind].values())
        what = dice.choice(("edit", "edit", "late", "late", "delete", "add"))
        self.tell(f"     {what} {kind}")
        if what == "add":
            account = dice.choice(list(self.weak.tables["account"].values()))
            self.weak.changed(self.weak.add("task", account_id=account.id, subject=self.words.next(dice)))
        if not rows:
            return
        row = dice.choice(rows)
        values = {TITLE[kind]: self.words.next(dice)}
        if what == "edit":
            row.values.update(values)
            row.stamp = self.weak.stamp
            self.weak.changed(row)
        elif what == "late":
            self.weak.open.append((self.weak.stamp, row, values))
        elif what == "delete" and kind in ("task", "visit"):
            del self.weak.tables[kind][row.id]
            self.weak.changes += 1

    def finish(self) -> None:
        self.weak.commit(before=self.weak.stamp + 1)
        super().finish()
