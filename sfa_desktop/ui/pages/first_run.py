"""The first screen of a new profile: language, then the demo company or the company's own CRM, tested step by step."""

from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QEvent, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sfa_desktop.actions.central.place import STAGES, CentralProgress
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.ui import language, theme
from sfa_desktop.ui.connect_form import ConnectForm, Ways
from sfa_desktop.ui.messages import explain
from sfa_desktop.ui.paint import box, painter
from sfa_desktop.ui.tasks import Tasks
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.focus import KeyList, Pressable
from sfa_desktop.ui.widgets.layout import STRETCH, clear, col, row
from sfa_desktop.ui.widgets.mark import Icon
from sfa_desktop.ui.widgets.panel import Panel
from sfa_desktop.ui.widgets.progress import Progress
from sfa_desktop.ui.widgets.text import Text

CARD_WIDTH = 620


class Choice(Pressable):
    """A large card to press: icon, what it does, and one line of what follows."""

    def __init__(self, name: str, icon: str, title: str, words: str) -> None:
        super().__init__(f"{title}. {words}")
        self.setObjectName(name)
        tile = Icon(icon, 20, "accent_text", tile="accent_tint", tile_size=40)
        texts = col(Text(title, "title"), Text(words, "small", "text2", wrap=True), gap=2)
        arrow = Icon("chevron-right", 16, "text3")
        self.setLayout(row(tile, (texts, 1), arrow, gap=14, margins=(16, 14, 16, 14)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        fill = theme.color("hover" if self.hovered else "raised")
        box(painter(self), self.rect(), theme.RADIUS["card"], fill, theme.color("line_strong"))


class FirstRunPage(QWidget):
    """Fills the window until there is something to work with; `finished` then, `language_chosen` on the way."""

    finished = Signal()
    language_chosen = Signal(str)
    _told = Signal(object)

    def __init__(self, tasks: Tasks, ways: Ways) -> None:
        super().__init__()
        self._tasks, self._ways = tasks, ways
        self._step = "language"
        self._card = QVBoxLayout()
        self._card.setContentsMargins(36, 32, 36, 28)
        self._panel = Panel(self._card, fill="sheet", edge="line", radius=theme.RADIUS["overlay"])
        self._panel.setFixedWidth(CARD_WIDTH)
        self.setLayout(col(STRETCH, row(STRETCH, self._panel, STRETCH), STRETCH, margins=(20, 20, 20, 20)))
        self._told.connect(self._on_told)
        crm = ways.crms[0].code if ways.crms else ""
        self._known = Endpoint(name="", crm=crm, url="", database="", user="")
        self.show_step("language")

    def show_step(self, step: str) -> None:
        """Go to one of the steps: language, way, connect, demo."""
        self._step = step
        clear(self._card)
        body = {"language": self._language, "way": self._way, "connect": self._connect, "demo": self._demo}[step]()
        self._card.addLayout(body)

    def step(self) -> str:
        """The step that is shown."""
        return self._step

    # --- the language ---

    def _language(self) -> QVBoxLayout:
        choices = KeyList()
        hello = {"es": "El trabajo del día, con red o sin red", "en": "The day's work, with or without a network"}
        hello["pt"] = "O trabalho do dia, com ou sem rede"
        cards = []
        for code, name in language.LANGUAGES:
            card = Choice(code, "globe", name, hello[code])
            card.activated.connect(self._on_language_pressed)
            cards.append(card)
        choices.setLayout(col(*cards, gap=8))
        mine = next((card for card in cards if card.objectName() == language.current()), cards[0])
        mine.setFocus()
        return col(Text("Idioma · Language · Idioma", "name"), 14, choices, gap=4)

    @Slot()
    def _on_language_pressed(self) -> None:
        code = self.sender().objectName()
        self._step = "way"  # before the language changes: the event redraws the step that is shown
        self.language_chosen.emit(code)
        self.show_step("way")

    # --- demo company or own CRM ---

    def _way(self) -> QVBoxLayout:
        cards = []
        if self._ways.demo is not None:
            cards.append(
                Choice(
                    "demo",
                    "spark",
                    self.tr("Try the demo company"),
                    self.tr("A real CRM with an invented company runs on this laptop. Nothing leaves it."),
                )
            )
        cards.append(
            Choice(
                "connect",
                "online",
                self.tr("Connect to my CRM"),
                self.tr("With the address, the user and the password the administrator gave."),
            )
        )
        for card in cards:
            card.activated.connect(self._on_way_pressed)
        choices = KeyList()
        choices.setLayout(col(*cards, gap=8))
        cards[0].setFocus()
        words = self.tr("The book of business is kept on this laptop, encrypted, and works without a network.")
        return col(
            Text(self.tr("Where does the work come from?"), "name"),
            Text(words, "body", "text2", wrap=True),
            14,
            choices,
            14,
            row(self._back("language"), STRETCH),
            gap=4,
        )

    @Slot()
    def _on_way_pressed(self) -> None:
        way = self.sender().objectName()
        self.show_step(way)
        if way == "demo" and self._ways.demo is not None:
            start = self._ways.demo
            self._tasks.change(self, lambda: start(self._told.emit), self._on_connected, self._on_failed)

    def _back(self, step: str) -> Button:
        button = Button(self.tr("Back"), "ghost")
        button.setProperty("step", step)
        button.clicked.connect(self._on_back_pressed)
        return button

    @Slot()
    def _on_back_pressed(self) -> None:
        if self._step == "connect":
            self._known = self._form.asked()
        self.show_step(str(self.sender().property("step")))

    # --- the demo company ---

    def _demo(self) -> QVBoxLayout:
        self._progress = Progress(self.tr("Preparing…"), share=None)
        self._problem = Text("", "small", "need", wrap=True)
        self._problem.hide()
        self._again = self._back("way")
        self._again.hide()
        return col(
            Text(self.tr("Setting up the demo company"), "name"),
            Text(
                self.tr("The first time this takes some minutes; afterwards it opens in seconds."),
                "body",
                "text2",
                wrap=True,
            ),
            18,
            self._progress,
            8,
            self._problem,
            row(self._again, STRETCH),
            gap=4,
        )

    @Slot(object)
    def _on_told(self, done: CentralProgress) -> None:
        if self._step != "demo":
            return
        words = QCoreApplication.translate("central", STAGES.get(done.stage, done.stage))
        share = done.done / done.total
        self._progress.show_state(words, language.formats().percent(Decimal(round(share * 100)), 0), share=share)

    # --- an own CRM ---

    def _connect(self) -> QVBoxLayout:
        self._form = ConnectForm(self._tasks, self._ways, self._known)
        self._form.connected.connect(self.finished)
        self._form.foot.insertWidget(0, self._back("way"))
        self._form.begin()
        return col(Text(self.tr("Connect to my CRM"), "name"), 10, self._form, gap=10)

    def _on_connected(self, _result: None) -> None:
        self.finished.emit()

    def _on_failed(self, error: Exception) -> None:
        self._again.show()
        self._problem.say(explain(error).whole)
        self._problem.show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._step in ("language", "way"):
            self.show_step(self._step)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter(self).fillRect(self.rect(), theme.color("frame"))
