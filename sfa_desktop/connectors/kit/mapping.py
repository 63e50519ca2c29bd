"""The mapping of one CRM as data: read from resources/mappings/<crm>.json, checked, and changed by an administrator.

The form of the file is told in docs/connectors.md, "The mapping file".
"""

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.connectors.kit.conversions import BY_TYPE, CONVERSIONS, Column, Maker
from sfa_desktop.entities import KINDS
from sfa_desktop.entities.exchange import CustomField
from sfa_desktop.entities.field import Field, FieldType, Truth

CUSTOM = "custom."
"""What the names of the customer's own fields begin with where fields are named."""
Overrides = Mapping[str, Mapping[str, Any]]
"""By kind and the app's field: the remote field an administrator chose, or an object like those of the mapping file
(with `type` for one of the customer's own); empty to take the field out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindMap:
    """Where one kind is kept, and how its fields are called there."""

    kind: str
    remote: str
    """Model, doctype, entity or route."""
    id: str = "id"
    stamp: str = ""
    """The field of its last change; without one versions are 0, "unknown"."""
    uid: str = ""
    """The field that keeps the app's own key, where the server has one."""
    parent: str = ""
    """Of lines: the field with the id of their head, where they are read apart."""
    filter: Any = None
    fields: tuple[Column, ...] = ()
    create: Mapping[str, Any] = field(default_factory=dict)
    """What is sent besides with a new record."""
    read_only: bool = False
    lines: "KindMap | None" = None
    custom: tuple[CustomField, ...] = ()
    """The customer's own fields; each is in `fields` too, by `custom.<code>`."""
    more: Mapping[str, Any] = field(default_factory=dict)
    """What only this CRM's connector knows."""

    def field(self, name: str) -> Column | None:
        """How a field is kept; None where it is not."""
        return next((column for column in self.fields if column.name == name), None)

    def settled(self, available: Callable[[str], bool]) -> "KindMap":
        """With the first remote name that the server has for each field, and without fields it has none for."""
        kept = []
        for column in self.fields:
            there = next((name for name in column.remotes if available(name.partition(".")[0])), None)
            if there is not None and all(available(name.partition(".")[0]) for name in column.beside):
                kept.append(replace(column, remotes=(there,)))
        names = {column.name for column in kept}
        return replace(
            self,
            fields=tuple(kept),
            uid=self.uid if self.uid and available(self.uid.partition(".")[0]) else "",
            custom=tuple(one for one in self.custom if CUSTOM + one.code in names),
        )

    def with_custom(self, found: Iterable[tuple[CustomField, str]]) -> "KindMap":
        """With these of the customer's own fields, each with its remote name; those mapped already are left out."""
        taken = {remote for column in self.fields for remote in column.remotes} | {self.uid}
        new = [(own, remote) for own, remote in found if remote not in taken]
        columns = tuple(
            Column(name=CUSTOM + own.code, remotes=(remote,), convert=BY_TYPE[FieldType(own.type)])
            for own, remote in new
        )
        return replace(self, fields=self.fields + columns, custom=self.custom + tuple(own for own, _ in new))

    def with_override(self, name: str, told: Any) -> "KindMap":
        """With another remote field for a field of the app; an empty one takes it out. Raises InvalidInput."""
        others = tuple(column for column in self.fields if column.name != name)
        if not told:
            return replace(self, fields=others)
        if not isinstance(told, (str, Mapping)) or (isinstance(told, Mapping) and not told.get("from")):
            raise InvalidInput(problem=f"{self.kind}.{name}: what it is mapped to is not understood.")
        if name.startswith(CUSTOM):
            own, column = _own_column(self.kind, name, told)
            known = tuple(one for one in self.custom if one.code != own.code)
            return replace(self, fields=(*others, column), custom=(*known, own))
        old, entity_field = self.field(name), _entity_field(self.kind, name)
        if isinstance(told, Mapping):
            return replace(self, fields=(*others, _column(entity_field, told, CONVERSIONS)))
        if old is not None:
            plain = old.convert in CONVERSIONS  # what only this CRM's connector knows fits its own field alone
            convert = old.convert if plain else BY_TYPE[entity_field.type]
            return replace(self, fields=(*others, replace(old, remotes=(told,), convert=convert, beside=())))
        return replace(self, fields=(*others, _column(entity_field, told, CONVERSIONS)))


