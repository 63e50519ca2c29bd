"""Files of records, content in base64. Dolibarr keeps them in folders of documents by the record's number or id; which
one, its own answer tells; a file's name is its identity there, so a second one of the same name gets another.
"""

import base64
import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from sfa_desktop.base.errors import AccessDenied, Declined, ServerFault
from sfa_desktop.base.ids import server_id
from sfa_desktop.connectors.dolibarr.api import Api, Rows
from sfa_desktop.connectors.dolibarr.site import Site, Table
from sfa_desktop.connectors.kit.push import Refused
from sfa_desktop.entities.exchange import Attachment

_PART = 256 * 1024
_LISTED_AS = {"societe": "thirdparty"}
"""Listing knows third parties by another name than uploading and downloading (29a)."""


def files(api: Api, site: Site, kind: str, table: Table, keys: Mapping[str, str]) -> tuple[Attachment, ...]:
    """The files of these records."""
    part = str(table.map.more.get("modulepart", ""))
    return tuple(
        Attachment(
            id=server_id(site.identity, "attachment", path),
            kind=kind,
            record_id=key,
            name=name,
            size=size,
            remote_id=path,
        )
        for key, remote in keys.items()
        if remote and part
        for path, name, size in _listed(api, part, remote)
    )


def upload(
    api: Api, table: Table, file: Attachment, parent: str, content: BinaryIO, progress: Callable[[int], None]
) -> Attachment:
    """Send a file whole, unless it is there: the same name and content at the same record."""
    part = str(table.map.more.get("modulepart", ""))
    if not part:
        raise Declined(detail=f"Dolibarr keeps no files of this kind ({table.map.kind})", refusal="invalid")
    held = content.read()
    name = _name(file.name)
    for path, other, size in _listed(api, part, parent):
        if other == name and size == len(held) and _content(api, path) == held:
            progress(len(held))
            return replace(file, remote_id=path)
        if other == name:
            stem, dot, ending = name.rpartition(".")
            mark = hashlib.sha256(held).hexdigest()[:8]
            name = f"{stem}-{mark}{dot}{ending}" if dot else f"{name}-{mark}"
    sent = {
        "filename": name,
        "modulepart": part,
        "ref": _reference(api, table, part, parent),
        "subdir": "",
        "filecontent": base64.b64encode(held).decode("ascii"),
        "fileencoding": "base64",
        "overwriteifexists": 0,
        "createdirifnotexists": 1,
    }
    try:
        api.write("POST", "documents/upload", sent)
    except Refused as no:
        if "already exists" not in no.message:
            raise Declined(detail=no.message, refusal=no.code) from None
    progress(len(held))
    found = next((path for path, other, size in _listed(api, part, parent) if other == name), "")
    return replace(file, remote_id=found or f"{part}/{parent}/{name}")


def download(api: Api, file: Attachment, start: int = 0) -> Iterator[bytes]:
    """The content from byte `start`."""
    held = _content(api, file.remote_id)
    for place in range(start, len(held), _PART):
        yield held[place : place + _PART]


def _listed(api: Api, part: str, remote: str) -> list[tuple[str, str, int]]:
    """Path (`<module>/<folder>/<name>`), name and size of a record's files."""
    listed_as = _LISTED_AS.get(part, part)
    try:
        rows = api.list("documents", Rows, [], modulepart=listed_as, id=remote)
    except (Declined, AccessDenied):
        return []
    found = []
    for row in rows:
        name = row.get("relativename") or row.get("name")
        if row.get("type", "file") != "file" or not isinstance(name, str) or not name:
            continue
        folder = row.get("level1name") or remote
        found.append((f"{part}/{folder}/{name}", name, int(row.get("size") or 0)))
    return found


def _content(api: Api, path: str) -> bytes:
    part, _, rest = path.partition("/")
    told = api.get("documents/download", type=dict[str, Any], modulepart=part, original_file=rest)
    try:
        return base64.b64decode(told.get("content") or "", validate=False)
    except (ValueError, TypeError):
        raise ServerFault(detail="a file that is not base64") from None


def _reference(api: Api, table: Table, part: str, parent: str) -> str:
    """What names the folder: the id of third parties, the number of all others."""
    if part == "societe":
        return parent
    told = api.get(f"{table.map.remote}/{parent}", type=dict[str, Any])
    return str(told.get("ref") or parent)


def _name(name: str) -> str:
    """A name without folders and without what Dolibarr takes out of file names (dol_sanitizeFileName)."""
    return "".join("_" if c in '<>"\\?*|:°$;`&%' else c for c in PurePosixPath(name).name).strip() or "file"
