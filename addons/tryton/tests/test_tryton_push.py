"""Pushing: each thing once, each group whole, conflicts and refusals in words."""

import pytest
from office import create, delete, group, new_key, update
from trytond.exceptions import UserError


def parties(office, name):
    return office.work(lambda pool: pool.get("party.party").search_count([("name", "=", name)]))


def test_the_same_operation_twice_is_one_record(office):
    op = create("account", new_key(), name="Una vez")
    (first,) = office.do("rep1", op)
    (second,) = office.do("rep1", op)
    assert first["row"][:3] == second["row"][:3] == [op["key"], first["remote"], first["version"]]
    assert parties(office, "Una vez") == 1


def test_another_operation_for_the_same_key_is_the_same_record(office):
    key = new_key()
    (first,) = office.do("rep1", create("account", key, name="Primero"))
    (second,) = office.do("rep1", create("account", key, name="Segundo"))
    assert second["remote"] == first["remote"]
    assert parties(office, "Segundo") == 0


def test_an_update_sent_twice_is_done_once(office):
    key = office.account()
    version = office.row("rep1", "account", key)["version"]
    op = update("account", key, version, notes="una")
    office.do("rep1", op)
    after = office.row("rep1", "account", key)["version"]
    office.do("rep1", op)
    assert office.row("rep1", "account", key)["version"] == after


def test_lookup_tells_what_was_done_and_what_was_not(office):
    op = create("account", new_key(), name="Hecho")
    office.do("rep1", op)
    lost = new_key()
    answer = office.call("rep1", "lookup", [op["op"], lost])
    assert answer[op["op"]]["key"] == op["key"]
    assert answer[lost] is None


def test_a_group_is_all_or_nothing_and_the_others_go_on(office):
    good, half = new_key(), new_key()
    bad = create("contact", new_key(), account_id=new_key(), name="Nadie")
    answers = office.push(
        "rep1",
        group(create("account", good, name="Bueno")),
        group(create("account", half, name="A medias"), bad),
        group(create("task", new_key(), subject="Llamar")),
    )
    assert [answer["status"] for answer in answers] == ["done", "refused", "done"]
    assert (answers[1]["code"], answers[1]["op"], answers[1]["field"]) == ("unknown_link", bad["op"], "account_id")
    assert parties(office, "A medias") == 0
    assert office.row("rep1", "account", half) is None
    assert office.everything("rep1", "account")[0].keys() == {good}


def test_a_fault_in_one_group_leaves_the_others(office, monkeypatch):
    from sfa_sync.write import Writer

    create_task = Writer.create

    def faulty(self, key, values):
        if values.get("subject") == "estalla":
            create_task(self, key, values)
            raise ZeroDivisionError
        return create_task(self, key, values)

    monkeypatch.setattr(Writer, "create", faulty)
    answers = office.push(
        "rep1",
        group(create("task", new_key(), subject="antes")),
        group(create("task", new_key(), subject="estalla")),
        group(create("task", new_key(), subject="después")),
    )
    assert [(a["status"], a["code"]) for a in answers] == [("done", None), ("refused", "fault"), ("done", None)]
    assert "ZeroDivision" not in answers[1]["message"]
    subjects = {row["subject"] for row in office.everything("rep1", "task")[0].values()}
    assert subjects == {"antes", "después"}


def test_a_refused_operation_can_be_mended_and_sent_again(office):
    op = create("account", new_key(), name="")
    assert office.refuse("rep1", op)["field"] == "name"
    op["values"]["name"] = "Ahora sí"
    office.do("rep1", op)


def test_an_edit_on_an_older_version_is_a_conflict_with_the_current_row(office):
    key = office.account()
    base = office.row("rep1", "account", key)["version"]
    office.do("boss", update("account", key, base, notes="de la oficina"))
    op = update("account", key, base, notes="mía")
    (answer,) = office.push("rep1", group(op))
    assert (answer["status"], answer["op"]) == ("conflict", op["op"])
    current = dict(zip(answer["current"]["columns"], answer["current"]["row"], strict=True))
    assert current["notes"] == "de la oficina"
    assert office.row("rep1", "account", key)["notes"] == "de la oficina"
    office.do("rep1", update("account", key, current["version"], notes="mía"))


