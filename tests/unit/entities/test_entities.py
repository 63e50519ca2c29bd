"""One declaration per entity: what follows from it can rely on its shape."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfa_desktop.entities import ENTITIES, KINDS, SYNCED, Account, Entity, Order, OrderLine
from sfa_desktop.entities.canonical import decode, encode, encode_entity
from sfa_desktop.entities.field import Field, FieldType, Truth

TYPES = {
    FieldType.INTEGER: st.integers(-(2**62), 2**62),
    FieldType.DECIMAL: st.decimals(-(10**12), 10**12, places=4),
    FieldType.BOOLEAN: st.booleans(),
    FieldType.DATE: st.dates(),
    FieldType.TEXT: st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])),
}


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda e: e.kind)
def test_a_kind_is_wholly_declared(entity: type[Entity]) -> None:
    assert entity.label
    assert entity.plural
    assert entity.has(entity.title)
    assert not entity.parent or entity.field(entity.parent).type is FieldType.LINK
    for f in entity.fields():
        assert f.label
        assert not f.to or f.to in KINDS
        assert (f.type is FieldType.CHOICE) == bool(f.choices)
    if entity.office_only:
        assert all(f.truth is Truth.SERVER for f in entity.fields())


def test_every_kind_travels_by_itself_or_in_its_aggregate() -> None:
    assert {entity.kind for entity in ENTITIES if not entity.line_of} == set(SYNCED)
    assert OrderLine.line_of == Order.kind


def test_records_are_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Account(name="Farmacia Luz").name = "other"  # type: ignore[misc]


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_values_survive_the_canonical_form(kind: FieldType) -> None:
    field = Field(name="x", label="x", type=kind)

    @given(TYPES[kind])
    def check(value: object) -> None:
        assert decode(field, encode(value)) == value

    check()


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (FieldType.DECIMAL, "1e400"),
        (FieldType.DECIMAL, "NaN"),
        (FieldType.DECIMAL, True),
        (FieldType.INTEGER, "12x"),
        (FieldType.INTEGER, 2**70),
        (FieldType.DATE, "2026-13-40"),
        (FieldType.MOMENT, "yesterday"),
        (FieldType.TEXT, 12),
        (FieldType.BOOLEAN, "maybe"),
    ],
)
def test_an_absurd_value_names_its_field(kind: FieldType, value: object) -> None:
    with pytest.raises(ValueError, match="weird_field"):
        decode(Field(name="weird_field", label="x", type=kind), value)


def test_an_entity_encodes_all_its_fields() -> None:
    values = encode_entity(Account(id="1", name="Farmacia Luz", tags=("a", "b"), custom={"x_potencial": 3}))
    assert values["tags"] == ["a", "b"]
    assert values["custom"] == {"x_potencial": 3}
    assert set(values) == {f.name for f in Account.fields()} | {"custom"}
