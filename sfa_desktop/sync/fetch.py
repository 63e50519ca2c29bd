"""What a person asks the office for by hand: the list of a record's files, and the content of one."""

import hashlib
from collections.abc import Callable

from sfa_desktop.base.files import ContentMissing
from sfa_desktop.connectors.contract import Connector
from sfa_desktop.entities.attachment import RecordFile
from sfa_desktop.replica import attachments, contents, rounds
from sfa_desktop.replica.store import Replica


def list_files(replica: Replica, connector: Connector, kind: str, record_id: str) -> list[RecordFile]:
    """Take in the office's list and return what is known of the record's files then.

    A record the office does not have yet, or a CRM without files, is not asked about. What an office that was restored
    has no more stays: it is asked for, and sent again, once a person lets that go on. Raises NotFound, RemoteError.
    """
    with replica.read() as reader:
        remote = reader.need(kind, record_id).origin.remote_id
    if remote and connector.capabilities.attachments != "none":
        found = connector.files(kind, {record_id: remote})
        with replica.write() as writer:
            attachments.take_list(writer, kind, [record_id], found, whole=not rounds.office_in_doubt(writer))
    with replica.read() as reader:
        return attachments.of_record(reader, kind, record_id)


def fetch_file(
    replica: Replica,
    connector: Connector,
    id: str,
    *,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> RecordFile:
    """Fetch a content whole, checked by its hash, from where an earlier try broke off; not if it is here already.

    `progress` is told bytes done and in all, and may raise to stop: what came so far stays for the next time.
    Raises NotFound, RemoteError, DiskFull, ContentMissing if what came is not what the office said it has.
    """
    with replica.read() as reader:
        known = attachments.need(reader, id)
        start = contents.stored(reader, id) // contents.PART * contents.PART
    file = known.file
    if known.here:
        return known
    if not file.remote_id:
        raise ContentMissing(name=file.name)
    stream = connector.download(file, start)
    size = contents.fill(replica, id, stream, start, lambda done: progress(done, max(file.size, done)))
    digest = hashlib.sha256()
    for part in contents.pieces(replica, id):
        digest.update(part)
    found = digest.hexdigest()
    with replica.write() as writer:
        if (file.sha256 and found != file.sha256) or (file.size and size != file.size):
            contents.drop(writer, id)
        else:
            attachments.has_content(writer, id, found, size)
    with replica.read() as reader:
        fetched = attachments.need(reader, id)
    if not fetched.here:
        raise ContentMissing(name=file.name)
    return fetched
