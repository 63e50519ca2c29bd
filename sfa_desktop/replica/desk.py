"""The desk: records that stay on the laptop, in no operation, until they leave a state of theirs."""

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


def title_of(entity: Entity) -> str:
    """What a record is called while it may have no official number yet."""
    return clean(entity.headline or str(getattr(entity, "provisional", "")))
