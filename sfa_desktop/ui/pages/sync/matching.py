"""The list of customers of two systems that were not found to be one, as rows of a table."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from sfa_desktop.replica.counterparts import NO_TAX_ID, SEVERAL, UNKNOWN, Match
from sfa_desktop.ui.widgets.cell import Cell, Column, Row


def _tr(text: str) -> str:
    return QCoreApplication.translate("matching", text)


def match_columns() -> tuple[Column, ...]:
    """Columns of what does not match."""
    return (
        Column(key="side", title=_tr("Where"), width=90),
        Column(key="name", title=_tr("Customer")),
        Column(key="tax_id", title=_tr("Tax id"), width=150),
        Column(key="city", title=_tr("City"), width=150),
        Column(key="why", title=_tr("Why it is not matched"), width=250),
    )


def match_rows(found: Sequence[Match]) -> list[Row]:
    """Ours first: their orders wait. Pairs are left out."""
    why = {
        NO_TAX_ID: _tr("It has no tax id."),
        UNKNOWN: _tr("The other side has no such tax id."),
        SEVERAL: _tr("Several have this tax id."),
    }
    rows = []
    for match in found:
        side = match.account or match.counterpart
        if side is None or not match.reason:
            continue
        where = Cell(words=_tr("here"), tone="warn") if match.account else Cell(words=match.endpoint, tone="text2")
        cells = {
            "side": where,
            "name": Cell(words=side.name or "–", style="body_m"),
            "tax_id": Cell(words=side.tax_id or "–"),
            "city": Cell(words=side.city or "–", tone="text2"),
            "why": Cell(words=why[match.reason], tone="text2"),
        }
        rows.append(Row(id=f"{match.endpoint} {side.key}", value=match, cells=cells))
    return rows
