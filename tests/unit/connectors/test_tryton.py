"""The Tryton connector against scripted answers: sessions that run out, words instead of results, cut batches."""

import base64
from dataclasses import replace
from typing import Any

import pytest

from sfa_desktop.base.errors import (
    AccessDenied,
    AddonMissing,
    Declined,
    InvalidInput,
    NotACrm,
    OutcomeUnknown,
    RolledBackProfile,
    ServerFault,
    SfaError,
    SignInRefused,
    Throttled,
    UnknownDatabase,
)
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.connectors import registry
from sfa_desktop.connectors.http import Limits
from sfa_desktop.connectors.tryton import TrytonConnector
from sfa_desktop.connectors.tryton.shapes import columns, line_columns
from sfa_desktop.entities.exchange import Action, Device, Group, Operation
from tests.support.rogue import HANG_UP, Request, Rogue, http, result

DEVICE = Device(id="d", ledger_head="abc", ledger_seq=4)
UNAUTHORIZED = http(401, b"<html>401</html>", "text/html")


def error(*said: object) -> bytes:
    import json

    return http(200, json.dumps({"id": 1, "error": list(said)}).encode())


class Tryton:
    """A scripted Tryton: sign-in works with `secret`, everything else answers what `answers` says, in order."""

    def __init__(self, answers: list[bytes | Any], *, sign_in: bytes | None = None) -> None:
        self.answers = answers
        self.sign_in = sign_in
        self.sessions = 0
        self.calls: list[tuple[str, list[Any], str]] = []

    def __call__(self, request: Request) -> bytes:
        call = request.json
        assert set(call) == {"id", "method", "params"}  # Tryton answers anything else in another shape
        method, params = call["method"], call["params"]
        if method == "common.db.login":
            assert params[0] == "rep"
            if self.sign_in is not None:
                return self.sign_in
            self.sessions += 1
            return result([7, f"token{self.sessions}", None])
        authorization = request.headers.get("authorization", "")
        if method == "model.res.user.get_preferences":
            return result({"company": 1, "employee": 3})
        self.calls.append((method, params, base64.b64decode(authorization.removeprefix("Session ")).decode()))
        answer = self.answers.pop(0)
        return answer if isinstance(answer, bytes) else result(answer)


def run(tryton: Tryton, ask: Any) -> Any:
    with Rogue([tryton]) as server:
        endpoint = Endpoint(name="office", crm="tryton", url=server.url, database="crm", user="rep")
        connector = registry.connect(endpoint, "hunter2")
        assert isinstance(connector, TrytonConnector)
        connector.rpc.wire.limits = Limits(connect=2, silence=2)
        try:
            return ask(connector)
        finally:
            connector.close()


def group(name: str, kind: str = "visit", operations: int = 1) -> Group:
    made = tuple(
        Operation(
            id=f"{name}-{n}",
            group_id=name,
            kind=kind,
            record_id=f"key-{name}-{n}",
            action=Action.CREATE,
            values={"subject": "ñ"},
        )
        for n in range(operations)
    )
    return Group(id=name, operations=made)


def done(name: str, operations: int = 1) -> dict[str, Any]:
    receipts = [
        {"op": f"{name}-{n}", "kind": "visit", "key": f"key-{name}-{n}", "remote": 5, "version": 9, "row": None}
        for n in range(operations)
    ]
    return {"group": name, "status": "done", "receipts": receipts}


def test_a_session_is_opened_once_and_its_context_travels_last() -> None:
    tryton = Tryton([{"account": {"count": 2, "sum": 3}}] * 2)
    assert run(tryton, lambda c: [c.digest(["account"]), c.digest(["account"])]) == [{"account": (2, 3)}] * 2
    assert tryton.sessions == 1
    assert tryton.calls[0] == (
        "model.sfa.sync.digest",
        [["account"], {"company": 1, "employee": 3}],
        "rep:7:token1",
    )


def test_a_session_that_ran_out_in_the_middle_of_a_push_is_renewed_and_the_push_made_once_more() -> None:
    tryton = Tryton([[done("a")], UNAUTHORIZED, [done("b")]])
    answers = run(tryton, lambda c: [*c.push([group("a")], DEVICE), *c.push([group("b")], DEVICE)])
    assert [answer.group_id for answer in answers] == ["a", "b"]
    assert [session for _, _, session in tryton.calls] == ["rep:7:token1", "rep:7:token1", "rep:7:token2"]
    assert tryton.calls[1][1] == tryton.calls[2][1]


