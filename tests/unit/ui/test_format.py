"""Figures, dates and ages in three languages, exact where money is concerned."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QDate

from sfa_desktop.ui import language

NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("code", "value", "said"),
    [
        ("es", "184300", "$ 184.300,00"),
        ("pt", "1234.5", "$ 1.234,50"),
        ("en", "1234.5", "$ 1,234.50"),
        ("es", "-14521.2", "− $ 14.521,20"),
        ("es", "0.005", "$ 0,00"),
        ("es", "0.015", "$ 0,02"),
        ("es", "99999999999.9999", "$ 100.000.000.000,00"),
        ("es", "12345678901234.56", "$ 12.345.678.901.234,56"),
    ],
)
def test_money_is_exact_and_local(code: str, value: str, said: str) -> None:
    language.use(code)
    assert language.formats().money(Decimal(value)) == said.replace(" ", "\u00a0").replace("−\u00a0", "− ")


def test_what_is_not_known_is_a_dash() -> None:
    said = language.formats()
    assert {said.money(None), said.quantity(None), said.date_medium(None), said.when(None, NOW)} == {"–"}


@pytest.mark.parametrize(("value", "said"), [("12", "12"), ("0.5", "0,5"), ("1.2345", "1,2345"), ("-3", "−3")])
def test_quantities_carry_no_needless_zeros(value: str, said: str) -> None:
    language.use("es")
    assert language.formats().quantity(Decimal(value)) == said


def test_percent_and_size_have_a_space_that_does_not_break() -> None:
    language.use("es")
    assert language.formats().percent(Decimal("12.50")) == "12,5\u00a0%"
    assert language.formats().size(4_100_000) == "4,1\u00a0MB"


@pytest.mark.parametrize(
    ("code", "said"),
    [("es", ["hoy", "ayer", "mañana", "mar 3 nov"]), ("pt", ["hoje", "ontem", "amanhã", "ter 3 nov"]),
     ("en", ["today", "yesterday", "tomorrow", "Tue Nov 3"])],
)  # fmt: skip
def test_days_as_people_say_them(code: str, said: list[str]) -> None:
    language.use(code)
    today = date(2026, 11, 24)
    days = [today, today - timedelta(1), today + timedelta(1), date(2026, 11, 3)]
    assert [language.formats().day(day, today) for day in days] == said


def test_a_date_of_another_year_says_so() -> None:
    language.use("es")
    assert language.formats().day(date(2024, 3, 5), date(2026, 11, 24)).endswith("2024")
    assert language.formats().date_long(date(2026, 11, 24)) == "martes 24 de noviembre"


@pytest.mark.parametrize(
    ("age", "said"),
    [(10, "ahora"), (24 * 60, "24 min"), (84 * 60, "1 h 24"), (26 * 3600, "1 día"), (12 * 86400, "12 días"),
     (-50, "ahora")],
)  # fmt: skip
def test_ages_in_at_most_two_units(age: int, said: str) -> None:
    language.use("es")
    assert language.formats().age(NOW - timedelta(seconds=age), NOW).replace("\u00a0", " ") == said


def test_ago_counts_days_from_the_second_one_on() -> None:
    language.use("es")
    today = date(2026, 11, 24)
    assert language.formats().ago(date(2026, 11, 3), today) == "hace 21 días"
    assert language.formats().ago(today, today) == "hoy"
    assert language.formats().ago(None, today) == "nunca"


def test_the_time_of_a_moment_stands_only_beside_near_days() -> None:
    language.use("es")
    said = language.formats()
    assert said.when(NOW, NOW) == f"hoy {said.time(NOW)}"
    assert said.when(NOW - timedelta(days=20), NOW) == "mié 4 nov"


@pytest.mark.parametrize(
    ("code", "text", "day"),
    [("es", "24/11/2026", QDate(2026, 11, 24)), ("es", "24.11.26", QDate(2026, 11, 24)),
     ("en", "11/24/2026", QDate(2026, 11, 24)), ("pt", "2026-11-24", QDate(2026, 11, 24))],
)  # fmt: skip
def test_dates_are_read_in_the_local_order_or_iso(code: str, text: str, day: QDate) -> None:
    language.use(code)
    assert language.formats().parse_date(text) == day


@pytest.mark.parametrize("text", ["", "soon", "31/02/2026", "1", "24/11/2026/3"])
def test_what_is_no_date_is_refused(text: str) -> None:
    language.use("es")
    with pytest.raises(ValueError, match="not a date"):
        language.formats().parse_date(text)


def test_what_is_shown_is_read_back() -> None:
    for code in ("es", "en", "pt"):
        language.use(code)
        said = language.formats()
        assert said.parse_date(said.date_short(date(2026, 3, 7))) == QDate(2026, 3, 7)
