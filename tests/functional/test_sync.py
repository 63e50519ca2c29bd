"""The engine against a real Tryton: both ways, cut cables, lost answers, killed processes, two reps."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sfa_desktop.base.paths import Home
from sfa_desktop.connectors.tryton import TrytonConnector
from sfa_desktop.entities.exchange import OperationState, Progress
from sfa_desktop.replica import edits, inflow, ledger, resolving
from sfa_desktop.sync import push as push_step
from tests.support.central import Central, running
from tests.support.laptop import Laptop, stages
from tests.support.proxy import FaultProxy

pytestmark = pytest.mark.functional


@pytest.fixture(scope="module")
def office(prepared_central: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Central]:
    """One server for all tests here that let it live; they write to it, each on laptops of its own."""
    with running(prepared_central, tmp_path_factory.mktemp("office")) as server:
        yield server


@pytest.fixture
def laptops(office: Central, tmp_path: Path) -> Iterator[tuple[Laptop, Laptop]]:
    """Two reps of the same office, not synchronised yet."""
    made = [Laptop(tmp_path / rep.login, office.url, office.database, rep) for rep in office.reps[:2]]
    yield made[0], made[1]
    for laptop in made:
        laptop.close()


@pytest.fixture
def lucia(laptops: tuple[Laptop, Laptop]) -> Laptop:
    """One rep with the whole book of business."""
    report = laptops[0].sync()
    assert (report.errors, report.exit_code, report.verified) == ((), 0, True)
    return laptops[0]


@pytest.fixture
def alone(central: Central, tmp_path: Path) -> Iterator[Laptop]:
    """A rep at an office that the test may stop or break."""
    rep = central.reps[0]
    laptop = Laptop(tmp_path / rep.login, central.url, central.database, rep)
    assert laptop.sync().verified is True
    yield laptop
    laptop.close()


@pytest.fixture
def proxy(office: Central) -> Iterator[FaultProxy]:
    host, port = office.url.rstrip("/").removeprefix("http://").split(":")
    with FaultProxy((host, int(port))) as made:
        yield made


def office_admin(central: Central) -> TrytonConnector:
    return TrytonConnector(
        url=central.url.rstrip("/"), database=central.database, user=central.admin.login, secret=central.admin.password
    )


def server_call(central: Central, method: str, *params: object) -> object:
    """What a colleague does at the office, by Tryton's own API."""
    admin = office_admin(central)
    try:
        admin.rpc.sign_in()
        return admin.rpc._signed_in(method, params, object, write=True)
    finally:
        admin.close()


# --- down ---------------------------------------------------------------------------------------------


def test_a_first_sync_brings_everything_in_order_of_need_and_proves_it(laptops: tuple[Laptop, Laptop]) -> None:
    told: list[Progress] = []
    report = laptops[0].sync(progress=told.append)
    assert (report.exit_code, report.verified, report.errors) == (0, True, ())
    assert report.pulled == sum(len(laptops[0].all(kind)) for kind in laptops[0].connector.capabilities.kinds)
    assert stages(told) == ["ask", "push", "pull", "index", "verify"] or stages(told) == [
        "ask", "pull", "index", "verify"
    ]  # fmt: skip
    kinds = list(dict.fromkeys(one.kind for one in told if one.stage == "pull"))
    assert kinds[0] == "account"
    assert all(one.total for one in told if one.stage == "pull" and one.kind == "account")
    again = laptops[0].sync()
    assert (again.pulled, again.pushed, again.verified) == (0, 0, True)


def test_a_first_sync_that_is_stopped_goes_on_where_it_was(laptops: tuple[Laptop, Laptop]) -> None:
    laptop = laptops[0]
    pages: list[Progress] = []
    asked = iter(range(10_000))
    first = laptop.sync(stop=lambda: next(asked) >= 5)
    assert first.pulled > 0
    assert first.verified is None
    with laptop.replica.read() as reader:
        done = inflow.cursors(reader)
    report = laptop.sync(progress=pages.append)
    assert report.verified is True
    finished = [kind for kind in done if kind not in {one.kind for one in pages if one.stage == "pull"}]
    assert "account" in finished
    assert first.pulled + report.pulled == sum(len(laptop.all(kind)) for kind in laptop.connector.capabilities.kinds)


def test_what_the_office_changes_comes_down(office: Central, lucia: Laptop) -> None:
    account = lucia.all("account")[0]
    server_call(office, "model.party.party.write", [int(account.origin.remote_id)], {"name": "Nombre nuevo"})
    report = lucia.sync()
    assert (report.exit_code, report.verified) == (0, True)
    assert report.pulled >= 1
    assert lucia.get("account", account.id).name == "Nombre nuevo"


