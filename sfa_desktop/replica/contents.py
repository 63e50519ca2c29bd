"""The content of files in the replica: cut into parts, kept once per hash, encrypted like everything else.

A person's save waits at most 150 ms for another transaction, so a large file is written in many small ones. Until the
last of them its row is `adding`; what a dead process left so is swept, like content that no row names.
"""

import hashlib
import io
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from typing import BinaryIO

from sfa_desktop.base.errors import SfaError
from sfa_desktop.base.files import ContentMissing, FileTooLarge, FileUnreadable
from sfa_desktop.replica.access import Reader, Writer
from sfa_desktop.replica.codec import moment_text
from sfa_desktop.replica.store import Replica

PART = 256 * 1024
"""Bytes of each part but the last. It says at which number a byte stands, so it never changes."""
TOGETHER = 4
"""Parts written in one transaction."""
SWEPT = 64
"""Parts dropped in one: each is read to its end to be freed."""
ADDING = "adding"
"""The state of a row whose content is still being written; nobody but this file knows such rows."""
ABANDONED = timedelta(hours=1)
"""Without a new part for so long, whoever was adding a file is gone."""
KEPT = timedelta(days=30)
"""How long the content of a file that the office has is kept after it was last used."""
MEGABYTE = 1_000_000


def measure(content: BinaryIO, name: str, limit: int) -> tuple[int, str]:
    """Size and SHA-256 of what is in `content`; stands at its beginning afterwards.

    Raises FileTooLarge when it has more than `limit` bytes, FileUnreadable.
    """
    digest, size = hashlib.sha256(), 0
    try:
        content.seek(0)
        while part := content.read(PART):
            size += len(part)
            digest.update(part)
        content.seek(0)
    except OSError:
        raise FileUnreadable(name=name) from None
    if size > limit:
        raise FileTooLarge(name=name, size=-(-size // MEGABYTE), limit=limit // MEGABYTE)
    return size, digest.hexdigest()


def keep(replica: Replica, id: str, name: str, content: BinaryIO, sha256: str) -> None:
    """Write the content of the row `id` (state `adding`), unless the replica has it already.

    Raises FileUnreadable if it is no longer what was measured, DiskFull; the caller then calls `abandon`.
    """
    with replica.read() as reader:
        if has_all(reader, sha256):
            return
    digest, number = hashlib.sha256(), 0
    while True:
        try:
            parts = [part for _ in range(TOGETHER) if (part := content.read(PART))]
        except OSError:
            raise FileUnreadable(name=name) from None
        if not parts:
            break
        for part in parts:
            digest.update(part)
        with replica.write() as writer:
            writer.run("UPDATE attachment SET changed_at = ? WHERE id = ?", (writer.stamp, id))
            number = put(writer, sha256, number, parts)
    if digest.hexdigest() != sha256:
        raise FileUnreadable(name=name)


def put(w: Writer, key: str, number: int, parts: list[bytes]) -> int:
    """Write parts from this number on; the number after them. Equal numbers hold equal bytes, so twice is once."""
    rows = [(key, number + place, part) for place, part in enumerate(parts)]
    w.run_many("INSERT OR REPLACE INTO attachment_part VALUES (?, ?, ?)", rows)
    return number + len(parts)


def abandon(replica: Replica, id: str) -> None:
    """Take a half-added file away again; where even that fails (a full disk), `sweep` does it later."""
    with suppress(SfaError), replica.write() as writer:
        writer.run("DELETE FROM attachment WHERE id = ? AND state = ?", (id, ADDING))
        sweep(writer)


def has_all(r: Reader, sha256: str) -> bool:
    """Whether the whole content of this hash is here, by the size its rows say."""
    if not sha256:
        return False
    size = r.value("SELECT max(size) FROM attachment WHERE sha256 = ?", (sha256,))
    return size is not None and stored(r, sha256) == size


def is_empty(r: Reader) -> bool:
    """Whether there is neither a file nor a piece of one."""
    return not r.value("SELECT EXISTS (SELECT 1 FROM attachment) OR EXISTS (SELECT 1 FROM attachment_part)")


def stored(r: Reader, key: str) -> int:
    """How many bytes of a content are here. Only unbroken runs from the first part are counted."""
    found = r.one("SELECT count(*), max(number), sum(length(data)) FROM attachment_part WHERE sha256 = ?", (key,))
    count, last, size = found or (0, None, 0)
    return int(size) if count and count == last + 1 else 0


def rename(w: Writer, key: str, sha256: str) -> None:
    """Content that was kept under a row's id while it came in belongs to its hash from now on."""
    w.run("UPDATE OR REPLACE attachment_part SET sha256 = ? WHERE sha256 = ?", (sha256, key))


def drop(w: Writer, key: str) -> None:
    """Forget a content that is not what it should be."""
    w.run("DELETE FROM attachment_part WHERE sha256 = ?", (key,))


def sweep(w: Writer) -> bool:
    """Drop rows that were abandoned half-added, content that is long unused, and content no row names, as far as one
    transaction should; whether more is left.

    Content whose only copy may be here is never touched; one of which parts are gone is none (`stored`).
    """
    w.run(
        "DELETE FROM attachment WHERE state = ? AND changed_at < ?",
        (ADDING, moment_text(w.now - ABANDONED)),
    )
    dropped = w.run(
        "DELETE FROM attachment_part WHERE rowid IN (SELECT rowid FROM attachment_part "
        "WHERE sha256 NOT IN (SELECT sha256 FROM attachment) AND sha256 NOT IN (SELECT id FROM attachment) "
        "OR sha256 IN (SELECT sha256 FROM attachment "
        "GROUP BY sha256 HAVING min(state IN ('done', 'office') AND changed_at < ?) = 1) LIMIT ?)",
        (moment_text(w.now - KEPT), SWEPT),
    )
    return dropped == SWEPT


def sweep_all(replica: Replica) -> None:
    """All that `sweep` has to do, the window writing in between."""
    more = True
    while more:
        with replica.write() as writer:
            more = sweep(writer)


def read(replica: Replica, sha256: str, name: str) -> Iterator[bytes]:
    """The content part by part. Raises ContentMissing, at its end, if it was not whole."""
    digest = hashlib.sha256()
    for part in pieces(replica, sha256):
        digest.update(part)
        yield part
    if digest.hexdigest() != sha256:
        raise ContentMissing(name=name)


def pieces(replica: Replica, key: str) -> Iterator[bytes]:
    """The parts that are kept under a key, each read in a snapshot of its own."""
    number = 0
    while (part := _part(replica, key, number)) is not None:
        yield part
        number += 1


class Content(io.RawIOBase):
    """The content of a hash as a file that can be read and sought in, holding one part at a time."""

    def __init__(self, replica: Replica, sha256: str, size: int) -> None:
        super().__init__()
        self._replica = replica
        self._sha256 = sha256
        self._size = size
        self._at = 0
        self._number = -1
        self._part = b""

    def readable(self) -> bool:
        """It can be read."""
        return True

    def seekable(self) -> bool:
        """It can be sought in."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a byte."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def tell(self) -> int:
        """The byte it stands at."""
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed wants Buffer, Python 3.12 on
        """Fill what fits of the present part."""
        number, start = divmod(self._at, PART)
        if number != self._number:
            self._number, self._part = number, _part(self._replica, self._sha256, number) or b""
        piece = self._part[start : start + len(buffer)]
        buffer[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)


def opened(replica: Replica, sha256: str, size: int) -> BinaryIO:
    """The content as a file; a missing part looks like its end, which the office's check of the hash then finds."""
    return io.BufferedReader(Content(replica, sha256, size), PART)


def fill(replica: Replica, key: str, stream: Iterator[bytes], start: int, progress: Callable[[int], None]) -> int:
    """Write what comes in under `key` from byte `start` (a multiple of PART) on; the bytes that are here then.

    `progress` is told the bytes after each part, and may raise to stop; what is written stays for the next time.
    """
    number, size, held = start // PART, start, b""
    for chunk in stream:
        held += chunk
        while len(held) >= PART:
            with replica.write() as writer:
                number = put(writer, key, number, [held[:PART]])
            size, held = size + PART, held[PART:]
            progress(size)
    if held:
        with replica.write() as writer:
            put(writer, key, number, [held])
        size += len(held)
        progress(size)
    return size


def _part(replica: Replica, key: str, number: int) -> bytes | None:
    with replica.read() as reader:
        found: bytes | None = reader.value(
            "SELECT data FROM attachment_part WHERE sha256 = ? AND number = ?", (key, number)
        )
    return found
