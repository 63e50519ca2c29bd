"""Files of records: ir.attachment, content whole in base64. Its checksum is SHA-1 (base/models/ir_attachment.py), which
tells whether a file whose answer got lost is there."""

import base64
import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import BinaryIO

from sfa_desktop.base.errors import Declined, ServerFault
from sfa_desktop.base.ids import server_id
from sfa_desktop.connectors.kit.push import Refused
from sfa_desktop.connectors.odoo.lookups import Rows
from sfa_desktop.connectors.odoo.rpc import Rpc
from sfa_desktop.entities.exchange import Attachment

_MODEL = "ir.attachment"
_PART = 256 * 1024


def files(rpc: Rpc, identity: str, kind: str, model: str, keys: Mapping[str, str]) -> tuple[Attachment, ...]:
    """The files of these records; those of image fields and the like are not among them."""
    by_id = {int(remote): key for key, remote in keys.items() if remote.isdecimal()}
    domain = [
        ["res_model", "=", model],
        ["res_id", "in", list(by_id)],
        ["res_field", "=", False],
        ["type", "=", "binary"],
    ]
    fields = ["name", "mimetype", "file_size", "res_id"]
    rows = rpc.read(_MODEL, "search_read", domain=domain, fields=fields, order="id", type=Rows)
    return tuple(
        Attachment(
            id=server_id(identity, "attachment", str(row["id"])),
            kind=kind,
            record_id=by_id[row["res_id"]],
            name=row["name"] or "",
            media_type=row["mimetype"] or "",
            size=int(row["file_size"] or 0),
            remote_id=str(row["id"]),
        )
        for row in rows
        if row["res_id"] in by_id
    )


def upload(
    rpc: Rpc, model: str, file: Attachment, parent: str, content: BinaryIO, progress: Callable[[int], None]
) -> Attachment:
    """Send a file whole, unless it is there: the same name and content at the same record."""
    held = content.read()
    digest = hashlib.sha1(held, usedforsecurity=False).hexdigest()
    there = [
        ["res_model", "=", model],
        ["res_id", "=", int(parent)],
        ["name", "=", file.name],
        ["checksum", "=", digest],
    ]
    rows = rpc.read(_MODEL, "search_read", domain=there, fields=["id"], order="id", limit=1, type=Rows)
    if rows:
        id_ = rows[0]["id"]
    else:
        values = {
            "name": file.name,
            "datas": base64.b64encode(held).decode("ascii"),
            "mimetype": file.media_type or "application/octet-stream",
            "res_model": model,
            "res_id": int(parent),
        }
        try:
            made = rpc.write(_MODEL, "create", vals_list=[values])
        except Refused as no:
            raise Declined(detail=no.message, refusal=no.code) from None
        id_ = made[0] if isinstance(made, list) else made
    progress(len(held))
    return replace(file, remote_id=str(id_))


def download(rpc: Rpc, file: Attachment, start: int = 0) -> Iterator[bytes]:
    """The content from byte `start`; /web/content would take no key, so it comes in base64."""
    rows = rpc.read(_MODEL, "read", ids=[int(file.remote_id)], fields=["datas"], type=Rows)
    if not rows:
        raise Declined(detail=f"{file.name} is not at the office any more", refusal="not_visible")
    try:
        held = base64.b64decode(rows[0].get("datas") or "", validate=False)
    except ValueError:
        raise ServerFault(detail="a file that is not base64") from None
    for place in range(start, len(held), _PART):
        yield held[place : place + _PART]