def test_a_figure_of_the_office_is_no_conflict(office):
    key = office.account()
    row = office.row("rep1", "account", key)

    def credit(pool):
        pool.get("party.party").write([pool.get("party.party")(row["remote"])], {"credit_limit_amount": 1000})

    office.work(credit)
    assert office.row("rep1", "account", key)["version"] > row["version"]
    assert float(office.row("rep1", "account", key)["credit_limit"]) == 1000
    office.do("rep1", update("account", key, row["version"], notes="sigue"))


def test_a_base_from_a_future_nobody_has_seen_is_a_conflict(office):
    key = office.account()
    (answer,) = office.push("rep1", group(update("account", key, 10**6, notes="x")))
    assert answer["status"] == "conflict"


def test_two_edits_of_one_record_in_one_call_do_not_disturb_each_other(office):
    key = office.account()
    base = office.row("rep1", "account", key)["version"]
    answers = office.push(
        "rep1", group(update("account", key, base, notes="a")), group(update("account", key, base, trade="b"))
    )
    assert [answer["status"] for answer in answers] == ["done", "done"]
    row = office.row("rep1", "account", key)
    assert (row["notes"], row["trade"]) == ("a", "b")
    assert answers[0]["receipts"][0]["version"] == answers[1]["receipts"][0]["version"] == row["version"]


def test_an_edit_of_what_was_deleted_is_a_conflict_without_a_row(office):
    account, contact = office.account(), new_key()
    (receipt,) = office.do("rep1", create("contact", contact, account_id=account, name="Pepe"))
    office.do("boss", delete("contact", contact, receipt["version"]))
    for op in (update("contact", contact, receipt["version"], name="José"), delete("contact", contact, 1)):
        (answer,) = office.push("rep1", group(op))
        assert answer["status"] == "conflict"
        assert answer["current"]["row"] is None


def test_a_receipt_of_a_deletion_is_told_again(office):
    account, contact = office.account(), new_key()
    (receipt,) = office.do("rep1", create("contact", contact, account_id=account, name="Pepe"))
    op = delete("contact", contact, receipt["version"])
    (first,) = office.do("rep1", op)
    (again,) = office.do("rep1", op)
    assert first["row"] is again["row"] is None
    assert first["version"] == again["version"] > receipt["version"]


def test_absent_values_stay_and_null_empties(office):
    key = office.account(phone="+54 341 1", email="a@example.com", segment="A", tags=["nuevo", "frío"])
    version = office.row("rep1", "account", key)["version"]
    office.do("rep1", update("account", key, version, phone=None, segment=None))
    row = office.row("rep1", "account", key)
    assert (row["phone"], row["email"], row["segment"], row["tags"]) == (None, "a@example.com", None, ["frío", "nuevo"])


@pytest.mark.parametrize(
    ("values", "code", "field"),
    [
        ({"name": "x", "colour": "red"}, "invalid", "colour"),
        ({"name": 7}, "invalid", "name"),
        ({"name": None}, "invalid", "name"),
        ({}, "invalid", "name"),
        ({"name": "a\0b"}, "invalid", "name"),
        ({"name": "x", "notes": "a\0b"}, "invalid", "notes"),
        ({"name": "x", "segment": "Z"}, "invalid", "segment"),
        ({"name": "x", "visit_every": "seven"}, "invalid", "visit_every"),
        ({"name": "x", "visit_every": 10**12}, "invalid", "visit_every"),
        ({"name": "x", "active": "yes"}, "invalid", "active"),
        ({"name": "x", "tags": "a,b"}, "invalid", "tags"),
        ({"name": "x", "tags": ["a,b"]}, "invalid", "tags"),
        ({"name": "x", "notes": "n" * 100_001}, "too_large", "notes"),
        ({"name": "x" * 1_001}, "too_large", "name"),
        ({"name": "x", "balance": "0"}, "rights", "balance"),
        ({"name": "x", "custom": {"nope": 1}}, "invalid", "custom.nope"),
        ({"name": "x", "custom": 3}, "invalid", "custom"),
    ],
)
def test_bad_values_are_refused_by_field_in_words(office, values, code, field):
    answer = office.refuse("rep1", create("account", new_key(), **values))
    assert (answer["code"], answer["field"]) == (code, field)
    assert answer["message"]
    assert "Traceback" not in answer["message"]


