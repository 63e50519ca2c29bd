"""Files of records: File documents, sent whole as a form. The server keeps their MD5 (`content_hash`), which tells
whether a file whose answer got lost is there; the same content sent twice would be two files."""

import hashlib
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import BinaryIO

from sfa_desktop.base.errors import Declined
from sfa_desktop.base.ids import server_id
from sfa_desktop.connectors.erpnext.api import Api, Rows
from sfa_desktop.connectors.kit.push import Refused
from sfa_desktop.entities.exchange import Attachment

_PART = 256 * 1024


def files(api: Api, identity: str, kind: str, doctype: str, keys: Mapping[str, str]) -> tuple[Attachment, ...]:
    """The files of these records; links to other places are not among them."""
    by_name = {remote: key for key, remote in keys.items() if remote}
    if not by_name:
        return ()
    filters: list[list[object]] = [
        ["File", "attached_to_doctype", "=", doctype],
        ["File", "attached_to_name", "in", list(by_name)],
    ]
    fields = ["name", "file_name", "file_url", "file_size", "attached_to_name"]
    rows = api.list("File", fields, filters, order=("creation", "name"), type=Rows)
    return tuple(
        Attachment(
            id=server_id(identity, "attachment", str(row["name"])),
            kind=kind,
            record_id=by_name[str(row["attached_to_name"])],
            name=str(row["file_name"] or row["name"]),
            size=int(row.get("file_size") or 0),
            remote_id=str(row["name"]),
        )
        for row in rows
        if str(row.get("attached_to_name")) in by_name and str(row.get("file_url") or "").startswith("/")
    )


def upload(
    api: Api, doctype: str, file: Attachment, parent: str, content: BinaryIO, progress: Callable[[int], None]
) -> Attachment:
    """Send a file whole and privately, unless the record has one of this content."""
    held = content.read()
    digest = hashlib.md5(held, usedforsecurity=False).hexdigest()
    filters = [
        ["File", "attached_to_doctype", "=", doctype],
        ["File", "attached_to_name", "=", parent],
        ["File", "content_hash", "=", digest],
    ]
    rows = api.list("File", ["name"], filters, order=("creation", "name"), limit=1, type=Rows)
    if rows:
        name = str(rows[0]["name"])
    else:
        fields = {"doctype": doctype, "docname": parent, "is_private": "1"}
        try:
            name = str(api.upload(*_form(file, held, fields))["name"])
        except Refused as no:
            raise Declined(detail=no.message, refusal=no.code) from None
    progress(len(held))
    return replace(file, remote_id=name)


def download(api: Api, file: Attachment, start: int = 0) -> Iterator[bytes]:
    """The content from byte `start`."""
    url = str(api.get("File", file.remote_id).get("file_url") or "")
    if not url.startswith("/"):
        raise Declined(detail=f"{file.name} is only a link to another place", refusal="not_visible")
    held = api.content(url)
    for place in range(start, len(held), _PART):
        yield held[place : place + _PART]


def _form(file: Attachment, held: bytes, fields: Mapping[str, str]) -> tuple[str, bytes]:
    """multipart/form-data (RFC 7578): its content type and body."""
    border = uuid.uuid4().hex
    name = "".join(" " if c in '"\r\n\\' else c for c in file.name) or "file"
    parts = [f'--{border}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in fields.items()]
    head = (
        f'--{border}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        f"Content-Type: {file.media_type or 'application/octet-stream'}\r\n\r\n"
    )
    body = "".join(parts).encode() + head.encode() + held + f"\r\n--{border}--\r\n".encode()
    return f"multipart/form-data; boundary={border}", body
