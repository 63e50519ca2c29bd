"""The root of all kinds, and what the replica knows about a row beside its fields."""

import dataclasses
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from sfa_desktop.entities.field import Custom, Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a row stands with the office. Never edited by a person, never sent."""

    endpoint: str = ""
    remote_id: str = ""
    version: int = 0  # the server's own order; 0 for what it has not seen
    synced_at: datetime | None = None  # when the office's values were last received, UTC
    pending: bool = False  # unsent work exists


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One record. `id` is the laptop's own, the same that travels to the server as its key."""

    kind: ClassVar[str]
    label: ClassVar[str]  # translated in context "entity"
    plural: ClassVar[str]
    title: ClassVar[str] = "name"  # the field that names a record
    parent: ClassVar[str] = ""  # the link field of the aggregate or owner it belongs to
    line_of: ClassVar[str] = ""  # for lines: the kind that owns them as one aggregate
    office_only: ClassVar[bool] = False  # comes from the office only
    icon: ClassVar[str] = "document"

    id: str = ""
    custom: Custom = field(default_factory=dict)
    origin: Origin = field(default=Origin(), compare=False)

    @classmethod
    def fields(cls) -> tuple[Field, ...]:
        """The declared fields in order, `id`, `custom` and `origin` apart."""
        return tuple(_by_name(cls).values())

    @classmethod
    def field(cls, name: str) -> Field:
        """One declared field; KeyError if there is none of this name."""
        return _by_name(cls)[name]

    @classmethod
    def has(cls, name: str) -> bool:
        """Whether a field of this name is declared."""
        return name in _by_name(cls)

    @property
    def headline(self) -> str:
        """The value of the title field: what a list or a search result shows."""
        return str(getattr(self, type(self).title) or "")


_declared: dict[str, dict[str, Field]] = {}


def _by_name(cls: type[Entity]) -> dict[str, Field]:
    known = _declared.get(cls.kind)
    if known is None:
        known = _declared[cls.kind] = {
            f.name: dataclasses.replace(f.metadata["sfa"], name=f.name)
            for f in dataclasses.fields(cls)
            if "sfa" in f.metadata
        }
    return known
