"""Three-way merge: no value ever disappears, and only true conflicts ask."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfa_desktop.rules.appended import appended
from sfa_desktop.rules.merge import Ask, Merged, choose, differing, merge
from sfa_desktop.rules.paths import value_at, with_value

ACCOUNT: dict[str, Any] = {
    "name": "Farmacia Luz", "phone": "111", "email": "", "balance": "5.0000", "tags": ["a", "b"], "notes": "uno",
    "custom": {"route": "N"},
}  # fmt: skip


def line(key: str, **values: Any) -> dict[str, Any]:
    return {"key": key, "product_id": "p", "quantity": "1.0000", "unit": "u", "discount": None, "net": "9", **values}


def account(**values: Any) -> dict[str, Any]:
    return {**ACCOUNT, **values}


def asked(found: Merged) -> list[str]:
    return [ask.field for ask in found.asks]


# --- one by one -----------------------------------------------------------------------------------


def test_different_fields_merge_without_asking() -> None:
    found = merge("account", base=account(), mine=account(name="Luz"), theirs=account(phone="222", balance="7"))
    assert found.values == account(name="Luz", phone="222", balance="7")
    assert (found.asks, found.losses) == ((), ())


def test_the_same_field_asks_and_keeps_all_three() -> None:
    found = merge("account", base=account(), mine=account(phone="m"), theirs=account(phone="t", email="x"))
    assert found.asks == (Ask(field="phone", base="111", mine="m", theirs="t"),)
    assert found.values == account(phone="m", email="x")
    assert found.base == account(email="x")


@pytest.mark.parametrize(
    ("policy", "winner", "loser", "side"),
    [("server", "t", "m", "mine"), ("mine", "m", "t", "theirs"), ("newest", "m", "t", "theirs")],
)
def test_a_policy_of_the_office_settles_it_and_the_loser_is_handed_out(
    policy: str, winner: str, loser: str, side: str
) -> None:
    policies = {"account.phone": policy}
    found = merge("account", base=account(), mine=account(phone="m"), theirs=account(phone="t"), policies=policies)
    assert found.values == account(phone=winner)
    (loss,) = found.losses
    assert (loss.field, loss.value, loss.winner, loss.side, loss.reason) == ("phone", loser, winner, side, policy)


@pytest.mark.parametrize("policy", ["nonsense", None, 7])
def test_a_policy_that_is_none_leaves_the_declared_one(policy: Any) -> None:
    mine, theirs = account(phone="m", notes="uno\nm"), account(phone="t", notes="uno\nt")
    policies = {"account.phone": policy, "account.notes": policy}
    found = merge("account", base=account(), mine=mine, theirs=theirs, policies=policies)
    assert asked(found) == ["phone"]
    assert found.values is not None
    assert found.values["notes"] == "uno\nt\nm"


def test_appending_does_not_fit_a_number_and_asks() -> None:
    sides = [{"visit_every": days} for days in (7, 14, 30)]
    found = merge("account", base=sides[0], mine=sides[1], theirs=sides[2], policies={"account.visit_every": "append"})
    assert asked(found) == ["visit_every"]


def test_the_same_value_in_another_form_is_no_change() -> None:
    base = {"visit_every": 7, "email": None, "custom": {"n": ""}}
    mine = {"visit_every": 7, "email": "", "custom": {}}
    assert differing("account", base, mine) == ()
    assert differing("opportunity", {"amount": "5"}, {"amount": "5.0000"}) == ()
    assert differing("account", {"custom": {"n": 0}}, {"custom": {"n": None}}) == ("custom.n",)


def test_tags_merge_one_by_one() -> None:
    found = merge("account", base=account(), mine=account(tags=["b", "m"]), theirs=account(tags=["t", "b", "a"]))
    assert found.values == account(tags=["b", "m", "t"])
    assert not found.asks


def test_own_fields_merge_one_by_one() -> None:
    base = account(custom={"route": "N", "dock": "1", "days": ["lu"]})
    mine = account(custom={"route": "S", "dock": "1", "days": ["lu", "ma"]})
    theirs = account(custom={"route": "E", "dock": "2", "days": ["lu", "vi"]})
    found = merge("account", base=base, mine=mine, theirs=theirs)
    assert asked(found) == ["custom.route"]
    assert found.values is not None
    assert found.values["custom"] == {"route": "S", "dock": "2", "days": ["lu", "ma", "vi"]}
    assert found.base["custom"] == {"route": "N", "dock": "2", "days": ["lu", "vi"]}
    settled = merge("account", base=base, mine=mine, theirs=theirs, policies={"account.custom.route": "server"})
    assert settled.values is not None
    assert settled.values["custom"]["route"] == "E"


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "result"),
    [
        ("", "m", "t", "t\nm"),
        ("x", "x\nm", "x\nt", "x\nt\nm"),
        ("x", "x\nsame", "x\nsame\nt", "x\nsame\nt"),
        ("x.", "x. Paga tarde.", "x. Pide factura A.", "x. Pide factura A.\nPaga tarde."),
        ("12", "123", "124", "124\n123"),
        ("x\ny", "x", "x\ny\nt", "x\nt"),
        ("x", "", "x\nt", "t"),
        ("x", "m", "", "m"),
        ("x", "x1", "x2", "x2\nx1"),
    ],
)
def test_long_texts_keep_both_without_repeating(base: str, mine: str, theirs: str, result: str) -> None:
    assert appended(base, mine, theirs) == result
    assert appended(base, result, theirs) == result


@pytest.mark.parametrize(("mine", "theirs"), [(None, account(phone="t")), (account(phone="m"), None)])
def test_a_deletion_against_an_edit_always_asks(mine: Any, theirs: Any) -> None:
    found = merge("account", base=account(), mine=mine, theirs=theirs, policies={"account.phone": "mine"})
    assert asked(found) == ["*"]
    assert found.values == mine


@pytest.mark.parametrize(("mine", "theirs"), [(None, account(balance="0")), (account(), None), (None, None)])
def test_a_deletion_of_what_nobody_changed_is_one(mine: Any, theirs: Any) -> None:
    found = merge("account", base=account(), mine=mine, theirs=theirs)
    assert (found.values, found.asks) == (None, ())


def order(*lines: dict[str, Any], **values: Any) -> dict[str, Any]:
    return {"comment": "", "lines": list(lines), **values}


def by_key(found: Merged) -> dict[str, Any]:
    assert found.values is not None
    return {entry["key"]: entry for entry in found.values["lines"]}


def test_lines_added_on_both_sides_are_all_there() -> None:
    base = order(line("1"))
    found = merge("order", base=base, mine=order(line("1"), line("2")), theirs=order(line("1"), line("3")))
    assert (set(by_key(found)), found.asks) == ({"1", "2", "3"}, ())


def test_different_lines_and_different_fields_of_one_line_merge() -> None:
    base = order(line("1"), line("2"))
    mine = order(line("1", quantity="5.0000"), line("2"))
    theirs = order(line("1", discount="3.0000", net="40"), line("2", note="x"))
    found = merge("order", base=base, mine=mine, theirs=theirs)
    one = by_key(found)["1"]
    assert (one["quantity"], one["discount"], one["net"], by_key(found)["2"]["note"]) == ("5.0000", "3.0000", "40", "x")
    assert not found.asks


def test_a_line_taken_away_stays_away_unless_the_other_side_changed_it() -> None:
    base = order(line("1"), line("2"), line("3"))
    mine, theirs = order(line("1"), line("2", quantity="9")), order(line("1"), line("3", quantity="7"))
    found = merge("order", base=base, mine=mine, theirs=theirs)
    assert asked(found) == ["lines.3", "lines.2"], "in the order of the office"
    assert set(by_key(found)) == {"1", "2"}
    chosen = choose("order", found, {"lines.2": None, "lines.3": line("3", quantity="7")}, theirs)
    assert (set(by_key(chosen)), chosen.asks) == ({"1", "3"}, ())


def test_what_asks_is_told_in_the_same_order_again_although_the_office_moved_lines() -> None:
    base = order(line("1", product_id="p"), line("2"))
    mine, theirs = order(line("1", product_id="m")), order(line("2", product_id="t"), line("1", product_id="t"))
    once = merge("order", base=base, mine=mine, theirs=theirs)
    twice = merge("order", base=once.base, mine=once.values, theirs=theirs)
    assert asked(once) == ["lines.2", "lines.1"]
    assert twice.asks == once.asks


def test_the_same_field_of_a_line_asks_for_that_field_alone() -> None:
    base = order(line("1"))
    mine, theirs = order(line("1", quantity="2", note="m")), order(line("1", quantity="3"))
    found = merge("order", base=base, mine=mine, theirs=theirs)
    assert asked(found) == ["lines.1.quantity"]
    assert value_at(found.values, "lines.1.note") == "m"


@pytest.mark.parametrize("field", ["product_id", "unit"])
def test_a_quantity_is_not_put_on_another_product(field: str) -> None:
    base = order(line("1"))
    found = merge("order", base=base, mine=order(line("1", **{field: "q"})), theirs=order(line("1", quantity="3")))
    assert asked(found) == ["lines.1"]
    harmless = merge("order", base=base, mine=order(line("1", **{field: "q"})), theirs=order(line("1", note="x")))
    assert (asked(harmless), value_at(harmless.values, "lines.1.note")) == ([], "x")


def test_a_choice_hands_out_what_was_not_chosen() -> None:
    found = merge("account", base=account(), mine=account(phone="m", email="m"), theirs=account(phone="t", email="t"))
    chosen = choose("account", found, {"phone": "third"}, account(phone="t", email="t"))
    assert [(loss.value, loss.side, loss.reason) for loss in chosen.losses] == [
        ("m", "mine", "person"),
        ("t", "theirs", "person"),
    ]
    assert asked(chosen) == ["email"]
    again = merge("account", base=chosen.base, mine=chosen.values, theirs=account(phone="t", email="t"))
    assert (again.values, asked(again)) == (account(phone="third", email="m"), ["email"])


def test_a_choice_that_means_what_one_side_has_loses_nothing_of_it() -> None:
    mine, theirs = account(custom={"routes": ["n", "s"]}), account(custom={"routes": "w"})
    found = merge("account", base=account(), mine=mine, theirs=theirs)
    assert asked(found) == ["custom.routes"]
    chosen = choose("account", found, {"custom.routes": ["s", "n"]}, theirs)
    assert [(loss.value, loss.side) for loss in chosen.losses] == [("w", "theirs")]


# --- whatever people do -----------------------------------------------------------------------------

WORDS = st.sampled_from(["", "x", "y", "z", "w"])
TEXTS = st.lists(st.sampled_from(["uno", "dos", "tres", "", "uno más"]), max_size=4).map("\n".join)
TAGS = st.lists(st.sampled_from("abcd"), unique=True, max_size=4).map(sorted)
LINES = st.lists(
    st.builds(line, st.sampled_from("123"), quantity=st.sampled_from(["1", "2"]), note=WORDS, product_id=WORDS),
    unique_by=lambda entry: str(entry["key"]),
    max_size=3,
)
ACCOUNTS = st.fixed_dictionaries(
    {"phone": WORDS, "email": WORDS, "tags": TAGS, "notes": TEXTS, "custom": st.fixed_dictionaries({"a": WORDS})}
)
ORDERS = st.fixed_dictionaries({"reference": WORDS, "comment": TEXTS, "lines": LINES})
SIDES = st.one_of(
    st.tuples(st.just("account"), ACCOUNTS, ACCOUNTS, ACCOUNTS), st.tuples(st.just("order"), ORDERS, ORDERS, ORDERS)
)
POLICY = st.sampled_from(["ask", "server", "mine", "newest", "append"])
_NAMES = ("account.phone", "account.notes", "account.tags", "order.comment", "order_line.note")
POLICIES = st.fixed_dictionaries({}, optional=dict.fromkeys(_NAMES, POLICY))


def changes(kind: str, base: Any, side: Any) -> list[tuple[str, Any]]:
    """Every path with a value that is not the base's; of a line that was not there, its fields."""
    found: list[tuple[str, Any]] = []
    for path in differing(kind, base, side):
        value = value_at(side, path)
        fields = ("product_id", "quantity", "note", "unit") if isinstance(value, dict) else ()
        found += [(f"{path}.{name}", value[name]) for name in fields if value[name]] or [(path, value)]
    return found


