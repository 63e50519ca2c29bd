"""Write the content of a file out of the encrypted replica: to a place a person names, or a private one to look at."""

import os
import re
import shutil
from contextlib import suppress
from pathlib import Path, PurePosixPath

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.base.files import unwritable, whole
from sfa_desktop.replica import attachments, contents
from sfa_desktop.replica.store import Replica

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]')
"""What a file's name must not hold on one system or another, and signs that turn the reading direction around."""
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
LAUNCHED = frozenset(
    {"app", "appimage", "bat", "cmd", "com", "command", "cpl", "desktop", "dll", "dmg", "exe", "hta", "jar", "js",
     "jse", "lnk", "msi", "ps1", "reg", "scr", "sh", "url", "vb", "vbe", "vbs", "wsf"}
)  # fmt: skip
"""Endings of files that a system would run instead of showing them."""


def copy_file(replica: Replica, id: str, path: Path) -> int:
    """Write the content to `path`, whole or not at all; how many bytes.

    Raises NotFound, ContentMissing, DiskFull, HomeReadOnly.
    """
    with replica.read() as reader:
        file = attachments.need(reader, id).file
    try:
        with whole(path) as beside:
            descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
            with os.fdopen(descriptor, "wb") as out:
                for part in contents.read(replica, file.sha256, file.name):
                    out.write(part)
                out.flush()
                os.fsync(out.fileno())
    except OSError as error:
        raise unwritable(path, error) from error
    return file.size


def open_copy(replica: Replica, id: str, folder: Path) -> Path:
    """A copy to look at, in a folder for its owner's eyes alone, under its own name; `forget_copies` takes it away.

    Raises InvalidInput for what the system would run instead of showing it, and as `copy_file` does.
    """
    with replica.read() as reader:
        name = safe_name(attachments.need(reader, id).file.name)
    if PurePosixPath(name).suffix[1:].lower() in LAUNCHED:
        raise InvalidInput(problem=f"{name} would run as a program; save it instead, and look at it with care")
    place = folder / id
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
    except OSError as error:
        raise unwritable(place, error) from error
    copy_file(replica, id, place / name)
    return place / name


def forget_copies(folder: Path) -> None:
    """Remove the copies that were opened; one that a program still holds goes the next time."""
    with suppress(FileNotFoundError):
        shutil.rmtree(folder, ignore_errors=True)


def safe_name(name: str) -> str:
    """A name that is one on every system and is not mistaken for another."""
    plain = _UNSAFE.sub("_", name).strip(" .") or "file"
    stem, suffix = PurePosixPath(plain).stem[:120], PurePosixPath(plain).suffix[:20]
    return f"_{stem}{suffix}" if _RESERVED.match(plain) else f"{stem}{suffix}"
