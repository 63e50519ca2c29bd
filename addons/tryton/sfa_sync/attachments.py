"""Files of records: listed, taken in part by part, handed out part by part, always with the record's own access rules.

An upload is known by the id the laptop gave it, so that sent again it is there once; its parts wait in a table of
their own until the last one is there and the hash is right, and only then is there an attachment.
"""

import base64
import binascii
import datetime as dt
import hashlib
from pathlib import PurePosixPath

from sql import Null
from trytond.exceptions import UserError
from trytond.i18n import gettext
from trytond.model import Index, ModelSQL, Unique, fields
from trytond.pool import Pool
from trytond.transaction import Transaction, without_check_access

from .kinds import KINDS
from .pull import visible
from .server import derived_key
from .wire import moment_out

MAX_PART = 1_048_576
"""Bytes of a part in either direction."""
USUAL_LIMIT = 25
"""Megabytes of the largest file, where the office does not say."""
KEEP_UNFINISHED = dt.timedelta(days=14)
LAUNCHED = frozenset(
    "app bat cmd com cpl desktop dll dmg exe hta jar js jse lnk msi ps1 reg scr sh vb vbe vbs wsf".split()
)
"""Endings of files that a double click would run: taken from nobody."""
HEXADECIMAL = frozenset("0123456789abcdef")


class Upload(ModelSQL):
    "Field Sales Upload"

    __name__ = "sfa.upload"
    upload = fields.Char("Upload", required=True)
    user = fields.Integer("User", required=True)
    kind = fields.Char("Kind", required=True)
    record = fields.Integer("Record", required=True)
    sha256 = fields.Char("SHA-256", required=True)
    size = fields.Integer("Size", required=True)
    received = fields.Integer("Received", required=True)
    attachment = fields.Integer("Attachment")

    @classmethod
    def __setup__(cls):
        super().__setup__()
        cls._log = False
        table = cls.__table__()
        cls._sql_constraints.append(("upload_unique", Unique(table, table.upload), "sfa_sync.msg_upload_unique"))
        cls._sql_indexes.update(
            {Index(table, (table.upload, Index.Equality())), Index(table, (table.attachment, Index.Equality()))}
        )

    @classmethod
    def prune(cls, keep=KEEP_UNFINISHED):
        """Drop uploads that were begun and not gone on with for so long; called by the scheduler."""
        before = dt.datetime.now(dt.UTC).replace(tzinfo=None) - keep
        cursor = Transaction().connection.cursor()
        table, part = cls.__table__(), Pool().get("sfa.upload.part").__table__()
        cursor.execute(
            *table.select(
                table.id,
                where=(table.attachment == Null) & (table.create_date < before) & (table.write_date == Null)
                | (table.attachment == Null) & (table.write_date < before),
            )
        )
        old = [id_ for (id_,) in cursor]
        if old:
            cursor.execute(*part.delete(where=part.upload.in_(old)))
            cursor.execute(*table.delete(where=table.id.in_(old)))


class UploadPart(ModelSQL):
    "Field Sales Upload Part"

    __name__ = "sfa.upload.part"
    upload = fields.Many2One("sfa.upload", "Upload", required=True, ondelete="CASCADE")
    start = fields.Integer("Start", required=True)
    data = fields.Binary("Data", required=True)

    @classmethod
    def __setup__(cls):
        super().__setup__()
        cls._log = False


def limit():
    """Bytes of the largest file that is taken."""
    return (Pool().get("sfa.configuration")(1).file_limit or USUAL_LIMIT) * 1_000_000


def files(session, kind, keys):
    """The files of these records, as the protocol's answer to `files`."""
    records = _records(session, kind, keys)
    if not records:
        return []
    Attachment = Pool().get("ir.attachment")
    found = Attachment.search(
        [
            ("resource", "in", [f"{kind.model},{record}" for record in records]),
            ("type", "=", "data"),
        ],
        order=[("id", "ASC")],
    )
    ours = _uploads([attachment.id for attachment in found])
    return [_described(session, attachment, records[attachment.resource.id], ours) for attachment in found]


def upload(session, file, start, data):
    """Take a part of a file, or (without data) only say how much of it is here; the protocol's answer to `upload`."""
    file = _checked(file)
    kind = KINDS[file["kind"]]
    records = _records(session, kind, [file["key"]])
    if not records:
        raise _no("not_visible", "msg_file_no_record")
    (record,) = records
    part = _part(data)
    Upload = Pool().get("sfa.upload")
    with without_check_access():
        begun = Upload.search([("upload", "=", file["id"])])
    if begun:
        (begun,) = begun
        same = (session.user.id, kind.name, record, file["sha256"], file["size"])
        if (begun.user, begun.kind, begun.record, begun.sha256, begun.size) != same:
            raise _no("invalid", "msg_file_other")
    else:
        _check_rights(kind, record)
        _check_policy(file)
        begun = _begin(session, kind, record, file)
    if begun.attachment:
        return {"received": begun.size, "remote": begun.attachment}
    if part and start == begun.received:
        begun = _append(begun, start, part)
        if begun.received == begun.size:
            _finish(begun, kind, record, file)
    return {"received": begun.received, "remote": begun.attachment}


