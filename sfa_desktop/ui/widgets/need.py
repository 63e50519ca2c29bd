"""What asks for a person: a card with one action, and the lights before an order is sent."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.layout import STRETCH, col, row
from sfa_desktop.ui.widgets.mark import Icon
from sfa_desktop.ui.widgets.panel import Card
from sfa_desktop.ui.widgets.text import Elided, Text

LIGHTS = {"ok": "done", "warn": "alert", "need": "blocked", "quiet": "clock"}
"""By light: its shape. Fine, will be asked, will be refused, not known yet."""


class NeedCard(Card):
    """Kind in its tone, title, reason, one action and "later"."""

    acted = Signal()
    postponed = Signal()

    def __init__(
        self,
        icon: str,
        tone: str,
        kind: str,
        title: str,
        words: str,
        action: str,
        *,
        when: str = "",
        key: str = "",
        later: str = "",
    ) -> None:
        super().__init__()
        tile = col(Icon(icon, 17, tone, tile=f"{tone}_tint", tile_size=32), STRETCH)
        head = row((Text(kind, "small_b", tone, wrap=True), 1), Text(when, "caption", "text3"), gap=6)
        act = Button(action, small=True, key=key)
        act.clicked.connect(self.acted)
        postpone = Button(later, "ghost", small=True) if later else None
        if postpone is not None:
            postpone.clicked.connect(self.postponed)
        body = col(
            head,
            Text(title, "body_b", wrap=True),
            Text(words, "small", "text2", wrap=True),
            6,
            row(act, postpone, STRETCH, gap=4),
            gap=2,
        )
        self.setLayout(row(tile, (body, 1), gap=12, margins=(12, 11, 14, 11)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{kind}: {title}")
        self.button = act


class PreflightLight(QWidget):
    """One check before sending: shape, name, fact, and the age of the fact."""

    def __init__(self, light: str, name: str, fact: str, age: str = "") -> None:
        super().__init__()
        self._icon, self._name = Icon(LIGHTS[light], 16, light), name
        self._fact = Elided(fact, "small")
        self._age = Text(age, "caption", "text3")
        self.setLayout(row(self._icon, Text(name, "small_m"), (self._fact, 1), self._age, gap=8))
        self.say(light, fact, age)

    def say(self, light: str, fact: str, age: str = "") -> None:
        """Show another result of the same check."""
        self._icon.show_icon(LIGHTS[light], light)
        self._fact.say(fact, "text2" if light in ("ok", "quiet") else light)
        self._age.say(age)
        self.setAccessibleName(f"{self._name}: {fact}")