# --- up -----------------------------------------------------------------------------------------------


def test_a_day_offline_arrives_once_with_official_numbers(lucia: Laptop) -> None:
    account = lucia.some_account()
    new = lucia.new_account()
    visit = lucia.new_visit(new, "Primera visita")
    order = lucia.new_order(account, provisional="LUC-1")
    lucia.edit(lambda w: edits.update(w, "account", account, {"phone": "+54 341 555 0101"}))
    report = lucia.sync()
    assert (report.errors, report.exit_code, report.verified) == ((), 0, True), lucia.issues()
    assert report.pushed == 4
    assert lucia.states() == {"done": 4}
    assert lucia.get("order", order).number
    assert lucia.get("order", order).total is not None
    assert len(lucia.edit(lambda w: w.children("order_line", order))) == 2
    assert lucia.get("visit", visit).origin.version > 0
    assert lucia.get("account", account).phone == "+54 341 555 0101"
    lucia.edit(lambda w: edits.delete(w, "visit", visit))
    report = lucia.sync()
    assert (report.pushed, report.exit_code, report.verified) == (1, 0, True)
    assert lucia.get("visit", visit) is None


def test_the_answer_lost_after_the_commit_is_looked_up_and_the_order_exists_once(
    office: Central, lucia: Laptop, proxy: FaultProxy
) -> None:
    order = lucia.new_order(lucia.some_account(), provisional="LUC-2")
    lucia.go_through(proxy.url)
    proxy.answer_lost("model.sfa.sync.push")
    report = lucia.sync()
    assert proxy.cut.is_set()
    assert (report.unknown, report.exit_code, report.verified) == (0, 0, True), lucia.issues()
    number = lucia.get("order", order).number
    assert number
    found = server_call(office, "model.sale.sale.search_count", [["sync_id", "=", order]])
    assert found == 1
    assert sum(b"model.sfa.sync.push" in request or b"gzip" in request.lower() for request in proxy.seen) >= 1


def test_silence_from_then_on_leaves_it_unknown_and_the_next_round_settles_it(
    office: Central, lucia: Laptop, proxy: FaultProxy
) -> None:
    order = lucia.new_order(lucia.some_account())
    lucia.go_through(proxy.url)

    def cable(request: bytes) -> None:
        proxy.down = b"model.sfa.sync.lookup" in request or proxy.down

    proxy.on_request = cable
    proxy.answer_lost("model.sfa.sync.push")
    report = lucia.sync()
    assert (report.unknown, report.exit_code) == (1, 3)
    assert [op.state for op in lucia.open()] == [OperationState.UNKNOWN]
    proxy.on_request, proxy.down = lambda _: None, False
    report = lucia.sync()
    assert (report.pushed, report.unknown, report.exit_code, report.verified) == (1, 0, 0, True)
    assert lucia.get("order", order).number
    assert server_call(office, "model.sale.sale.search_count", [["sync_id", "=", order]]) == 1


def test_a_request_that_never_arrived_is_sent_again(office: Central, lucia: Laptop, proxy: FaultProxy) -> None:
    order = lucia.new_order(lucia.some_account())
    lucia.go_through(proxy.url)
    proxy.request_lost("model.sfa.sync.push")
    report = lucia.sync()
    assert (report.pushed, report.exit_code, report.verified) == (1, 0, True), lucia.issues()
    assert server_call(office, "model.sale.sale.search_count", [["sync_id", "=", order]]) == 1


def test_an_office_that_is_away_is_no_error_and_nothing_is_lost(central: Central, alone: Laptop) -> None:
    alone.new_order(alone.some_account())
    central.stop()
    report = alone.sync()
    assert (report.exit_code, report.verified, [code for code, _ in report.errors]) == (3, None, ["unreachable"])
    assert alone.states() == {"queued": 1}
    central.start()
    assert alone.sync().pushed == 1


def test_a_refused_order_is_set_aside_with_the_words_of_the_office_and_the_rest_flows(lucia: Laptop) -> None:
    bad = lucia.new_visit(lucia.some_account(), "x" * 5_000)
    good = lucia.new_order(lucia.some_account())
    report = lucia.sync()
    assert (report.pushed, report.refused, report.exit_code) == (1, 1, 4)
    assert lucia.get("order", good).number
    (left,) = lucia.open()
    assert (left.record_id, left.state) == (bad, OperationState.REFUSED)
    assert left.code == "too_large"
    assert left.message
    lucia.edit(lambda w: edits.update(w, "visit", bad, {"subject": "corto"}))
    report = lucia.sync()
    assert (report.pushed, report.exit_code, report.verified) == (1, 0, True)


