"""Who sees and may do what, in the protocol and in Tryton's own client."""

import pytest
from office import create, delete, group, new_key, update
from trytond.exceptions import UserError

KINDS = ("account", "address", "contact", "visit", "task", "case", "opportunity", "order")


def furnished(office, login="rep1"):
    """An account with one record of every kind that hangs on it; their keys."""
    account = office.account(login)
    keys = {"account": account, "order": office.order(account, ("yerba", "1"), login=login)}
    for kind, values in {
        "contact": {"name": "Pepe"},
        "visit": {"subject": "Visita"},
        "task": {"subject": "Llamar"},
        "case": {"subject": "Roto"},
        "opportunity": {"name": "Heladera"},
    }.items():
        keys[kind] = new_key()
        office.do(login, create(kind, keys[kind], account_id=account, **values))
    keys["address"] = next(iter(office.everything(login, "address")[0]))
    return keys


def give(office, account, login):
    employee = office.ids["employees"][login] if login else None

    def write(pool):
        Party = pool.get("party.party")
        Party.write(Party.search([("sync_id", "=", account)]), {"sales_rep": employee})

    office.work(write)


def cursors(office, login):
    return {kind: office.everything(login, kind)[2] for kind in KINDS}


def news(office, login, since):
    return {kind: office.everything(login, kind, since[kind])[:2] for kind in KINDS}


def test_an_account_that_moves_takes_everything_with_it(office):
    keys = furnished(office)
    first, second = cursors(office, "rep1"), cursors(office, "rep2")
    give(office, keys["account"], "rep2")
    for kind, (rows, gone) in news(office, "rep2", second).items():
        assert (list(rows), gone) == ([keys[kind]], {}), kind
    for kind, (rows, gone) in news(office, "rep1", first).items():
        assert (rows, gone) == ({}, {keys[kind]: "scope"}), kind


def test_leaving_is_told_only_to_who_had_the_record(office):
    key = office.account("rep1")
    since = {login: office.everything(login, "account")[2] for login in ("rep2", "boss")}
    give(office, key, None)
    assert list(office.everything("rep2", "account", since["rep2"])[0]) == [key]
    since["rep2"] = office.everything("rep2", "account")[2]
    since["rep1"] = office.everything("rep1", "account")[2]
    give(office, key, "rep1")
    assert office.everything("rep2", "account", since["rep2"])[:2] == ({}, {key: "scope"})
    rows, gone, _ = office.everything("rep1", "account", since["rep1"])
    assert (list(rows), gone) == ([key], {})
    rows, gone, _ = office.everything("boss", "account", since["boss"])
    assert (list(rows), gone) == ([key], {})


def test_a_third_rep_is_never_told(office):
    key = office.account("rep2", name="Ajeno")
    since = office.everything("rep1", "account")[2]
    give(office, key, "boss")
    assert office.everything("rep1", "account", since)[:2] == ({}, {})


def test_what_comes_back_is_not_told_to_be_gone(office):
    key = office.account("rep1")
    since = office.everything("rep1", "account")[2]
    give(office, key, "rep2")
    give(office, key, "rep1")
    rows, gone, _ = office.everything("rep1", "account", since)
    assert (list(rows), gone) == ([key], {})


def test_moving_twice_in_one_transaction_leaves_the_first_owner(office):
    key = office.account("rep1")
    since = office.everything("rep1", "account")[2]

    def write(pool):
        Party = pool.get("party.party")
        parties = Party.search([("sync_id", "=", key)])
        Party.write(parties, {"sales_rep": None})
        Party.write(parties, {"sales_rep": office.ids["employees"]["rep2"]})

    office.work(write)
    assert office.everything("rep1", "account", since)[:2] == ({}, {key: "scope"})


def test_a_visit_moved_to_another_s_account_leaves(office):
    keys = furnished(office)
    other = office.account("rep2", name="Ajeno")
    since = office.everything("rep1", "visit")[2]

    def write(pool):
        Party, Visit = pool.get("party.party"), pool.get("sfa.visit")
        (party,) = Party.search([("sync_id", "=", other)])
        Visit.write(Visit.search([("sync_id", "=", keys["visit"])]), {"party": party.id})

    office.work(write)
    assert office.everything("rep1", "visit", since)[:2] == ({}, {keys["visit"]: "scope"})