def test_a_second_refusal_of_the_session_is_a_refusal() -> None:
    tryton = Tryton([[], UNAUTHORIZED, UNAUTHORIZED])
    with pytest.raises(SignInRefused):
        run(tryton, lambda c: [c.push([], DEVICE), c.push([group("a")], DEVICE)])
    assert len(tryton.calls) == 3


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (UNAUTHORIZED, SignInRefused),
        (http(429), Throttled),
        (http(404, b"<html>", "text/html"), UnknownDatabase),
        (error("'res.user'", ""), UnknownDatabase),
        (error("LoginException", ["sms_code", "Code", "char"]), SignInRefused),
        (result([]), NotACrm),
        (result({"a": 1}), NotACrm),
        (http(200, b"[1]"), NotACrm),
        (http(200, b"<html>", "application/json"), NotACrm),
    ],
)
def test_what_a_sign_in_can_be_answered_with(answer: bytes, expected: type[SfaError]) -> None:
    with pytest.raises(expected) as caught:
        run(Tryton([], sign_in=answer), lambda c: c.digest(["account"]))
    assert "hunter2" not in str(caught.value) + repr(caught.value.values)


@pytest.mark.parametrize(
    ("answer", "read", "write"),
    [
        (error("'sfa.sync'", ""), AddonMissing, AddonMissing),
        (http(403, b"", "text/html"), AddonMissing, AddonMissing),
        (error("UserError", ["No access", "rights", None]), AccessDenied, AccessDenied),
        (error("UserError", ["No company", "", None]), Declined, Declined),
        (error("division by zero", "Traceback secret"), ServerFault, ServerFault),
        (error("ConcurrencyException", "Records were modified"), ServerFault, ServerFault),
        (http(500), ServerFault, OutcomeUnknown),
        (http(200, b'{"id": 1}'), NotACrm, OutcomeUnknown),
        (http(200, b'{"id": 1, "result": 5}'), NotACrm, OutcomeUnknown),
        (http(200, b'{"id": 1, "resul', Content_Length="900") + HANG_UP, None, OutcomeUnknown),
    ],
)
def test_what_a_call_can_be_answered_with(answer: bytes, read: type[SfaError] | None, write: type[SfaError]) -> None:
    if read:
        with pytest.raises(read) as caught:
            run(Tryton([answer]), lambda c: c.pull("account", "", 10))
        assert "secret" not in str(caught.value)
    with pytest.raises(write):
        run(Tryton([answer]), lambda c: c.push([group("a")], DEVICE))


def test_a_push_that_is_answered_for_other_groups_is_looked_up() -> None:
    for answered in ([], [done("b")], [done("b"), done("a")], [done("a")] * 2):
        with pytest.raises(OutcomeUnknown):
            run(Tryton([answered]), lambda c: c.push([group("a"), group("b")], DEVICE))


def test_a_copied_profile_is_noticed_by_the_server() -> None:
    said = error("UserError", ["This device has already pushed more.", "rolled_back", None])
    with pytest.raises(RolledBackProfile):
        run(Tryton([said]), lambda c: c.push([group("a")], DEVICE))


def test_a_batch_too_large_for_the_server_is_sent_in_halves_and_what_is_too_large_alone_is_refused() -> None:
    too_large = http(413, b"", "text/html")
    tryton = Tryton([too_large, [done("a")], too_large])
    answers = run(tryton, lambda c: c.push([group("a"), group("b")], DEVICE))
    assert answers[0].receipts[0].version == 9
    assert answers[1].refusal.code == "too_large"
    assert [len(params[0]) for _, params, _ in tryton.calls] == [2, 1, 1]


def test_a_half_that_fails_after_the_other_was_done_leaves_the_batch_to_be_looked_up() -> None:
    tryton = Tryton([http(413, b"", "text/html"), [done("a")], http(429, Retry_After="9")])
    with pytest.raises(OutcomeUnknown) as caught:
        run(tryton, lambda c: c.push([group("a"), group("b")], DEVICE))
    assert caught.value.values["seconds"] == 9


def test_a_first_half_that_certainly_was_not_done_leaves_nothing_to_look_up() -> None:
    tryton = Tryton([http(413, b"", "text/html"), http(429, Retry_After="9")])
    with pytest.raises(Throttled):
        run(tryton, lambda c: c.push([group("a"), group("b")], DEVICE))


def test_a_batch_the_server_does_not_take_is_taken_apart_down_to_the_group_it_is_about() -> None:
    bad = error("UserError", ["A group is malformed.", "invalid", None])
    answers = run(Tryton([bad, [done("a")], bad]), lambda c: c.push([group("a"), group("b")], DEVICE))
    assert answers[0].receipts
    assert (answers[1].refusal.code, answers[1].refusal.message) == ("invalid", "A group is malformed.")


