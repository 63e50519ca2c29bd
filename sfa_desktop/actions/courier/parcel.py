"""What is inside a courier's files: the parcel on its way to the office, and the receipts on their way home."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from sfa_desktop.base.guard_errors import SealedFileRefused
from sfa_desktop.base.sealing import seal, unseal
from sfa_desktop.entities.exchange import Answer, Attachment, Device, Group, Operation

PARCEL, RECEIPTS = "sfa-courier", "sfa-courier-receipts"


class Enclosed(msgspec.Struct, frozen=True, kw_only=True):
    """A file of a record, with its content."""

    file: Attachment
    parent: str
    """The server's own id of its record, empty where only the delivery can tell."""
    content: bytes


class Parcel(msgspec.Struct, frozen=True, kw_only=True):
    """The outbox as it was packed."""

    id: str
    packed_at: datetime
    identity: str
    """Of the office it is for."""
    user: str
    """The login of who did the work."""
    device: Device
    """The laptop, and how far its ledger was when this was packed."""
    groups: tuple[Group, ...]
    """What is to be delivered, in this order."""
    behind: tuple[Operation, ...] = ()
    """What needs a person first: carried along so that it is not lost, never delivered."""
    files: tuple[Enclosed, ...] = ()
    proof: tuple[Mapping[str, Any], ...] = ()
    """The ledger's entries of all of it."""


class Receipts(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a parcel."""

    parcel: str
    identity: str
    device: str
    delivered_at: datetime
    delivered_by: str
    answers: tuple[Answer, ...] = ()
    files: tuple[Attachment, ...] = ()


T = TypeVar("T", Parcel, Receipts)


def write(path: Path, content: Parcel | Receipts, passphrase: str) -> None:
    """Seal one of them."""
    what = PARCEL if isinstance(content, Parcel) else RECEIPTS
    seal(path, what, msgspec.json.encode(content), passphrase)


def read(path: Path, kind: type[T], passphrase: str) -> T:
    """Open one of them. Raises SealedFileRefused."""
    content = unseal(path, PARCEL if kind is Parcel else RECEIPTS, passphrase)
    try:
        return msgspec.json.decode(content, type=kind)
    except msgspec.DecodeError as error:
        raise SealedFileRefused(path=path, reason="this version of the app does not understand it") from error
