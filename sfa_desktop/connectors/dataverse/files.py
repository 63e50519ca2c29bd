"""Files of records: notes (annotation) with a file in base64, whole. A note's id is chosen here, so a file that is sent
again is refused as being there."""

import base64
from collections.abc import Mapping
from typing import Any

from sfa_desktop.base.errors import Declined, ServerFault
from sfa_desktop.base.ids import server_id
from sfa_desktop.connectors.dataverse.api import Api, Exists, among, query
from sfa_desktop.connectors.kit.push import Refused
from sfa_desktop.entities.exchange import Attachment

_AT_ONCE = 50


def files(api: Api, identity: str, kind: str, keys: Mapping[str, str]) -> tuple[Attachment, ...]:
    """The files of these records (key and id)."""
    by_id = {remote.lower(): key for key, remote in keys.items()}
    ids, found = list(by_id), []
    for place in range(0, len(ids), _AT_ONCE):
        term = among("_objectid_value", ids[place : place + _AT_ONCE])
        options = query(select="annotationid,filename,mimetype,filesize,_objectid_value",
                        filter=f"isdocument eq true and ({term})", orderby="annotationid")  # fmt: skip
        path = f"annotations{options}"
        while path:
            told = api.get(path, dict[str, Any], prefer="odata.maxpagesize=1000")
            found += told["value"]
            path = api.link(told["@odata.nextLink"]) if told.get("@odata.nextLink") else ""
    return tuple(
        Attachment(
            id=server_id(identity, "attachment", row["annotationid"]),
            kind=kind,
            record_id=by_id[str(row["_objectid_value"]).lower()],
            name=row.get("filename") or "",
            media_type=row.get("mimetype") or "",
            size=int(row.get("filesize") or 0),
            remote_id=row["annotationid"],
        )
        for row in found
        if str(row.get("_objectid_value")).lower() in by_id
    )


def upload(api: Api, table: str, set_: str, file: Attachment, parent: str, content: bytes) -> str:
    """Keep a file at a record; its id."""
    body = {
        "annotationid": file.id,
        "subject": file.name,
        "filename": file.name,
        "mimetype": file.media_type or "application/octet-stream",
        "documentbody": base64.b64encode(content).decode("ascii"),
        f"objectid_{table}@odata.bind": f"/{set_}({parent})",
    }
    try:
        api.write("POST", "annotations", body)
    except Exists:
        return file.id
    except Refused as no:
        raise Declined(detail=no.message, refusal=no.code) from None
    return file.id


def download(api: Api, file: Attachment) -> bytes:
    """The content of a file."""
    told = api.get(f"annotations({file.remote_id}){query(select='documentbody')}", dict[str, Any])
    try:
        return base64.b64decode(told.get("documentbody") or "", validate=False)
    except ValueError:
        raise ServerFault(detail="a file that is not base64") from None
