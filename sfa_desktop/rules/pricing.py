"""The price of a product for a customer, exactly as a Tryton server computes it, with the reasons.

Sources: trytond modules product_price_list (`compute`, `match`), product_price_list_dates (`match`),
sale_price_list (`_get_sale_unit_price`), sale_discount (`on_change_discount_rate`), product (`round_price`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal, DecimalException, localcontext

from sfa_desktop.base.money import round_to
from sfa_desktop.entities import Account, PriceList, PriceRule, Product, Tax
from sfa_desktop.rules.formula import FormulaError, evaluate
from sfa_desktop.rules.tax import price_before_tax


@dataclass(frozen=True, slots=True, kw_only=True)
class NextBreak:
    """The next quantity at which the price falls."""

    quantity: Decimal
    more: Decimal
    """How many more to order to reach it."""
    unit_price: Decimal
    percent: Decimal
    """By how much the unit price falls, in percent with one decimal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """A unit price and why it is so. `base_price` is None where the list gives none; `problem` says why."""

    list_price: Decimal | None
    """The product's own price, before any list."""
    base_price: Decimal | None
    """After the price list, before the rep's discount."""
    discount: Decimal
    """Percent: 10 is 10 %."""
    unit_price: Decimal | None
    """What the customer pays a unit, without taxes."""
    price_list: PriceList | None = None
    rule: PriceRule | None = None
    next_break: NextBreak | None = None
    problem: str = ""
    """Empty, or no_list_price | no_rule | formula | basis"""


def list_for(account: Account | None, lists: Sequence[PriceList]) -> PriceList | None:
    """The price list of an account: its own, else the company's default, else none."""
    if account is not None and account.price_list_id:
        for price_list in lists:
            if price_list.id == account.price_list_id:
                return price_list
    return next((price_list for price_list in lists if price_list.default), None)


def price_of(
    product: Product,
    quantity: Decimal,
    *,
    price_list: PriceList | None,
    rules: Sequence[PriceRule],
    on: date,
    discount: Decimal = Decimal(0),
    taxes: Sequence[Tax] = (),
    price_digits: int = 4,
) -> Price:
    """What `quantity` of a product costs a unit on a day.

    `rules` are those of `price_list` (others are ignored), in any order; `taxes` matter only for lists whose
    prices include them.
    """
    with localcontext(Context(prec=28, rounding=ROUND_HALF_EVEN)):
        question = _Question(product, price_list, _of_list(price_list, rules), on, tuple(taxes), price_digits)
        base, rule, problem = question.answer(abs(quantity))
        return Price(
            list_price=product.list_price,
            base_price=base,
            discount=discount,
            unit_price=None if base is None else net_price(base, discount, price_digits),
            price_list=price_list,
            rule=rule,
            next_break=question.next_break(abs(quantity), base) if base else None,
            problem=problem,
        )


def net_price(base_price: Decimal, discount: Decimal | None, price_digits: int = 4) -> Decimal:
    """The unit price after a discount in percent; the rate has four decimals, as in trytond sale_discount."""
    rate = round_to((discount or Decimal(0)) / 100, 4)
    return round_to(base_price * (1 - rate), price_digits)


def _of_list(price_list: PriceList | None, rules: Sequence[PriceRule]) -> list[PriceRule]:
    if price_list is None:
        return []
    mine = [rule for rule in rules if rule.price_list_id == price_list.id]
    return sorted(mine, key=lambda r: (r.sequence is not None, r.sequence or 0, _remote_order(r), r.id))


def _remote_order(rule: PriceRule) -> int:
    return int(rule.origin.remote_id) if rule.origin.remote_id.isdigit() else 0


@dataclass(frozen=True, slots=True)
class _Question:
    """A product on a list on a day; the quantity varies."""

    product: Product
    price_list: PriceList | None
    rules: Sequence[PriceRule]
    on: date
    taxes: tuple[Tax, ...]
    digits: int

    def answer(self, quantity: Decimal) -> tuple[Decimal | None, PriceRule | None, str]:
        """The price, the rule that gave it, and the problem if there is none."""
        if self.price_list is None:
            if self.product.list_price is None:
                return None, None, "no_list_price"
            return round_to(self.product.list_price, self.digits), None, ""
        for rule in self.rules:
            if self._matches(rule) and (rule.quantity is None or rule.quantity <= quantity):
                price, problem = self._of_rule(rule, self.price_list)
                if price is not None and self.price_list.tax_included and self.taxes:
                    price = round_to(price_before_tax(price, self.taxes), self.digits)
                return price, rule, problem
        return None, None, "no_rule"

    def next_break(self, quantity: Decimal, price: Decimal) -> NextBreak | None:
        """The next step up in quantity that makes a unit cheaper than `price`."""
        for step in sorted({r.quantity for r in self.rules if r.quantity and r.quantity > quantity}):
            cheaper, _, _ = self.answer(step)
            if cheaper is not None and cheaper < price:
                percent = round_to((1 - cheaper / price) * 100, 1)
                return NextBreak(quantity=step, more=step - quantity, unit_price=cheaper, percent=percent)
        return None

    def _matches(self, rule: PriceRule) -> bool:
        """Whether a rule is for this product on this day, its quantity apart."""
        return not (
            (rule.product_id and rule.product_id != self.product.id)
            or (rule.category_key and rule.category_key not in self.product.category_keys)
            or (rule.starts_on and rule.starts_on > self.on)
            or (rule.ends_on and rule.ends_on < self.on)
        )

    def _of_rule(self, rule: PriceRule, price_list: PriceList) -> tuple[Decimal | None, str]:
        if price_list.basis not in ("", "list_price"):
            return None, "basis"
        names = {
            "list_price": self.product.list_price,
            "unit_price": self.product.list_price if price_list.basis == "list_price" else None,
        }
        try:
            value = evaluate(rule.formula, names)
            return (None, "no_list_price") if value is None else (round_to(value, self.digits), "")
        except (FormulaError, DecimalException):
            return None, "formula"
