"""Files of records: a queue of their own beside the outbox, because a photo must never hold up an order.

States as of operations: queued -> sending -> done | refused | unknown; unknown is looked up before it is sent again.
A file is one row, its content (contents.py) and a ledger entry from the keystroke to the office's word.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, BinaryIO

from sfa_desktop.base.errors import InvalidInput, NotFound
from sfa_desktop.base.ids import new_id
from sfa_desktop.entities import SYNCED
from sfa_desktop.entities.attachment import UNSENT, FileState, RecordFile
from sfa_desktop.entities.exchange import Attachment
from sfa_desktop.entities.share import WHOLE, Share
from sfa_desktop.replica import contents, ledger
from sfa_desktop.replica.access import Reader, Writer
from sfa_desktop.replica.codec import SHAPES, clean, moment_of
from sfa_desktop.replica.desk import title_of
from sfa_desktop.replica.facts import facts
from sfa_desktop.replica.store import Replica

QUEUE = "attachment"
"""What announcements of changes call these rows."""
LIMIT = 25 * contents.MEGABYTE
"""Bytes of the largest file where the office does not say."""
WAITS_FOR, NO_RECORD = "waits_for", "no_record"
_COLUMNS = (
    "id, kind, record_id, name, media_type, size, sha256, remote_id, state, sent, attempts, code, message, "
    "created_at, changed_at"
)
_SELECT = f"SELECT {_COLUMNS} FROM attachment WHERE state <> '{contents.ADDING}'"  # noqa: S608
_WAITING = "SELECT count(*), coalesce(sum(size - sent), 0) FROM attachment"
_INSERT = f"INSERT OR IGNORE INTO attachment ({_COLUMNS}) VALUES ({', '.join('?' * 15)})"  # noqa: S608
_UNSENT = ", ".join(f"'{state}'" for state in UNSENT)


# --- for the person -------------------------------------------------------------------------------


def limit(r: Reader, kind: str) -> int:
    """Bytes of the largest file that the office takes of a record of this kind."""
    known = facts(r, kind)
    said = known.policies.get("file_limit") if known else None
    return said if isinstance(said, int) and said > 0 else LIMIT


def add(
    replica: Replica, kind: str, record_id: str, *, name: str, content: BinaryIO, media_type: str = ""
) -> RecordFile:
    """Add a file to a record: its content, its row and its ledger entry, or none of them.

    The same content is kept once; added to the same record again, by whichever process, the file that is there is the
    answer. Raises NotFound, InvalidInput, FileTooLarge, FileUnreadable, DiskFull, HomeReadOnly.
    """
    if kind not in SYNCED:
        raise InvalidInput(problem=f"a {kind} takes no files; these do: {', '.join(SYNCED)}")
    with replica.read() as reader:
        reader.need(kind, record_id)
        most = limit(reader, kind)
    name = clean(name).strip()
    size, sha256 = contents.measure(content, name, most)
    if not name or not size:
        raise InvalidInput(problem="an empty file, or one without a name, cannot be added")
    id_ = new_id()
    with replica.write() as writer:
        if twin := _twin(writer, kind, record_id, sha256):
            return twin
        writer.run(
            "INSERT INTO attachment (id, kind, record_id, name, media_type, size, sha256, state, created_at, "
            "changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (id_, kind, record_id, name, media_type, size, sha256, contents.ADDING, writer.stamp, writer.stamp),
        )
    try:
        contents.keep(replica, id_, name, content, sha256)
        with replica.write() as writer:
            if twin := _twin(writer, kind, record_id, sha256):  # another process was faster
                writer.run("DELETE FROM attachment WHERE id = ?", (id_,))
                return twin
            if not contents.has_all(writer, sha256):
                raise InvalidInput(problem=f"adding {name} took so long that it was given up; add it again")
            writer.run(
                "UPDATE attachment SET state = 'queued', created_at = ?, changed_at = ? WHERE id = ?",
                (writer.stamp, writer.stamp, id_),
            )
            file = need(writer, id_)
            _note(writer, "file_added", [file], {"name": name, "size": size, "sha256": sha256})
    except BaseException:
        contents.abandon(replica, id_)
        raise
    return file


def _twin(r: Reader, kind: str, record_id: str, sha256: str) -> RecordFile | None:
    """The file of a record that has this content already."""
    row = r.one(f"{_SELECT} AND kind = ? AND record_id = ? AND sha256 = ?", (kind, record_id, sha256))
    return _file(row, here=True) if row else None


def need(r: Reader, id: str) -> RecordFile:
    """One file. Raises NotFound."""
    row = r.one(f"{_SELECT} AND id = ?", (id,))
    if row is None:
        raise NotFound(kind="file", id=id)
    return _file(row, here=contents.has_all(r, row[6]))


def of_record(r: Reader, kind: str, record_id: str) -> list[RecordFile]:
    """The files of a record as far as they are known here, oldest first."""
    rows = r.rows(f"{_SELECT} AND kind = ? AND record_id = ? ORDER BY created_at, id", (kind, record_id))
    return [_file(row, here=contents.has_all(r, row[6])) for row in rows]


def unsent(r: Reader) -> list[RecordFile]:
    """Every file that is not at the office, oldest first, with what it waits for: what no guard may lose."""
    rows = r.rows(f"{_SELECT} AND state IN ({_UNSENT}) ORDER BY created_at, id")
    return [_explained(r, _file(row, here=True)) for row in rows]


def counts(r: Reader) -> dict[str, int]:
    """How many files are in each state; every state is there."""
    found = dict(r.rows("SELECT state, count(*) FROM attachment WHERE state <> ? GROUP BY state", (contents.ADDING,)))
    return {state.value: found.get(state.value, 0) for state in FileState}


def waiting(r: Reader) -> tuple[int, int]:
    """How many files are not at the office, and how many of their bytes."""
    found = r.one(f"{_WAITING} WHERE state IN ({_UNSENT})")
    return (int(found[0]), int(found[1])) if found else (0, 0)


def retry(w: Writer, id: str) -> None:
    """Send a refused file again. Raises NotFound, InvalidInput for any other state."""
    file = need(w, id)
    if file.state is not FileState.REFUSED:
        raise InvalidInput(problem=f"only a refused file can be retried; this one is {file.state.value}")
    _move(w, file, FileState.QUEUED, "file_retried")


def remove(w: Writer, id: str) -> None:
    """Take a file away that the office does not have. Raises NotFound, InvalidInput where it may have it."""
    file = need(w, id)
    if file.state not in (FileState.QUEUED, FileState.REFUSED):
        raise InvalidInput(problem=f"only a file that waits or was refused can be removed; this one is {file.state}")
    w.run("DELETE FROM attachment WHERE id = ?", (id,))
    _note(w, "file_removed", [file], {"name": file.file.name, "sha256": file.file.sha256})
    contents.sweep(w)


# --- for the engine -------------------------------------------------------------------------------


def recover(w: Writer) -> None:
    """At the engine's start: what a dead process left as `sending` is unknown."""
    for row in w.rows(f"{_SELECT} AND state = 'sending'"):
        _move(w, _file(row), FileState.UNKNOWN, "file_unknown")


