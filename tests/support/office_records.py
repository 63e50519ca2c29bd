"""What the model of an office keeps: records, what they were before, and what laptops did to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from sfa_desktop.entities.exchange import Action


@dataclass
class Record:
    """One record of the office, deleted or not."""

    kind: str
    key: str
    remote: int
    values: dict[str, Any]
    version: int = 0
    edited: int = 0
    deleted: bool = False


class Said(NamedTuple):
    """What a record was at one of its versions."""

    values: Mapping[str, Any]
    deleted: bool


class Effect(NamedTuple):
    """Something an operation of a laptop did here."""

    operation: str
    action: Action
    kind: str
    key: str


class Refused(Exception):
    """A group is not done."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class Conflict(Exception):
    """A record was changed since the version an operation is based on."""

    def __init__(self, record: Record | None) -> None:
        super().__init__()
        self.record = record
