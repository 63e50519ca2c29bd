"""Files of records: a ContentVersion published at the record, whole in base64. Its checksum (MD5) tells whether a file
whose answer got lost is there."""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from sfa_desktop.base.errors import Declined
from sfa_desktop.base.ids import server_id
from sfa_desktop.connectors.kit.decoder import loads
from sfa_desktop.connectors.kit.push import Refused
from sfa_desktop.connectors.salesforce.api import Api, Said, select, text
from sfa_desktop.entities.exchange import Attachment

_AT_ONCE = 100
_LINK = "LinkedEntityId, ContentDocumentId"
_VERSION = "Id, ContentDocumentId, Title, PathOnClient, ContentSize, Checksum"


def files(api: Api, identity: str, kind: str, keys: Mapping[str, str]) -> tuple[Attachment, ...]:
    """The files that are linked with these records (key and id), each in its latest version."""
    by_id = {remote[:15]: key for key, remote in keys.items()}
    return tuple(
        Attachment(
            id=server_id(identity, "attachment", version["Id"]),
            kind=kind,
            record_id=by_id[owner[:15]],
            name=version.get("PathOnClient") or version.get("Title") or "",
            size=int(version.get("ContentSize") or 0),
            remote_id=version["Id"],
        )
        for owner, version in _linked(api, list(keys.values()))
        if owner[:15] in by_id
    )


def upload(api: Api, file: Attachment, parent: str, content: bytes) -> str:
    """Keep a file at a record, unless it is there under this name with this content; its version's id."""
    checksum = hashlib.md5(content, usedforsecurity=False).hexdigest()
    for _, version in _linked(api, [parent]):
        if (version.get("PathOnClient"), version.get("Checksum")) == (file.name, checksum):
            return str(version["Id"])
    body = {
        "Title": file.name,
        "PathOnClient": file.name,
        "VersionData": base64.b64encode(content).decode("ascii"),
        "FirstPublishLocationId": parent,
    }
    try:
        return str(loads(api.write("POST", "sobjects/ContentVersion", body).body, dict[str, Any])["id"])
    except (Refused, Said) as no:
        raise Declined(detail=no.message, refusal=no.code) from None


def download(api: Api, file: Attachment) -> bytes:
    """The content of a version."""
    return api.blob(f"sobjects/ContentVersion/{file.remote_id}/VersionData")


def _linked(api: Api, ids: Sequence[str]) -> list[tuple[str, dict[str, Any]]]:
    found = []
    for place in range(0, len(ids), _AT_ONCE):
        some = ",".join(text(one) for one in ids[place : place + _AT_ONCE])
        links = api.query(select(_LINK, "ContentDocumentLink", f"LinkedEntityId IN ({some})"), _Rows).records
        documents = ",".join(sorted({text(link["ContentDocumentId"]) for link in links}))
        if not documents:
            continue
        where = f"IsLatest = true AND ContentDocumentId IN ({documents})"
        versions = api.query(select(_VERSION, "ContentVersion", where), _Rows).records
        by_document = {version["ContentDocumentId"]: version for version in versions}
        found += [
            (str(link["LinkedEntityId"]), by_document[link["ContentDocumentId"]])
            for link in links
            if link["ContentDocumentId"] in by_document
        ]
    return found


class _Rows(msgspec.Struct):
    records: list[dict[str, Any]]
