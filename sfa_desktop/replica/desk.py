"""The desk: records that stay on the laptop, in no operation, until they leave a state of theirs."""

from collections.abc import Mapping
from typing import Any

from sfa_desktop.entities import KINDS, Entity
from sfa_desktop.entities.field import FieldType
from sfa_desktop.replica.access import Reader
from sfa_desktop.replica.codec import clean

DESK = {"order": "draft"}
"""By kind: the state in which a record the office has not seen stays on the laptop."""


def drafts_on(r: Reader, id: str) -> list[Entity]:
    """Drafts on the desk that point to a record."""
    found: list[Entity] = []
    for kind, state in DESK.items():
        for field in KINDS[kind].fields():
            if field.type is FieldType.LINK:
                found += r.list(kind, where={field.name: id, "state": state, "version": 0, "pending": 0})
    return found


_LINKS = {
    kind: tuple((f.name, f.to) for f in entity.fields() if f.type is FieldType.LINK and f.to in DESK)
    for kind, entity in KINDS.items()
}


def draft_linked(r: Reader, kind: str, values: Mapping[str, Any]) -> Entity | None:
    """The draft on the desk that canonical values point to: what has to be sent before they can be."""
    for name, to in _LINKS[kind]:
        draft = r.get(to, values[name]) if values.get(name) else None
        if draft is not None and draft.origin.version == 0 and not draft.origin.pending:
            return draft
    return None


def title_of(entity: Entity) -> str:
    """What a record is called while it may have no official number yet."""
    return clean(entity.headline or str(getattr(entity, "provisional", "")))
