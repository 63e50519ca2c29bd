"""Writes all work that has not reached the office to a file, with the ledger's proof: what support can land by hand."""

import json
from pathlib import Path
from typing import Any

from sfa_desktop.actions.tables import unwritable
from sfa_desktop.base.files import private_text
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
    try:
        with private_text(path) as file:
            json.dump(document, file, ensure_ascii=False, indent=1)
    except OSError as error:
        raise unwritable(path, error) from error