@pytest.mark.parametrize(
    "notes",
    ["á" * 20_000, "👩‍👩‍👧‍👦 🇦🇷 ok", "שלום עולם\nمرحبا", "línea 1\n\tlínea 2\r\n<b>no</b>", "=cmd|' /C calc'!A0"],
)
def test_long_and_strange_notes_come_back_as_they_were(office, notes):
    key = office.account(notes=notes)
    assert office.row("rep1", "account", key)["notes"] == notes


def test_moments_and_dates_come_back_in_utc(office):
    account, key = office.account(), new_key()
    office.do(
        "rep1",
        create(
            "visit", key, account_id=account, started_at="2026-11-24T07:42:00-03:00", next_on="2026-12-01", minutes=20
        ),
    )
    row = office.row("rep1", "visit", key)
    assert (row["started_at"], row["next_on"], row["minutes"]) == ("2026-11-24T10:42:00Z", "2026-12-01", 20)
    for bad in ({"started_at": "yesterday"}, {"started_at": "2026-11-24T10:00:00"}, {"next_on": "2026-13-01"}):
        assert office.refuse("rep1", create("visit", new_key(), account_id=account, **bad))["code"] == "invalid"


def test_every_kind_that_can_be_written_can_be_created_updated_and_deleted(office):
    account = office.account()
    values = {
        "contact": ({"account_id": account, "name": "Pepe"}, {"role": "Dueño"}),
        "address": ({"account_id": account, "street": "Oroño 1"}, {"street": "Oroño 2"}),
        "visit": ({"account_id": account, "subject": "Visita"}, {"state": "done", "outcome": "order"}),
        "task": ({"subject": "Llamar"}, {"state": "done", "due_time": "10:30"}),
        "case": ({"account_id": account, "subject": "Roto"}, {"state": "solved"}),
        "opportunity": ({"account_id": account, "name": "Heladera", "probability": "30"}, {"stage": "opportunity"}),
        "order": (office.order_values(account, ("yerba", "1")), {"comment": "por la mañana"}),
    }
    for kind, (made, changed) in values.items():
        key = new_key()
        (receipt,) = office.do("rep1", create(kind, key, **made))
        (receipt,) = office.do("rep1", update(kind, key, receipt["version"], **changed))
        row = office.row("rep1", kind, key)
        assert {name: row[name] for name in changed} == changed, kind
        if kind == "opportunity":
            (receipt,) = office.do("rep1", update(kind, key, receipt["version"], stage="cancelled"))
        office.do("rep1", delete(kind, key, receipt["version"]))
        assert office.row("rep1", kind, key) is None
        assert office.everything("rep1", kind, receipt["version"])[1] == {key: "deleted"}


def test_an_account_with_a_history_is_archived_not_deleted(office):
    account = office.account()
    office.do("rep1", create("contact", new_key(), account_id=account, name="Pepe"))
    office.do("rep1", create("visit", new_key(), account_id=account, subject="Visita"))
    office.order(account, ("yerba", "1"), state="confirmed")
    version = office.row("rep1", "account", account)["version"]
    answer = office.refuse("rep1", delete("account", account, version))
    assert answer["code"] == "state"
    assert "archive" in answer["message"]
    assert ": 1, " in answer["message"]
    assert office.row("rep1", "account", account)
    office.do("rep1", update("account", account, version, active=False))
    assert office.row("rep1", "account", account)["active"] is False


def test_an_account_without_a_history_goes_with_its_contacts(office):
    account, contact = office.account(), new_key()
    office.do("rep1", create("contact", contact, account_id=account, name="Pepe"))
    office.do("rep1", delete("account", account, office.row("rep1", "account", account)["version"]))
    assert office.row("rep1", "account", account) is None
    assert office.row("rep1", "contact", contact) is None


def test_what_the_office_keeps_cannot_be_pushed(office):
    answer = office.refuse("rep1", create("product", new_key(), name="Mío"))
    assert answer["code"] == "rights"


