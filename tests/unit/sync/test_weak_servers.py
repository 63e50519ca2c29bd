"""The same engine at a server without our keys, without tombstones, without groups and with stamps that tie."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from sfa_desktop.base.clock import FixedClock
from sfa_desktop.base.errors import OutcomeUnknown, ServerFault, Unreachable
from sfa_desktop.entities import Account, Contact, Order, OrderLine, Task
from sfa_desktop.entities.exchange import Answer, Device, Group, OperationState, Page, Report
from sfa_desktop.replica import edits, inflow, ledger, outbox, sending
from sfa_desktop.replica import office as office_rows
from sfa_desktop.replica.joining import JOINED
from sfa_desktop.replica.search import search
from sfa_desktop.replica.store import Replica
from sfa_desktop.sync.engine import run_once
from sfa_desktop.sync.verify import LISTED_AFTER
from tests.support.office import REFUSED_WORD
from tests.support.weak import Row, WeakLine, WeakOffice


class Cut(WeakLine):
    """A line whose answers to a push get lost while `lost`, or takes none while `broken`; `deaf` to look-ups."""

    lost = deaf = broken = False

    def push(self, groups: Sequence[Group], device: Device) -> tuple[Answer, ...]:
        if self.broken:
            raise ServerFault(detail="later")
        answers = super().push(groups, device)
        if self.lost:
            raise OutcomeUnknown
        return answers

    def lookup(self, groups: Sequence[Group]) -> Any:
        if self.deaf:
            raise Unreachable(url="http://weak")
        return super().lookup(groups)


@pytest.fixture
def office() -> WeakOffice:
    made = WeakOffice()
    for number in range(30):
        account = made.add("account", name=f"Cliente {number}", owner="ana", active=True)
        made.add("task", account_id=account.id, subject=f"Tarea {number}")
    return made


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 11, 24, 9, tzinfo=UTC))


@pytest.fixture
def replica(tmp_path: Path, clock: FixedClock) -> Iterator[Replica]:
    made = Replica.open(tmp_path / "replica.db", bytes(32), clock=clock)
    yield made
    made.close()


@pytest.fixture
def line(office: WeakOffice) -> Cut:
    return Cut(office)


@pytest.fixture
def sync(replica: Replica, line: Cut, clock: FixedClock) -> Callable[..., Report]:
    def once(**more: Any) -> Report:
        return run_once(replica, line, clock, device="device-1", **more)

    return once


def the_only(replica: Replica, kind: str, **where: Any) -> Any:
    with replica.read() as reader:
        (record,) = reader.list(kind, where=where)
    return record


def states(replica: Replica) -> dict[str, int]:
    with replica.read() as reader:
        return {state: n for state, n in outbox.counts(reader).items() if n}


# --- keys -----------------------------------------------------------------------------------------------


def test_links_to_what_was_born_here_and_there_find_their_records(
    office: WeakOffice, line: Cut, sync: Any, replica: Replica
) -> None:
    sync()
    theirs = the_only(replica, "account", name="Cliente 3")
    with replica.write() as writer:
        mine = edits.create(writer, Account(name="Nuevo"))
        edits.create(writer, Contact(name="Eva", account_id=mine), group="together")
        edits.create(writer, Task(subject="Llamar", account_id=theirs.id))
    report = sync()
    assert (report.pushed, report.errors, states(replica)) == (3, (), {"done": 3})
    row = next(r for r in office.tables["account"].values() if r.own == mine)
    assert next(iter(office.tables["contact"].values())).values["account_id"] == row.id
    again = sync()
    assert (again.pulled, again.verified) == (0, True), "what was read again is what is here"
    assert the_only(replica, "contact").account_id == mine
    row.values["name"] = "Nuevo S.A."
    office.stamp += 1
    row.stamp = office.stamp
    assert sync().pulled == 1
    assert the_only(replica, "account", name="Nuevo S.A.").id == mine


def test_lines_keep_their_keys_and_the_servers_ids(office: WeakOffice, line: Cut, sync: Any, replica: Replica) -> None:
    office.add("product", name="Tornillo")
    sync()
    account, product = the_only(replica, "account", name="Cliente 1"), the_only(replica, "product")
    lines = [OrderLine(product_id=product.id, description=f"L{n}", quantity=Decimal(n)) for n in (1, 2)]
    with replica.write() as writer:
        new = Order(account_id=account.id, state="confirmed", provisional="P-1")
        order = edits.create(writer, new, lines=lines)
        ids = [one.id for one in writer.children("order_line", order)]
    sync()
    (row,) = office.tables["order"].values()
    remote = [one.id for one in row.lines]
    with replica.read() as reader:
        here = reader.children("order_line", order)
    assert [(one.id, one.origin.remote_id) for one in here] == [
        (id_, str(there)) for id_, there in zip(ids, remote, strict=True)
    ]
    with replica.write() as writer:
        kept = writer.children("order_line", order)
        edits.update(writer, "order", order, {}, lines=[replace(kept[1], quantity=Decimal(9))])
    assert sync().errors == ()
    assert [one.id for one in row.lines] == remote[1:], "the server's line was changed, not made anew"
    row.lines[0].values["description"] = "only the text of a line"  # its order's stamp stays as it is
    assert sync().pulled == 1
    with replica.read() as reader:
        assert [(one.id, one.headline) for one in reader.children("order_line", order)] == [
            (ids[1], "only the text of a line")
        ]


def test_a_record_whose_answer_was_lost_and_that_comes_first_by_the_pull_is_one(
    office: WeakOffice, line: Cut, sync: Any, replica: Replica
) -> None:
    line.shows_keys = False
    sync()
    with replica.write() as writer:
        mine = edits.create(writer, Account(name="Papelería Única"))
    line.lost = line.deaf = True
    sync()
    assert states(replica) == {"unknown": 1}
    row = next(r for r in office.tables["account"].values() if r.own == mine)
    derived = office.key("account", row)
    with replica.write() as writer:
        inflow.apply_page(writer, line.pull("account", "", 100), exact=False)
        assert {a.id for a in writer.list("account", where={"name": "Papelería Única"})} == {mine, derived}
        edits.update(writer, "account", derived, {"phone": "555"})
        task = edits.create(writer, Task(subject="Visitar", account_id=derived))
        draft = edits.create(writer, Order(account_id=derived, state="draft"))
    line.lost = line.deaf = False
    sync()
    report = sync()
    assert (states(replica), report.verified, report.errors) == ({"done": 3}, True, ())
    record = the_only(replica, "account", name="Papelería Única")
    assert (record.id, record.phone, record.origin.pending) == (mine, "555", False)
    assert row.values["phone"] == "555"
    with replica.read() as reader:
        assert reader.need("task", task).account_id == mine  # type: ignore[attr-defined]
        assert reader.need("order", draft).account_id == mine  # type: ignore[attr-defined]
        assert [hit.id for hit in search(reader, "papeleria unica") if hit.kind == "account"] == [mine]
        assert [entry.record for entry in ledger.entries(reader) if entry.event == JOINED] == [mine]
        assert ledger.verify(reader) == []
    assert len([r for r in office.tables["account"].values() if r.own == mine]) == 1


def test_a_copy_made_at_the_office_is_a_record_of_its_own(
    office: WeakOffice, line: Cut, sync: Any, replica: Replica
) -> None:
    sync()
    with replica.write() as writer:
        mine = edits.create(writer, Account(name="Original"))
    sync()
    office.add("account", name="Copia").own = mine  # the field with our key is copied along
    report = sync()
    assert (report.pulled, report.verified) == (1, True)
    assert the_only(replica, "account", name="Original").id == mine
    assert the_only(replica, "account", name="Copia").id != mine


def written_anew(office: WeakOffice, row: Row) -> None:
    """A change that arrived twice: the server has made its lines once more, which show the same keys of ours."""
    row.lines = [replace(line, id=office.new_id()) for line in row.lines]
    office.stamp += 1
    row.stamp = office.stamp


@pytest.mark.parametrize("born_here", [True, False])
def test_lines_that_the_server_wrote_anew_are_the_same_lines(
    born_here: bool, office: WeakOffice, line: Cut, sync: Any, replica: Replica
) -> None:
    office.add("product", name="Tornillo")
    office.add("order", comment="theirs", account_id=next(iter(office.tables["account"])))
    sync()
    account, product = the_only(replica, "account", name="Cliente 1"), the_only(replica, "product")
    lines = [OrderLine(product_id=product.id, description=f"L{n}", quantity=Decimal(n)) for n in (1, 2)]
    with replica.write() as writer:
        if born_here:
            order = edits.create(writer, Order(account_id=account.id, state="confirmed"), lines=lines)
        else:
            order = the_only(replica, "order").id
            edits.update(writer, "order", order, {}, lines=lines)
        ids = [one.id for one in writer.children("order_line", order)]
    sync()
    row = next(row for row in office.tables["order"].values() if row.lines)
    written_anew(office, row)
    copy = office.add("order", comment="copy", account_id=row.values["account_id"])
    copy.own = row.own
    copy.lines = [replace(line, id=office.new_id()) for line in row.lines]
    assert sync().errors == ()
    with replica.read() as reader:
        here = [(one.id, one.origin.remote_id) for one in reader.children("order_line", order)]
        assert here == [(id_, str(one.id)) for id_, one in zip(ids, row.lines, strict=True)]
        (other,) = reader.list("order", where={"comment": "copy"})
        assert {one.id for one in reader.children("order_line", other.id)}.isdisjoint(ids), "a copy's are its own"
    line.broken = True
    with replica.write() as writer:
        kept = writer.children("order_line", order)
        edits.update(writer, "order", order, {}, lines=[replace(kept[1], quantity=Decimal(9))])
    written_anew(office, row)  # while that edit waits, without which one of the lines is here no more
    now = [one.id for one in row.lines]
    sync()
    line.broken = False
    assert (sync().errors, states(replica)["done"]) == ((), 2)
    assert [one.id for one in row.lines] == now[1:], "the server's line was changed, not made once more"
    with replica.read() as reader:
        assert [one.id for one in reader.children("order_line", order)] == ids[1:]


# --- stamps that say little -----------------------------------------------------------------------------


def test_two_changes_in_one_tick_both_arrive_and_reading_again_writes_nothing(
    office: WeakOffice, sync: Any, replica: Replica
) -> None:
    sync()
    row = office.tables["account"][1]
    row.values["phone"] = "1"
    assert sync(thorough=False).pulled == 1
    row.values["phone"] = "2"  # in the same tick: the stamp is what it was
    assert sync(thorough=False).pulled == 1
    assert the_only(replica, "account", name="Cliente 0").phone == "2"
    with replica.read() as reader:
        before = reader.rows("SELECT * FROM account ORDER BY rid")
    assert sync(thorough=False).pulled == 0
    with replica.read() as reader:
        assert reader.rows("SELECT * FROM account ORDER BY rid") == before


def test_a_foreign_change_in_the_tick_of_ones_own_meets_the_next_edit(
    office: WeakOffice, line: Cut, sync: Any, replica: Replica
) -> None:
    sync()
    mine = the_only(replica, "account", name="Cliente 0")
    with replica.write() as writer:
        edits.update(writer, "account", mine.id, {"phone": "mine"})
    sync()
    office.tables["account"][1].values["email"] = "theirs@example.com"
    with replica.write() as writer:
        edits.update(writer, "account", mine.id, {"website": "mine.example.com"})
        inflow.apply_page(writer, line.pull("account", "", 100), exact=False)
    assert sync().errors == ()
    assert states(replica) == {"done": 2}
    values = office.tables["account"][1].values
    assert (values["phone"], values["email"], values["website"]) == ("mine", "theirs@example.com", "mine.example.com")
    assert the_only(replica, "account", name="Cliente 0").email == "theirs@example.com"


def test_versions_not_told_are_no_reason_to_go_back(replica: Replica, line: Cut, office: WeakOffice) -> None:
    page = line.pull("account", "", 100)
    untold = replace(page, rows=[[*row[:2], 0, *row[3:]] for row in page.rows])
    with replica.write() as writer:
        assert inflow.apply_page(writer, untold, exact=False) == 30
        assert inflow.apply_page(writer, page, exact=False) == 0, "only the stamps are new"
        assert writer.value("SELECT min(version) FROM account") == office.stamp
        assert inflow.apply_page(writer, untold, exact=False) == 0
        older = replace(page, rows=[[*row[:2], 5, "old", *row[4:]] for row in page.rows])
        assert inflow.apply_page(writer, older, exact=False) == 0
        assert writer.value("SELECT min(version) FROM account") == office.stamp


# --- the inventory --------------------------------------------------------------------------------------


def test_a_deletion_is_seen_by_the_inventory_when_it_is_due(
    office: WeakOffice, line: Cut, sync: Any, replica: Replica, clock: FixedClock
) -> None:
    sync()
    del office.tables["account"][1]
    assert sync(thorough=False).verified is None
    with replica.read() as reader:
        assert reader.count("account") == 30
    clock.moment += LISTED_AFTER + timedelta(minutes=1)
    report = sync(thorough=False)
    assert (report.verified, report.pulled, report.errors) == (True, 1, ())
    with replica.read() as reader:
        assert reader.count("account") == 29


def test_what_is_no_longer_visible_keeps_its_waiting_work_and_says_so(
    office: WeakOffice, line: Cut, sync: Any, replica: Replica
) -> None:
    sync()
    record = the_only(replica, "account", name="Cliente 0")
    with replica.write() as writer:
        edits.update(writer, "account", record.id, {"name": "Aún no enviado"})
    del office.tables["account"][1]
    line.broken = True
    assert sync().verified is True
    with replica.read() as reader:
        (item,) = outbox.items(reader)
        assert reader.need("account", record.id).headline == "Aún no enviado"
    assert (item.state, item.code) == (OperationState.QUEUED, office_rows.OUT_OF_SCOPE)


def test_many_that_are_gone_at_once_need_a_word(office: WeakOffice, sync: Any, replica: Replica) -> None:
    sync()
    office.tables["account"].clear()
    report = sync()
    assert [code for code, _ in report.errors] == ["mass_disappearance"]
    with replica.read() as reader:
        assert reader.count("account") == 30
    assert sync(accepted=["mass_disappearance"]).verified is True
    with replica.read() as reader:
        assert reader.count("account") == 0


def test_a_stamp_that_went_back_is_followed_many_are_a_restored_server(
    office: WeakOffice, sync: Any, replica: Replica
) -> None:
    sync()
    row = office.tables["account"][1]
    row.stamp, row.values["phone"] = 900, "after the clock was set"
    assert (sync().verified, the_only(replica, "account", name="Cliente 0").phone) == (True, "after the clock was set")
    for row in office.tables["account"].values():
        row.stamp = 800
    assert [code for code, _ in sync().errors] == ["restored_server"]


def test_a_row_set_aside_is_counted_in(office: WeakOffice, line: Cut, sync: Any) -> None:
    office.tables["account"][1].values["credit_limit"] = "many"
    report = sync()
    assert (report.verified, report.errors) == (True, ())
    line.calls.clear()
    assert sync().verified is True
    assert not any(call.startswith("fetch") for call in line.calls)


def test_a_server_with_neither_digest_nor_inventory_leaves_it_open(line: Cut, sync: Any) -> None:
    line.capabilities = replace(line.capabilities, inventory=False)
    assert sync().verified is None


# --- parts of a group -----------------------------------------------------------------------------------


def a_group(replica: Replica, *names: str) -> list[str]:
    with replica.write() as writer:
        return [edits.create(writer, Account(name=name), group="g") for name in names]


def test_of_a_group_refused_in_the_middle_the_first_is_done_and_the_rest_waits(
    office: WeakOffice, sync: Any, replica: Replica
) -> None:
    sync()
    a_group(replica, "Primero", REFUSED_WORD, "Tercero")
    report = sync()
    assert (report.pushed, report.refused) == (1, 1)
    with replica.read() as reader:
        refused, waiting = outbox.items(reader)
    assert (refused.state, refused.message) == (OperationState.REFUSED, "Not these words.")
    assert (waiting.state, waiting.code, waiting.message) == (OperationState.QUEUED, "waits_for", REFUSED_WORD)
    assert sync().pushed == 0
    with replica.write() as writer:
        edits.update(writer, "account", refused.record_id, {"name": "Segundo"})
    assert sync().pushed == 2
    assert states(replica) == {"done": 3}
    assert sorted(r.values["name"] for r in office.tables["account"].values())[-3:] == ["Primero", "Segundo", "Tercero"]


def test_a_look_up_settles_what_was_done_and_queues_the_rest(
    office: WeakOffice, line: Cut, sync: Any, replica: Replica
) -> None:
    sync()
    first, second = a_group(replica, "Primero", "Segundo")
    with replica.write() as writer:
        groups = sending.groups_ready(writer, 5)
        sending.mark_sending(writer, groups, "attempt")
        sending.mark_unknown(writer, [groups[0].id])
    office.add("account", name="Primero").own = first  # what the lost attempt came to
    assert sync().errors == ()
    assert states(replica) == {"done": 2}
    assert [r.own for r in office.tables["account"].values() if r.own] == [first, second]


def test_an_answer_may_be_receipts_without_rows(replica: Replica, line: Cut, office: WeakOffice, sync: Any) -> None:
    """The record was made and could not be read back: the alias alone keeps the pull from bringing it twice."""

    def blind(groups: Sequence[Group], device: Device) -> tuple[Answer, ...]:
        answers = WeakLine.push(line, groups, device)
        return tuple(
            replace(a, receipts=tuple(replace(r, version=0, page=_empty(r.page)) for r in a.receipts)) for a in answers
        )

    sync()
    line.shows_keys = False
    line.push = blind  # type: ignore[method-assign]
    with replica.write() as writer:
        mine = edits.create(writer, Account(name="A ciegas"))
    assert sync().verified is True
    assert the_only(replica, "account", name="A ciegas").id == mine


def _empty(page: Page | None) -> Page | None:
    return replace(page, rows=()) if page else None
