"""Above the grid: whose order it is, on which terms, and what is left of the credit, with its age."""

from datetime import date, datetime
from decimal import Decimal

from PySide6.QtWidgets import QSizePolicy, QWidget

from sfa_desktop.entities import Account, Order
from sfa_desktop.rules.credit import Credit
from sfa_desktop.ui import language, words
from sfa_desktop.ui.widgets.charts import Meter
from sfa_desktop.ui.widgets.layout import STRETCH, col, holder, row
from sfa_desktop.ui.widgets.mark import Avatar, Badge, Swatch
from sfa_desktop.ui.widgets.panel import Panel
from sfa_desktop.ui.widgets.text import Elided, Text, marked

CREDIT_WIDTH = 470


class CreditBar(QWidget):
    """Owed, on the way, this order: three parts of the limit, each in figures."""

    def __init__(self) -> None:
        super().__init__()
        self._left, self._limit, self._age = (
            Text("", "body_b"),
            Text("", "small", "text3"),
            Text("", "caption", "text3"),
        )
        self._meter = Meter(height=8)
        self._owed, self._unsent, self._mine = (Text("", "small", "text2") for _ in range(3))
        self._unsent_part = holder(row(Swatch("warn_solid"), self._unsent, gap=5))
        legend = row(Swatch("text2"), self._owed, 6, self._unsent_part, 6, Swatch("accent"), self._mine, STRETCH, gap=5)
        self.setLayout(col(row(self._left, self._limit, STRETCH, self._age, gap=6), self._meter, legend, gap=5))
        self.setMinimumWidth(CREDIT_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_credit(self, credit: Credit | None, total: Decimal, now: datetime) -> None:
        """Show what this order leaves of the credit."""
        self.setVisible(credit is not None)
        if credit is None:
            return
        forms = language.formats()
        age = self.tr("figures of the office, {when}").format(when=forms.when(credit.as_of, now))
        self._age.say(age if credit.as_of else self.tr("no figures from the office yet"))
        self._owed.say(marked(self.tr("balance <b>{amount}</b>"), amount=forms.money(credit.balance)))
        self._unsent.say(marked(self.tr("on the way <b>{amount}</b>"), amount=forms.money(credit.unsent)))
        self._unsent_part.setVisible(credit.unsent > 0)
        self._mine.say(marked(self.tr("this order <b>{amount}</b>"), amount=forms.money(total)))
        limit, left = credit.limit, credit.left
        self._meter.setVisible(limit is not None)
        if limit is None or left is None:
            self._left.say(self.tr("No credit limit"), "text")
            self._limit.say("")
            return
        rest = left - total
        if rest >= 0:
            tight = rest * 10 < limit
            self._left.say(self.tr("{amount} left").format(amount=forms.money(rest)), "warn" if tight else "text")
        else:
            self._left.say(self.tr("{amount} over the limit").format(amount=forms.money(-rest)), "warn")
        self._limit.say(self.tr("of {amount}").format(amount=forms.money(limit)))
        self._meter.set_parts(_parts(credit, total, limit))


def _parts(credit: Credit, total: Decimal, limit: Decimal) -> list[tuple[float, str]]:
    """Shares of the limit, or of everything where that is more, so that no part falls off the bar."""
    whole = max(limit, credit.balance + credit.unsent + total, Decimal(1))
    amounts = ((credit.balance, "text2"), (credit.unsent, "warn_solid"), (total, "accent"))
    return [(float(max(amount, Decimal(0)) / whole), tone) for amount, tone in amounts]


class DeskHead(Panel):
    """The customer and the credit."""

    def __init__(self) -> None:
        self._avatar = Avatar(" ", 40, square=True)
        self._name, self._badge = Elided("", "title"), Badge(" ", "accent")
        self._terms = Elided("", "small", "text2")
        self.credit = CreditBar()
        who = col(row(self._name, self._badge, STRETCH, gap=8), self._terms, gap=2)
        super().__init__(
            row(self._avatar, (who, 1), self.credit, gap=12, margins=(20, 12, 20, 12)),
            sides="b",
        )

    def show_order(self, account: Account, order: Order, price_list: str, today: date) -> None:
        """Whose order it is, and on which terms."""
        self._avatar.say(account.name or "?")
        self._name.say(account.name)
        segment, tone = words.segment(account)
        self._badge.setVisible(bool(segment))
        if segment:
            self._badge.say(segment, tone)
        delivery = (
            self.tr("delivery {day}").format(day=language.formats().day(order.deliver_on, today))
            if order.deliver_on
            else ""
        )
        listed = self.tr("List {name}").format(name=price_list) if price_list else self.tr("Catalogue prices")
        self._terms.say(" · ".join(part for part in (listed, delivery, account.payment_term, account.city) if part))