@given(sides=SIDES, policies=POLICIES)
def test_no_value_disappears(sides: Any, policies: dict[str, str]) -> None:
    kind, base, *both = sides
    found = merge(kind, base=base, mine=both[0], theirs=both[1], policies=policies)
    lost = {loss.field: loss.value for loss in found.losses}
    asks = {ask.field for ask in found.asks}
    for side in both:
        for path, value in changes(kind, base, side):
            there = value_at(found.values, path)
            if path in asks or path.rpartition(".")[0] in asks:
                continue
            if isinstance(value, list):
                assert set(value) - set(value_at(base, path)) <= set(there) | set(lost.get(path, ())), path
            elif path in ("notes", "comment") and path not in lost:
                new = {text.strip() for text in value.split("\n")} - {text.strip() for text in base[path].split("\n")}
                assert all(text in there for text in new), (path, new, there)
            elif value is not None:
                assert there == value or lost.get(path) == value, path


@given(sides=SIDES, policies=POLICIES)
def test_an_unchanged_side_changes_nothing(sides: Any, policies: dict[str, str]) -> None:
    kind, base, one, _ = sides
    for mine, theirs in ((one, base), (base, one), (one, one)):
        found = merge(kind, base=base, mine=mine, theirs=theirs, policies=policies)
        assert (found.asks, found.losses) == ((), ())
        assert found.values is not None
        assert differing(kind, one, found.values) == ()