@dataclass(frozen=True, slots=True, kw_only=True)
class CrmMap:
    """All kinds of one CRM, in the order of the file."""

    crm: str
    kinds: Mapping[str, KindMap]

    def kind(self, kind: str) -> KindMap:
        """The map of one kind. Raises InvalidInput where this CRM does not keep it."""
        found = self.kinds.get(kind)
        if found is None:
            raise InvalidInput(problem=f"{self.crm} keeps no {kind}; it keeps {', '.join(self.kinds)}.")
        return found

    def with_overrides(self, overrides: Overrides) -> "CrmMap":
        """With what an administrator chose (`map set KIND FIELD REMOTE_FIELD`). Raises InvalidInput."""
        kinds = dict(self.kinds)
        for kind, fields in overrides.items():
            for name, told in fields.items():
                head, lines = self._owner_of(kind)
                if lines is not None:
                    kinds[head] = replace(kinds[head], lines=_lines(kinds[head]).with_override(name, told))
                else:
                    kinds[head] = kinds[head].with_override(name, told)
        return replace(self, kinds=kinds)

    def _owner_of(self, kind: str) -> tuple[str, KindMap | None]:
        """The kind in the file and, for a kind of lines, its map inside the head's."""
        for head, known in self.kinds.items():
            if known.lines is not None and known.lines.kind == kind:
                return head, known.lines
        return self.kind(kind).kind, None


def load(folder: Path, crm: str, conversions: Mapping[str, Maker] = CONVERSIONS) -> CrmMap:
    """The mapping of a CRM as it is shipped, checked against entities and conversions.

    Raises InvalidInput naming what is wrong: a mapping file is data, and an administrator may ship his own.
    """
    path = folder / f"{crm}.json"
    try:
        told = json.loads(path.read_text("utf-8"))
        kinds = {kind: kind_map(kind, one, conversions) for kind, one in told["kinds"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InvalidInput(problem=f"The mapping {path.name} cannot be read ({error}).") from None
    return CrmMap(crm=crm, kinds=kinds)


def kind_map(kind: str, told: Mapping[str, Any], conversions: Mapping[str, Maker]) -> KindMap:
    """One kind of a mapping file. Raises InvalidInput, or what a wrong shape raises (`load` makes words of it)."""
    if kind not in KINDS:
        raise InvalidInput(problem=f"There is no kind {kind!r}.")
    names = {"remote", "id", "stamp", "uid", "parent", "filter", "create", "read_only"}
    plain = {name: told[name] for name in names if name in told}
    lines = told.get("lines")
    return KindMap(
        kind=kind,
        **plain,
        fields=tuple(_column(_entity_field(kind, name), one, conversions) for name, one in told["fields"].items()),
        lines=kind_map(_line_kind(kind), lines, conversions) if lines else None,
        more={name: value for name, value in told.items() if name not in {*names, "fields", "lines"}},
    )


def _column(field_: Field, told: Any, conversions: Mapping[str, Maker]) -> Column:
    """A field of the file: `"remote"`, or an object with `from` (one name or several to choose from) and the rest."""
    one: dict[str, Any] = {"from": told} if isinstance(told, (str, list)) else dict(told)
    remotes = one.pop("from")
    convert = one.pop("as", "choice" if "choices" in one else BY_TYPE[field_.type])
    if convert not in conversions:
        raise InvalidInput(problem=f"{field_.name}: there is no conversion {convert!r}.")
    choices = {str(theirs): str(ours) for theirs, ours in one.pop("choices", {}).items()}
    _check_choices(field_, choices.values())
    return Column(
        name=field_.name,
        remotes=(remotes,) if isinstance(remotes, str) else tuple(remotes),
        convert=convert,
        write=bool(one.pop("write", field_.truth is Truth.BOTH)),
        to=one.pop("to", field_.to),
        beside=tuple(one.pop("beside", ())),
        choices=choices,
        options=one,
    )


def _own_column(kind: str, name: str, told: Any) -> tuple[CustomField, Column]:
    """One of the customer's own fields as an administrator mapped it. Raises InvalidInput."""
    one = {"from": told} if isinstance(told, str) else dict(told)
    code, type_ = name.removeprefix(CUSTOM), str(one.pop("type", FieldType.TEXT.value))
    try:
        entity_field = Field(name=name, label=str(one.pop("label", "") or one["from"]), type=FieldType(type_))
    except ValueError:
        raise InvalidInput(problem=f"{name}: there is no type {type_!r}.") from None
    column = _column(entity_field, one, CONVERSIONS)
    return CustomField(kind=kind, code=code, label=entity_field.label, type=type_), column


def _check_choices(field_: Field, codes: Collection[str]) -> None:
    known = {code for code, _ in field_.choices}
    if known and not known.issuperset(code for code in codes if code):
        raise InvalidInput(problem=f"{field_.name} has no {', '.join(sorted(set(codes) - known))}.")


def _entity_field(kind: str, name: str) -> Field:
    if not KINDS[kind].has(name):
        raise InvalidInput(problem=f"{kind} has no field {name!r}.")
    return KINDS[kind].field(name)


def _line_kind(kind: str) -> str:
    found = next((entity.kind for entity in KINDS.values() if entity.line_of == kind), None)
    if found is None:
        raise InvalidInput(problem=f"{kind} has no lines.")
    return found


def _lines(known: KindMap) -> KindMap:
    if known.lines is None:
        raise InvalidInput(problem=f"{known.kind} has no lines.")
    return known.lines
