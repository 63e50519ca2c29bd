"""Writes all work that has not reached the office to a file, with the ledger's proof: what support can land by hand."""

import contextlib
import json
import os
from pathlib import Path
from typing import Any

from sfa_desktop.actions.tables import unwritable
from sfa_desktop.replica import outbox
from sfa_desktop.replica.store import Replica


def read_outbox(replica: Replica) -> dict[str, Any]:
    """Open operations with their ledger entries, as JSON can hold them."""
    with replica.read() as r:
        return outbox.export(r)


def export_outbox(replica: Replica, path: Path) -> int:
    """Write them to `path`, readable by its owner alone; how many operations. Raises InvalidInput, DiskFull."""
    document = read_outbox(replica)
    write_json(path, document)
    return len(document["operations"])


def write_json(path: Path, document: Any) -> None:
    """Write a document whole or not at all, readable by its owner alone. Raises InvalidInput, DiskFull."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            json.dump(document, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