@given(sides=SIDES, policies=POLICIES)
def test_merging_again_changes_nothing(sides: Any, policies: dict[str, str]) -> None:
    kind, base, mine, theirs = sides
    once = merge(kind, base=base, mine=mine, theirs=theirs, policies=policies)
    assert once.values is not None
    twice = merge(kind, base=once.base, mine=once.values, theirs=theirs, policies=policies)
    assert differing(kind, once.values, twice.values or {}) == ()
    assert (twice.asks, twice.losses) == (once.asks, ())


@given(sides=SIDES)
def test_the_two_sides_may_change_places_where_nothing_asks(sides: Any) -> None:
    kind, base, mine, theirs = sides
    one = merge(kind, base=base, mine=mine, theirs=theirs)
    other = merge(kind, base=base, mine=theirs, theirs=mine)
    assert {ask.field for ask in one.asks} == {ask.field for ask in other.asks}
    texts = {"notes", "comment"}  # both are kept; the office's stands first
    assert one.values is not None
    assert other.values is not None
    left = {path for path in differing(kind, one.values, other.values) if path not in texts}
    assert all(any(path.startswith(ask.field) or ask.field.startswith(path) for ask in one.asks) for path in left)


@given(
    base=ACCOUNTS,
    changes=st.permutations(["phone", "email", "custom.a"]),
    values=st.lists(WORDS, min_size=3, max_size=3),
)
def test_the_order_of_independent_changes_does_not_matter(base: Any, changes: list[str], values: list[str]) -> None:
    """Three foreign changes of different fields, one after the other, under one edit here."""
    mine = with_value(base, "notes", base["notes"] + "\nmine")
    office, known, here = base, base, mine
    for path in changes:
        office = with_value(office, path, values[["phone", "email", "custom.a"].index(path)])
        found = merge("account", base=known, mine=here, theirs=office)
        assert found.values is not None
        known, here = found.base, found.values
    at_once = merge("account", base=base, mine=mine, theirs=office)
    assert here == at_once.values
