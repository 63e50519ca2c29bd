"""The same questions to every connector: what the engine relies on, whatever CRM is behind it.

A CRM takes part by a `Trial`: a running server (or a model of one) with two users and some records.
"""

import hashlib
import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import Any

import pytest

from sfa_desktop.base.errors import AccessDenied, Declined, SignInRefused, Unreachable
from sfa_desktop.base.ids import new_id
from sfa_desktop.base.paths import Home
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.connectors import registry
from sfa_desktop.connectors.contract import Connector
from sfa_desktop.entities import KINDS
from sfa_desktop.entities.canonical import decode
from sfa_desktop.entities.exchange import Action, Attachment, Device, Group, Operation, Page
from tests.contract.foreign import FOREIGN
from tests.support.central import running
from tests.support.odoo import OdooModel
from tests.support.odoo_company import company
from tests.support.office import MULTIPLIER, PRIME, WORD, Line, Office
from tests.support.recorded import serving

pytestmark = pytest.mark.functional
DEVICE = Device(id=new_id(), ledger_head="00", ledger_seq=1)
CHECKS = ["address", "proxy", "tls", "server", "sign_in", "clock", "rights", "read", "write"]


@dataclass(frozen=True, kw_only=True)
class Trial:
    """A connector for a user with records, one for another user, and an endpoint to be wrong about."""

    first: Connector
    second: Connector
    endpoint: Endpoint | None = None
    own_time: bool = False
    """A model whose clock is not this machine's."""


def of_tryton(stack: ExitStack, request: pytest.FixtureRequest) -> Trial:
    prepared: Home = request.getfixturevalue("prepared_central")
    folder = request.getfixturevalue("tmp_path_factory").mktemp("contract")
    server = stack.enter_context(running(prepared, folder))
    ends = [
        Endpoint(name=rep.login, crm="tryton", url=server.url, database=server.database, user=rep.login)
        for rep in server.reps[:2]
    ]
    first, second = (registry.connect(e, r.password) for e, r in zip(ends, server.reps, strict=False))
    stack.callback(first.close)
    stack.callback(second.close)
    return Trial(first=first, second=second, endpoint=ends[0])


def of_the_model(_stack: ExitStack, _request: pytest.FixtureRequest) -> Trial:
    office = Office()
    for number in range(12):
        account = office.add("account", name=f"Cliente {number}", owner="ana" if number % 3 else "ben", active=True)
        office.add("task", account_id=account.key, subject=f"Tarea {number}")
    for number in range(3):
        office.add("product", name=f"Artículo {number}", code=f"A{number}", active=True)
    return Trial(first=Line(office, "ana"), second=Line(office, "ben"))


def of_odoo(stack: ExitStack, _request: pytest.FixtureRequest) -> Trial:
    server = OdooModel()
    laura = company(server).rep
    ben = server.add_user("ben", "ben-key", "Ben Ruiz")
    for number in range(3):
        server.add("res.partner", name=f"Bodega {number}", is_company=True, user_id=ben)
    for uid, other in ((laura, ben), (ben, laura)):
        server.hidden[uid] = lambda model, row, other=other: model == "res.partner" and row.get("user_id") == other
    url = stack.enter_context(serving(server))
    ends = [Endpoint(name=who, crm="odoo", url=url, database="crm", user=who) for who in ("laura", "ben")]
    first, second = (registry.connect(end, f"{end.user}-key") for end in ends)
    stack.callback(first.close)
    stack.callback(second.close)
    for connector in (first, second):
        connector.hello(DEVICE, {})
    return Trial(first=first, second=second, endpoint=ends[0], own_time=True)


TRIALS: Mapping[str, Callable[[ExitStack, pytest.FixtureRequest], Trial]] = {
    "tryton": of_tryton,
    "odoo": of_odoo,
    "the model of the simulation": of_the_model,
}


def test_every_registered_crm_is_asked() -> None:
    assert registry.CRMS.keys() <= TRIALS.keys() | FOREIGN.keys()


