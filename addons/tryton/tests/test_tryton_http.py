"""The main flows through the real server, as a laptop goes them."""

import base64
import json
import urllib.error
import urllib.request

import pytest
from office import create, group, new_key, password, server


class Laptop:
    """JSON-RPC as the connector speaks it."""

    def __init__(self, address, login, secret=None):
        self.address, self.headers = address, {"Content-Type": "application/json"}
        user, session, _ = self.ask("common.db.login", login, {"password": secret or password(login)}, "en")
        token = base64.b64encode(f"{login}:{user}:{session}".encode()).decode()
        self.headers["Authorization"] = f"Session {token}"
        self.context = self.ask("model.res.user.get_preferences", True, {})

    def ask(self, method, *params):
        body = json.dumps({"id": 1, "method": method, "params": list(params)}).encode()
        request = urllib.request.Request(self.address + "rpc/", body, self.headers)
        with urllib.request.urlopen(request, timeout=60) as answer:
            told = json.load(answer)
        if "error" in told:
            raise RuntimeError(told["error"])
        return told["result"]

    def call(self, verb, *args):
        return self.ask(f"model.sfa.sync.{verb}", *args, self.context)


@pytest.fixture
def address(office):
    with server(office.config, office.database) as address:
        yield address


def test_a_day_over_http(office, address):
    rep = Laptop(address, "rep1")
    hello = rep.call("hello", "laptop")
    assert hello["user"]["login"] == "rep1"
    products = rep.call("pull", "product", 0, 100)["rows"]
    account, visit, order = new_key(), new_key(), new_key()
    groups = [
        group(
            create("account", account, name="Almacén Ñuñoa", notes="👋"),
            create("address", new_key(), account_id=account, street="1", invoice=True, delivery=True),
        ),
        group(create("visit", visit, account_id=account, state="done", outcome="order")),
        group(
            create(
                "order",
                order,
                account_id=account,
                visit_id=visit,
                state="confirmed",
                lines=[{"key": new_key(), "product_id": products[0][0], "quantity": "2"}],
            )
        ),
    ]
    device = {"id": "laptop", "ledger_head": "ab", "ledger_seq": 3}
    answers = rep.call("push", groups, device)
    assert [answer["status"] for answer in answers] == ["done"] * 3, answers
    assert [a["receipts"] for a in rep.call("push", groups, device)]
    page = rep.call("pull", "order", 0, 10)
    (row,) = (dict(zip(page["columns"], row, strict=True)) for row in page["rows"])
    assert row["state"] == "processing", "the server has processed it by itself"
    assert row["number"]
    ops = [op["op"] for g in groups for op in g["ops"]]
    assert all(rep.call("lookup", ops).values())
    other = Laptop(address, "rep2")
    assert other.call("pull", "account", 0, 10)["rows"] == []
    with pytest.raises(RuntimeError, match="rolled_back"):
        rep.call("push", groups, {**device, "ledger_seq": 2})
    (told,) = Laptop(address, "boss").call("devices")
    assert told["id"] == "laptop"


def test_without_a_session_nothing_is_told(office, address):
    body = json.dumps({"id": 1, "method": "model.sfa.sync.hello", "params": ["x", {}]}).encode()
    for headers in ({}, {"Authorization": "Session " + base64.b64encode(b"rep1:1:0000").decode()}):
        request = urllib.request.Request(address + "rpc/", body, {"Content-Type": "application/json", **headers})
        with pytest.raises(urllib.error.HTTPError) as error, urllib.request.urlopen(request, timeout=30):
            pass
        assert error.value.code == 401
        error.value.close()


def test_credit_locks_and_refusals_pass_through_the_server(office, address):
    account = office.account()

    def limit(pool):
        Party = pool.get("party.party")
        Party.write(Party.search([("sync_id", "=", account)]), {"credit_limit_amount": 50})

    office.work(limit)
    values = office.order_values(account, ("yerba", "1"), state="confirmed")
    (answer,) = Laptop(address, "rep1").call("push", [group(create("order", new_key(), **values))], office.device)
    assert (answer["status"], answer["code"]) == ("refused", "credit")
