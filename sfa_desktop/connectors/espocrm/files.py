"""Files of records: what their posts and documents carry, and the entity's own attachments; sent as a post.

An attachment cannot hang on an account itself (403 "Field 'attachments' does not exist"), so that a post carries it.
"""

import base64
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, BinaryIO

from sfa_desktop.base.errors import AccessDenied, Declined
from sfa_desktop.base.ids import server_id
from sfa_desktop.connectors.espocrm.api import Absent
from sfa_desktop.connectors.espocrm.site import Part, Site, Table
from sfa_desktop.connectors.kit.push import Refused
from sfa_desktop.entities.exchange import Attachment

_PART = 256 * 1024


def files(site: Site, table: Table, keys: Mapping[str, str]) -> tuple[Attachment, ...]:
    """The files of these records; EspoCRM's lists do not tell their sizes."""
    found = []
    for key, remote in keys.items():
        for id_, (name, media_type) in _held(site, table, remote).items():
            found.append(
                Attachment(
                    id=server_id(site.identity, "attachment", id_),
                    kind=table.kind,
                    record_id=key,
                    name=name,
                    media_type=media_type,
                    remote_id=id_,
                )
            )
    return tuple(found)


def upload(
    site: Site, table: Table, file: Attachment, parent: str, content: BinaryIO, progress: Callable[[int], None]
) -> Attachment:
    """Send a file whole, unless the record has one of this name and size. Raises Declined with EspoCRM's words."""
    part, id_ = _of(table, parent)
    held = content.read()
    there = [one for one, (name, _) in _held(site, table, parent).items() if name == file.name]
    same = next((one for one in there if _size(site, one) == len(held)), "")
    if not same:
        media_type = file.media_type or "application/octet-stream"
        sent = {
            "name": file.name,
            "type": media_type,
            "role": "Attachment",
            "relatedType": "Note",
            "parentType": "Note",
            "field": "attachments",
            "file": f"data:{media_type};base64,{base64.b64encode(held).decode('ascii')}",
        }
        try:
            made = site.api.write("POST", "Attachment", sent)
            same = str(made.get("id") or "") if isinstance(made, dict) else ""
            post = {"type": "Post", "post": file.name, "parentType": part.entity, "parentId": id_,
                    "attachmentsIds": [same]}  # fmt: skip
            site.api.write("POST", "Note", post)
        except Refused as no:
            raise Declined(detail=no.message, refusal=no.code) from None
    progress(len(held))
    return replace(file, remote_id=same)


def download(site: Site, file: Attachment, start: int = 0) -> Iterator[bytes]:
    """The content from byte `start`."""
    try:
        held = site.api.content(f"Attachment/file/{file.remote_id}")
    except Absent:
        raise Declined(detail=f"{file.name} is not at the office any more", refusal="not_visible") from None
    for place in range(start, len(held), _PART):
        yield held[place : place + _PART]


def _held(site: Site, table: Table, remote: str) -> dict[str, tuple[str, str]]:
    """By id: name and media type of the files of one record."""
    part, id_ = _of(table, remote)
    found: dict[str, tuple[str, str]] = {}
    if part.defs.fields.get("attachments", {}).get("type") == "attachmentMultiple":
        found.update(_carried(_one(site, f"{part.entity}/{id_}")))
    for post in _list(site, f"{part.entity}/{id_}/stream", f"filter=posts&maxSize={site.api.page}"):
        if post.get("parentId") == id_ and post.get("parentType") == part.entity:
            found.update(_carried(post))
    if site.may("Document", "read"):
        for document in _list(site, f"{part.entity}/{id_}/documents", f"maxSize={site.api.page}"):
            if document.get("fileId"):
                found[str(document["fileId"])] = (str(document.get("fileName") or document.get("name") or ""), "")
    return found


def _carried(record: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    names, types = record.get("attachmentsNames") or {}, record.get("attachmentsTypes") or {}
    if not isinstance(names, dict) or not isinstance(types, dict):
        return {}
    return {
        str(id_): (str(names.get(id_) or ""), str(types.get(id_) or "")) for id_ in record.get("attachmentsIds") or ()
    }


def _list(site: Site, path: str, query: str) -> list[dict[str, Any]]:
    try:
        told = site.api.get(path, query=query, type=dict[str, Any])
    except (Absent, AccessDenied, Declined):  # no such link, or no right to it
        return []
    return [one for one in told.get("list") or () if isinstance(one, dict)]


def _one(site: Site, path: str) -> dict[str, Any]:
    try:
        return site.api.get(path, type=dict[str, Any])
    except (Absent, AccessDenied):
        return {}


def _size(site: Site, id_: str) -> int:
    size = _one(site, f"Attachment/{id_}").get("size")
    return size if isinstance(size, int) else -1


def _of(table: Table, remote: str) -> tuple[Part, str]:
    try:
        return table.part(remote)
    except KeyError:
        raise Declined(detail=f"the id {remote}", refusal="not_visible") from None
