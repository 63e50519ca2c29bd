"""How an entity's fields are declared: one declaration drives tables, forms, lists, mapping and import/export."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sfa_desktop.base.i18n import QT_TRANSLATE_NOOP

__all__ = [
    "QT_TRANSLATE_NOOP",
    "Field",
    "FieldType",
    "Merge",
    "Truth",
    "boolean",
    "choice",
    "date_",
    "decimal",
    "integer",
    "link",
    "long_text",
    "moment",
    "tags",
    "text",
]


class FieldType(StrEnum):
    """What a value is; its canonical form and the replica's column follow from it."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    CHOICE = "choice"  # one of Field.choices, stored as its code
    INTEGER = "integer"
    DECIMAL = "decimal"  # Decimal with four decimals, a scaled integer in SQLite
    BOOLEAN = "boolean"
    DATE = "date"  # datetime.date: a date of the trade
    MOMENT = "moment"  # aware datetime in UTC
    LINK = "link"  # the local id of another record, of kind Field.to
    TAGS = "tags"  # tuple[str, ...], a set to merge element by element


class Truth(StrEnum):
    """Who owns a field: what the other side may not write."""

    BOTH = "both"
    SERVER = "server"  # comes from the office only (balance, number, stock): never sent
    LAPTOP = "laptop"  # never leaves the laptop


class Merge(StrEnum):
    """What settles two changes of the same field (used by the three-way merge)."""

    ASK = "ask"
    SERVER = "server"
    MINE = "mine"
    NEWEST = "newest"
    APPEND = "append"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """The metadata of one entity field; `name` is filled in when the entity is registered."""

    name: str = ""
    label: str
    type: FieldType
    required: bool = False
    search: int = 0  # 0 not searched; 1 identity (name, code), 2 detail, 3 prose
    to: str = ""  # kind a LINK points to
    choices: tuple[tuple[str, str], ...] = ()  # (code, label)
    truth: Truth = Truth.BOTH
    merge: Merge = Merge.ASK
    unit: str = ""  # "money", "percent", "quantity", "days", "minutes"
    show: bool = False  # a column of the generic list
    aged: bool = False  # a figure from the office: shown with its age


def _field(default: Any, **metadata: Any) -> Any:
    return field(default=default, metadata={"sfa": Field(**metadata)})


def text(label: str, **more: Any) -> str:
    """One line of text; empty rather than missing."""
    return _field("", label=label, type=FieldType.TEXT, **more)  # type: ignore[no-any-return]


def long_text(label: str, **more: Any) -> str:
    """Several lines of text; empty rather than missing."""
    return _field("", label=label, type=FieldType.LONG_TEXT, **{"merge": Merge.APPEND, **more})  # type: ignore[no-any-return]


def choice(label: str, choices: tuple[tuple[str, str], ...], *, default: str = "", **more: Any) -> str:
    """The code of one of `choices`, or empty. A server's unknown code is kept and shown as it is."""
    return _field(default, label=label, type=FieldType.CHOICE, choices=choices, **more)  # type: ignore[no-any-return]


def integer(label: str, **more: Any) -> int | None:
    """A whole number, or None."""
    return _field(None, label=label, type=FieldType.INTEGER, **more)  # type: ignore[no-any-return]


def decimal(label: str, **more: Any) -> Any:
    """A Decimal of four decimals, or None; `unit` says whether it is money, a percentage or a quantity."""
    return _field(None, label=label, type=FieldType.DECIMAL, **more)


def boolean(label: str, *, default: bool = False, **more: Any) -> bool:
    """True or False."""
    return _field(default, label=label, type=FieldType.BOOLEAN, **more)  # type: ignore[no-any-return]


def date_(label: str, **more: Any) -> Any:
    """A date of the trade, or None."""
    return _field(None, label=label, type=FieldType.DATE, **more)


def moment(label: str, **more: Any) -> Any:
    """An aware UTC datetime, or None."""
    return _field(None, label=label, type=FieldType.MOMENT, **more)


def link(label: str, to: str, **more: Any) -> str | None:
    """The local id of a record of kind `to`, or None."""
    return _field(None, label=label, type=FieldType.LINK, to=to, **more)  # type: ignore[no-any-return]


def tags(label: str, **more: Any) -> tuple[str, ...]:
    """A set of words, as a sorted tuple."""
    return _field((), label=label, type=FieldType.TAGS, **more)  # type: ignore[no-any-return]


Custom = Mapping[str, Any]
"""Values of the customer's own fields by code: str, int, Decimal, bool, date, datetime or list of str."""
