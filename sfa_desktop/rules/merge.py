"""Three-way merge of one record: what both sides made of a common base, field by field, by each field's policy.

Two changes of different fields, tags, own fields or order lines never meet. Where both sides changed the same one to
different values, its policy decides, the office's own policies before the declared ones:

- ASK: a person decides; nothing is taken meanwhile.
- SERVER: the office's value stands.
- MINE: the laptop's value stands.
- NEWEST: what reaches the office last stands. The office's order of arrival decides, because the laptop's clock is
  not trusted and the two moments cannot be compared without it. A change that still waits here reaches the office
  after the one that is already there, so it wins; a customer who means the moment of typing has to choose ASK.
- APPEND: long texts keep both (`appended`), tags are a set and merge element by element.

The value that loses is always handed out as a `Loss`. A deletion against an edit always asks, of a record as of a
line; so does a line whose product or unit one side changed while the other changed what it means (quantity, price).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from sfa_desktop.entities import KINDS, Entity
from sfa_desktop.entities.canonical import decode
from sfa_desktop.entities.field import Field, FieldType, Merge, Truth
from sfa_desktop.rules.appended import appended
from sfa_desktop.rules.paths import CUSTOM, LINES, WHOLE, with_value

Values = Mapping[str, Any]
Side = Literal["mine", "theirs"]
LINES_OF: dict[str, type[Entity]] = {entity.line_of: entity for entity in KINDS.values() if entity.line_of}
"""By the kind that owns them, the lines that travel inside its aggregate."""
_WHAT_IT_IS = frozenset({"product_id", "unit"})
"""Fields that say what a line is about: a quantity or price of the other side is not one of the new thing."""
_HARMLESS = frozenset({"sequence", "note"})
PERSON = "person"
"""The reason of a loss that a person decided."""
_TEXT = (FieldType.TEXT, FieldType.LONG_TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """A value that did not make it, canonical, and why."""

    field: str
    value: Any
    winner: Any
    side: Side
    """Whose value lost."""
    reason: str
    """The policy that decided, or "person"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A field that a person has to decide; of a record or line that one side deleted, that side's value is None."""

    field: str
    base: Any
    mine: Any
    theirs: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What came of a merge, in canonical form."""

    values: Values | None
    """The record; what asks holds mine. None where it is deleted."""
    base: Values
    """What the record's changes build on from now on: theirs, but the old base of what asks."""
    losses: tuple[Loss, ...] = ()
    asks: tuple[Ask, ...] = ()


def merge(
    kind: str, *, base: Values, mine: Values | None, theirs: Values | None, policies: Mapping[str, Any] | None = None
) -> Merged:
    """Merge two versions of a record of one kind. All values are canonical records, lines included.

    None is a deletion. A field that a side does not name is as it was. `policies` by "kind.field" take the place of
    the declared ones ("account.phone", "account.custom.route", "order_line.discount"); words it does not know, or
    that do not fit the field, are passed over.
    """
    if mine is None or theirs is None:
        left = theirs if mine is None else mine
        if left is None or not differing(kind, base, left):
            return Merged(values=None, base=theirs or base)
        return Merged(values=mine, base=base, asks=(Ask(field=WHOLE, base=base, mine=mine, theirs=theirs),))
    work = _Merging(policies or {})
    values, new_base = work.record(kind, "", base, mine, theirs)
    return Merged(values=values, base=new_base, losses=tuple(work.losses), asks=tuple(work.asks))


def differing(kind: str, one: Values, other: Values) -> tuple[str, ...]:
    """The paths of what both sides may write in which `other` is not `one`; of what `other` does not name, none."""
    entity = KINDS[kind]
    found = [
        f.name
        for f in entity.fields()
        if f.truth is Truth.BOTH and f.name in other and not same(f, one.get(f.name), other[f.name])
    ]
    before = one.get("custom") or {}
    found += [f"{CUSTOM}{c}" for c, v in (other.get("custom") or {}).items() if not same(None, before.get(c), v)]
    if kind in LINES_OF and "lines" in other:
        found += _differing_lines(LINES_OF[kind].kind, keyed(one.get("lines")), keyed(other["lines"]))
    return tuple(found)


