"""What an entity's metadata says (`GET /Metadata?key=entityDefs.<Entity>`): attributes, options, the customer's fields,
the field for our keys, and whether versions are guarded. Fields that a user may not see are not in it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sfa_desktop.entities.exchange import CustomField

OWN = ("cSfaUid", "sfaUid")
"""Names of the field that keeps our keys: EspoCRM puts a `c` before what an administrator calls `sfaUid` (8 and later).
"""
_ALWAYS = frozenset({"id", "createdAt", "modifiedAt", "createdById", "createdByName", "modifiedById"})
_PARTS: Mapping[str, tuple[str, ...]] = {
    "link": ("Id", "Name"),
    "linkOne": ("Id", "Name"),
    "file": ("Id", "Name"),
    "image": ("Id", "Name"),
    "linkParent": ("Id", "Type", "Name"),
    "linkMultiple": ("Ids", "Names"),
    "attachmentMultiple": ("Ids", "Names", "Types"),
    "currency": ("", "Currency", "Converted"),
    "datetimeOptional": ("", "Date"),
    "address": ("Street", "City", "State", "PostalCode", "Country"),
}
"""By type of a field: what its attributes are called after it."""
_TYPES = {
    "varchar": "text",
    "text": "text",
    "wysiwyg": "text",
    "url": "text",
    "phone": "text",
    "email": "text",
    "barcode": "text",
    "enum": "choice",
    "int": "integer",
    "enumInt": "integer",
    "float": "decimal",
    "decimal": "decimal",
    "currency": "decimal",
    "bool": "boolean",
    "date": "date",
    "datetime": "moment",
    "multiEnum": "tags",
    "array": "tags",
    "checklist": "tags",
}
_READ_ONLY = frozenset({"readOnly", "notStorable"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Defs:
    """One entity as this user may know it."""

    entity: str
    fields: Mapping[str, Mapping[str, Any]]
    attributes: frozenset[str]
    guarded: bool
    """Whether a write with a version that is not the latest is refused (`optimisticConcurrencyControl`)."""
    own: str
    """The field that keeps our keys; empty where there is none."""
    own_is_unique: bool

    @classmethod
    def of(cls, entity: str, told: Mapping[str, Any]) -> "Defs":
        """From what the metadata says."""
        fields = {str(name): one for name, one in _dict(told.get("fields")).items() if isinstance(one, dict)}
        own = next((name for name in OWN if name in fields), "")
        return cls(
            entity=entity,
            fields=fields,
            attributes=frozenset(_attributes(fields)) | _ALWAYS,
            guarded=told.get("optimisticConcurrencyControl") is True,
            own=own,
            own_is_unique=any(_is_unique(one, own) for one in _dict(told.get("indexes")).values()),
        )

    def options(self, field: str) -> tuple[str, ...]:
        """The values an enum may have."""
        return tuple(str(one) for one in self.fields.get(field, {}).get("options") or ())

    def required(self, field: str) -> bool:
        """Whether a record cannot be without it."""
        return self.fields.get(field, {}).get("required") is True

    def custom(self, kind: str, labels: Mapping[str, Any]) -> Iterator[tuple[CustomField, str]]:
        """The customer's own fields with their attributes, as far as the app has their type."""
        names, options = _dict(labels.get("fields")), _dict(labels.get("options"))
        for name, told in sorted(self.fields.items()):
            type_ = _TYPES.get(str(told.get("type")))
            if told.get("isCustom") is not True or name in OWN or type_ is None or told.get("utility") is True:
                continue
            words = _dict(options.get(name))
            choices = tuple((one, str(words.get(one) or one)) for one in self.options(name) if one)
            yield (
                CustomField(
                    kind=kind,
                    code=name,
                    label=str(names.get(name) or name),
                    type=type_,
                    choices=choices if type_ == "choice" else (),
                    required=self.required(name),
                ),
                name,
            )

    @property
    def has_custom(self) -> bool:
        """Whether the customer has fields of his own here."""
        return any(told.get("isCustom") is True and name not in OWN for name, told in self.fields.items())

    def writable(self, field: str) -> bool:
        """Whether it is one a user may write at all."""
        return not any(self.fields.get(field, {}).get(word) is True for word in _READ_ONLY)


def _attributes(fields: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for name, told in fields.items():
        for ending in _PARTS.get(str(told.get("type")), ("",)):
            yield name + ending


def _is_unique(index: Any, field: str) -> bool:
    told = _dict(index)
    return (told.get("unique") is True or told.get("type") == "unique") and told.get("columns") == [field]


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
