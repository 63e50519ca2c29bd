"""Ask the office which files it has of a record."""

from sfa_desktop.connectors.contract import Connector
from sfa_desktop.entities.attachment import RecordFile
from sfa_desktop.replica import attachments
from sfa_desktop.replica.store import Replica


def list_office_files(replica: Replica, connector: Connector, kind: str, record_id: str) -> list[RecordFile]:
    """Take in the office's list and return what is known of the record's files then.

    A record the office does not have yet, or a CRM without files, is not asked about. Raises NotFound, RemoteError.
    """
    with replica.read() as reader:
        record = reader.need(kind, record_id)
    remote = record.origin.remote_id
    if remote and connector.capabilities.attachments != "none":
        found = connector.files(kind, {record_id: remote})
        with replica.write() as writer:
            attachments.take_list(writer, kind, [record_id], found)
    with replica.read() as reader:
        return attachments.of_record(reader, kind, record_id)
