"""Formulas of price rules: Decimal arithmetic, safe and the same as the server's."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from simpleeval import simple_eval
from trytond.tools.decimal_ import decistmt

from sfa_desktop.rules.formula import FormulaError, evaluate

NAMES = {"unit_price": Decimal("3480"), "list_price": Decimal("3480")}


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("unit_price", "3480"),
        ("unit_price * 0.95", "3306.00"),
        ("list_price * (1 - 0.1) ** 2", "2818.80"),
        ("-unit_price + 2 * unit_price", "3480"),
        ("unit_price / 3", "1160"),
        ("unit_price // 7 % 5", "2"),
        ("Decimal('0.1') + Decimal(0.2)", "0.3"),
        ("unit_price * 0.9 if unit_price > 100 and not unit_price == 5 else 1", "3132.0"),
    ],
)
def test_arithmetic(formula: str, value: str) -> None:
    assert evaluate(formula, NAMES) == Decimal(value)


def test_a_name_without_a_value_swallows_everything() -> None:
    assert evaluate("unit_price * 0 + 5", {"unit_price": None}) is None


@pytest.mark.parametrize(
    "formula",
    [
        "__import__('os').system('true')", "unit_price.__class__", "[1]", "'text'", "lambda: 1", "cost_price",
        "9**9**9**9", "1/0", "", "unit_price *", "True", "(" * 300, "~1", "1" * 501,
        "Decimal('nan')", "Decimal('x')", "x := 3", "unit_price\x00",
    ],
)  # fmt: skip
def test_everything_else_is_refused(formula: str) -> None:
    with pytest.raises(FormulaError):
        evaluate(formula, NAMES)


_numbers = st.decimals(min_value="0.01", max_value="999", places=2).map(str)
_leaves = st.one_of(_numbers, st.sampled_from(["unit_price", "list_price"]))
_formulas = st.recursive(
    _leaves,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["+", "-", "*", "/"]), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
        inner.map(lambda t: f"-{t}"),
    ),
    max_leaves=8,
)


@given(_formulas, st.decimals(min_value=0, max_value="99999", places=4))
def test_the_same_number_as_the_evaluator_of_the_server(formula: str, price: Decimal) -> None:
    names = {"unit_price": price, "list_price": price}
    try:
        expected = simple_eval(decistmt(formula), names=dict(names), functions={"Decimal": Decimal})
    except ArithmeticError:
        with pytest.raises(FormulaError):
            evaluate(formula, names)
        return
    assert evaluate(formula, names) == expected
