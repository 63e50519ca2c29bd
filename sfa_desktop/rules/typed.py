"""What a person types or a spreadsheet holds for a field, read leniently into a value; and back into text."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.base.i18n import in_all_languages
from sfa_desktop.base.money import parse_decimal
from sfa_desktop.entities import Entity
from sfa_desktop.entities.exchange import CustomField
from sfa_desktop.entities.field import Field, FieldType
from sfa_desktop.rules.duplicates import fold

LONGEST = 1_000_000
"""Characters of one value; nothing a person means to keep is longer."""
_INTEGER_LIMIT = 2**31
"""Whole numbers of this size or more fit no office's column."""
_COUNTED = frozenset(["days", "minutes"])
_YES = frozenset(["1", "true", "yes", "y", "si", "sim", "s", "x", "verdadero", "verdadeiro"])
_NO = frozenset(["0", "false", "no", "n", "nao", "falso"])
_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})")
_MOMENT = re.compile(r"(\S+?)[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?")


def field_named(entity: type[Entity], text: str) -> Field | None:
    """The field whose name is `text`, or whose label in English, Spanish or Portuguese is."""
    if entity.has(text):
        return entity.field(text)
    wanted = _plain(text)
    for field in entity.fields():
        if wanted in (_plain(field.name), _plain(field.name.removesuffix("_id")), *_labels("field", field.label)):
            return field
    return None


def custom_field(definition: CustomField) -> Field:
    """A customer's own field as a declared one, so that its values are read the same way."""
    return Field(
        name=definition.code,
        label=definition.label,
        type=FieldType(definition.type),
        choices=definition.choices,
        required=definition.required,
    )


def read_value(field: Field, text: str) -> Any:
    """The Python value of `text` for a field; empty text is the field's empty value.

    Raises InvalidInput with a sentence that says what is wrong and what would be right.
    """
    raw = text.replace("\x00", "").encode("utf-8", "replace").decode()  # lone surrogates are no text
    if len(raw) > LONGEST:
        raise InvalidInput(problem=f"{field.name}: {len(raw)} characters are too many; up to {LONGEST} are kept.")
    if field.type is FieldType.LONG_TEXT:
        return raw
    raw = raw.strip()
    reader = _READERS.get(field.type)
    return reader(field, raw) if reader else raw


def write_value(value: Any) -> str:
    """A value as text that `read_value` reads back: canonical numbers, ISO dates, `; ` between tags."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return format(value.normalize() if value else Decimal(0), "f")
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return "; ".join(str(item) for item in value)
    return str(value)


def read_date(text: str) -> date:
    """A date as `2026-11-24`, `24/11/2026`, `24.11.26` (day first). Raises ValueError."""
    if match := _DATE.fullmatch(text.strip()):
        day, month, year = int(match[1]), int(match[2]), int(match[3])
        return date(year + 2000 if len(match[3]) == 2 else year, month, day)
    return date.fromisoformat(text.strip())


def _plain(text: str) -> str:
    return "".join(char for char in fold(text) if char.isalnum())


def _labels(context: str, label: str) -> Iterable[str]:
    return (_plain(text) for text in in_all_languages(context, label))


def _wrong(field: Field, text: str, right: str) -> InvalidInput:
    return InvalidInput(problem=f"{field.name}: {text[:60]!r} is not understood; write {right}.", field=field.name)


def _text(field: Field, text: str) -> str:
    return " ".join(text.splitlines()) if "\n" in text or "\r" in text else text


def _integer(field: Field, text: str) -> int | None:
    if not text:
        return None
    try:
        number = parse_decimal(text)
    except ValueError:
        raise _wrong(field, text, "a whole number such as 14") from None
    if number != number.to_integral_value() or abs(number) >= _INTEGER_LIMIT:
        raise _wrong(field, text, "a whole number such as 14")
    _check_bounds(field, text, number)
    return int(number)


def _decimal(field: Field, text: str) -> Decimal | None:
    if not text:
        return None
    try:
        number = parse_decimal(text.removesuffix("%") if field.unit == "percent" else text)
    except ValueError:
        raise _wrong(field, text, "a number such as 1234.56 or 1.234,56") from None
    if round(number, 4) != number:
        raise _wrong(field, text, "a number with at most four decimals")
    _check_bounds(field, text, number)
    return number


def _check_bounds(field: Field, text: str, number: Decimal) -> None:
    """What the field's unit says of any sensible value; a customer's own fields have none."""
    if field.unit == "percent" and not 0 <= number <= 100:
        raise _wrong(field, text, "a percentage from 0 to 100")
    if field.unit in _COUNTED and number < 0:
        raise _wrong(field, text, "0 or more")


def _boolean(field: Field, text: str) -> bool:
    word = fold(text)
    if not word or word in _NO:
        return False
    if word in _YES:
        return True
    raise _wrong(field, text, "yes or no")


def _date(field: Field, text: str) -> date | None:
    if not text:
        return None
    try:
        return read_date(text)
    except ValueError:
        raise _wrong(field, text, "a date such as 2026-11-24 or 24/11/2026") from None


def _moment(field: Field, text: str) -> datetime | None:
    """Without a zone, the laptop's own time is meant; a bare date is its midnight."""
    if not text:
        return None
    match = _MOMENT.fullmatch(text)
    try:
        day = read_date(match[1] if match else text)
        hour, minute, second = (int(match[2]), int(match[3]), int(match[4] or 0)) if match else (0, 0, 0)
        local = datetime(day.year, day.month, day.day, hour, minute, second)
        zone = match[5] if match else None
        if not zone:
            return local.astimezone().astimezone(UTC)
        return datetime.fromisoformat(local.isoformat() + zone.replace("Z", "+00:00")).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        raise _wrong(field, text, "a moment such as 2026-11-24 15:30 or 2026-11-24T18:30:00Z") from None


def _choice(field: Field, text: str) -> str:
    """The code, or the label in any of the languages."""
    if not text:
        return ""
    wanted = _plain(text)
    for code, label in field.choices:
        if wanted in (_plain(code), *_labels("choice", label)):
            return code
    raise _wrong(field, text, f"one of {', '.join(code for code, _ in field.choices)}")


def _link(_: Field, text: str) -> str | None:
    return text or None


def _tags(_: Field, text: str) -> tuple[str, ...]:
    return tuple(sorted({part.strip() for part in re.split(r"[;,\n]", text) if part.strip()}))


_READERS = {
    FieldType.TEXT: _text,
    FieldType.CHOICE: _choice,
    FieldType.INTEGER: _integer,
    FieldType.DECIMAL: _decimal,
    FieldType.BOOLEAN: _boolean,
    FieldType.DATE: _date,
    FieldType.MOMENT: _moment,
    FieldType.LINK: _link,
    FieldType.TAGS: _tags,
}