def _differing_lines(kind: str, one: Mapping[str, Values], other: Mapping[str, Values]) -> list[str]:
    found: list[str] = []
    for key in {**one, **other}:
        if key in one and key in other:
            found += [f"{LINES}{key}.{path}" for path in differing(kind, one[key], other[key])]
        else:
            found.append(f"{LINES}{key}")
    return found


def same_at(kind: str, path: str, one: Any, other: Any) -> bool:
    """Whether two canonical values of a path mean the same."""
    if path.startswith(LINES):
        entity, (_, _, rest) = LINES_OF[kind], path.removeprefix(LINES).partition(".")
        if rest:
            return same_at(entity.kind, rest, one, other)
        return (one is None) is (other is None) and not differing(entity.kind, one or {}, other or {})
    return same(None if path.startswith(CUSTOM) else KINDS[kind].field(path), one, other)


def keyed(lines: Sequence[Values] | None) -> dict[str, Values]:
    """Lines by their key, in order."""
    return {line["key"]: line for line in lines or ()}


def same(field: Field | None, one: Any, other: Any) -> bool:
    """Whether two canonical values mean the same; without a field, of an own field."""
    return bool(one == other or _normal(field, one) == _normal(field, other))


def _normal(field: Field | None, value: Any) -> Any:
    if field is None:
        if isinstance(value, (list, tuple)):
            return frozenset(map(str, value)) or None
        return None if value == "" else value
    try:
        found = decode(field, value)
    except ValueError:
        return value
    if field.type is FieldType.TAGS:
        return frozenset(found)
    return found or None if field.type in (*_TEXT, FieldType.CHOICE) else found


@dataclass
class _Merging:
    """One merge under way."""

    policies: Mapping[str, Any]
    losses: list[Loss] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)

    def record(self, kind: str, prefix: str, base: Values, mine: Values, theirs: Values) -> tuple[Values, Values]:
        """The merged record (or line) and its new base."""
        values, new_base = {**mine, **theirs}, {**base, **theirs}
        for f in KINDS[kind].fields():
            if f.truth is Truth.BOTH and (f.name in mine or f.name in theirs):
                was = base.get(f.name)
                values[f.name], new_base[f.name] = self.value(
                    prefix + f.name, f"{kind}.{f.name}", f, (was, mine.get(f.name, was), theirs.get(f.name, was))
                )
            elif f.truth is Truth.LAPTOP and f.name in mine:
                values[f.name] = mine[f.name]
        sides = [side.get("custom") or {} for side in (base, mine, theirs)]
        if any(sides[1:]):
            values["custom"], new_base["custom"] = self.custom(kind, prefix, *sides)
        if kind in LINES_OF and ("lines" in mine or "lines" in theirs):
            was = base.get("lines") or ()
            values["lines"], new_base["lines"] = self.lines(
                LINES_OF[kind].kind, keyed(was), keyed(mine.get("lines", was)), keyed(theirs.get("lines", was))
            )
        return values, new_base

    def value(self, path: str, name: str, f: Field | None, sides: tuple[Any, Any, Any]) -> tuple[Any, Any]:
        """The merged value of one field and its new base."""
        base, mine, theirs = sides
        if same(f, mine, theirs) or same(f, mine, base):
            return theirs, theirs
        if same(f, theirs, base):
            return mine, theirs
        policy = self.policy(name, f)
        if policy in (Merge.ASK, Merge.APPEND):
            if _is_set(f, mine, theirs):
                return _united(base or (), mine or (), theirs or ()), theirs
            if policy is Merge.APPEND and isinstance(mine, str) and isinstance(theirs, str):
                return appended(base or "", mine, theirs), theirs
            self.asks.append(Ask(field=path, base=base, mine=mine, theirs=theirs))
            return mine, base
        if policy is Merge.SERVER:
            self.losses.append(Loss(field=path, value=mine, winner=theirs, side="mine", reason=policy.value))
            return theirs, theirs
        self.losses.append(Loss(field=path, value=theirs, winner=mine, side="theirs", reason=policy.value))
        return mine, theirs

    def policy(self, name: str, f: Field | None) -> Merge:
        declared = f.merge if f is not None else Merge.ASK
        try:
            policy = Merge(self.policies.get(name, declared))
        except ValueError:
            return declared
        fits = policy is not Merge.APPEND or f is None or f.type in (FieldType.LONG_TEXT, FieldType.TAGS)
        return policy if fits else Merge.ASK

    def custom(self, kind: str, prefix: str, base: Values, mine: Values, theirs: Values) -> tuple[Values, Values]:
        values: dict[str, Any] = {}
        new_base: dict[str, Any] = {}
        for code in {**base, **theirs, **mine}:
            was = base.get(code)
            path = f"{CUSTOM}{code}"
            values[code], new_base[code] = self.value(
                prefix + path, f"{kind}.{path}", None, (was, mine.get(code, was), theirs.get(code, was))
            )
        return values, new_base

    def lines(
        self, kind: str, base: Mapping[str, Values], mine: Mapping[str, Values], theirs: Mapping[str, Values]
    ) -> tuple[list[Values], list[Values]]:
        """The merged lines and their new base; in the order of the side that moved them, the office's first.

        What asks is told in the office's order, which another merge with the same office's values tells as well.
        """
        found = {
            key: self.line(kind, key, base.get(key), mine.get(key), theirs.get(key))
            for key in {**theirs, **mine, **base}
        }
        moved = [key for key in theirs if key in base] != [key for key in base if key in theirs]
        ordered = [found[key] for key in ({**theirs, **mine, **base} if moved else {**mine, **theirs, **base})]
        return [value for value, _ in ordered if value is not None], [was for _, was in ordered if was is not None]

    def line(
        self, kind: str, key: str, base: Values | None, mine: Values | None, theirs: Values | None
    ) -> tuple[Values | None, Values | None]:
        path = f"{LINES}{key}"
        if base is None and (mine is None or theirs is None):
            return mine or theirs, theirs
        if mine is None or theirs is None:
            left = theirs if mine is None else mine
            if left is None or not differing(kind, base or {}, left):
                return None, theirs
            self.asks.append(Ask(field=path, base=base, mine=mine, theirs=theirs))
            return mine, base
        odds = _at_odds(differing(kind, base or {}, mine), differing(kind, base or {}, theirs))
        if odds and differing(kind, mine, theirs):
            self.asks.append(Ask(field=path, base=base, mine=mine, theirs=theirs))
            return mine, base
        return self.record(kind, f"{path}.", base or {}, mine, theirs)


