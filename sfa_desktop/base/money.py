"""Exact amounts: Decimal in the program, integers scaled by 10,000 in SQLite, text on the wire."""

import re
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation

SCALE = 4
_UNIT = Decimal(10) ** SCALE
_ONE = 10**SCALE
LIMIT = Decimal("9e13")
"""Amounts of this size or more are refused: scaled by 10,000 they would not fit SQLite's 64-bit integers."""
_DIGITS = 14
"""Amounts with fewer digits before the point are below the limit, whatever they are."""


def to_scaled(value: Decimal) -> int:
    """Scale a Decimal by 10,000, rounding half to even beyond four decimals.

    Raises ValueError for what is not finite or too large to store.
    """
    if not value.is_finite() or abs(value) >= LIMIT:
        raise ValueError(f"amount out of range: {value}")
    return int((value * _UNIT).to_integral_value(ROUND_HALF_EVEN))


def from_scaled(value: int) -> Decimal:
    """The Decimal that `to_scaled` stored; trailing zeros beyond two decimals are kept (always four decimals)."""
    return Decimal(value).scaleb(-SCALE)


def scaled_text(value: int) -> str:
    """A scaled amount in canonical form: text with four decimals."""
    sign, value = ("-", -value) if value < 0 else ("", value)
    return f"{sign}{value // _ONE}.{value % _ONE:04d}"


def scaled_of(text: str) -> int | None:
    """The scaled amount of a canonical text; None for any other, for a negative one and for one of 14 digits or more.

    Most amounts are plain, and need no Decimal on the way.
    """
    whole, point, rest = text[:-5], text[-5:-4], text[-4:]
    if point == "." and whole.isdecimal() and rest.isdecimal() and len(whole) < _DIGITS:
        return int(whole + rest)
    return None


def round_to(value: Decimal, digits: int) -> Decimal:
    """Round half to even to `digits` decimals, as Tryton's Currency.round does (trytond currency module)."""
    return value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_EVEN)


_CLEAN = re.compile(r"[\s\u00a0\u202f'’$€£R]|US\$")


def parse_decimal(text: str) -> Decimal:
    """Read a number as people type it: `1.234,56`, `1,234.56`, `1234.5`, `-3`, `1e3`.

    With one kind of separator only, it is the decimal one, unless it stands more than once
    (`1.234.567`) — thousands. Raises ValueError with a sentence for anything else.
    """
    raw = _CLEAN.sub("", text.strip()).replace("\u2212", "-")
    comma, dot = raw.rfind(","), raw.rfind(".")
    if comma >= 0 and dot >= 0:
        thousands, decimal = (".", ",") if comma > dot else (",", ".")
        raw = raw.replace(thousands, "").replace(decimal, ".")
    elif raw.count(",") == 1:
        raw = raw.replace(",", ".")
    elif raw.count(",") > 1:
        raw = raw.replace(",", "")
    elif raw.count(".") > 1:
        raw = raw.replace(".", "")
    try:
        value = Decimal(raw)
    except InvalidOperation:
        raise ValueError(f"{text!r} is not a number") from None
    if not value.is_finite() or abs(value) >= LIMIT:
        raise ValueError(f"{text!r} is too large")
    return value
