"""Taxes and totals, with the rounding of the server."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from sfa_desktop.base.money import round_to
from sfa_desktop.entities import Account, Product, Tax
from sfa_desktop.rules.tax import TaxableLine, taxes_of, totals

VAT = Tax(id="vat", type="percentage", rate=Decimal(21))
LOW = Tax(id="low", type="percentage", rate=Decimal("10.5"))
FEE = Tax(id="fee", type="fixed", rate=Decimal("0.35"))


def line(price: str, quantity: str = "1", *taxes: Tax) -> TaxableLine:
    return TaxableLine(taxes=taxes, unit_price=Decimal(price), quantity=Decimal(quantity))


def test_a_plain_order() -> None:
    found = totals([line("3306", "12", VAT), line("100.50", "2", LOW)])
    assert (found.net, found.tax, found.total) == (Decimal("39873.00"), Decimal("8352.22"), Decimal("48225.22"))
    assert [(t.tax.id, t.base) for t in found.taxes] == [("vat", Decimal("39672.00")), ("low", Decimal("201.00"))]


def test_rounding_by_line_and_by_document_differ() -> None:
    lines = [line("0.12", "1", VAT)] * 3
    assert totals(lines, rounding="document").tax == Decimal("0.08")
    assert totals(lines, rounding="line").tax == Decimal("0.09")


def test_what_rounding_took_from_several_taxes_of_a_line_is_given_back() -> None:
    third, other = (
        Tax(id="a", type="percentage", rate=Decimal("0.6")),
        Tax(id="b", type="percentage", rate=Decimal("0.6")),
    )
    found = totals([line("1", "1", third, other)])
    assert [t.amount for t in found.taxes] == [Decimal("0.00"), Decimal("0.01")]


def test_taxes_too_small_for_any_cent_end() -> None:
    tiny = [Tax(id=str(n), type="percentage", rate=Decimal("0.4")) for n in range(4)]
    assert totals([line("1", "1", *tiny)]).tax == 0


def test_a_fixed_tax_is_per_unit() -> None:
    assert totals([line("10", "4", FEE)]).tax == Decimal("1.40")


def test_returns_are_summed_apart() -> None:
    found = totals([line("10", "1", VAT), line("10", "-1", VAT)])
    assert (found.net, found.tax, len(found.taxes)) == (0, 0, 2)


def test_an_exempt_account_pays_no_tax_and_an_unknown_tax_is_left_out() -> None:
    product = Product(tax_ids=("low", "gone", "vat"))
    assert taxes_of(product, Account(), [VAT, LOW]) == (LOW, VAT)
    assert taxes_of(product, Account(tax_exempt=True), [VAT, LOW]) == ()


_lines = st.lists(
    st.builds(
        line,
        st.decimals(min_value=0, max_value=9999, places=4).map(str),
        st.decimals(min_value="0.01", max_value=500, places=2).map(str),
        st.sampled_from([VAT, LOW]),
    ),
    max_size=12,
)


@given(_lines)
def test_the_total_is_within_a_cent_of_the_exact_one(lines: list[TaxableLine]) -> None:
    """By document, one rounding a tax; the net is the sum of rounded lines."""
    found = totals(lines)
    exact = sum((one.unit_price * one.quantity * one.taxes[0].rate / 100 for one in lines), Decimal(0))
    assert abs(found.tax - exact) <= Decimal("0.01")
    assert found.net == sum((round_to(one.unit_price * one.quantity, 2) for one in lines), Decimal(0))
    assert found.total == found.net + found.tax