def _at_odds(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    sides = ((set(mine), set(theirs)), (set(theirs), set(mine)))
    return any(_WHAT_IT_IS & one and other - _HARMLESS for one, other in sides)


def choose(kind: str, found: Merged, choices: Mapping[str, Any], theirs: Values) -> Merged:
    """What becomes of a merge when a person has decided some of what asks; `choices` are values by field.

    The value that was not chosen is a loss, unless it means the same; where a third one was, both are.
    """
    assert found.values is not None
    values, base, losses = found.values, found.base, list(found.losses)
    for ask in found.asks:
        if ask.field not in choices:
            continue
        chosen = choices[ask.field]
        values, base = with_value(values, ask.field, chosen), with_value(base, ask.field, ask.theirs)
        sides: tuple[tuple[Side, Any], ...] = (("mine", ask.mine), ("theirs", ask.theirs))
        losses += [
            Loss(field=ask.field, value=value, winner=chosen, side=side, reason=PERSON)
            for side, value in sides
            if not (value == chosen or same_at(kind, ask.field, value, chosen))
        ]
    left = tuple(ask for ask in found.asks if ask.field not in choices)
    return Merged(values=values, base=base, losses=tuple(losses), asks=left)


def _is_set(f: Field | None, mine: Any, theirs: Any) -> bool:
    if f is not None:
        return f.type is FieldType.TAGS
    return isinstance(mine, (list, tuple)) and isinstance(theirs, (list, tuple))


def _united(base: Sequence[Any], mine: Sequence[Any], theirs: Sequence[Any]) -> list[Any]:
    """The office's elements without what was taken away here, and what was added here."""
    left = [item for item in theirs if item in mine or item not in base]
    added = [item for item in mine if item not in base and item not in theirs]
    return sorted(left + added) if all(isinstance(item, str) for item in left + added) else left + added
