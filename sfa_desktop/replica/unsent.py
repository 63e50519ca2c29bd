"""Everything on this laptop that the office does not have: what no guard may lose, and how it is written down."""

import base64
import hashlib
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
    desk_so_far: tuple[str, ...] = ()
    """What stands in each of those, lines included, as canonical JSON."""
    typed: tuple[str, ...] = ()
    """Names of what is being typed and was not saved yet."""
    typed_so_far: tuple[str, ...] = ()
    """What stands in each of those, as canonical JSON."""
    files: tuple[RecordFile, ...] = ()

    @property
    def count(self) -> int:
        """How many things."""
        return len(self.operations) + len(self.desk) + len(self.typed) + len(self.files)

    @property
    def keys(self) -> frozenset[str]:
        """What tells one state of affairs from another: nothing may come in between looking and dropping.

        The same in every process, and another for every other content.
        """
        operations = (f"{o.id} {o.changed_at} {dump([o.state, o.values, o.base])}" for o in self.operations)
        desk = (f"{record.id} {text}" for record, text in zip(self.desk, self.desk_so_far, strict=True))
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
    desk = tuple(
        record
        for kind, state in DESK.items()
        for record in r.list(kind, where={"state": state, "version": 0, "pending": 0})
    )
    return Unsent(
        operations=tuple(outbox.items(r)),
        desk=desk,
        desk_so_far=tuple(dump(rowstore.full(r, record.kind, record.id)) for record in desk),
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


def contents(r: Reader) -> Iterator[tuple[str, Iterator[str]]]:
    """(SHA-256, content in base 64, piece by piece) of each unsent file, each content once.

    The pieces raise ValueError at their end if they are not what the hash says.
    """
    for sha256, name in {one.file.sha256: one.file.name for one in attachments.unsent(r)}.items():
        yield sha256, _encoded(r, sha256, name)


def _encoded(r: Reader, sha256: str, name: str) -> Iterator[str]:
    digest, held, number = hashlib.sha256(), b"", 0
    find = "SELECT data FROM attachment_part WHERE sha256 = ? AND number = ?"
    while (part := r.value(find, (sha256, number))) is not None:
        digest.update(part)
        held, number = held + part, number + 1
        even = len(held) - len(held) % 3  # so that pieces stand behind each other as one text
        yield base64.b64encode(held[:even]).decode("ascii")
        held = held[even:]
    yield base64.b64encode(held).decode("ascii")
    if digest.hexdigest() != sha256:
        raise ValueError(f"the content of {name} is not whole")
