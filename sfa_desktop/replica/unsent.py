"""Everything on this laptop that the office does not have: what no guard may lose, and how it is written down."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sfa_desktop.entities import Entity
from sfa_desktop.entities.attachment import RecordFile
from sfa_desktop.entities.exchange import Operation
from sfa_desktop.replica import attachments, outbox, rowstore
from sfa_desktop.replica.access import Reader
from sfa_desktop.replica.codec import dump
from sfa_desktop.replica.desk import DESK, title_of
from sfa_desktop.replica.drafts import draft, draft_names

NAMED = 5
"""How many things a sentence about unsent work names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsent:
    """What is not at the office, by where it waits."""

    operations: tuple[Operation, ...] = ()
    """Open operations, oldest first, whatever their state."""
    desk: tuple[Entity, ...] = ()
    """Records that stay on the desk until a person sends them."""
    typed: tuple[str, ...] = ()
    """Names of what is being typed and was not saved yet."""
    typed_so_far: tuple[str, ...] = ()
    """What stands in each of those, as JSON."""
    files: tuple[RecordFile, ...] = ()

    @property
    def count(self) -> int:
        """How many things."""
        return len(self.operations) + len(self.desk) + len(self.typed) + len(self.files)

    @property
    def keys(self) -> frozenset[str]:
        """What tells one state of affairs from another: nothing may come in between looking and dropping."""
        operations = (f"{o.id} {o.changed_at}" for o in self.operations)
        desk = (f"{record.id} {hash(repr(record))}" for record in self.desk)
        typed = (f"{name} {text}" for name, text in zip(self.typed, self.typed_so_far, strict=True))
        return frozenset((*operations, *desk, *typed, *(one.file.id for one in self.files)))

    def names(self) -> list[str]:
        """Each thing in a few words: its kind and what it is called."""
        return [
            *(f"{o.kind} {o.title}".rstrip() for o in self.operations),
            *(f"{record.kind} {title_of(record)} (draft)" for record in self.desk),
            *(f"{name} (being typed)" for name in self.typed),
            *(f"file {one.file.name}" for one in self.files),
        ]


def unsent(r: Reader) -> Unsent:
    """All of it, in one snapshot."""
    typed = tuple(draft_names(r))
    return Unsent(
        operations=tuple(outbox.items(r)),
        desk=tuple(
            record
            for kind, state in DESK.items()
            for record in r.list(kind, where={"state": state, "version": 0, "pending": 0})
        ),
        typed=typed,
        typed_so_far=tuple(dump(draft(r, name)) for name in typed),
        files=tuple(attachments.unsent(r)),
    )


def document(r: Reader) -> dict[str, Any]:
    """All of it as JSON can hold it, but for the content of files (`contents`)."""
    found = unsent(r)
    return {
        **outbox.export(r),
        "desk": [
            {"kind": record.kind, "record": record.id, "values": rowstore.full(r, record.kind, record.id)}
            for record in found.desk
        ],
        "typed": {name: draft(r, name) for name in found.typed},
        "files": [
            {
                "id": one.file.id,
                "kind": one.file.kind,
                "record": one.file.record_id,
                "name": one.file.name,
                "media_type": one.file.media_type,
                "size": one.file.size,
                "sha256": one.file.sha256,
                "state": one.state.value,
            }
            for one in found.files
        ],
    }


def contents(r: Reader) -> Iterator[tuple[str, str]]:
    """(SHA-256, content in base 64) of each unsent file, each content once."""
    for sha256 in dict.fromkeys(one.file.sha256 for one in attachments.unsent(r)):
        parts = r.rows("SELECT data FROM attachment_part WHERE sha256 = ? ORDER BY number", (sha256,))
        yield sha256, base64.b64encode(b"".join(row[0] for row in parts)).decode("ascii")
