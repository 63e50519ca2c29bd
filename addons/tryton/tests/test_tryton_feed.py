"""The feed's upkeep: back-fill, pruning, another identity."""

import datetime as dt

import pytest
from office import create, delete, group, new_key


def test_everything_there_before_has_its_place(office):
    """As on the day the add-on is installed: rows that never went through it get a number."""

    def by_hand(pool):
        from trytond.transaction import Transaction

        cursor = Transaction().connection.cursor()
        change, party = pool.get("sfa.change").__table__(), pool.get("party.party").__table__()
        cursor.execute(*change.delete())
        cursor.execute(*party.insert([party.name, party.code, party.active], [["De antes", "A1", True]]))
        pool.get("sfa.change").back_fill()

    office.work(by_hand)
    rows, _, _ = office.everything("rep1", "account")
    assert [row["name"] for row in rows.values()] == ["De antes"]
    assert len(office.everything("rep1", "product")[0]) == 2
    before = office.call("rep1", "hello", "d")["heads"]
    office.work(lambda pool: pool.get("sfa.change").back_fill())
    assert office.call("rep1", "hello", "d")["heads"] == before, "a second time changes nothing"


def test_old_tombstones_are_pruned_and_the_client_is_told(office):
    account, old, newest = office.account(), new_key(), new_key()
    office.do("rep1", create("contact", old, account_id=account, name="a"))
    office.do("rep1", create("contact", newest, account_id=account, name="b"))
    cursor = office.everything("rep1", "contact")[2]
    for key in (old, newest):
        office.do("rep1", delete("contact", key, office.row("rep1", "contact", key)["version"]))
    assert office.everything("rep1", "contact", cursor)[1] == {old: "deleted", newest: "deleted"}
    heads = office.call("rep1", "hello", "d")["heads"]
    office.work(lambda pool: pool.get("sfa.change").prune())
    assert office.call("rep1", "hello", "d")["tombstones_since"] == 0, "nothing is old yet"
    office.work(lambda pool: pool.get("sfa.change").prune(dt.timedelta(days=-1)))
    hello = office.call("rep1", "hello", "d")
    assert hello["heads"] == heads, "heads never go back"
    assert cursor < hello["tombstones_since"] <= heads["contact"]
    assert office.everything("rep1", "contact", cursor)[1] == {newest: "deleted"}


def test_the_scheduler_knows_the_upkeep(office):
    def run(pool):
        Cron = pool.get("ir.cron")
        crons = Cron.search([("method", "like", "sfa.change|%")])
        for cron in crons:
            Cron.run_once([cron])
        return {cron.method for cron in crons}

    assert office.work(run) == {"sfa.change|compact", "sfa.change|prune"}


def test_another_identity_gives_other_keys_but_keeps_the_laptops_own(office):
    mine = office.account()
    before = office.call("rep1", "hello", "d")
    products = office.everything("rep1", "product")[0]
    office.work(lambda pool: pool.get("sfa.server").reidentify())
    after = office.call("rep1", "hello", "d")
    assert after["identity"] != before["identity"]
    assert after["counts"] == before["counts"]
    assert office.everything("rep1", "account")[0].keys() == {mine}
    assert not office.everything("rep1", "product")[0].keys() & products.keys()


def test_a_rolled_back_transaction_leaves_no_trace(office):
    heads = office.call("rep1", "hello", "d")["heads"]

    def fail(pool):
        pool.get("party.party").create([{"name": "Nunca"}])
        raise KeyError("on purpose")

    with pytest.raises(KeyError):
        office.work(fail)
    assert office.call("rep1", "hello", "d")["heads"] == heads


def test_a_refused_group_leaves_no_trace_in_the_feed(office):
    heads = office.call("rep1", "hello", "d")["heads"]
    answers = office.push(
        "rep1",
        group(create("account", new_key(), name="x"), create("contact", new_key(), account_id="nobody", name="y")),
    )
    assert answers[0]["status"] == "refused"
    assert office.call("rep1", "hello", "d")["heads"] == heads


def test_copies_of_records_get_keys_of_their_own(office):
    account = office.account()
    key = office.order(account, ("yerba", "1"))

    def copy(pool):
        Sale = pool.get("sale.sale")
        (copied,) = Sale.copy(Sale.search([("sync_id", "=", key)]))
        return copied.sync_id, [line.sync_id for line in copied.lines]

    assert office.work(copy) == (None, [None])
    assert len(office.everything("rep1", "order")[0]) == 2
