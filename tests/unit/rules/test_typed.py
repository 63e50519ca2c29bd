"""What people type for a field, and what spreadsheets hold."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.base.i18n import in_all_languages
from sfa_desktop.entities import Account, Opportunity, OrderLine, Task, Visit
from sfa_desktop.entities.exchange import CustomField
from sfa_desktop.rules.typed import custom_field, field_named, read_value, write_value

TEXT, NOTES = Account.field("name"), Account.field("notes")
QUANTITY, DISCOUNT = OrderLine.field("quantity"), OrderLine.field("discount")


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (TEXT, "  Farmacia\nLuz \x00", "Farmacia Luz"),
        (NOTES, " two\nlines\x00 ", " two\nlines "),
        (QUANTITY, "1.234,56", Decimal("1234.56")),
        (QUANTITY, "", None),
        (QUANTITY, "-1", Decimal(-1)),
        (DISCOUNT, "10%", Decimal(10)),
        (Account.field("visit_every"), "14", 14),
        (Account.field("active"), "sí", True),
        (Account.field("active"), "Não", False),
        (Account.field("segment"), "a", "A"),
        (Account.field("potential"), "High", "high"),
        (Account.field("tags"), "b; a,a ", ("a", "b")),
        (Task.field("due_on"), "24/11/2026", date(2026, 11, 24)),
        (Task.field("due_on"), "24.11.26", date(2026, 11, 24)),
        (Task.field("due_on"), "2026-11-24", date(2026, 11, 24)),
        (Visit.field("planned_at"), "2026-11-24T15:30:00Z", datetime(2026, 11, 24, 15, 30, tzinfo=UTC)),
        (Visit.field("planned_at"), "24/11/2026 15:30 -03:00", datetime(2026, 11, 24, 18, 30, tzinfo=UTC)),
        (Visit.field("account_id"), "", None),
    ],
)
def test_read(field: object, text: str, value: object) -> None:
    assert read_value(field, text) == value  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "text", "right"),
    [
        (QUANTITY, "many", "1.234,56"),
        (QUANTITY, "1e400", "a number"),
        (QUANTITY, "0.00001", "four decimals"),
        (Account.field("visit_every"), "1.5", "a whole number"),
        (Account.field("visit_every"), "-1", "0 or more"),
        (Account.field("visit_every"), "1e12", "a whole number"),
        (Opportunity.field("probability"), "101", "from 0 to 100"),
        (Opportunity.field("probability"), "-1%", "from 0 to 100"),
        (Account.field("active"), "maybe", "yes or no"),
        (Account.field("segment"), "Z", "one of A, B, C"),
        (Task.field("due_on"), "31/02/2026", "2026-11-24"),
        (Visit.field("planned_at"), "tomorrow", "2026-11-24 15:30"),
        (Visit.field("planned_at"), "2026-11-24 25:00", "2026-11-24 15:30"),
        (NOTES, "x" * 1_000_001, "up to 1000000"),
    ],
)
def test_what_is_not_understood_says_what_would_be_right(field: object, text: str, right: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_value(field, text)  # type: ignore[arg-type]
    assert right in str(caught.value)


def test_a_moment_without_a_zone_is_the_laptops() -> None:
    found = read_value(Visit.field("planned_at"), "2026-11-24 15:30")
    assert found == datetime(2026, 11, 24, 15, 30).astimezone()


def test_fields_are_known_by_name_and_by_label() -> None:
    assert field_named(Account, "visit_every") == Account.field("visit_every")
    assert field_named(Account, "Visit Every") == Account.field("visit_every")
    assert field_named(Account, "TAX ID") == Account.field("tax_id")
    assert field_named(Visit, "account") == Visit.field("account_id")
    assert field_named(Account, "shoe size") is None


def test_a_text_without_translation_is_itself() -> None:
    assert in_all_languages("field", "Never translated") == ("Never translated",)


def test_a_custom_field_is_read_like_a_declared_one() -> None:
    field = custom_field(CustomField(kind="account", code="x", label="X", type="choice", choices=(("a", "Uno"),)))
    assert read_value(field, "uno") == "a"


@given(
    st.one_of(
        st.decimals(min_value=-(10**9), max_value=10**9, places=4).map(lambda v: (QUANTITY, v)),
        st.dates(min_value=date(1970, 1, 2)).map(lambda v: (Task.field("due_on"), v)),
        st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1)).map(
            lambda v: (Visit.field("planned_at"), v.replace(microsecond=0, tzinfo=UTC))
        ),
        st.booleans().map(lambda v: (Account.field("active"), v)),
        st.sets(st.sampled_from(["a", "b c", "ñ"])).map(lambda v: (Account.field("tags"), tuple(sorted(v)))),
        st.integers(0, 10**6).map(lambda v: (Account.field("visit_every"), v)),
    )
)
def test_what_is_written_is_read_back(pair: tuple[object, object]) -> None:
    field, value = pair
    assert read_value(field, write_value(value)) == value  # type: ignore[arg-type]


def test_midnight_of_a_bare_date() -> None:
    found = read_value(Visit.field("started_at"), "24/11/2026")
    assert found.astimezone().time().hour == 0
    assert found.utcoffset() == timedelta(0)