def test_custom_fields_are_told_carried_and_checked(office):
    def define(pool):
        pool.get("sfa.custom.field").create(
            [
                {
                    "kind": "account",
                    "name": "fridge",
                    "string": "Heladera",
                    "type_": "selection",
                    "selection": "own:Propia\nlent:Prestada",
                },
                {"kind": "account", "name": "meters", "string": "Metros", "type_": "numeric", "digits": 2},
                {"kind": "account", "name": "opened", "string": "Abierto", "type_": "date"},
                {
                    "kind": "account",
                    "name": "brands",
                    "string": "Marcas",
                    "type_": "multiselection",
                    "selection": "a:A\nb:B",
                },
                {"kind": "visit", "name": "photo", "string": "Foto", "type_": "boolean", "required": True},
            ]
        )

    office.work(define)
    told = office.call("rep1", "hello", "d")["custom_fields"]
    assert told["visit"] == [{"code": "photo", "label": "Foto", "type": "boolean", "choices": [], "required": True}]
    assert {field["code"]: field["type"] for field in told["account"]} == {
        "fridge": "choice",
        "meters": "decimal",
        "opened": "date",
        "brands": "tags",
    }
    custom = {"fridge": "own", "meters": "12.50", "opened": "2020-02-29", "brands": ["a", "b"]}
    key = office.account(custom=custom)
    assert office.row("rep1", "account", key)["custom"] == custom
    version = office.row("rep1", "account", key)["version"]
    office.do("rep1", update("account", key, version, custom={"fridge": None, "meters": "3.00"}))
    assert office.row("rep1", "account", key)["custom"] == {
        "meters": "3.00",
        "opened": "2020-02-29",
        "brands": ["a", "b"],
    }
    for bad in ({"fridge": "none"}, {"meters": "many"}, {"brands": "a"}, {"photo": True}):
        answer = office.refuse("rep1", create("account", new_key(), name="x", custom=bad))
        assert (answer["code"], answer["field"]) == ("invalid", f"custom.{next(iter(bad))}")


def test_a_device_that_went_back_is_refused_whole(office):
    device = {"id": new_key(), "ledger_head": "ab", "ledger_seq": 5}
    office.push("rep1", group(create("task", new_key(), subject="a")), device=device)
    with pytest.raises(UserError) as error:
        office.push("rep1", group(create("task", new_key(), subject="b")), device={**device, "ledger_seq": 4})
    assert error.value.description == "rolled_back"
    assert len(office.everything("rep1", "task")[0]) == 1
    office.push("rep1", group(create("task", new_key(), subject="c")), device={**device, "ledger_seq": 5})
    (told,) = office.call("boss", "devices")
    assert (told["id"], told["user"], told["ledger_seq"], told["ledger_head"]) == (device["id"], "rep1", 5, "ab")
    with pytest.raises(UserError):
        office.call("rep1", "devices")


def test_what_was_deleted_comes_back_when_a_person_who_knows_wants_it(office):
    key = new_key()
    (made,) = office.do("rep1", create("task", key, subject="Antes"))
    office.do("rep1", delete("task", key, made["version"]))
    unaware = create("task", key, subject="Sin saber")
    (answer,) = office.push("rep1", group(unaware))
    assert (answer["status"], answer["current"]["row"]) == ("conflict", None)
    aware = {**create("task", key, subject="De vuelta"), "base": made["version"]}
    (back,) = office.do("rep1", aware)
    (again,) = office.do("rep1", aware)
    assert again["remote"] == back["remote"] != made["remote"]
    rows, gone, _ = office.everything("rep1", "task", made["version"])
    assert {k: row["subject"] for k, row in rows.items()} == {key: "De vuelta"}
    assert gone == {}


@pytest.mark.parametrize(("told", "stored"), [("1234.5600", "1234.56"), ("1000.0000", "1000"), ("0.0000", "0")])
def test_zeros_at_the_end_of_a_figure_are_no_digits(office, told, stored):
    key = new_key()
    office.do("rep1", create("opportunity", key, account_id=office.account(), name="Góndola", amount=told))
    assert office.row("rep1", "opportunity", key)["amount"] == stored


def test_a_figure_finer_than_the_currency_is_refused(office):
    values = {"account_id": office.account(), "name": "Góndola", "amount": "1234.5678"}
    answer = office.refuse("rep1", create("opportunity", new_key(), **values))
    assert "digits" in answer["message"]