def test_a_session_that_runs_out_in_the_middle_of_a_push(lucia: Laptop) -> None:
    connector = lucia.connector
    assert isinstance(connector, TrytonConnector)
    lucia.new_visit(lucia.some_account())
    other = TrytonConnector(
        url=connector.rpc.wire.url, database=lucia.database, user=lucia.login.login, secret=lucia.login.password
    )
    asked = iter(range(1_000))

    def log_out_before_the_push() -> bool:
        if next(asked) == 1:
            # The office ends the session behind the engine's back: what it holds is worth nothing from now on.
            connector.rpc._signed_in("model.res.user.get_preferences", (True,), object, write=False)
            connector.rpc._session = connector.rpc._session[:-8] + "AAAAAAA="
        return False

    report = lucia.sync(stop=log_out_before_the_push)
    assert (report.pushed, report.errors, report.exit_code) == (1, (), 0)
    other.close()


# --- together -----------------------------------------------------------------------------------------


def test_a_change_of_both_sides_is_a_conflict_that_keeps_both(office: Central, lucia: Laptop) -> None:
    account = lucia.get("account", lucia.some_account())
    lucia.edit(lambda w: edits.update(w, "account", account.id, {"name": "Mío"}))
    server_call(office, "model.party.party.write", [int(account.origin.remote_id)], {"name": "Suyo"})
    report = lucia.sync()
    assert (report.conflicts, report.exit_code) == (1, 4)
    (left,) = lucia.open()
    assert left.state is OperationState.CONFLICT
    assert (left.values["name"], left.base["name"]) == ("Mío", account.name)
    assert left.theirs is not None
    assert left.theirs["name"] == "Suyo"
    lucia.edit(lambda w: resolving.resolve(w, left.id, take="mine"))
    report = lucia.sync()
    assert (report.pushed, report.exit_code, report.verified) == (1, 0, True)
    (name,) = server_call(office, "model.party.party.read", [int(account.origin.remote_id)], ["name"])  # type: ignore[misc]
    assert name["name"] == "Mío"


def test_two_reps_have_their_own_and_neither_hears_of_the_other(laptops: tuple[Laptop, Laptop]) -> None:
    first, second = laptops
    assert first.sync().verified is True
    assert second.sync().verified is True
    mine, theirs = ({account.id for account in laptop.all("account")} for laptop in laptops)
    assert mine
    assert theirs
    assert not mine & theirs
    new = first.new_account()
    first.new_order(first.some_account())
    second.new_order(second.some_account())
    report = first.sync()
    assert report.exit_code == 0, first.issues()
    assert second.sync().exit_code == 0
    assert second.get("account", new) is None
    numbers = {order.number for laptop in laptops for order in laptop.all("order") if order.number}
    assert len(numbers) == sum(1 for laptop in laptops for order in laptop.all("order") if order.number)


def test_an_account_that_goes_to_a_colleague_keeps_what_was_not_sent(
    office: Central, laptops: tuple[Laptop, Laptop]
) -> None:
    first, second = laptops
    first.sync()
    second.sync()
    account = first.get("account", first.some_account())
    wanted = [["login", "=", second.login.login]]
    (row,) = server_call(office, "model.res.user.search_read", wanted, 0, 1, None, ["employee"])  # type: ignore[misc]
    visit = first.new_visit(account.id, "Antes de irse")
    server_call(office, "model.party.party.write", [int(account.origin.remote_id)], {"sales_rep": row["employee"]})
    report = first.sync()
    assert report.refused + report.conflicts + len(first.open()) >= 1 or report.pushed == 1
    assert first.get("visit", visit) is not None or report.pushed == 1
    assert second.sync().verified is True
    assert second.get("account", account.id) is not None


def test_what_the_office_deleted_and_a_rep_keeps_comes_back_once(office: Central, lucia: Laptop) -> None:
    visit = lucia.new_visit(lucia.some_account(), "Se queda")
    assert lucia.sync().exit_code == 0
    remote = int(lucia.get("visit", visit).origin.remote_id)
    server_call(office, "model.sfa.visit.delete", [remote])
    lucia.edit(lambda w: edits.update(w, "visit", visit, {"notes": "importante"}))
    assert (lucia.sync().conflicts, [op.code for op in lucia.open()]) == (1, ["deleted"])
    (left,) = lucia.open()
    lucia.edit(lambda w: resolving.resolve(w, left.id, take="mine"))
    report = lucia.sync()
    assert (report.pushed, report.conflicts, report.exit_code, report.verified) == (1, 0, 0, True), lucia.open()
    assert (lucia.get("visit", visit).subject, lucia.get("visit", visit).notes) == ("Se queda", "importante")
    assert server_call(office, "model.sfa.visit.search_count", [["sync_id", "=", visit]]) == 1


