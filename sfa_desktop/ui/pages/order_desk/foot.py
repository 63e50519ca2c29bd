"""Under the grid: why this price, the checks before sending, and what it comes to."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sfa_desktop.base.i18n import QT_TRANSLATE_NOOP
from sfa_desktop.rules.order_sheet import PricedLine, PricedOrder
from sfa_desktop.rules.preflight import AMBER, Policies, may_go
from sfa_desktop.ui import language
from sfa_desktop.ui.order_words import checks, prospect
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.layout import STRETCH, clear, col, holder, row
from sfa_desktop.ui.widgets.mark import Rule
from sfa_desktop.ui.widgets.need import PreflightLight
from sfa_desktop.ui.widgets.panel import pair, section
from sfa_desktop.ui.widgets.text import Marked, Text


class WhyPrice(QWidget):
    """The current line's price, step by step."""

    def __init__(self) -> None:
        super().__init__()
        self._line = QVBoxLayout(self)
        self._line.setContentsMargins(20, 14, 16, 10)
        self._line.setSpacing(5)

    def show_line(self, number: int, entry: PricedLine | None, policies: Policies) -> None:
        """Explain one line, or say how to see one explained."""
        clear(self._line)
        if entry is None or entry.price is None:
            hint = Text(self.tr("Choose a line to see how its price is made."), "small", "text2", wrap=True)
            self._line.addLayout(col(section(self.tr("Why this price")), 3, hint, STRETCH, gap=5))
            return
        self._line.addLayout(section(self.tr("Why this price"), self.tr("line {number}").format(number=number)))
        self._line.addSpacing(3)
        for step in self._steps(entry, policies):
            self._line.addWidget(step)
        self._line.addStretch(1)

    def _steps(self, entry: PricedLine, policies: Policies) -> list[QWidget]:
        forms, price = language.formats(), entry.price
        if price is None:
            return []
        catalogue = forms.amount(price.list_price)
        steps = [_step(self.tr("Catalogue price"), catalogue, "")]
        if price.price_list is not None:
            words = self.tr("List {name}").format(name=price.price_list.name)
            steps.append(_step(words, forms.amount(price.base_price), self._rule_note(entry)))
        if price.next_break is not None:
            step = price.next_break
            words = self.tr("from {quantity} {unit}").format(
                quantity=forms.quantity(step.quantity), unit=entry.line.unit
            )
            note = self.tr("{more} more for {percent} less").format(
                more=forms.quantity(step.more), percent=forms.percent(step.percent)
            )
            steps.append(_step(self.tr("Next quantity break"), words, note))
        if price.discount and price.base_price is not None and price.unit_price is not None:
            over = price.discount > policies.discount_limit
            words = self.tr("Discount {percent}").format(percent=forms.percent(price.discount, 2))
            note = self.tr("limit {percent}").format(percent=forms.percent(policies.discount_limit))
            less = f"\u2212 {forms.amount(price.base_price - price.unit_price)}"
            steps.append(_step(words, less, note, "warn" if over else "text"))
        steps += [Rule(), _step(self.tr("Net price"), forms.amount(price.unit_price), "", strong=True)]
        return steps

    def _rule_note(self, entry: PricedLine) -> str:
        forms, price = language.formats(), entry.price
        rule = price.rule if price is not None else None
        if rule is None:
            return self.tr("no rule of the list fits")
        parts = []
        if rule.quantity:
            unit = entry.line.unit
            parts.append(self.tr("from {quantity} {unit}").format(quantity=forms.quantity(rule.quantity), unit=unit))
        if rule.starts_on:
            parts.append(self.tr("since {day}").format(day=forms.date_medium(rule.starts_on)))
        if rule.ends_on:
            parts.append(self.tr("until {day}").format(day=forms.date_medium(rule.ends_on)))
        return " · ".join(parts)


