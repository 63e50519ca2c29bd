"""Writes everything unsent to a file and reads it back, before anything is done that could cost it."""

import base64
import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sfa_desktop.base.files import private_text
from sfa_desktop.base.guard_errors import RescueFailed
from sfa_desktop.replica import ledger
from sfa_desktop.replica.store import Replica
from sfa_desktop.replica.unsent import Unsent, contents, document, unsent


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescued:
    """What is in the file, and the hash by which the ledger knows it."""

    path: Path
    sha256: str
    kept: Unsent


def rescue(replica: Replica, path: Path) -> Rescued:
    """Write all unsent work to `path`, for its owner's eyes alone, and read it back; the ledger remembers it.

    A file that is there already is never written over. Raises RescueFailed, in which case nothing was changed.
    """
    if path.exists():
        raise RescueFailed(path=path, detail="there is a file of that name already")
    with replica.read() as r:
        kept, found = unsent(r), document(r)
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with private_text(path) as file:
                head = json.dumps(found, ensure_ascii=False, indent=1)
                file.write(head[: head.rindex("}")].rstrip() + ',\n "contents": {')
                for place, (sha256, content) in enumerate(contents(r)):
                    file.write(f'{"," if place else ""}\n  "{sha256}": "{content}"')
                file.write("}\n}\n")
            written = _read_back(path, found)
        except (OSError, ValueError) as error:
            raise RescueFailed(path=path, detail=str(error)) from error
    with replica.write() as w:
        ledger.append(w, "exported", data={"file": path.name, "sha256": written, "count": kept.count})
    return Rescued(path=path, sha256=written, kept=kept)


def _read_back(path: Path, found: dict[str, object]) -> str:
    """The file's hash, after comparing what it says with what it should say. Raises ValueError."""
    data = path.read_bytes()
    read = json.loads(data)
    files = read.pop("contents")
    if read != json.loads(json.dumps(found)):
        raise ValueError("what was read back is not what was written")
    for one in read["files"]:
        content = base64.b64decode(files[one["sha256"]], validate=True)
        if hashlib.sha256(content).hexdigest() != one["sha256"]:
            raise ValueError(f"the content of {one['name']} is not whole")
    return hashlib.sha256(data).hexdigest()


def keep_copy(replica: Replica, folder: Path, now: datetime) -> Path:
    """Copy the whole replica, encrypted with its own key, and look whether all unsent work is in the copy.

    Raises RescueFailed, in which case nothing was changed.
    """
    path = folder / f"replica-{now:%Y%m%d-%H%M%S-%f}.db"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        replica.backup(path)
        with replica.reopened(path) as copy, copy.read() as there, replica.read() as here:
            if unsent(there) != unsent(here) or ledger.head(there) != ledger.head(here):
                raise ValueError("the copy is not what it was made of")
    except (OSError, ValueError) as error:
        raise RescueFailed(path=path, detail=str(error)) from error
    return path
