"""Files that are written whole or not at all."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from sfa_desktop.base.errors import EXIT_INPUT, EXIT_PERSON, DiskFull, HomeReadOnly, SfaError
from sfa_desktop.base.i18n import QT_TRANSLATE_NOOP


class FileUnreadable(SfaError):
    """A file that a person names cannot be read, or changed while it was."""

    code = "file_unreadable"
    exit_code = EXIT_INPUT
    sentence = QT_TRANSLATE_NOOP("errors", "The file {name} cannot be read. Nothing was added.")
    action = QT_TRANSLATE_NOOP("errors", "Close it in other programs, or copy it to this laptop first.")


class FileTooLarge(SfaError):
    """A file is larger than the office takes; `size` and `limit` in megabytes."""

    code = "file_too_large"
    exit_code = EXIT_INPUT
    sentence = QT_TRANSLATE_NOOP(
        "errors", "The file {name} has {size} MB; the office takes up to {limit} MB. Nothing was added."
    )
    action = QT_TRANSLATE_NOOP("errors", "Make it smaller, or hand it in another way.")


class ContentMissing(SfaError):
    """The content of a file is not on this laptop, or what came of it is not what was promised."""

    code = "content_missing"
    exit_code = EXIT_PERSON
    sentence = QT_TRANSLATE_NOOP("errors", "The content of {name} is not whole on this laptop.")
    action = QT_TRANSLATE_NOOP("errors", "Fetch it again from the office when there is a network.")


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Where to write what is to stand at `path`: it takes that place if all went well, and goes if not."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        yield beside
        beside.replace(path)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


@contextmanager
def private_text(path: Path) -> Iterator[IO[str]]:
    """A text file for its owner's eyes alone, which takes the place of `path` when all of it is on the disk.

    UTF-8, and lines end alike on every system, so that the same text is the same bytes.
    """
    with whole(path) as beside, os.fdopen(_private(beside), "w", encoding="utf-8", newline="\n") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def _private(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)


def is_full(error: OSError) -> bool:
    """Whether there was no room: on the disk, or in what the user may have of it."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT)


def unwritable(path: Path, error: OSError) -> DiskFull | HomeReadOnly:
    """Why a file of the profile cannot be written."""
    return DiskFull(path=path) if is_full(error) else HomeReadOnly(path=path.parent)