def _step(name: str, value: str, note: str, tone: str = "text", *, strong: bool = False) -> QWidget:
    style = "small_b" if strong else "small_m"
    below = Text(note, "caption", "text3") if note else None
    step = holder(row((col(Text(name, style, tone), below, gap=0), 1), Text(value, style, tone), gap=8))
    step.setAccessibleName(" ".join(part for part in (name, value, note) if part))
    return step


class Preflight(QWidget):
    """The six checks and what will probably happen."""

    def __init__(self) -> None:
        super().__init__()
        self._lights: list[PreflightLight] = []
        self._prospect = Text("", "small", "text2")
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        head = section(self.tr("Before sending"))
        self.setLayout(col(head, 3, self._list, 2, self._prospect, STRETCH, gap=6, margins=(16, 14, 16, 10)))

    def show_order(
        self, order: PricedOrder, numbers: dict[str, int], now: datetime, prices_as_of: datetime | None
    ) -> None:
        """Show the checks of an order, each with the age of its fact."""
        found = checks(order.lights, prices_as_of)
        forms = language.formats()
        if not self._lights:
            self._lights = [PreflightLight(check.tone, check.name, check.fact) for check in found]
            for light in self._lights:
                self._list.addWidget(light)
        for light, check in zip(self._lights, found, strict=True):
            light.say(check.tone, check.fact, forms.age(check.as_of, now) if check.as_of else "")
        self._prospect.say(Marked(prospect(order.lights, numbers)))


class Totals(QWidget):
    """Gross, discounts, taxes, total, and the one primary button of the desk."""

    printed = Signal()
    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sums = QVBoxLayout()
        self._sums.setSpacing(5)
        self._total, self._units = Text("", "figure"), Text("", "caption", "text3")
        paper = Button(self.tr("PDF"), icon="print", key="F9")
        self._send = Button(self.tr("Send order"), "primary", icon="send", key="Ctrl ⏎")
        paper.clicked.connect(self.printed)
        self._send.clicked.connect(self.submitted)
        total = row(holder(col(Text(self.tr("Total"), "body_b"), self._units, gap=0)), STRETCH, self._total, gap=8)
        acts = row(paper, STRETCH, self._send, gap=6)
        self.setLayout(col(self._sums, 2, Rule(), 2, total, STRETCH, acts, gap=5, margins=(16, 14, 20, 14)))

    def show_order(self, order: PricedOrder) -> None:
        """Show what an order comes to."""
        forms, sums = language.formats(), order.totals
        clear(self._sums)
        self._sums.addLayout(pair(self.tr("Gross"), forms.amount(order.gross), "text2", strong=False))
        off = order.gross - sums.net
        if off:
            self._sums.addLayout(pair(self.tr("Discounts"), forms.amount(-off), "text2", strong=False))
        for tax in sums.taxes:
            self._sums.addLayout(pair(tax.tax.name, forms.amount(tax.amount), "text2", strong=False))
        self._total.say(forms.money(sums.total))
        self._units.say(self._count(order.lines))

    def set_way(self, words: str, *, busy: bool = False, enabled: bool = True) -> None:
        """What the primary button says, and whether it can be pressed."""
        self._send.set_busy(words if busy else "")
        if not busy:
            self._send.say(words)
            self._send.setEnabled(enabled)

    def _count(self, lines: Sequence[PricedLine]) -> str:
        units = sum((entry.line.quantity or Decimal(0) for entry in lines), Decimal(0))
        words = self.tr("%n line(s)", None, len(lines))
        return f"{words} · {self.tr('{count} units').format(count=language.formats().quantity(units))}"


def sendable(order: PricedOrder) -> bool:
    """Whether the office would not have to refuse it."""
    return bool(order.lines) and may_go(order.lights)


def way(order: PricedOrder) -> str:
    """What sending it comes to, in the words of the button."""
    asks = any(light.code == "discount_for_approval" and light.level == AMBER for light in order.lights)
    words = QT_TRANSLATE_NOOP("Totals", "Send for approval") if asks else QT_TRANSLATE_NOOP("Totals", "Send order")
    return QCoreApplication.translate("Totals", words)
