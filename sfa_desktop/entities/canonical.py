"""Between Python values and their canonical form, the JSON that travels and that the outbox keeps."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from sfa_desktop.base.money import LIMIT
from sfa_desktop.entities.entity import Entity
from sfa_desktop.entities.field import Field, FieldType


def encode(value: Any) -> Any:
    """The canonical form of a Python value: text for Decimal, date and datetime, lists for tuples."""
    if isinstance(value, Decimal):
        return f"{value:.4f}"
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (tuple, list, set, frozenset)):
        return sorted(encode(item) for item in value) if isinstance(value, (set, frozenset)) else [*map(encode, value)]
    if isinstance(value, Mapping):
        return {key: encode(item) for key, item in value.items()}
    return value


def decode(field: Field, value: Any) -> Any:
    """The Python value of a canonical one, by the field's type.

    Raises ValueError naming the field if a server sent something that is not of the type.
    """
    try:
        return _DECODERS[field.type](value)
    except (TypeError, ValueError, InvalidOperation, ArithmeticError) as error:
        raise ValueError(f"{field.name}: {str(value)[:80]!r} is not a {field.type.value}") from error


def encode_entity(entity: Entity) -> dict[str, Any]:
    """All declared fields of a record in canonical form, `custom` included, `id` and `origin` not."""
    values = {f.name: encode(getattr(entity, f.name)) for f in entity.fields()}
    values["custom"] = encode(dict(entity.custom))
    return values


def _text(value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise TypeError("not text")
    return value.replace("\x00", "")


def _link(value: Any) -> str | None:
    return _text(value) or None


def _integer(value: Any) -> int | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        raise TypeError("not an integer")
    number = int(value)
    if abs(number) >= 2**63:
        raise ValueError("too large")
    return number


def _decimal(value: Any) -> Decimal | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, (int, str, Decimal)):
        raise TypeError("not a decimal")
    number = Decimal(value)
    if not number.is_finite() or abs(number) >= LIMIT:
        raise ValueError("out of range")
    return number


def _boolean(value: Any) -> bool:
    if value not in (True, False, None):
        raise TypeError("not a boolean")
    return bool(value)


def _date(value: Any) -> date | None:
    return date.fromisoformat(value) if value else None


def _moment(value: Any) -> datetime | None:
    if not value:
        return None
    moment = datetime.fromisoformat(value)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _tags(value: Any) -> tuple[str, ...]:
    if isinstance(value, (str, Mapping)):
        raise TypeError("not a list")
    return tuple(_text(item) for item in value or ())


_DECODERS = {
    FieldType.TEXT: _text,
    FieldType.LONG_TEXT: _text,
    FieldType.CHOICE: _text,
    FieldType.INTEGER: _integer,
    FieldType.DECIMAL: _decimal,
    FieldType.BOOLEAN: _boolean,
    FieldType.DATE: _date,
    FieldType.MOMENT: _moment,
    FieldType.LINK: _link,
    FieldType.TAGS: _tags,
}
