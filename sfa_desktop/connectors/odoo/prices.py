"""Odoo's price rules in the app's terms: an order, what they match, and a formula.

Sources: addons/product/models/product_pricelist_item.py (`_order`, `_compute_price`, `_compute_base_price`): the first
rule by applied_on, min_quantity desc, categ_id desc, id desc that fits gives the price; no rule fits: the list price.
"""

from typing import Any

ON_VARIANT, ON_TEMPLATE, ON_CATEGORY = "0_product_variant", "1_product", "2_product_category"
_APPLIED = {ON_VARIANT: 0, ON_TEMPLATE: 1, ON_CATEGORY: 2}
_QUANTITIES = 10**9
_IDS = 10**8
LAST = 4 * _QUANTITIES * _IDS
"""The sequence of what comes after all rules."""
UNKNOWN = "price of the office"
"""Where a price cannot be computed from what the laptop has: no formula, so the price comes from the office."""


def order(applied_on: Any, quantity: Any, id_: Any) -> int:
    """The place of a rule among those of its list."""
    first = _APPLIED.get(str(applied_on), 3)
    second = _QUANTITIES - 1 - min(_QUANTITIES - 1, round(float(quantity or 0) * 100))
    return (first * _QUANTITIES + second) * _IDS + (_IDS - 1 - int(id_) % _IDS)


def category_key(applied_on: Any, category: Any, template: Any) -> str:
    """What a product's categories have to hold for the rule to fit; templates count as categories of their variants."""
    if applied_on == ON_CATEGORY and category:
        return str(category[0])
    if applied_on == ON_TEMPLATE and template:
        return template_key(template[0])
    return ""


def template_key(id_: Any) -> str:
    """The category that stands for a product template."""
    return f"t{id_}"


def formula(rate: float, way: Any, fixed: Any, percent: Any, base: Any, discount: Any, surcharge: Any, rounding: Any,
            minimum: Any, maximum: Any) -> str:  # fmt: skip
    """The rule as arithmetic over `list_price`; `rate` turns the company's currency into the list's."""
    if way == "fixed":
        return _number(fixed)
    if base not in ("list_price", False, None):
        return UNKNOWN
    start = "list_price" if rate == 1 else f"list_price * {_number(rate)}"
    if way == "percentage":
        return f"{start} * {_number(1 - float(percent or 0) / 100)}" if percent else start
    if way != "formula":
        return UNKNOWN
    price = f"({start}) * {_number(1 - float(discount or 0) / 100)}" if discount else start
    if rounding:
        step = _number(rounding)
        price = f"(({price}) / {step} + 0.5) // 1 * {step}"
    if surcharge:
        price = f"{price} + {_number(surcharge)}"
    if minimum:
        least = f"({start}) + {_number(minimum)}"
        price = f"({price} if {price} >= {least} else {least})"
    if maximum:
        most = f"({start}) + {_number(maximum)}"
        price = f"({price} if {price} <= {most} else {most})"
    return price


def _number(value: Any) -> str:
    text = f"{float(value or 0):.10f}".rstrip("0").rstrip(".")
    return text if text not in ("", "-0") else "0"
