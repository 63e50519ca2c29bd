"""How values look on the wire, in both directions (docs/protocol.md, "Values")."""

import datetime as dt
import json
from decimal import Decimal, InvalidOperation

from .errors import Refused

DECIMAL_LIMIT = Decimal("9e13")
INTEGER_LIMIT = 2**31
TEXT_LIMIT = 100_000
LINE_LIMIT = 1_000


# --- outwards -----------------------------------------------------------------------------------


def text_out(value):
    return value


def decimal_out(value):
    if value is None:
        return None
    if isinstance(value, float):
        value = Decimal(repr(value))
    elif not isinstance(value, Decimal):
        value = Decimal(str(value))
    if not value:
        return "0"
    return format(value, "f")


def boolean_out(value):
    return bool(value)


def integer_out(value):
    return None if value is None else int(value)


def date_out(value):
    if value is None:
        return None
    return value if isinstance(value, str) else value.isoformat()


def moment_out(value):
    """`value` is a naive datetime in UTC, as Tryton stores them."""
    return None if value is None else value.isoformat() + "Z"


def tags_out(value):
    return [part for part in (p.strip() for p in (value or "").split(",")) if part]


def lines_out(value):
    return [part for part in (value or "").splitlines() if part]


OUT = {
    "text": text_out,
    "long_text": text_out,
    "choice": text_out,
    "integer": integer_out,
    "decimal": decimal_out,
    "boolean": boolean_out,
    "date": date_out,
    "moment": moment_out,
    "tags": tags_out,
    "lines": lines_out,
}


def _custom_value(value):
    match value:
        case bool() | int() | str() | None:
            return value
        case float() | Decimal():
            return decimal_out(value)
        case dt.datetime():
            return moment_out(value)
        case dt.date():
            return value.isoformat()
        case list() | tuple():
            return list(value)
    raise TypeError(type(value))


def custom_out(value):
    """The stored dictionary of custom fields as an object of wire values."""
    if not value:
        return {}
    if isinstance(value, str | bytes):
        from trytond.protocols.jsonrpc import JSONDecoder

        value = json.loads(value, object_hook=JSONDecoder())
    return {code: _custom_value(v) for code, v in value.items() if v is not None}


# --- inwards ------------------------------------------------------------------------------------


def _invalid(field, words):
    return Refused("invalid", f"{field}: {words}", field=field)


def text_in(field, value):
    if not isinstance(value, str):
        raise _invalid(field, "text was expected")
    if "\0" in value:
        raise _invalid(field, "a NUL character cannot be stored; remove it")
    if len(value) > LINE_LIMIT:
        raise Refused("too_large", f"{field}: at most {LINE_LIMIT} characters can be stored", field=field)
    return " ".join(value.splitlines()).replace("\t", " ").strip() or None


def long_text_in(field, value):
    if not isinstance(value, str):
        raise _invalid(field, "text was expected")
    if "\0" in value:
        raise _invalid(field, "a NUL character cannot be stored; remove it")
    if len(value) > TEXT_LIMIT:
        raise Refused("too_large", f"{field}: at most {TEXT_LIMIT} characters can be stored", field=field)
    return value or None


def integer_in(field, value):
    if isinstance(value, bool) or not isinstance(value, int):
        raise _invalid(field, "a whole number was expected")
    if abs(value) >= INTEGER_LIMIT:
        raise _invalid(field, f"{value} is out of range")
    return value


def decimal_in(field, value):
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise _invalid(field, 'a number written as text was expected, for example "12.50"')
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise _invalid(field, f"{str(value)[:40]!r} is not a number") from None
    if not number.is_finite() or abs(number) >= DECIMAL_LIMIT:
        raise _invalid(field, f"{str(value)[:40]} is out of range")
    # Tryton counts zeros at the end as digits: 12.50 must not be refused where 12.5 is taken.
    return Decimal(int(number)) if number == int(number) else number.normalize()


def boolean_in(field, value):
    if not isinstance(value, bool):
        raise _invalid(field, "true or false was expected")
    return value


def date_in(field, value):
    try:
        if not isinstance(value, str):
            raise ValueError
        return dt.date.fromisoformat(value)
    except ValueError:
        raise _invalid(field, "a date like 2026-11-24 was expected") from None


def moment_in(field, value):
    try:
        if not isinstance(value, str):
            raise ValueError
        moment = dt.datetime.fromisoformat(value)
        if moment.tzinfo is None:
            raise ValueError
        return moment.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0)
    except (ValueError, OverflowError):
        raise _invalid(field, "a moment like 2026-11-24T10:42:00Z was expected") from None


def tags_in(field, value):
    if not isinstance(value, list) or not all(isinstance(tag, str) for tag in value):
        raise _invalid(field, "a list of words was expected")
    tags = sorted({tag.strip() for tag in value if tag.strip()})
    for tag in tags:
        text_in(field, tag)
        if "," in tag or "\n" in tag:
            raise _invalid(field, f"the tag {tag!r} contains a comma or a line break")
    return ", ".join(tags) or None


IN = {
    "text": text_in,
    "long_text": long_text_in,
    "choice": text_in,
    "integer": integer_in,
    "decimal": decimal_in,
    "boolean": boolean_in,
    "date": date_in,
    "moment": moment_in,
    "tags": tags_in,
}
