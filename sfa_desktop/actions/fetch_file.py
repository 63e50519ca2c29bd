"""Bring the content of a file of the office to this laptop, from where an earlier try broke off."""

import hashlib
from collections.abc import Callable

from sfa_desktop.base.files import ContentMissing
from sfa_desktop.connectors.contract import Connector
from sfa_desktop.entities.attachment import RecordFile
from sfa_desktop.replica import attachments, contents
from sfa_desktop.replica.store import Replica


def fetch_file(
    replica: Replica, connector: Connector, id: str, *, progress: Callable[[int, int], None] = lambda done, total: None
) -> RecordFile:
    """Fetch it whole, checked by its hash; what is here already is not fetched again.

    `progress` is told bytes done and in all, and may raise to stop: what came so far stays for the next time.
    Raises NotFound, RemoteError, DiskFull, ContentMissing if what came is not what the office said it has.
    """
    with replica.read() as reader:
        known = attachments.need(reader, id)
        start = contents.stored(reader, id) // contents.PART * contents.PART
    if known.here:
        return known
    file = known.file
    if not file.remote_id:
        raise ContentMissing(name=file.name)
    size = contents.fill(
        replica, id, connector.download(file, start), start, lambda done: progress(done, max(file.size, done))
    )
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
