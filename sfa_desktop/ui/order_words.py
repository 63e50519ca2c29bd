"""The lights of an order in words: six checks before sending, a note under a line, and what will probably happen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication

from sfa_desktop.entities import Order
from sfa_desktop.rules.order_sheet import PricedLine
from sfa_desktop.rules.preflight import AMBER, GREEN, RED, Light
from sfa_desktop.ui import language

TONES = {GREEN: "ok", AMBER: "warn", RED: "need"}
TOPICS: Mapping[str, tuple[str, ...]] = {
    "price": ("price", "price_changed", "price_missing", "product_unknown", "product_inactive"),
    "discount": ("discount_for_approval", "discount_over_limit", "discount_absurd"),
    "credit": ("credit", "credit_unlimited", "credit_over", "overdue"),
    "stock": ("stock", "stock_unknown", "stock_short"),
    "quantity": (
        "no_lines",
        "quantity_not_positive",
        "quantity_absurd",
        "quantity_fraction",
        "below_minimum",
        "not_a_multiple",
    ),
    "delivery": (
        "account_missing",
        "account_inactive",
        "address",
        "address_missing",
        "address_unknown",
        "delivery_past",
        "date_future",
        "date",
    ),
}
_RANK = {GREEN: 0, AMBER: 1, RED: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One topic before sending: the worst of its lights, and how old the fact behind it is."""

    topic: str
    tone: str
    name: str
    fact: str
    as_of: datetime | None = None


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("order", text, None, n)


def checks(lights: Sequence[Light], prices_as_of: datetime | None = None) -> tuple[Check, ...]:
    """The six checks in order; a topic without a light says that all is well."""
    found = [_check(topic, [light for light in lights if light.code in codes]) for topic, codes in TOPICS.items()]
    return tuple(replace(c, as_of=prices_as_of) if c.topic == "price" and c.tone == "ok" else c for c in found)


def _check(topic: str, lights: list[Light]) -> Check:
    names = {
        "price": _tr("Price"),
        "discount": _tr("Discount"),
        "credit": _tr("Credit"),
        "stock": _tr("Stock"),
        "quantity": _tr("Quantities"),
        "delivery": _tr("Delivery"),
    }
    worst = max(lights, key=lambda light: (_RANK[light.level], light.blocks), default=None)
    ages = [light.as_of for light in lights if light.as_of is not None]
    if worst is None or worst.level == GREEN:
        tone, fact = "ok", _fine(topic, worst)
        if topic in ("price", "stock") and worst is None:
            tone, fact = "quiet", _tr("no lines yet")
    else:
        tone = TONES[worst.level]
        fact = _trouble(worst, len({light.line for light in lights if light.code == worst.code}))
    return Check(topic=topic, tone=tone, name=names[topic], fact=fact, as_of=min(ages, default=None))


def _fine(topic: str, light: Light | None) -> str:
    if topic == "credit" and light is not None and light.code == "credit":
        left = light.values["left"] - light.values["total"]
        return _tr("{amount} left").format(amount=language.formats().money(left))
    return {
        "price": _tr("as on the list"),
        "discount": _tr("within the limit"),
        "credit": _tr("no limit set") if light is not None else _tr("not known"),
        "stock": _tr("enough for all lines"),
        "quantity": _tr("in order"),
        "delivery": _tr("in order"),
    }[topic]


def _trouble(light: Light, lines: int) -> str:
    forms, values = language.formats(), light.values
    words = {
        "price_changed": _tr("changed in %n line(s)", lines),
        "price_missing": _tr("none in %n line(s)", lines),
        "product_unknown": _tr("%n article(s) not known here", lines),
        "product_inactive": _tr("%n article(s) discontinued", lines),
        "discount_for_approval": _tr("%n line(s) to be approved", lines),
        "discount_over_limit": _tr("over the limit in %n line(s)", lines),
        "discount_absurd": _tr("not between 0 and 100 in %n line(s)", lines),
        "overdue": _tr("{amount} overdue").format(amount=forms.money(values.get("overdue"))),
        "stock_unknown": _tr("not known for %n line(s)", lines),
        "stock_short": _tr("short in %n line(s)", lines),
        "no_lines": _tr("no lines yet"),
        "quantity_not_positive": _tr("missing in %n line(s)", lines),
        "quantity_absurd": _tr("too large in %n line(s)", lines),
        "quantity_fraction": _tr("fractions in %n line(s)", lines),
        "below_minimum": _tr("%n line(s) below the minimum", lines),
        "not_a_multiple": _tr("%n line(s) not in whole packs", lines),
        "account_missing": _tr("no account"),
        "account_inactive": _tr("the account is closed"),
        "address_missing": _tr("no address known"),
        "address_unknown": _tr("the address is not this account's"),
        "delivery_past": _tr("the delivery date has passed"),
        "date_future": _tr("dated in the future"),
    }
    if light.code == "credit_over":
        return _tr("over by {amount}").format(amount=forms.money(values["over"]))
    return words.get(light.code, light.code)


