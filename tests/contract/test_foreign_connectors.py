"""The same questions to every connector whose server keeps no keys of ours, as contract.py tells what it owes."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from typing import Any

import pytest

from sfa_desktop.base.errors import AccessDenied, Declined, SignInRefused, Unreachable
from sfa_desktop.base.ids import new_id, server_id
from sfa_desktop.connectors import registry
from sfa_desktop.connectors.contract import Connector
from sfa_desktop.entities import KINDS
from sfa_desktop.entities.canonical import decode
from sfa_desktop.entities.exchange import Action, Device, Group, Operation, Page
from sfa_desktop.entities.field import FieldType
from tests.contract.foreign import FOREIGN, Foreign

pytestmark = pytest.mark.functional
DEVICE = Device(id=new_id(), ledger_head="00", ledger_seq=1)


@pytest.fixture(scope="module", params=list(FOREIGN))
def trial(request: pytest.FixtureRequest) -> Iterator[Foreign]:
    with ExitStack() as stack:
        yield FOREIGN[request.param](stack, request)


def records(page: Page) -> list[dict[str, Any]]:
    return [dict(zip(page.columns, row, strict=True)) for row in page.rows]


def everything(connector: Connector, kind: str, *, cursor: str = "", limit: int = 1000) -> tuple[dict[str, Any], str]:
    """By derived key; a record may come twice, the last one counts."""
    found: dict[str, Any] = {}
    while True:
        page = connector.pull(kind, cursor, limit)
        assert (page.kind, page.derived) == (kind, True)
        found.update({record["key"]: record for record in records(page)})
        assert page.cursor != cursor or not page.more, "a feed that does not move"
        cursor = page.cursor
        if not page.more:
            return found, cursor


def listed(connector: Connector, kind: str, limit: int = 5) -> dict[str, Any]:
    found, after = {}, ""
    while True:
        items, after = connector.inventory(kind, after, limit)
        found.update({one.key: one for one in items})
        if not after:
            return found


def group(remotes: dict[str, Any], *operations: Operation) -> Group:
    id_ = new_id()
    told = {key: str(remote) for key, remote in remotes.items()}
    return Group(id=id_, operations=tuple(replace(op, group_id=id_) for op in operations), remotes=told)


def operation(kind: str, key: str, action: Action = Action.CREATE, base: int = 0, **values: Any) -> Operation:
    return Operation(
        id=new_id(), group_id="", kind=kind, record_id=key, action=action, values=values, base_version=base
    )


def an_order(trial: Foreign) -> tuple[Group, str, str]:
    """A group that makes an account with an address and an order of it; the keys of account and order."""
    connector = trial.connector
    connector.hello(DEVICE, {})
    if "order" not in connector.capabilities.kinds:
        pytest.skip("it keeps no orders, and says so")
    account, order = new_id(), new_id()
    (product, *_) = (r for r in everything(connector, "product")[0].values() if r["active"])
    lines = [
        {"key": new_id(), "product_id": product["key"], "quantity": f"{n}.0000", "sequence": n, "description": ""}
        for n in (1, 2)
    ]
    values = {
        "account_id": account, "provisional": "P-77", "state": trial.final, "ordered_on": "2026-11-24", "lines": lines,
    }  # fmt: skip
    operations = [operation("account", account, name="Comprador Ñ", phone="+54 351 5550000")]
    if "address" in connector.capabilities.kinds:
        address = {"account_id": account, "street": "Calle 1", "city": "Rosario", "country": "AR"}
        operations.append(operation("address", new_id(), **address))
    operations.append(operation("order", order, **values))
    return group({product["key"]: product["remote"]}, *operations), account, order


# --- questions ----------------------------------------------------------------------------------------


def test_the_server_says_who_it_is_every_time_the_same(trial: Foreign) -> None:
    facts = trial.connector.hello(DEVICE, {})
    assert facts.identity
    assert facts.identity == trial.connector.hello(DEVICE, {}).identity
    assert facts.behind == frozenset()


def test_what_it_cannot_do_is_declared(trial: Foreign) -> None:
    trial.connector.hello(DEVICE, {})
    can = trial.connector.capabilities
    assert not can.own_keys
    assert not can.exact_versions
    assert set(can.read_only) <= set(can.kinds)
    assert all(note.endswith(".") for note in can.notes)


def test_keys_are_derived_and_every_value_is_readable(trial: Foreign) -> None:
    identity = trial.connector.hello(DEVICE, {}).identity
    for kind in trial.connector.capabilities.kinds:
        page = trial.connector.pull(kind, "", 200)
        assert list(page.columns[:3]) == ["key", "remote", "version"]
        for record in records(page):
            assert record["key"] == server_id(identity, kind, str(record["remote"]))
            assert isinstance(record["version"], int)
            for field in KINDS[kind].fields():
                if field.name in record:
                    decode(field, record[field.name])
            for line in record.get("lines", ()):
                assert len(line) == len(page.line_columns)


def test_links_point_to_records_that_come(trial: Foreign) -> None:
    here = {kind: everything(trial.connector, kind)[0] for kind in trial.connector.capabilities.kinds}
    for kind, found in here.items():
        for field in KINDS[kind].fields():
            if field.type is FieldType.LINK and field.to in here:
                targets = {record.get(field.name) for record in found.values()} - {None}
                assert targets <= here[field.to].keys(), f"{kind}.{field.name}"


@pytest.mark.parametrize("limit", [1, 3, 7])
def test_pages_of_any_size_bring_the_same_although_all_have_one_stamp(trial: Foreign, limit: int) -> None:
    few, _ = everything(trial.connector, "account", limit=limit)
    assert few == everything(trial.connector, "account")[0]
    assert len(few) >= 3


def test_the_inventory_lists_what_is_pulled_with_its_versions_and_ids(trial: Foreign) -> None:
    for kind in trial.connector.capabilities.kinds:
        found, _ = everything(trial.connector, kind)
        there = listed(trial.connector, kind)
        assert there.keys() == found.keys(), kind
        for key, one in there.items():
            assert one.version in (0, found[key]["version"])
            assert one.remote_id == str(found[key]["remote"])


def test_records_by_id_and_what_is_missing(trial: Foreign) -> None:
    found, _ = everything(trial.connector, "account")
    key, record = next(iter(found.items()))
    nobody = new_id()
    page = trial.connector.fetch("account", {key: str(record["remote"]), nobody: "99999999"})
    assert records(page) == [record]
    assert [gone.key for gone in page.gone] == [nobody]


def test_an_order_is_made_once_however_often_it_is_sent(trial: Foreign) -> None:
    sent, account, order = an_order(trial)
    assert trial.connector.lookup([sent]) == {sent.id: ()}
    before = len(listed(trial.connector, "order"))
    (first,) = trial.connector.push([sent], DEVICE)
    assert first.refusal is None, first.refusal
    made = {receipt.key: receipt for receipt in first.receipts}
    assert list(made) == [op.record_id for op in sent.operations]
    page = made[order].page
    assert page is not None
    row = records(page)[0]
    assert page.aliases[row["key"]] == order
    names = list(page.line_columns)
    lines = [dict(zip(names, line, strict=True)) for line in row["lines"]]
    own = [page.aliases.get(line["key"], line["key"]) for line in lines]
    assert own == [line["key"] for line in sent.operations[-1].values["lines"]]
    looked_up = trial.connector.lookup([sent])[sent.id]
    remotes = {receipt.key: receipt.remote_id for receipt in looked_up}
    assert (remotes[account], remotes[order]) == (made[account].remote_id, made[order].remote_id)
    assert len(listed(trial.connector, "order")) == before + 1


def test_an_order_that_was_sent_again_is_still_one(trial: Foreign) -> None:
    if trial.endpoint is None:
        pytest.skip("the model makes what it is told; the engine looks up first")
    sent, _, order = an_order(trial)
    (first,) = trial.connector.push([sent], DEVICE)
    before = listed(trial.connector, "order")
    (again,) = trial.connector.push([sent], DEVICE)
    assert [(r.key, r.remote_id) for r in again.receipts] == [(r.key, r.remote_id) for r in first.receipts]
    assert listed(trial.connector, "order") == before, "the second sending changed something"
    assert first.receipts[-1].key == order


def test_a_change_travels_and_a_stale_one_clashes(trial: Foreign) -> None:
    connector = trial.connector
    key = new_id()
    (made,) = connector.push([group({}, operation("account", key, name="Uno", phone=""))], DEVICE)
    (receipt,) = made.receipts
    remotes = {key: receipt.remote_id}
    change = replace(operation("account", key, Action.UPDATE, receipt.version, name="Dos"), base={"name": "Uno"})
    (changed,) = connector.push([group(remotes, change)], DEVICE)
    assert changed.receipts
    assert records(connector.fetch("account", remotes))[0]["name"] == "Dos"
    if connector.capabilities.version_guard == "none":
        return
    late = replace(operation("account", key, Action.UPDATE, receipt.version, name="Tres"), base={"name": "Uno"})
    (answer,) = connector.push([group(remotes, late)], DEVICE)
    assert answer.conflict is not None
    assert answer.conflict.page is not None
    assert records(answer.conflict.page)[0]["name"] == "Dos"
    assert connector.lookup([group(remotes, late)]) != {}


def test_lines_that_stay_keep_their_ids(trial: Foreign) -> None:
    connector = trial.connector
    sent, _, order = an_order(trial)
    draft = replace(sent.operations[-1], values={**sent.operations[-1].values, "state": "draft"})
    (made,) = connector.push([replace(sent, operations=(*sent.operations[:-1], draft))], DEVICE)
    assert made.refusal is None, made.refusal
    receipt = made.receipts[-1]
    assert receipt.page is not None
    names = receipt.page.line_columns
    shown = [dict(zip(names, line, strict=True)) for line in records(receipt.page)[0]["lines"]]
    own = [line["key"] for line in draft.values["lines"]]
    remotes = {
        **sent.remotes, order: receipt.remote_id, **{key: s["remote"] for key, s in zip(own, shown, strict=True)},
    }  # fmt: skip
    kept = {**draft.values["lines"][1], "quantity": "5.0000"}
    change = operation("order", order, Action.UPDATE, receipt.version, lines=[kept])
    (changed,) = connector.push([group(remotes, change)], DEVICE)
    assert changed.refusal is None, changed.refusal
    assert changed.conflict is None
    (line,) = records(connector.fetch("order", {order: receipt.remote_id}))[0]["lines"]
    now = dict(zip(names, line, strict=True))
    assert (now["remote"], float(now["quantity"])) == (shown[1]["remote"], 5.0)


def test_of_a_group_the_part_before_a_refusal_is_told(trial: Foreign) -> None:
    account = new_id()
    nobody = {"account_id": new_id()}
    bad = operation("order", new_id(), **nobody, state=trial.final, lines=[])
    if "order" not in trial.connector.capabilities.kinds:
        bad = operation("case", new_id(), **nobody, subject="De nadie")
    if trial.endpoint is None:
        pytest.skip("the model takes unknown links for a fault of the engine")
    (answer,) = trial.connector.push([group({}, operation("account", account, name="Primero"), bad)], DEVICE)
    assert [receipt.key for receipt in answer.receipts] == [account]
    assert answer.refusal is not None
    assert answer.refusal.operation_id == bad.id
    assert answer.refusal.code == "unknown_link"


def test_a_deletion_is_seen_by_the_inventory_and_by_asking(trial: Foreign) -> None:
    key = new_id()
    (made,) = trial.connector.push([group({}, operation("account", key, name="Efímero"))], DEVICE)
    remote = made.receipts[0].remote_id
    trial.delete("account", remote)
    assert remote not in {one.remote_id for one in listed(trial.connector, "account").values()}
    assert [gone.key for gone in trial.connector.fetch("account", {key: remote}).gone] == [key]


def test_what_it_cannot_is_refused_in_words(trial: Foreign) -> None:
    if trial.endpoint is None or trial.connector.capabilities.quote:
        pytest.skip("it can")
    with pytest.raises((Declined, AccessDenied)) as caught:
        trial.connector.quote({"key": new_id(), "values": {}})
    assert caught.value.values["detail"]


# --- the connection test --------------------------------------------------------------------------------


def test_the_connection_test_finds_nothing_wrong(trial: Foreign) -> None:
    if trial.endpoint is None:
        pytest.skip("there is no connection to the model")
    steps = trial.connector.check()
    assert [step for step in steps if step.passed is False] == []
    assert all(step.detail for step in steps)


@pytest.mark.parametrize(
    ("wrong", "fails"),
    [({"secret": "no"}, "sign_in"), ({"url": "http://127.0.0.1:9"}, "server"),
     ({"url": "http://no-such-host.invalid"}, "address")],
    ids=["password", "port", "host"],
)  # fmt: skip
def test_a_wrong_endpoint_fails_at_its_step(trial: Foreign, wrong: dict[str, str], fails: str) -> None:
    if trial.endpoint is None:
        pytest.skip("there is no connection to the model")
    end = replace(trial.endpoint, **{name: value for name, value in wrong.items() if name != "secret"})
    connector = registry.connect(end, wrong.get("secret", "x"))
    steps = {step.name: step for step in connector.check()}
    assert [name for name, step in steps.items() if step.passed is False] == [fails]
    with pytest.raises((SignInRefused, Unreachable)):
        connector.hello(DEVICE, {})
    connector.close()


def test_what_two_people_bring_back_is_made_once(trial: Foreign) -> None:
    """Both know the record by the id under which it was deleted; the second finds what the first has made."""
    connector = trial.connector
    connector.hello(DEVICE, {})
    can = connector.capabilities
    kind = next((kind for kind in ("visit", "task") if kind in can.kinds and kind not in can.read_only), "")
    if not kind:
        pytest.skip("it keeps neither visits nor tasks, and says so")
    account, key = new_id(), new_id()
    values = {"account_id": account, "subject": "Antes", "state": {"visit": "done", "task": "open"}[kind]}
    (made,) = connector.push(
        [group({}, operation("account", account, name="Los que vuelven"), operation(kind, key, **values))], DEVICE
    )
    assert made.refusal is None, made.refusal
    of = {receipt.key: receipt for receipt in made.receipts}
    known = {one: of[one].remote_id for one in (account, key)}
    (gone,) = connector.push([group(known, operation(kind, key, Action.DELETE, of[key].version))], DEVICE)
    assert gone.receipts, gone
    (first,) = connector.push([group(known, operation(kind, key, base=of[key].version, **values))], DEVICE)
    if first.refusal is not None:  # one that keeps the keys of deleted records says so, and nothing seems to be done
        assert (first.refusal.code, first.receipts) == ("deleted", ())
        return
    mine = {**values, "subject": "Después"}
    (second,) = connector.push([group(known, operation(kind, key, base=of[key].version, **mine))], DEVICE)
    assert second.receipts[0].remote_id == first.receipts[0].remote_id
    assert records(second.receipts[0].page)[0]["subject"] == "Después"
