"""Files in words: where one stands, why it was refused, what it looks like."""

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from sfa_desktop.entities.attachment import FileState, RecordFile
from sfa_desktop.ui import language, messages


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("files", text, None, n)


def icon(file: RecordFile) -> str:
    """A picture or anything else."""
    return "photo" if file.file.media_type.startswith("image/") else "document"


def state(file: RecordFile, *, held_back: bool = False) -> tuple[str, str]:
    """Where a file stands, and the tone of it; `held_back` while the network is paid by the byte."""
    match file.state:
        case FileState.QUEUED if file.code:
            return _tr("waits for its record"), "quiet"
        case FileState.QUEUED if held_back:
            return _tr("waits for a free network"), "quiet"
        case FileState.QUEUED if file.sent:
            return _tr("{share} sent").format(
                share=language.formats().percent(Decimal(100 * file.sent // file.file.size))
            ), "accent"
        case FileState.QUEUED:
            return _tr("waiting"), "accent"
        case FileState.SENDING:
            return _tr("on its way"), "accent"
        case FileState.UNKNOWN:
            return _tr("being looked up"), "warn"
        case FileState.REFUSED:
            return _tr("refused"), "need"
        case FileState.DONE:
            return _tr("at the office"), "ok"
        case FileState.OFFICE:
            return (_tr("at the office, and here"), "ok") if file.here else (_tr("at the office"), "quiet")


def reason(file: RecordFile) -> str:
    """Why it does not go on by itself; empty where it does."""
    known = {
        "waits_for": _tr("It goes up once {record} is at the office."),
        "no_record": _tr("Its record is no longer there."),
        "type": _tr("The office does not take files that would run as programs."),
        "too_large": _tr("It is larger than the office takes."),
        "rights": _tr("The office does not let you add files to this record."),
        "not_visible": _tr("Its record is no longer yours."),
        "fault": _tr("The server cannot take this one. The others go on."),
    }
    if file.code in known:
        return known[file.code].format(record=file.message or "–")
    return messages.explain_code(file.code, fallback=file.message).sentence if file.code else ""


def about(file: RecordFile) -> str:
    """Its size in words."""
    return language.formats().size(file.file.size)
