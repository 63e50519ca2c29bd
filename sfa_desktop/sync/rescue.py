"""Writes everything unsent to a file and reads it back, before anything is done that could cost it."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from sfa_desktop.base.files import private_text, whole
from sfa_desktop.base.guard_errors import RescueFailed
from sfa_desktop.replica import ledger
from sfa_desktop.replica.store import Replica
from sfa_desktop.replica.unsent import Unsent, contents, document, unsent

_COPY = "replica"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescued:
    """What is in the file, and the hash by which the ledger knows it."""

    path: Path
    sha256: str
    kept: Unsent


def rescue(replica: Replica, path: Path) -> Rescued:
    """Write all unsent work to `path`, for its owner's eyes alone, and read it back; the ledger remembers it.

    A file that is there already is never written over; attached files pass piece by piece, however many they are.
    Raises RescueFailed, in which case nothing was changed.
    """
    if path.exists():
        raise RescueFailed(path=path, detail="there is a file of that name already")
    with replica.read() as r:
        kept, found = unsent(r), document(r)
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with private_text(path) as file:
                meant = _Told(file)
                head = json.dumps(found, ensure_ascii=False, indent=1)
                meant.tell(head[: head.rindex("}")].rstrip() + ',\n "contents": {')
                for place, (sha256, pieces) in enumerate(contents(r)):
                    meant.tell(f'{"," if place else ""}\n  "{sha256}": "')
                    for piece in pieces:
                        meant.tell(piece)
                    meant.tell('"')
                meant.tell("}\n}\n")
            if (written := _sha256(path)) != meant.digest.hexdigest():
                raise ValueError("what was read back is not what was written")
        except (OSError, ValueError) as error:
            raise RescueFailed(path=path, detail=str(error)) from error
    with replica.write() as w:
        ledger.append(w, "exported", data={"file": path.name, "sha256": written, "count": kept.count})
    return Rescued(path=path, sha256=written, kept=kept)


class _Told:
    """A text that is written and hashed on the way."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self.digest = hashlib.sha256()

    def tell(self, text: str) -> None:
        self._file.write(text)
        self.digest.update(text.encode())


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def keep_copy(replica: Replica, folder: Path, now: datetime) -> Path:
    """Copy the whole replica, encrypted with its own key, and look whether all unsent work is in the copy.

    It has its name only once it was looked at; what is left of one that failed, or of a process that died, goes.
    Raises RescueFailed, DiskFull, ReplicaError, in which cases nothing was changed.
    """
    path = folder / f"{_COPY}-{now:%Y%m%d-%H%M%S-%f}.db"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _clear(folder)
        with whole(path) as beside:
            replica.backup(beside)
            with replica.reopened(beside) as copy, copy.read() as there, replica.read() as here:
                if unsent(there) != unsent(here) or ledger.head(there) != ledger.head(here):
                    raise ValueError("the copy is not what it was made of")
    except (OSError, ValueError) as error:
        raise RescueFailed(path=path, detail=str(error)) from error
    return path


def _clear(folder: Path) -> None:
    """Nobody else copies this replica now: whoever does holds the turn to synchronise."""
    for left in folder.glob(f".{_COPY}-*.db.*"):
        left.unlink(missing_ok=True)