def look_again(w: Writer, after: str, limit: int, share: Share = WHOLE) -> str | None:
    """The office may have lost what it confirmed, by a restored backup: files whose content is here are asked for.

    So many of those after an id ("" for all); the id to go on after, None at the end.
    """
    rows = w.rows(f"{_SELECT} AND state = 'done' AND id > ? ORDER BY id LIMIT ?", (after, limit))
    for row in rows:
        if share.owns(row[1]) and contents.has_all(w, row[6]):
            _move(w, _file(row), FileState.UNKNOWN, "file_unknown")
    return str(rows[-1][0]) if len(rows) == limit else None


def next_ready(r: Reader, *, without: Iterable[str] = (), share: Share = WHOLE) -> tuple[RecordFile, str] | None:
    """The oldest file that may be sent now, with the office's id of its record; None if there is none."""
    passed = frozenset(without)
    for row in r.rows(f"{_SELECT} AND state IN ('queued', 'unknown') ORDER BY created_at, id"):
        if row[0] not in passed and share.owns(row[1]) and (parent := _parent(r, row[1], row[2])):
            return _file(row, here=True), parent
    return None


def without_record(r: Reader) -> list[RecordFile]:
    """Files that wait for a record that is neither here nor waiting to be made."""
    rows = r.rows(f"{_SELECT} AND state IN ('queued', 'unknown') ORDER BY created_at, id")
    return [_file(row) for row in rows if r.get(row[1], row[2]) is None]


def mark_sending(w: Writer, id: str) -> None:
    """Before the first byte leaves."""
    w.run("UPDATE attachment SET attempts = attempts + 1 WHERE id = ?", (id,))
    _move(w, need(w, id), FileState.SENDING, "file_sending")


def mark_sent(w: Writer, id: str, sent: int) -> None:
    """The office has confirmed so many bytes: what gets on is no hopeless case, so attempts count from here."""
    w.run("UPDATE attachment SET sent = ?, attempts = 1, changed_at = ? WHERE id = ?", (sent, w.stamp, id))
    w.touched(QUEUE, [id])


def mark_unknown(w: Writer, id: str) -> None:
    """No whole answer came."""
    _move(w, need(w, id), FileState.UNKNOWN, "file_unknown")


