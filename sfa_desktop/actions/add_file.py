"""Add a file to a record: kept encrypted at once, sent when the network is right."""

import io
import mimetypes
from pathlib import Path

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.base.files import FileUnreadable
from sfa_desktop.entities.attachment import RecordFile
from sfa_desktop.replica import attachments
from sfa_desktop.replica.store import Replica


def add_file(replica: Replica, kind: str, record_id: str, path: Path) -> RecordFile:
    """Add the file at `path`; the file itself is not touched. Added before, the one that is there is the answer.

    Raises NotFound, InvalidInput, FileTooLarge, FileUnreadable, DiskFull; then nothing was added.
    """
    if path.is_dir():
        raise InvalidInput(problem=f"{path.name} is a folder; files are added one by one")
    try:
        content = path.open("rb")
    except OSError:
        raise FileUnreadable(name=path.name) from None
    with content:
        return attachments.add(
            replica, kind, record_id, name=path.name, content=content, media_type=media_type(path.name)
        )


def add_content(replica: Replica, kind: str, record_id: str, *, name: str, content: bytes) -> RecordFile:
    """Add what is in memory, such as a pasted picture. Raises as `add_file` does."""
    return attachments.add(
        replica, kind, record_id, name=name, content=io.BytesIO(content), media_type=media_type(name)
    )


def media_type(name: str) -> str:
    """The type that a name's ending stands for, empty if it stands for none."""
    return mimetypes.guess_type(name)[0] or ""
