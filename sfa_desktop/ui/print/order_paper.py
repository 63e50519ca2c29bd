"""The order on paper: an A4 PDF of what was agreed, made anywhere, on any thread."""

import errno
import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)

from sfa_desktop.base.errors import DiskFull, HomeReadOnly
from sfa_desktop.ui import theme

DPI = 300
MARGIN_MM = 16.0
_FOOT_PT = 22
_INK: Mapping[str, str] = theme.TOKENS["color"]["light"]
"""Paper is white whatever theme the window has."""
_STYLE = f"""
body {{color:{_INK["text"]}; font-family:'Inter'; font-size:9.5pt;}}
h1 {{font-size:18pt; font-weight:600; margin:0;}}
.quiet {{color:{_INK["text2"]};}}
.small {{font-size:8.5pt;}}
.strong {{font-weight:600;}}
th {{color:{_INK["text2"]}; font-size:8pt; font-weight:500; border-bottom:1px solid {_INK["text"]};}}
td.line {{border-bottom:1px solid {_INK["line"]};}}
td.total {{font-size:13pt; font-weight:600; border-top:1px solid {_INK["text"]};}}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """One line, its figures already in the local form."""

    number: str
    code: str
    words: str
    note: str
    quantity: str
    price: str
    discount: str
    net_price: str
    amount: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderPaper:
    """What stands on the paper, as shown: words and figures in the language of the window."""

    house: str
    rep: str
    title: str
    """"Order 10251" or "Order P-0147 (provisional)"."""
    facts: Sequence[tuple[str, str]]
    """Date, delivery, price list, payment term: (name, value)."""
    customer: Sequence[str]
    """Name first, then tax id, address, contact."""
    lines: Sequence[PaperLine]
    totals: Sequence[tuple[str, str]]
    """(name, amount); the last one is the total."""
    comment: str = ""
    foot: str = ""


class _Sealed(QTextDocument):
    """A document that loads nothing, from the disk or from the network, whatever its text says."""

    def loadResource(self, _type: int, _name: QUrl | str) -> object:
        return None


def _tr(text: str) -> str:
    return QCoreApplication.translate("OrderPaper", text)


def _e(text: str) -> str:
    return html.escape(text, quote=True).replace("\n", "<br>")


def markup(paper: OrderPaper) -> str:
    """The paper as Qt's rich text, everything in it escaped."""
    facts = "".join(
        f'<tr><td class="quiet small">{_e(name)}&nbsp;&nbsp;</td><td align="right">{_e(value)}</td></tr>'
        for name, value in paper.facts
    )
    customer = "<br>".join(
        f'<span class="{"strong" if place == 0 else "small"}">{_e(part)}</span>'
        for place, part in enumerate(paper.customer)
        if part
    )
    heads = (
        ("", "left"),
        (_tr("Code"), "left"),
        (_tr("Product"), "left"),
        (_tr("Qty."), "right"),
        (_tr("Price"), "right"),
        (_tr("Disc. %"), "right"),
        (_tr("Net"), "right"),
        (_tr("Amount"), "right"),
    )
    head = "".join(f'<th align="{side}">{_e(words)}</th>' for words, side in heads)
    totals = "".join(
        f'<tr><td class="{kind}">{_e(name)}&nbsp;&nbsp;&nbsp;</td>'
        f'<td class="{kind}" align="right">{_e(amount)}</td></tr>'
        for place, (name, amount) in enumerate(paper.totals)
        for kind in ("total" if place == len(paper.totals) - 1 else "quiet",)
    )
    comment = f'<p><span class="quiet small">{_e(_tr("Comment"))}</span><br>{_e(paper.comment)}</p>'
    return (
        f'<table width="100%"><tr><td><h1>{_e(paper.title)}</h1><span class="quiet">{_e(paper.house)}'
        f"{' · ' if paper.house and paper.rep else ''}{_e(paper.rep)}</span></td></tr></table><p></p>"
        f'<table width="100%"><tr><td width="55%">{customer}</td>'
        f'<td><table width="100%">{facts}</table></td></tr></table><p></p>'
        f'<table width="100%" cellspacing="0" cellpadding="4" style="border-collapse:collapse">'
        f"<thead><tr>{head}</tr></thead>{''.join(map(_row, paper.lines))}</table><p></p>"
        f'<table align="right" cellspacing="0" cellpadding="3">{totals}</table>'
        f"{comment if paper.comment else ''}"
        f'<p class="quiet small">{_e(paper.foot)}</p>'
    )


def _row(line: PaperLine) -> str:
    note = f'<br><span class="quiet small">{_e(line.note)}</span>' if line.note else ""
    words = f'<td class="line">{_e(line.words)}{note}</td>'
    left = "".join(f'<td class="line quiet">{_e(cell)}</td>' for cell in (line.number, line.code))
    figures = (line.quantity, line.price, line.discount, line.net_price, line.amount)
    right = "".join(f'<td class="line" align="right">{_e(cell).replace(" ", "&nbsp;")}</td>' for cell in figures)
    return f"<tr>{left}{words}{right}</tr>"


def document(paper: OrderPaper) -> QTextDocument:
    """The paper laid out, not yet on pages."""
    sealed = _Sealed()
    sealed.setDefaultFont(QFont("Inter", 9))
    sealed.setDefaultStyleSheet(_STYLE)
    sealed.setHtml(markup(paper))
    return sealed


def write_pdf(paper: OrderPaper, target: Path) -> int:
    """Write the paper as PDF, first beside `target` and then in its place; returns the number of pages.

    Raises DiskFull where there is no room for it, HomeReadOnly where it may not be written. The file is
    never opened.
    """
    octets, pages = pdf(paper)
    part = target.with_name(f"{target.name}.part")
    try:
        part.write_bytes(octets)
        part.replace(target)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            part.unlink(missing_ok=True)
            raise DiskFull(path=str(target)) from error
        raise HomeReadOnly(path=str(target.parent)) from error
    return pages


def pdf(paper: OrderPaper) -> tuple[bytes, int]:
    """The paper as PDF, and its number of pages."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setTitle(paper.title)
    writer.setCreator("SFA Desktop")
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    sheet = document(paper)
    sheet.documentLayout().setPaintDevice(writer)
    area = QRectF(0, 0, writer.width(), writer.height() - _FOOT_PT * DPI / 72)
    sheet.setPageSize(QSizeF(area.width(), area.height()))
    pages = sheet.pageCount()
    painter = QPainter(writer)
    for page in range(pages):
        if page:
            writer.newPage()
        _paint_page(painter, sheet, paper.title, area, (page, pages))
    painter.end()
    return bytes(buffer.data().data()), pages


def _paint_page(painter: QPainter, sheet: QTextDocument, title: str, area: QRectF, place: tuple[int, int]) -> None:
    page, pages = place
    painter.save()
    painter.translate(0, -page * area.height())
    view = area.translated(0, page * area.height())
    painter.setClipRect(view)
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, QColor(_INK["text"]))
    context.palette = palette
    context.clip = view
    sheet.documentLayout().draw(painter, context)
    painter.restore()
    painter.setFont(QFont("Inter", 8))
    painter.setPen(QColor(_INK["text2"]))
    below = QRectF(0, area.height(), area.width(), _FOOT_PT * DPI / 72)
    words = _tr("{title} · page {page} of {pages}").format(title=title, page=page + 1, pages=pages)
    painter.drawText(below, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom), words)