@pytest.fixture(scope="module", params=list(TRIALS))
def trial(request: pytest.FixtureRequest) -> Iterator[Trial]:
    with ExitStack() as stack:
        yield TRIALS[request.param](stack, request)


# --- asking -------------------------------------------------------------------------------------------


def everything(connector: Connector, kind: str, *, limit: int = 1000, cursor: str = "") -> tuple[dict[str, Any], str]:
    """All records of a kind by key, as dictionaries, and the last cursor."""
    found: dict[str, Any] = {}
    while True:
        page = connector.pull(kind, cursor, limit)
        assert page.kind == kind
        assert len(page.rows) + len(page.gone) <= limit or limit == 1
        for record in records(page):
            key = page.aliases.get(record["key"], record["key"])
            assert key not in found, "a record came twice"
            found[key] = record
        assert page.cursor != cursor or not page.more, "a feed that does not move"
        cursor = page.cursor
        if not page.more:
            return found, cursor


def records(page: Page) -> list[dict[str, Any]]:
    return [dict(zip(page.columns, row, strict=True)) for row in page.rows]


def operation(kind: str, key: str, action: Action = Action.CREATE, base: int = 0, **values: Any) -> Operation:
    return Operation(
        id=new_id(), group_id="", kind=kind, record_id=key, action=action, values=values, base_version=base
    )


def group(connector: Connector, *operations: Operation) -> Group:
    """The operations as one group, with the server's ids of what they touch where it needs them."""
    id_ = new_id()
    remotes: dict[str, str] = {}
    if not connector.capabilities.own_keys:
        for kind in ("account", "product", "task"):
            remotes.update({key: str(row["remote"]) for key, row in everything(connector, kind)[0].items()})
    return Group(id=id_, operations=tuple(replace(op, group_id=id_) for op in operations), remotes=remotes)


def only_if(can: bool, why: str) -> None:
    """Skip a question to a server that declares it cannot; the engine makes up for that."""
    if not can:
        pytest.skip(f"it declares that {why}")


def an_account(connector: Connector) -> str:
    return next(iter(everything(connector, "account")[0]))


# --- questions ----------------------------------------------------------------------------------------


def an_account_with_remote(connector: Connector) -> tuple[str, str]:
    page = connector.pull("account", "", 1)
    return str(page.rows[0][0]), str(page.rows[0][1])


def test_the_server_says_who_it_is_and_where_its_feeds_are(trial: Trial) -> None:
    facts = trial.first.hello(DEVICE, {})
    assert facts.identity == trial.second.hello(DEVICE, {}).identity
    if trial.first.capabilities.cursor == "sequence":
        assert set(trial.first.capabilities.kinds) <= facts.heads.keys()
    assert facts.behind == frozenset()
    assert facts.server_time is not None
    assert facts.server_time.tzinfo is not None


def test_what_is_pulled_is_what_the_server_counts_and_sums(trial: Trial) -> None:
    connector = trial.first
    only_if(connector.capabilities.digest, "it sums nothing up")
    facts = connector.hello(DEVICE, {})
    digest = connector.digest(connector.capabilities.kinds)
    for kind in connector.capabilities.kinds:
        found, cursor = everything(connector, kind)
        assert len(found) == facts.counts[kind] == digest[kind][0]
        assert sum(r["version"] * MULTIPLIER % PRIME for r in found.values()) % WORD == digest[kind][1]
        assert cursor == facts.heads[kind], "at its end a cursor is the head"


def test_every_column_is_known_and_every_value_readable(trial: Trial) -> None:
    for kind in trial.first.capabilities.kinds:
        page = trial.first.pull(kind, "", 200)
        assert list(page.columns[:3]) == ["key", "remote", "version"]
        assert page.derived is not trial.first.capabilities.own_keys
        for record in records(page):
            for field in KINDS[kind].fields():
                if field.name in page.columns or trial.first.capabilities.own_keys:
                    decode(field, record[field.name])
            assert isinstance(record.get("custom", {}), dict)
            for line in record.get("lines", ()):
                assert len(line) == len(page.line_columns)


