"""Where a file of a record stands between laptop and office."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sfa_desktop.entities.exchange import Attachment


class FileState(StrEnum):
    """The states of a file; as of operations, `unknown` is looked up before anything is sent again."""

    QUEUED = "queued"
    SENDING = "sending"
    UNKNOWN = "unknown"
    REFUSED = "refused"
    DONE = "done"
    """Added here, and at the office by its own word."""
    OFFICE = "office"
    """Of the office; its content is here once somebody has asked for it."""


UNSENT = (FileState.QUEUED, FileState.SENDING, FileState.UNKNOWN, FileState.REFUSED)
"""States in which the only copy may be the one on this laptop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileNews:
    """What came of asking the office for a record's files, or for the content of one."""

    id: str
    """Of the record or of the file."""
    code: str = ""
    """Of the error, empty if all went well."""
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFile:
    """A file of a record and how it stands."""

    file: Attachment
    state: FileState
    sent: int = 0
    """Bytes that the office has confirmed."""
    here: bool = False
    """Whether its whole content is on this laptop."""
    attempts: int = 0
    code: str = ""
    message: str = ""
    title: str = ""
    """The headline of its record."""
    created_at: datetime | None = None
    changed_at: datetime | None = None
