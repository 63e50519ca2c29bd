"""What a representative has, cut and given back by the office, against a real Tryton."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from sfa_desktop.actions import scopes
from sfa_desktop.base.errors import AccessDenied
from sfa_desktop.base.ids import new_id
from sfa_desktop.connectors.tryton import TrytonConnector
from sfa_desktop.entities import Visit
from sfa_desktop.entities.exchange import OperationState, Scope
from sfa_desktop.replica import edits
from tests.support.central import Central
from tests.support.cli import Cli
from tests.support.laptop import Laptop

pytestmark = pytest.mark.functional


@pytest.fixture
def lucia(central: Central, tmp_path: Path) -> Iterator[Laptop]:
    rep = central.reps[0]
    laptop = Laptop(tmp_path / rep.login, central.url, central.database, rep)
    assert laptop.sync().verified is True
    yield laptop
    laptop.close()


@pytest.fixture
def admin(central: Central) -> Iterator[TrytonConnector]:
    login = central.admin
    connector = TrytonConnector(url=central.url, database=central.database, user=login.login, secret=login.password)
    yield connector
    connector.close()


def held(laptop: Laptop, kind: str) -> set[str]:
    return {record.id for record in laptop.all(kind)}


def test_a_cut_history_leaves_and_comes_back_without_a_brake(lucia: Laptop, admin: TrytonConnector) -> None:
    all_orders, all_visits = held(lucia, "order"), held(lucia, "visit")
    lucia.edit(lambda w: edits.update(w, "visit", sorted(all_visits)[0], {"notes": "typed before"}))
    scopes.put_scope(admin, Scope(name="rep", months={"order": 3, "visit": 3}))
    report = lucia.sync()
    assert (report.errors, report.verified) == ((), True)
    old = date.today() - timedelta(days=130)
    left = lucia.all("order")
    assert 0 < len(left) < len(all_orders) / 2
    open_ = {"draft", "quotation", "confirmed", "processing"}
    assert all(order.state in open_ or order.ordered_on >= old for order in left)
    assert lucia.sync().pulled == 0
    scopes.drop_scope(admin, "rep")
    report = lucia.sync()
    assert (report.errors, report.verified) == ((), True)
    assert (held(lucia, "order"), held(lucia, "visit")) == (all_orders, all_visits)


def test_unsent_work_on_what_leaves_is_named_before_and_kept_after(lucia: Laptop, admin: TrytonConnector) -> None:
    outside = next(account for account in lucia.accounts() if account.segment == "C")
    stuck = lucia.edit(lambda w: edits.create(w, Visit(account_id=outside.id, contact_id=new_id(), subject="Visita")))
    assert lucia.sync().refused == 1
    assert lucia.sync().refused == 1  # the office hears of it with the next question
    scope = Scope(name="rep", segments=("A", "B"))
    (effect,) = [e for e in scopes.preview_scope(admin, scope) if e.user == lucia.login.login]
    assert outside.name in effect.loses
    assert effect.lost == sum(account.segment == "C" for account in lucia.all("account"))
    assert effect.rows[1] < effect.rows[0]
    assert [(kind, key) for kind, key, _ in effect.unsent] == [("visit", stuck)]
    assert scopes.list_scopes(admin) == ()
    scopes.put_scope(admin, scope)
    lucia.edit(lambda w: edits.update(w, "account", outside.id, {"phone": "+54 341 5550101"}))
    report = lucia.sync()
    assert [code for code, _ in report.errors] == []
    assert held(lucia, "account") & {a.id for a in lucia.all("account") if a.segment == "C"} == {outside.id}
    kept = {operation.record_id: operation for operation in lucia.open()}
    assert kept[stuck].state is OperationState.REFUSED
    assert kept[outside.id].values["phone"] == "+54 341 5550101"
    scopes.drop_scope(admin, "rep")


def test_a_representative_is_no_administrator(lucia: Laptop) -> None:
    with pytest.raises(AccessDenied):
        scopes.list_scopes(lucia.connector)
    with pytest.raises(AccessDenied):
        scopes.put_scope(lucia.connector, Scope(name="mine"))


def test_an_administrator_does_it_all_from_the_command_line(central: Central, tmp_path: Path, passphrase: str) -> None:
    cli, login = Cli(tmp_path / "admin"), central.admin
    added = cli.spawn(
        "endpoint", "add", "--name", "office", "--crm", "tryton", "--url", central.url, "--database", central.database,
        "--user", login.login, "--secret-stdin", stdin=f"{login.password}\n",
    )  # fmt: skip
    assert added.code == 0, added.err
    terms = ("rep", "--months", "order=6", "--segments", "A,B", "--without-archived")
    previewed = cli.ok("scope", "preview", *terms)
    assert {rep["user"] for rep in previewed["reps"]} >= {rep.login for rep in central.reps}
    assert all(rep["rows"][1] < rep["rows"][0] for rep in previewed["reps"] if rep["lost"])
    assert previewed["unsent"] == 0
    assert cli.ok("scope", "show") == []
    kept = cli.ok("scope", "set", *terms)
    assert cli.ok("scope", "show") == [kept]
    assert (kept["months"], kept["segments"], kept["archived"]) == ({"order": 6}, ["A", "B"], False)
    again = cli.ok("scope", "preview", *terms)
    assert [rep["rows"][1] - rep["rows"][0] for rep in again["reps"]] == [0] * len(again["reps"])
    assert cli.run("scope", "set", "rep", "--segments", "Z").code == 4
    assert cli.ok("scope", "drop", "rep") == {"name": "rep", "dropped": True}
