"""Saves the order on the desk as a PDF in the documents folder, off the main thread; never opens it by itself."""

import re
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from sfa_desktop.entities import Order
from sfa_desktop.replica.queries.order_desk import DeskFacts
from sfa_desktop.rules.order_sheet import PricedOrder
from sfa_desktop.ui.page import Desk, Notice
from sfa_desktop.ui.print.order_of import paper_of
from sfa_desktop.ui.print.order_paper import OrderPaper, write_pdf


class PaperMaker(QObject):
    """One paper after the other."""

    notice_raised = Signal(object)
    made = Signal(object)
    """The Path of the PDF."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def make(self, order: Order, priced: PricedOrder, facts: DeskFacts) -> None:
        """Write the paper and say where it is."""
        listed = facts.sheet.book.price_list
        paper = paper_of(
            order,
            priced,
            facts.account,
            facts.sheet.addresses,
            house=facts.house,
            rep=facts.rep,
            terms=listed.name if listed else "",
        )
        folder = documents()
        name = file_name(self.tr("Order {number}").format(number=order.number or order.provisional), facts.account.name)

        def work() -> Path:
            return _write(paper, folder, name)

        self._desk.tasks.query(self, work, self._on_made, self._on_failed)

    def _on_made(self, path: Path) -> None:
        self.made.emit(path)
        words = self.tr("Saved: {path}").format(path=str(path))
        self.notice_raised.emit(
            Notice(words=words, icon="print", action=self.tr("Show folder"), run=lambda: _show(path.parent), seconds=10)
        )

    def _on_failed(self, error: Exception) -> None:
        self.notice_raised.emit(Notice.of(error))


def documents() -> Path:
    """The person's documents folder."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place or Path.home()) / "SFA Desktop"


def file_name(*parts: str) -> str:
    """A file name of these words, without anything a file system or a shell could trip over."""
    words = re.sub(r"[^\w .()-]+", " ", " - ".join(parts), flags=re.UNICODE)
    return f"{' '.join(words.split()).strip('. ')[:120]}.pdf"


def _write(paper: OrderPaper, folder: Path, name: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / name
    write_pdf(paper, target)
    return target


def _show(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