@pytest.mark.parametrize("limit", [1, 3, 7])
def test_pages_of_any_size_bring_the_same(trial: Trial, limit: int) -> None:
    (few, end), (all_, head) = everything(trial.first, "account", limit=limit), everything(trial.first, "account")
    assert {key: record["version"] for key, record in few.items()} == {k: r["version"] for k, r in all_.items()}
    if trial.first.capabilities.cursor == "sequence":
        assert end == head


def test_after_the_end_there_is_nothing(trial: Trial) -> None:
    only_if(trial.first.capabilities.overlap == 0, "it goes back behind its cursor")
    _, cursor = everything(trial.first, "task")
    page = trial.first.pull("task", cursor, 100)
    assert (list(page.rows), list(page.gone), page.more, page.cursor) == ([], [], False, cursor)


def test_a_cursor_ahead_of_the_feed_is_a_restored_server(trial: Trial) -> None:
    only_if(trial.first.capabilities.cursor == "sequence", "its cursor is no sequence")
    _, cursor = everything(trial.first, "account")
    facts = trial.first.hello(DEVICE, {"account": str(int(cursor) + 1_000_000), "task": ""})
    assert facts.behind == {"account"}


def test_records_by_key_and_what_is_missing(trial: Trial) -> None:
    account, nobody = an_account(trial.first), new_id()
    remote = str(everything(trial.first, "account")[0][account]["remote"])
    page = trial.first.fetch("account", {account: remote, nobody: ""})
    assert [record["key"] for record in records(page)] == [account]
    assert [gone.key for gone in page.gone] == [nobody]
    mine = everything(trial.first, "account")[0]
    theirs, record = next((k, r) for k, r in everything(trial.second, "account")[0].items() if k not in mine)
    assert [gone.key for gone in trial.first.fetch("account", {theirs: str(record["remote"])}).gone] == [theirs]


def test_the_inventory_names_the_same(trial: Trial) -> None:
    found, _ = everything(trial.first, "account")
    named = {record["key"]: key for key, record in found.items()}
    listed: dict[str, int] = {}
    after = ""
    while True:
        items, after = trial.first.inventory("account", after, 5)
        listed.update({named.get(one.key, one.key): one.version for one in items})
        if not after:
            break
    assert listed == {key: record["version"] for key, record in found.items()}


def test_a_group_is_done_once_however_often_it_is_sent(trial: Trial) -> None:
    account, visit = new_id(), new_id()
    sent = group(
        trial.first,
        operation("account", account, name="Kiosco Ñ 🙂"),
        operation("visit", visit, account_id=account, subject="Alta", state="planned"),
    )
    assert trial.first.lookup([sent]) == {sent.id: ()}
    (first,) = trial.first.push([sent], DEVICE)
    assert [receipt.key for receipt in first.receipts] == [account, visit]
    assert first.receipts[0].page is not None
    assert records(first.receipts[0].page)[0]["name"] == "Kiosco Ñ 🙂"
    _, cursor = everything(trial.first, "account")
    (again,) = trial.first.push([sent], DEVICE)
    assert [(r.key, r.remote_id) for r in again.receipts] == [(r.key, r.remote_id) for r in first.receipts]
    if trial.first.capabilities.exact_versions:
        assert not trial.first.pull("account", cursor, 10).rows, "the second sending changed something"
    looked_up = trial.first.lookup([sent])[sent.id]
    assert [receipt.key for receipt in looked_up] == [account, visit]
    assert everything(trial.first, "account")[0][account]["version"] >= first.receipts[0].version


