"""Exact amounts and the lenient number parser."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfa_desktop.base.money import LIMIT, from_scaled, parse_decimal, round_to, scaled_of, scaled_text, to_scaled


@given(st.decimals(min_value=-(10**13), max_value=10**13, places=4))
def test_four_decimals_come_back_as_they_went(value: Decimal) -> None:
    assert from_scaled(to_scaled(value)) == value


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), LIMIT, -LIMIT])
def test_what_does_not_fit_is_refused(value: Decimal) -> None:
    with pytest.raises(ValueError, match="out of range"):
        to_scaled(value)


def test_a_trillion_fits() -> None:
    assert from_scaled(to_scaled(Decimal("1e12"))) == Decimal("1e12")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1234.56", "1234.56"),
        ("1234,56", "1234.56"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("1.234.567,8", "1234567.8"),
        ("$ 10", "10"),
        ("R$ 10,50", "10.5"),
        ("-3", "-3"),
        ("1e3", "1000"),
        (" 7 ", "7"),
        ("1\u00a0234,5", "1234.5"),
        ("0", "0"),
    ],
)
def test_numbers_are_read_as_people_type_them(text: str, value: str) -> None:
    assert parse_decimal(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "abc", "1.2.3,4,5", "--1", "NaN", "Infinity", "1e99", "12 boxes"])
def test_what_is_not_a_number_says_so(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a number|too large"):
        parse_decimal(text)


def test_rounding_is_half_to_even_like_the_server() -> None:
    assert round_to(Decimal("0.125"), 2) == Decimal("0.12")
    assert round_to(Decimal("0.135"), 2) == Decimal("0.14")


@given(st.decimals(min_value=-(10**13), max_value=10**13, places=4))
def test_a_canonical_text_is_scaled_without_a_decimal_as_with_one(value: Decimal) -> None:
    scaled = to_scaled(value)
    assert scaled_text(scaled) == f"{from_scaled(scaled):.4f}"
    assert scaled_of(scaled_text(scaled)) in (scaled, None)
    assert value < 0 or value >= 10**13 or scaled_of(scaled_text(scaled)) == scaled


@pytest.mark.parametrize(
    "text", ["", "1", "1.5", "1_.0000", "1._000", " 1.0000", "1e3.0000", "-1.0000", "9" * 14 + ".0000"]
)
def test_other_texts_are_left_to_decimal(text: str) -> None:
    assert scaled_of(text) is None
