"""Scopes: what they leave to a representative, what a change would do, and whose they are."""

import datetime as dt

import pytest
from office import create, group, new_key
from trytond.exceptions import UserError

TODAY = dt.date.today()
OLD = (TODAY - dt.timedelta(days=800)).isoformat()
LATE = (TODAY - dt.timedelta(days=100)).isoformat()


def sees(office, kind, login="rep1"):
    return set(office.everything(login, kind)[0])


def visit(office, account, day, state="done"):
    key = new_key()
    moment = f"{day}T10:00:00Z"
    office.do("rep1", create("visit", key, account_id=account, subject="Visita", state=state, planned_at=moment))
    return key


def same_everywhere(office, login="rep1"):
    """What pages, inventory, digest and counts tell is one and the same set."""
    hello = office.call(login, "hello", office.device)
    for kind in ("account", "visit", "order", "product"):
        rows, _, _ = office.everything(login, kind)
        items = office.call(login, "inventory", kind, 0, 1000)["items"]
        assert {key for key, _ in items} == set(rows)
        assert office.call(login, "digest", [kind])[kind]["count"] == len(rows) == hello["counts"][kind]
    return hello["scope"]


def test_without_a_scope_nothing_is_limited(office):
    account = office.account()
    old = visit(office, account, OLD)
    assert old in sees(office, "visit")
    told = same_everywhere(office)
    assert (told["name"], told["months"], told["segments"], told["categories"]) == ("", {}, [], [])


def test_months_cut_what_is_closed_and_old_and_nothing_else(office):
    account = office.account()
    closed, open_, late = (
        visit(office, account, OLD),
        visit(office, account, OLD, "planned"),
        visit(office, account, LATE),
    )
    before = same_everywhere(office)["token"]
    office.call("boss", "scope_set", {"name": "rep", "months": {"visit": 24}})
    assert sees(office, "visit") == {open_, late}
    told = same_everywhere(office)
    assert told["token"] != before
    assert told["since"]["visit"] == (TODAY.replace(day=1, year=TODAY.year - 2)).isoformat()
    assert sees(office, "visit", "boss") >= {closed}
    office.call("boss", "scope_delete", "rep")
    assert closed in sees(office, "visit")


def test_segments_take_what_hangs_on_the_account_along(office):
    a, c, new = office.account(segment="A"), office.account(segment="C"), office.account()
    visits = {key: visit(office, key, LATE) for key in (a, c, new)}
    office.call("boss", "scope_set", {"name": "rep", "segments": ["A"]})
    assert sees(office, "account") == {a, new}
    assert sees(office, "visit") == {visits[a], visits[new]}
    assert c not in {row["account_id"] for row in office.everything("rep1", "address")[0].values()}
    same_everywhere(office)


def test_an_own_scope_comes_before_everybodys(office):
    a, c = office.account(segment="A"), office.account(segment="C")
    office.call("boss", "scope_set", {"name": "all", "segments": ["A"]})
    office.call("boss", "scope_set", {"name": "mine", "users": ["rep1"], "segments": ["C"]})
    assert sees(office, "account") == {c}
    assert a in sees(office, "account", "boss")
    names = {scope["name"]: scope["users"] for scope in office.call("boss", "scopes")}
    assert names == {"all": [], "mine": ["rep1"]}
    office.call("boss", "scope_set", {"name": "mine", "users": [], "segments": ["C"]})
    assert {scope["name"]: scope["users"] for scope in office.call("boss", "scopes")}["mine"] == []


def test_part_of_the_catalogue(office):
    def make(pool):
        (category,) = pool.get("product.category").create([{"name": "Infusiones"}])
        template = pool.get("product.product")(office.ids["products"]["yerba"]).template
        pool.get("product.template").write([template], {"categories": [("add", [category.id])]})

    office.work(make)
    office.call("boss", "scope_set", {"name": "rep", "categories": ["Infusiones"]})
    assert sees(office, "product") == {office.product("yerba")}
    same_everywhere(office)


def test_a_preview_tells_who_gains_and_loses_what_and_keeps_nothing(office):
    a = office.account(segment="A", name="Adentro")
    c = office.account(segment="C", name="Afuera")
    stuck = new_key()
    told = {
        "pending": [
            ["visit", visit(office, c, LATE), "Visita", c],
            ["task", new_key(), "Llamar", c],
            ["account", stuck, "Nuevo", stuck],
        ],
        "waiting": 3,
        "app": "1",
    }
    office.call("rep1", "hello", {**office.device, **told})
    (rep1,) = [
        r for r in office.call("boss", "scope_preview", {"name": "rep", "segments": ["A"]}) if r["user"] == "rep1"
    ]
    assert (rep1["lost"], rep1["loses"], rep1["gained"]) == (1, ["Afuera"], 0)
    assert rep1["kinds"]["account"] == [2, 1]
    assert rep1["rows"]["after"] < rep1["rows"]["before"]
    assert 0 < rep1["bytes"]["after"] < rep1["bytes"]["before"]
    assert [(item["kind"], item["title"]) for item in rep1["unsent"]] == [("visit", "Visita"), ("task", "Llamar")]
    assert sees(office, "account") == {a, c}
    assert office.call("boss", "scopes") == []
    (device,) = office.call("boss", "devices")
    assert (device["waiting"], device["app"]) == (3, "1")


def test_what_is_pushed_outside_the_scope_is_done_and_then_gone(office):
    account = office.account()
    office.call("boss", "scope_set", {"name": "rep", "months": {"visit": 1}})
    key = new_key()
    values = {"account_id": account, "subject": "Vieja", "state": "done", "planned_at": f"{OLD}T10:00:00Z"}
    (answer,) = office.push("rep1", group(create("visit", key, **values)))
    assert (answer["status"], answer["receipts"][0]["row"]) == ("done", None)
    assert key not in sees(office, "visit")
    assert key in sees(office, "visit", "boss")


@pytest.mark.parametrize(
    "values",
    [
        {}, {"name": ""}, {"name": "x", "months": {"visit": -1}}, {"name": "x", "months": {"account": 3}},
        {"name": "x", "segments": ["D"]}, {"name": "x", "categories": ["nobody's"]}, {"name": "x", "users": ["nobody"]},
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(office, values):
    with pytest.raises(UserError):
        office.call("boss", "scope_set", values)
    assert office.call("boss", "scopes") == []


def test_only_administrators(office):
    for verb, *args in (
        ("scopes",),
        ("scope_set", {"name": "x"}),
        ("scope_preview", {"name": "x"}),
        ("scope_delete", "x"),
    ):
        with pytest.raises(UserError) as refused:
            office.call("rep1", verb, *args)
        assert "rights" in str(refused.value.args)