def test_a_customer_won_today_and_the_first_order_go_together(office: Central, lucia: Laptop) -> None:
    new = lucia.new_account("Sin dirección todavía")
    order = lucia.new_order(new)
    report = lucia.sync()
    assert (report.pushed, report.exit_code, report.verified) == (2, 0, True), lucia.open()
    taken = lucia.get("order", order)
    assert taken.number
    assert any("address" in remark for remark in taken.remarks)
    assert server_call(office, "model.sale.sale.search_count", [["sync_id", "=", order]]) == 1


# --- brakes -------------------------------------------------------------------------------------------


def test_another_server_at_the_same_address_stops_everything(central: Central, alone: Laptop) -> None:
    alone.new_order(alone.some_account())
    before = len(alone.all("account"))
    server_call(central, "model.sfa.server.reidentify_button", [1])
    report = alone.sync()
    assert (report.exit_code, [code for code, _ in report.errors]) == (4, ["other_server"])
    assert (report.pushed, report.pulled) == (0, 0)
    assert alone.states() == {"queued": 1}
    assert len(alone.all("account")) == before


def test_a_replica_that_lost_a_row_is_repaired_where_it_differs(lucia: Laptop) -> None:
    accounts = lucia.all("account")
    lost, kept = accounts[0], accounts[1]
    lucia.edit(lambda w: w.run("DELETE FROM account WHERE id = ?", (lost.id,)))
    report = lucia.sync()
    assert (report.verified, report.pulled, report.exit_code) == (True, 1, 0)
    assert lucia.get("account", lost.id).name == lost.name
    assert lucia.get("account", kept.id).origin.synced_at == kept.origin.synced_at


# --- killed -------------------------------------------------------------------------------------------

KILLED = """
import os, sys
from pathlib import Path
from sfa_desktop.actions.central import Login
from sfa_desktop.base.paths import Home
from sfa_desktop.connectors.tryton import TrytonConnector
from tests.support.laptop import Laptop
folder, url, database, login, password, device, when = sys.argv[1:]
laptop = Laptop(Path(folder), url, database, Login(login=login, name=login, password=password), device)
send = TrytonConnector.push
def push(self, groups, device):
    if when == "before":
        os.kill(os.getpid(), 9)
    answer = send(self, groups, device)
    if when == "after":
        os.kill(os.getpid(), 9)
    return answer
TrytonConnector.push = push
if when.isdigit():
    pull, left = TrytonConnector.pull, [int(when)]
    def counted(self, *args):
        page = pull(self, *args)
        left[0] -= 1
        if not left[0]:
            os.kill(os.getpid(), 9)
        return page
    TrytonConnector.pull = counted
laptop.sync()
print("survived")
"""


def killed(laptop: Laptop, when: str) -> int:
    arguments = [laptop.folder, laptop.url, laptop.database, laptop.login.login, laptop.login.password, laptop.device]
    run = subprocess.run(
        [sys.executable, "-c", KILLED, *map(str, arguments), when],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert "survived" not in run.stdout, run.stderr
    return run.returncode


@pytest.mark.parametrize("when", ["before", "after"])
def test_killed_while_sending(office: Central, lucia: Laptop, when: str) -> None:
    order = lucia.new_order(lucia.some_account())
    assert killed(lucia, when) == -9
    assert lucia.states() == {"sending": 1}
    report = lucia.sync()
    assert (report.unknown, report.exit_code, report.verified) == (0, 0, True)
    assert lucia.get("order", order).number
    assert server_call(office, "model.sale.sale.search_count", [["sync_id", "=", order]]) == 1
    with lucia.replica.read() as reader:
        assert ledger.verify(reader) == []


def test_killed_during_the_first_sync_it_repeats_at_most_one_page(laptops: tuple[Laptop, Laptop]) -> None:
    laptop = laptops[0]
    for pages in ("1", "3", "4"):
        assert killed(laptop, pages) == -9
    pulled: list[str] = []
    pull = laptop.connector.pull

    def counted(kind: str, cursor: str, limit: int):
        pulled.append(kind)
        return pull(kind, cursor, limit)

    laptop.connector.pull = counted  # type: ignore[method-assign]
    report = laptop.sync()
    assert (report.verified, report.exit_code) == (True, 0)
    assert "account" not in pulled
    assert push_step.GIVE_UP_AFTER