def test_the_answers_to_groups() -> None:
    refused = {
        "group": "b",
        "status": "refused",
        "code": "credit",
        "message": "Over the limit",
        "op": "b-0",
        "line": "l1",
    }
    row = ["key-c-0", 8, 12, *[None] * (len(columns("visit")) - 3)]
    conflict = {"group": "c", "status": "conflict", "op": "c-0", "current": {"row": row, "columns": columns("visit")}}
    deleted = {"group": "d", "status": "conflict", "op": "d-0", "current": {"row": None}}
    answers = run(
        Tryton([[done("a", 2), refused, conflict, deleted]]),
        lambda c: c.push([group("a", operations=2), group("b"), group("c"), group("d")], DEVICE),
    )
    assert [receipt.operation_id for receipt in answers[0].receipts] == ["a-0", "a-1"]
    assert (answers[1].refusal.code, answers[1].refusal.line) == ("credit", "l1")
    assert answers[2].conflict.page.kind == "visit"
    assert answers[2].conflict.page.rows[0][:3] == ["key-c-0", 8, 12]
    assert answers[3].conflict.page is None


def test_a_look_up_tells_the_receipts_of_what_was_done() -> None:
    receipts = {"a-0": done("a")["receipts"][0], "a-1": None, "b-0": done("b")["receipts"][0], "c-0": None}
    found = run(Tryton([receipts]), lambda c: c.lookup([group("a", operations=2), group("b"), group("c")]))
    assert [receipt.operation_id for receipt in found["a"]] == ["a-0"]
    assert found["b"][0].key == "key-b-0"
    assert found["c"] == ()


def test_pages_are_the_decoded_lists_and_tombstones_say_why() -> None:
    answer = {
        "kind": "task", "columns": columns("task"), "line_columns": [], "rows": [["k", 1, 2]],
        "gone": [{"key": "x", "version": 3, "why": "scope"}, {"key": "y", "version": 4, "why": "deleted"}],
        "cursor": 44, "more": True,
    }  # fmt: skip
    tryton = Tryton([answer])
    page = run(tryton, lambda c: c.pull("task", "12", 100))
    assert tryton.calls[0][1][:3] == ["task", 12, 100]
    assert (page.cursor, page.more, page.rows) == ("44", True, [["k", 1, 2]])
    assert [(gone.key, gone.deleted) for gone in page.gone] == [("x", False), ("y", True)]


def test_a_feed_behind_the_cursors_is_a_restored_server() -> None:
    hello = {
        "protocol": 1, "addon": "0.1.0", "identity": "i", "server_time": "2026-11-24T10:00:00Z",
        "heads": {"account": 10, "task": 5, "visit": 0}, "counts": {"account": 3},
        "custom_fields": {"account": [{"code": "shelf", "label": "Shelf", "type": "choice", "choices": [["a", "A"]]}]},
    }  # fmt: skip
    facts = run(Tryton([hello]), lambda c: c.hello(DEVICE, {"account": "10", "task": "6", "visit": ""}))
    assert facts.behind == {"task"}
    assert facts.heads == {"account": "10", "task": "5", "visit": "0"}
    assert facts.custom_fields[0].choices == (("a", "A"),)
    assert facts.server_time.year == 2026


def test_a_moment_without_its_zone_is_no_answer_of_the_addon() -> None:
    hello = {"protocol": 1, "addon": "9", "identity": "i", "heads": {}, "server_time": "2026-11-24T10:00:00"}
    with pytest.raises(NotACrm):
        run(Tryton([hello]), lambda c: c.hello(DEVICE, {}))


def test_another_version_of_the_protocol_is_not_guessed_at() -> None:
    hello = {"protocol": 2, "addon": "9", "identity": "i", "heads": {}}
    with pytest.raises(AddonMissing):
        run(Tryton([hello]), lambda c: c.hello(DEVICE, {}))


def test_the_columns_of_an_order_end_with_its_lines() -> None:
    assert columns("order")[:4] == ["key", "remote", "version", "account_id"]
    assert columns("order")[-2:] == ["custom", "lines"]
    assert "quantity" in line_columns("order")
    assert line_columns("visit") == []


@pytest.mark.parametrize(
    "wrong", [{"crm": "sap"}, {"url": "ftp://x"}, {"database": " "}, {"user": ""}], ids=lambda wrong: next(iter(wrong))
)
def test_an_endpoint_that_cannot_be(wrong: dict[str, str]) -> None:
    right = Endpoint(name="office", crm="tryton", url="https://x", database="crm", user="rep")
    with pytest.raises(InvalidInput):
        registry.connect(replace(right, **wrong), "s")