def test_a_change_based_on_an_old_version_is_a_conflict_with_the_present_row(trial: Trial) -> None:
    task, account = new_id(), an_account(trial.first)
    (made,) = trial.first.push([group(trial.first, operation("task", task, account_id=account, subject="uno"))], DEVICE)
    base = made.receipts[0].version
    (changed,) = trial.first.push(
        [group(trial.first, operation("task", task, Action.UPDATE, base, subject="dos"))], DEVICE
    )
    assert changed.receipts
    late = group(trial.first, operation("task", task, Action.UPDATE, base, subject="tres"))
    (answer,) = trial.first.push([late], DEVICE)
    assert answer.conflict is not None
    assert answer.conflict.operation_id == late.operations[0].id
    assert answer.conflict.page is not None
    assert records(answer.conflict.page)[0]["subject"] == "dos"
    assert trial.first.lookup([late]) == {late.id: ()}


def test_what_is_deleted_comes_as_deleted_and_stays_so(trial: Trial) -> None:
    task, account = new_id(), an_account(trial.first)
    (made,) = trial.first.push([group(trial.first, operation("task", task, account_id=account, subject="x"))], DEVICE)
    base = made.receipts[0].version
    _, cursor = everything(trial.first, "task")
    (deleted,) = trial.first.push([group(trial.first, operation("task", task, Action.DELETE, base))], DEVICE)
    assert deleted.receipts[0].page is None
    gone = trial.first.pull("task", cursor, 10).gone
    if trial.first.capabilities.tombstones == "feed":
        assert [(one.key, one.deleted) for one in gone] == [(task, True)]
    else:
        assert task not in everything(trial.first, "task")[0]
    (late,) = trial.first.push([group(trial.first, operation("task", task, Action.UPDATE, base, subject="y"))], DEVICE)
    assert late.conflict is not None
    assert late.conflict.page is None


def test_a_refused_group_leaves_nothing_behind_and_holds_up_nobody(trial: Trial) -> None:
    only_if(trial.first.capabilities.atomic_groups, "it does groups in parts")
    good, half = new_id(), new_id()
    sent = [
        group(
            trial.first,
            operation("account", half, name="Mitad"),
            operation("task", new_id(), account_id=new_id(), subject="?"),
        ),
        group(trial.first, operation("account", good, name="Entero")),
    ]
    refused, done = trial.first.push(sent, DEVICE)
    assert refused.refusal is not None
    assert refused.refusal.message
    assert done.receipts
    keys = everything(trial.first, "account")[0].keys()
    assert good in keys
    assert half not in keys


def test_nobody_changes_what_they_do_not_have(trial: Trial) -> None:
    only_if(trial.first.capabilities.own_keys, "it knows records by its own ids")
    theirs = an_account(trial.second)
    assert theirs not in everything(trial.first, "account")[0]
    (answer,) = trial.first.push(
        [group(trial.first, operation("account", theirs, Action.UPDATE, 10**6, name="mío"))], DEVICE
    )
    assert answer.refusal is not None
    assert answer.refusal.code == "not_visible"


def test_an_order_gets_its_number_from_the_office(trial: Trial) -> None:
    product, account, order = (next(iter(everything(trial.first, "product")[0])), new_id(), new_id())
    line = {"key": new_id(), "product_id": product, "quantity": "1.0000", "sequence": 1}
    values = {"account_id": account, "state": "confirmed", "ordered_on": "2026-11-24", "lines": [line]}
    sent = [
        group(trial.first, operation("account", account, name="Comprador")),
        group(trial.first, operation("order", order, **values)),
    ]
    _, answer = trial.first.push(sent, DEVICE)
    assert answer.refusal is None, answer.refusal
    (receipt,) = answer.receipts
    assert receipt.page is not None
    record = records(receipt.page)[0]
    assert record["number"]
    lines = [dict(zip(receipt.page.line_columns, one, strict=True)) for one in record["lines"]]
    assert [receipt.page.aliases.get(one["key"], one["key"]) for one in lines] == [line["key"]]
    if trial.first.capabilities.quote and trial.endpoint:
        quoted = trial.first.quote({"key": new_id(), "values": {**values, "lines": [{**line, "key": new_id()}]}})
        assert float(quoted["total"]) == float(record["total"]) > 0