def test_a_change_of_owner_is_no_conflict_for_what_hangs_on_the_account(office):
    keys = furnished(office)
    version = office.row("rep1", "visit", keys["visit"])["version"]
    give(office, keys["account"], None)
    assert office.row("rep1", "visit", keys["visit"])["version"] > version
    office.do("rep1", update("visit", keys["visit"], version, subject="Sigue"))


def test_another_s_records_can_be_neither_seen_changed_nor_linked(office):
    keys = furnished(office, "rep2")
    for kind in KINDS:
        assert office.row("rep1", kind, keys[kind]) is None
        for op in (update(kind, keys[kind], 10**6), delete(kind, keys[kind], 10**6)):
            answer = office.refuse("rep1", op)
            assert answer["code"] == "not_visible"
            assert answer["current"] is None
    answer = office.refuse("rep1", create("visit", new_key(), account_id=keys["account"]))
    assert (answer["code"], answer["field"]) == ("unknown_link", "account_id")
    answer = office.refuse("rep1", create("account", keys["account"], name="Otra vez"))
    assert answer["code"] == "not_visible"


def test_the_owner_cannot_be_forged(office):
    answer = office.refuse("rep1", create("account", new_key(), name="x", owner="Juan Gómez"))
    assert (answer["code"], answer["field"]) == ("rights", "owner")
    key = office.account("rep1")
    own, other = office.ids["employees"]["rep1"], office.ids["employees"]["rep2"]

    def take(employee):
        def write(pool):
            Party = pool.get("party.party")
            Party.write(Party.search([("sync_id", "=", key)]), {"sales_rep": employee})

        return write

    for employee in (other, None, own):
        with pytest.raises(UserError):
            office.work(take(employee), login="rep1")
    with pytest.raises(UserError):
        office.work(take(other), login="rep1", _sfa_nothing=True)
    assert office.row("rep1", "account", key)["owner"] == "Lucía Pérez"
    office.work(take(other), login="boss")
    assert office.row("rep2", "account", key)["owner"] == "Juan Gómez"


def test_the_context_cannot_make_a_rep_someone_else(office):
    from sfa_sync import setup

    theirs = office.account("rep2", name="Ajeno")
    answer = setup.run(
        office.database,
        lambda: office.pool.get("sfa.sync").fetch("account", [theirs]),
        user=office.ids["users"]["rep1"],
        readonly=True,
        company=office.company.id,
        employee=office.ids["employees"]["rep2"],
        employees=[office.ids["employees"]["rep2"]],
        _check_access=True,
    )
    assert answer["missing"] == [theirs]


def test_the_rules_hold_in_tryton_s_own_client_too(office):
    keys = furnished(office, "rep2")
    models = {
        "account": "party.party",
        "contact": "sfa.contact",
        "visit": "sfa.visit",
        "task": "sfa.task",
        "case": "sfa.case",
        "opportunity": "sale.opportunity",
        "order": "sale.sale",
    }
    for kind, model in models.items():
        domain = [("sync_id", "=", keys[kind])]
        assert office.work(lambda pool, m=model, d=domain: len(pool.get(m).search(d)), login="rep1") == 0, kind
        assert office.work(lambda pool, m=model, d=domain: len(pool.get(m).search(d)), login="rep2") == 1, kind
        assert office.work(lambda pool, m=model, d=domain: len(pool.get(m).search(d)), login="boss") == 1, kind


def test_the_bookkeeping_is_closed_to_reps(office):
    for model in ("sfa.change", "sfa.leave", "sfa.operation", "sfa.server", "sfa.device"):
        with pytest.raises(UserError):
            office.work(lambda pool, m=model: pool.get(m).search([]), login="rep1")
    with pytest.raises(UserError):
        office.work(
            lambda pool: pool.get("sfa.configuration").write(
                [pool.get("sfa.configuration")(1)], {"discount_limit": 99}
            ),
            login="rep1",
        )


def test_a_task_without_account_is_its_maker_s(office):
    key = new_key()
    office.do("rep1", create("task", key, subject="Nafta"))
    assert office.row("rep1", "task", key)["owner"] == "Lucía Pérez"
    assert office.row("rep2", "task", key) is None
    assert office.row("boss", "task", key)


def test_a_receipt_of_what_left_the_scope_has_no_row(office):
    key = office.account("rep1")
    op = create("contact", new_key(), account_id=key, name="Pepe")
    office.do("rep1", op)
    give(office, key, "rep2")
    answer = office.call("rep1", "lookup", [op["op"]])[op["op"]]
    assert answer["key"] == op["key"]
    assert answer["row"] is None
    (again,) = office.push("rep1", group(op))
    assert again["status"] == "done"
