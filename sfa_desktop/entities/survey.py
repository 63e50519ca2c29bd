"""How a server's kinds and fields meet the app's: what an administrator looks at before changing the mapping."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteField:
    """One field of a server's kind."""

    name: str
    label: str = ""
    """In the server's language."""
    type: str = ""
    """The server's own word for it."""
    choices: tuple[tuple[str, str], ...] = ()
    """(code, label)."""
    custom: bool = False
    """Whether the customer added it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedField:
    """One field of the app, and how it is kept there."""

    name: str
    """`custom.<code>` for one of the customer's own."""
    remote: str
    """Empty where the server has no field for it."""
    conversion: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    """Theirs -> ours."""
    writable: bool = True
    chosen: bool = False
    """Whether an administrator mapped it so."""
    lost: str = ""
    """The remote field it was mapped to and that the server has not; the field is left out, and all else goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedKind:
    """One kind of the app, and where it is kept."""

    kind: str
    remote: str
    fields: tuple[MappedField, ...] = ()
    server_fields: tuple[RemoteField, ...] = ()
    """All that the server tells of, mapped or not."""
    fixed: str = ""
    """Why its mapping cannot be changed here, in an English sentence; empty where it can."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRow:
    """One real record, before and after its conversion."""

    remote_id: str
    before: Mapping[str, Any]
    """By the app's field: the server's value."""
    after: Mapping[str, Any]
    """By the app's field, in canonical form."""
    refused: Mapping[str, str] = field(default_factory=dict)
    """By the app's field: why this record would be set aside, in English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPreview:
    """Some real records of a kind as the mapping makes them; nothing is kept."""

    kind: str
    fields: tuple[MappedField, ...]
    rows: tuple[PreviewRow, ...]

    @property
    def refused(self) -> int:
        """How many of the records would be set aside."""
        return sum(1 for row in self.rows if row.refused)