def download(remote, start, size):
    """Bytes of an attachment, as the protocol's answer to `download`."""
    # By `read`, which asks for the right to read the record; attributes of a browsed attachment do not.
    (found,) = Pool().get("ir.attachment").read([remote], ["data"])
    content = bytes(found["data"] or b"")
    part = content[start : start + min(size, MAX_PART)]
    return {"data": base64.b64encode(part).decode("ascii"), "size": len(content)}


def _begin(session, kind, record, file):
    """The row of an upload; of content that this user has sent before, there is nothing more to send."""
    pool = Pool()
    Upload, Attachment = pool.get("sfa.upload"), pool.get("ir.attachment")
    with without_check_access():
        begun, = Upload.create(
            [
                {
                    "upload": file["id"], "user": session.user.id, "kind": kind.name, "record": record,
                    "sha256": file["sha256"], "size": file["size"], "received": 0,
                }
            ]
        )  # fmt: skip
        twins = Upload.search(
            [
                ("user", "=", session.user.id),
                ("sha256", "=", file["sha256"]),
                ("size", "=", file["size"]),
                ("attachment", "!=", None),
            ],
            limit=1,
        )
        held = Attachment.search([("id", "in", [twin.attachment for twin in twins])]) if twins else []
        content = bytes(held[0].data or b"") if held else b""
    if content and hashlib.sha256(content).hexdigest() == file["sha256"]:
        _attach(begun, kind, record, file, content)
    return begun


def _append(begun, start, part):
    if start + len(part) > begun.size:
        raise _no("invalid", "msg_file_other")
    with without_check_access():
        Pool().get("sfa.upload.part").create([{"upload": begun.id, "start": start, "data": part}])
        begun.received = start + len(part)
        begun.save()
    return begun


def _finish(begun, kind, record, file):
    """Put the parts together; what is not what was promised begins anew."""
    Part = Pool().get("sfa.upload.part")
    with without_check_access():
        parts = Part.search([("upload", "=", begun.id)], order=[("start", "ASC")])
        content = b"".join(bytes(part.data) for part in parts)
        Part.delete(parts)
        if hashlib.sha256(content).hexdigest() != begun.sha256:
            begun.received = 0
            begun.save()
            return
    _attach(begun, kind, record, file, content)


def _attach(begun, kind, record, file, content):
    """The attachment itself, made with the user's own rights."""
    (made,) = (
        Pool()
        .get("ir.attachment")
        .create([{"name": file["name"], "type": "data", "data": content, "resource": f"{kind.model},{record}"}])
    )
    with without_check_access():
        begun.attachment = made.id
        begun.received = begun.size
        begun.save()


def _described(session, attachment, key, ours):
    content = bytes(attachment.data or b"")
    return {
        "id": ours.get(attachment.id) or derived_key(session.identity, "attachment", attachment.id),
        "key": key,
        "name": attachment.name,
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "remote": attachment.id,
        "at": moment_out(attachment.create_date),
    }


def _uploads(ids):
    """`{attachment: id the laptop gave it}`."""
    with without_check_access():
        found = Pool().get("sfa.upload").search([("attachment", "in", ids)]) if ids else []
        return {one.attachment: one.upload for one in found}


def _records(session, kind, keys):
    """`{record: key}` of those of the keys whose records the user has."""
    known = Pool().get("sfa.change").by_keys(kind.name, keys)
    records = {record: key for key, (record, deleted) in known.items() if not deleted}
    seen = visible(session, kind, records)
    return {record: key for record, key in records.items() if record in seen}


def _check_rights(kind, record):
    """Tryton asks the right to write a record of whoever adds a file to it; ask before the first byte."""
    pool = Pool()
    try:
        pool.get("ir.model.access").check(kind.model, mode="write")
        pool.get("ir.rule").check(kind.model, [record], mode="write")
    except UserError as error:
        raise UserError(error.message, "rights") from error


def _check_policy(file):
    if file["size"] > limit():
        raise _no("too_large", "msg_file_too_large", name=file["name"], limit=limit() // 1_000_000)
    if PurePosixPath(file["name"]).suffix[1:].lower() in LAUNCHED:
        raise _no("type", "msg_file_type", name=file["name"])


def _checked(file):
    """The description of a file as the protocol wants it."""
    texts = ("id", "kind", "key", "name", "sha256")
    good = (
        isinstance(file, dict)
        and all(isinstance(file.get(name), str) and 0 < len(file[name]) <= 255 for name in texts)
        and isinstance(file.get("size"), int)
        and not isinstance(file["size"], bool)
        and file["size"] > 0
        and file["kind"] in KINDS
        and len(file["sha256"]) == 64
        and set(file["sha256"]) <= HEXADECIMAL
        and not any(ord(letter) < 32 for letter in file["name"])
    )
    if not good:
        raise _no("invalid", "msg_bad_call")
    return file


def _part(data):
    if not isinstance(data, str) or len(data) > MAX_PART * 4 // 3 + 4:
        raise _no("invalid", "msg_bad_call")
    try:
        return base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError) as error:
        raise _no("invalid", "msg_bad_call") from error


def _no(code, message, **values):
    return UserError(gettext(f"sfa_sync.{message}", **values), code)
