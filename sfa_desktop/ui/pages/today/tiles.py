"""The month in tiles: sales, visits, hit rate, coverage, each beside what it was before."""

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from sfa_desktop.replica.queries.month import Month
from sfa_desktop.ui import language
from sfa_desktop.ui.widgets.kpi import KpiTile


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("today", text, None, n)


def tiles(m: Month) -> list[KpiTile]:
    """The tiles of a month: only figures that are there."""
    forms, tiles = language.formats(), []
    top = max(m.sold, m.sold_a_year_ago or Decimal(0)) * Decimal("1.15")
    if top:
        before = m.sold_a_year_ago
        figure, unit = _short(m.sold)
        said = (
            _tr("a year ago {amount}").format(amount=" ".join(_short(before)))
            if before
            else _tr("without tax, to today")
        )
        name = _tr("Sales of {month}").format(month=forms.locale.standaloneMonthName(m.first.month))
        base = float(before / top) if before else None
        tone = "ok_solid" if before and m.sold >= before else "accent"
        tiles.append(KpiTile(name, figure, unit, said, actual=float(m.sold / top), base=base, tone=tone))
    if m.planned:
        said = _tr("of {planned} planned this month").format(planned=forms.count(m.planned))
        name = _tr("Visits")
        tiles.append(KpiTile(name, forms.count(m.visits), "", said, actual=m.visits / m.planned))
    if m.visits:
        share = m.with_order / m.visits
        said = _tr("{n} of {visits} visits").format(n=forms.count(m.with_order), visits=forms.count(m.visits))
        if m.hit_rate_before is not None:
            said = _tr("before {share}").format(share=forms.percent(Decimal(round(m.hit_rate_before * 100))))
        good = m.hit_rate_before is not None and share >= m.hit_rate_before
        tone = "ok_solid" if good else "accent"
        name, figure = _tr("Visits with order"), forms.count(round(share * 100))
        tiles.append(KpiTile(name, figure, "%", said, actual=share, base=m.hit_rate_before, tone=tone))
    if m.accounts:
        share = m.covered / m.accounts
        said = _tr("{n} of {all} in rhythm").format(n=forms.count(m.covered), all=forms.count(m.accounts))
        tone = "warn_solid" if share < 0.75 else "ok_solid"
        tiles.append(KpiTile(_tr("Coverage A"), forms.count(round(share * 100)), "%", said, actual=share, tone=tone))
    return tiles


def _short(value: Decimal) -> tuple[str, str]:
    """A large amount in three figures: (figure, unit)."""
    forms = language.formats()
    for unit, scale in (("M", 10**6), ("k", 10**3)):
        if abs(value) >= scale * 10:
            return forms.number(value / scale, 2 if value < scale * 100 else 1), f"{unit}{forms.currency}"
    return forms.number(value, 0), forms.currency