def mark_queued(w: Writer, id: str) -> None:
    """It is certain that the office does not have the whole of it."""
    _move(w, need(w, id), FileState.QUEUED, "file_requeued")


def mark_refused(w: Writer, id: str, code: str, message: str) -> None:
    """The office said no to this one."""
    _move(w, need(w, id), FileState.REFUSED, "file_refused", code=code, message=message)


def settle(w: Writer, id: str, theirs: Attachment) -> None:
    """The office has it."""
    file = need(w, id)
    w.run("UPDATE attachment SET remote_id = ?, sent = size WHERE id = ?", (theirs.remote_id, id))
    receipt = {"remote": theirs.remote_id, "sha256": file.file.sha256, "size": file.file.size}
    _move(w, file, FileState.DONE, "file_done", receipt=receipt)


def take_list(
    w: Writer, kind: str, record_ids: Sequence[str], files: Iterable[Attachment], *, whole: bool = True
) -> None:
    """What the office has of these records now; what it no longer has goes if the list is `whole`, what waits stays."""
    marks = ", ".join("?" * len(record_ids))
    known = {
        row[0]: _file(row) for row in w.rows(f"{_SELECT} AND kind = ? AND record_id IN ({marks})", (kind, *record_ids))
    }
    by_remote = {one.file.remote_id: id_ for id_, one in known.items() if one.file.remote_id}
    seen = set()
    for file in files:
        id_ = file.id if file.id in known else by_remote.get(file.remote_id, file.id)
        seen.add(id_)
        if id_ not in known:
            w.run(
                _INSERT,
                (
                    id_, file.kind, file.record_id, file.name, file.media_type, file.size, file.sha256, file.remote_id,
                    FileState.OFFICE, file.size, 0, "", "", w.stamp, w.stamp,
                ),
            )  # fmt: skip
        elif known[id_].state in (FileState.DONE, FileState.OFFICE):
            w.run(
                "UPDATE attachment SET name = ?, media_type = ?, size = ?, sha256 = ?, remote_id = ? WHERE id = ?",
                (
                    file.name, file.media_type or known[id_].file.media_type, file.size,
                    file.sha256 or known[id_].file.sha256, file.remote_id, id_,
                ),
            )  # fmt: skip
    theirs = (FileState.DONE, FileState.OFFICE)
    gone = [id_ for id_, one in known.items() if whole and id_ not in seen and one.state in theirs]
    w.run_many("DELETE FROM attachment WHERE id = ?", [(id_,) for id_ in gone])
    if gone:
        contents.sweep(w)
    w.touched(QUEUE, record_ids)


def has_content(w: Writer, id: str, sha256: str, size: int) -> None:
    """The content of a file of the office came in whole."""
    contents.rename(w, id, sha256)
    w.run(
        "UPDATE attachment SET sha256 = ?, size = ?, changed_at = ? WHERE id = ?",
        (sha256, size, w.stamp, id),
    )
    w.touched(QUEUE, [id])


def _parent(r: Reader, kind: str, record_id: str) -> str:
    return str(r.value(f"SELECT remote_id FROM {SHAPES[kind].table} WHERE id = ?", (record_id,)) or "")  # noqa: S608


def _explained(r: Reader, file: RecordFile) -> RecordFile:
    record = r.get(file.file.kind, file.file.record_id)
    title = title_of(record) if record else ""
    if file.state is FileState.QUEUED and not _parent(r, file.file.kind, file.file.record_id):
        return replace(file, title=title, code=WAITS_FOR, message=title or file.file.kind)
    return replace(file, title=title)


def _move(
    w: Writer, file: RecordFile, to: FileState, event: str, *, code: str = "", message: str = "", receipt: Any = None
) -> None:
    w.run(
        "UPDATE attachment SET state = ?, code = ?, message = ?, changed_at = ? WHERE id = ?",
        (to, code, message, w.stamp, file.file.id),
    )
    _note(w, event, [file], receipt or ({"code": code, "message": message} if code else {}))


def _note(w: Writer, event: str, files: Sequence[RecordFile], data: Any) -> None:
    ledger.append_many(w, [(event, one.file.id, one.file.kind, one.file.record_id, data) for one in files])
    w.touched(QUEUE, [part for one in files for part in (one.file.id, one.file.record_id)])


def _file(row: Sequence[Any], *, here: bool = False) -> RecordFile:
    id_, kind, record, name, media, size, sha256, remote, state, sent, attempts, code, message, created, changed = row
    return RecordFile(
        file=Attachment(
            id=id_, kind=kind, record_id=record, name=name, media_type=media, size=size, sha256=sha256,
            remote_id=remote,
        ),
        state=FileState(state), sent=sent, here=here, attempts=attempts, code=code, message=message,
        created_at=moment_of(created), changed_at=moment_of(changed),
    )  # fmt: skip