def line_note(entry: PricedLine, lights: Iterable[Light]) -> tuple[str, str]:
    """The one thing to say under a line, and its tone: what is wrong first, else why it costs what it costs."""
    mine = [light for light in lights if light.line == entry.line.id and light.level != GREEN]
    mine.sort(key=lambda light: (-_RANK[light.level], light.code == "price_changed"))
    said = [words for light in mine if (words := _line_trouble(light))]
    if said:
        return " · ".join(said[:2]), TONES[mine[0].level]
    price, forms = entry.price, language.formats()
    if price is not None and price.rule is not None and price.rule.quantity:
        reached = _tr("Quantity break: from {quantity} {unit}")
        return reached.format(quantity=forms.quantity(price.rule.quantity), unit=entry.line.unit), "text3"
    return entry.line.note, "text3"


def _line_trouble(light: Light) -> str:
    forms, values = language.formats(), light.values

    def quantity(name: str) -> str:
        return forms.quantity(values.get(name))

    templates: Mapping[str, tuple[str, Mapping[str, Any]]] = {
        "price_changed": (
            _tr("Price changed since it was noted: it was {shown}"),
            {"shown": forms.amount(values.get("shown"))},
        ),
        "price_missing": (_tr("The price list has no price for it; the office cannot take it"), {}),
        "product_unknown": (_tr("This article is not in the catalogue on this laptop"), {}),
        "product_inactive": (_tr("Discontinued: the office no longer sells it"), {}),
        "discount_for_approval": (
            _tr("Over the limit of {limit}: needs approval"),
            {"limit": forms.percent(values.get("limit"))},
        ),
        "discount_over_limit": (
            _tr("Over the limit of {limit}: will be refused"),
            {"limit": forms.percent(values.get("limit"))},
        ),
        "discount_absurd": (_tr("A discount is between 0 and 100"), {}),
        "stock_unknown": (_tr("The stock is not known"), {}),
        "stock_short": (
            _tr("{missing} short at the office"),
            {"missing": quantity("missing")},
        ),
        "quantity_not_positive": (_tr("A quantity of at least 1 is missing"), {}),
        "quantity_absurd": (_tr("This quantity cannot be meant"), {}),
        "quantity_fraction": (
            _tr("Sold by the {unit}, with {digits} decimals"),
            {"unit": values.get("unit"), "digits": values.get("digits")},
        ),
        "below_minimum": (_tr("The minimum is {minimum}"), {"minimum": quantity("minimum")}),
        "not_a_multiple": (_tr("Sold in packs of {multiple}"), {"multiple": quantity("multiple")}),
    }
    template, filling = templates.get(light.code, ("", {}))
    return template.format(**filling)


def prospect(lights: Sequence[Light], numbers: Mapping[str, int]) -> str:
    """What will probably become of the order, in one sentence with <b>."""
    blocking = next((light for light in lights if light.blocks), None)
    if blocking is not None:
        number = numbers.get(blocking.line)
        if number:
            return _tr("<b>Cannot go yet</b>: see line {number}").format(number=number)
        return _tr("<b>Cannot go yet</b>")
    codes = {light.code for light in lights}
    if "discount_for_approval" in codes:
        return _tr("Probably: <b>waits for approval</b>")
    if "credit_over" in codes:
        return _tr("Probably: <b>the office will ask about credit</b>")
    short = next((numbers[light.line] for light in lights if light.code == "stock_short" and light.line in numbers), 0)
    if short:
        return _tr("Probably: <b>goes with a delay</b> in line {number}").format(number=short)
    return _tr("Probably: <b>goes as it is</b>")


def number_of(order: Order) -> str:
    """What an order is called: the office's number, else the laptop's; a draft of the office has neither yet."""
    return order.number or order.provisional or _tr("no number yet")