def test_a_quote_leaves_no_trace(trial: Trial) -> None:
    before = sorted(everything(trial.first, "order")[0])
    product, account = next(iter(everything(trial.first, "product")[0])), an_account(trial.first)
    line = {"key": new_id(), "product_id": product, "quantity": "3"}
    values = {"account_id": account, "state": "draft", "ordered_on": "2026-11-24", "lines": [line]}
    trial.first.quote({"key": new_id(), "values": values})
    assert sorted(everything(trial.first, "order")[0]) == before


def test_a_quote_that_cannot_be_says_why(trial: Trial) -> None:
    if trial.endpoint is None:
        pytest.skip("the model prices nothing")
    with pytest.raises((Declined, AccessDenied)) as caught:
        trial.first.quote({"key": new_id(), "values": {"account_id": new_id(), "lines": []}})
    assert caught.value.values["detail"]


# --- the connection test --------------------------------------------------------------------------------


def test_the_connection_test_names_its_steps(trial: Trial) -> None:
    if trial.endpoint is None:
        pytest.skip("there is no connection to the model")
    steps = trial.first.check()
    assert [step.name for step in steps] == CHECKS
    assert [step.name for step in steps if step.passed is False] == (["clock"] if trial.own_time else [])
    assert all(step.detail for step in steps)


@pytest.mark.parametrize(
    ("wrong", "fails"),
    [({"secret": "no"}, "sign_in"), ({"database": "nada"}, "sign_in"), ({"url": "http://127.0.0.1:9"}, "server"),
     ({"url": "http://no-such-host.invalid"}, "address")],
    ids=["password", "database", "port", "host"],
)  # fmt: skip
def test_a_wrong_endpoint_fails_at_its_step_and_says_so(trial: Trial, wrong: dict[str, str], fails: str) -> None:
    if trial.endpoint is None:
        pytest.skip("there is no connection to the model")
    secret = wrong.get("secret", "x")
    end = replace(trial.endpoint, **{name: value for name, value in wrong.items() if name != "secret"})
    connector = registry.connect(end, secret)
    steps = {step.name: step for step in connector.check()}
    assert [name for name, step in steps.items() if step.passed is False] == [fails]
    assert steps[fails].problem is not None
    assert steps["write"].passed is None
    with pytest.raises((SignInRefused, Unreachable, type(steps[fails].problem))):
        connector.hello(DEVICE, {})
    connector.close()


def test_a_file_is_taken_once_listed_and_handed_out(trial: Trial) -> None:
    if trial.first.capabilities.attachments == "none":
        pytest.skip("takes no files")
    key, remote = an_account_with_remote(trial.first)
    content = bytes(range(256)) * 1500
    file = Attachment(
        id=new_id(), kind="account", record_id=key, name="foto.jpg", media_type="image/jpeg", size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )  # fmt: skip
    told: list[int] = []
    for _ in range(2):
        sent = trial.first.upload(file, remote, io.BytesIO(content), told.append)
        assert sent.remote_id
    assert told[-1] == len(content)
    listed = [one for one in trial.first.files("account", {key: remote}) if one.remote_id == sent.remote_id]
    assert [(one.record_id, one.name, one.size) for one in listed] == [(key, "foto.jpg", len(content))]
    assert listed[0].sha256 in ("", file.sha256)
    assert b"".join(trial.first.download(listed[0])) == content
    assert b"".join(trial.first.download(listed[0], 1000)) == content[1000:]


def test_a_file_can_be_stopped_between_its_parts_and_gone_on_with(trial: Trial) -> None:
    if trial.first.capabilities.attachments != "resumable":
        pytest.skip("takes files whole or not at all")
    key, remote = an_account_with_remote(trial.first)
    content = hashlib.sha256(b"photo").digest() * 20_000
    file = Attachment(
        id=new_id(), kind="account", record_id=key, name="grande.jpg", size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )  # fmt: skip

    def stop(done: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        trial.first.upload(file, remote, io.BytesIO(content), stop)
    told: list[int] = []
    trial.first.upload(file, remote, io.BytesIO(content), told.append)
    assert told[0] > 0, "it began anew"
    assert told[-1] == len(content)
