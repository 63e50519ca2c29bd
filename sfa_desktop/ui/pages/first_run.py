"""The first screen of a new profile: language, then the demo company or the company's own CRM, tested step by step."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QEvent, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sfa_desktop.actions.central.place import STAGES, CentralProgress
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.entities.exchange import Step
from sfa_desktop.ui import language, step_words, theme
from sfa_desktop.ui.messages import explain
from sfa_desktop.ui.paint import box, painter
from sfa_desktop.ui.tasks import Tasks
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.field import Field, Input
from sfa_desktop.ui.widgets.focus import KeyList, Pressable
from sfa_desktop.ui.widgets.layout import STRETCH, clear, col, row
from sfa_desktop.ui.widgets.mark import Icon
from sfa_desktop.ui.widgets.panel import Panel
from sfa_desktop.ui.widgets.progress import Progress
from sfa_desktop.ui.widgets.select import Select
from sfa_desktop.ui.widgets.text import Text

CARD_WIDTH = 620


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """What the first run can do, handed in by the app. All run off the main thread and may raise our errors."""

    crms: Sequence[tuple[str, str]]
    """(code, name) of the CRMs a connection can be made to."""
    test: Callable[[Endpoint, str], Sequence[Step]]
    """Endpoint and password; the password is only passed on, never kept in the window."""
    connect: Callable[[Endpoint, str], None]
    demo: Callable[[Callable[[CentralProgress], None]], None] | None = None
    """Make, start and connect the demo company; None where this build cannot."""


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
        crm = ways.crms[0][0] if ways.crms else ""
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
            self._known = self._asked()
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
        known = self._known
        self._crm = Select(self._ways.crms, known.crm, name=self.tr("CRM"))
        self._name = Input(known.name, self.tr("Our office"), name=self.tr("Name"))
        self._url = Input(known.url, "https://crm.example.com", name=self.tr("Address"))
        self._database = Input(known.database, name=self.tr("Database"))
        self._user = Input(known.user, name=self.tr("User"))
        self._password = Input(name=self.tr("Password"), secret=True)
        for edit in (self._name, self._url, self._database, self._user, self._password):
            edit.textChanged.connect(self._on_form_changed)
            edit.returnPressed.connect(self._on_test_pressed)
        self._fields = {
            "url": Field(self.tr("Address"), self._url, required=True),
            "database": Field(self.tr("Database"), self._database, required=True),
            "user": Field(self.tr("User"), self._user, required=True),
            "password": Field(self.tr("Password"), self._password, required=True),
        }
        self._results = QVBoxLayout()
        self._results.setSpacing(2)
        self._test = Button(self.tr("Test the connection"), "secondary")
        self._test.clicked.connect(self._on_test_pressed)
        self._start = Button(self.tr("Connect and begin"), "primary")
        self._start.setEnabled(False)
        self._start.clicked.connect(self._on_start_pressed)
        self._problem = Text("", "small", "need", wrap=True)
        self._problem.hide()
        self._url.setFocus()
        kind = Field(self.tr("CRM"), self._crm)
        return col(
            Text(self.tr("Connect to my CRM"), "name"),
            10,
            row((kind, 1), (Field(self.tr("Name"), self._name), 1), gap=12),
            self._fields["url"],
            row((self._fields["database"], 1), (self._fields["user"], 1), (self._fields["password"], 1), gap=12),
            6,
            self._results,
            self._problem,
            8,
            row(self._back("way"), STRETCH, self._test, self._start, gap=8),
            gap=10,
        )

    def _asked(self) -> Endpoint:
        return Endpoint(
            name=self._name.text().strip() or self.tr("Our office"),
            crm=self._crm.value(),
            url=self._url.text().strip(),
            database=self._database.text().strip(),
            user=self._user.text().strip(),
        )

    def _complete(self) -> bool:
        missing, whole = self.tr("This is needed."), True
        for field in self._fields.values():
            given = isinstance(field.control, Input) and bool(field.control.text().strip())
            field.set_error("" if given else missing)
            whole = whole and given
        return whole

    @Slot()
    def _on_form_changed(self) -> None:
        self._start.setEnabled(False)
        clear(self._results)
        self._problem.hide()

    @Slot()
    def _on_test_pressed(self) -> None:
        if not self._complete():
            return
        asked, password, test = self._asked(), self._password.text(), self._ways.test
        self._problem.hide()
        self._test.set_busy(self.tr("Testing…"))
        self._tasks.query(self, lambda: test(asked, password), self._on_tested, self._on_failed, key="test")

    def _on_tested(self, steps: Sequence[Step]) -> None:
        self._test.set_busy("")
        clear(self._results)
        for step in steps:
            self._results.addLayout(self._step_row(step))
        passed = bool(steps) and all(step.passed is not False for step in steps)
        self._start.setEnabled(passed)
        (self._start if passed else self._test).setFocus()

    def _step_row(self, step: Step) -> QVBoxLayout:
        icon, tone = {True: ("done", "ok"), False: ("blocked", "need"), None: ("more", "text3")}[step.passed]
        name = step_words.step(step.name)
        took = language.formats().number(Decimal(f"{step.seconds:.2f}"))
        seconds = "" if step.passed is None else self.tr("{seconds} s").format(seconds=took)
        head = row(Icon(icon, 16, tone), Text(name, "body_m"), STRETCH, Text(seconds, "caption", "text3"), gap=8)
        detail = None
        if step.detail and step.passed is False:
            detail = row(24, (Text(step.detail, "small", "need", wrap=True), 1), gap=0)
        return col(head, detail, gap=0)

    @Slot()
    def _on_start_pressed(self) -> None:
        asked, password, connect = self._asked(), self._password.text(), self._ways.connect
        self._start.set_busy(self.tr("Connecting…"))
        self._tasks.change(self, lambda: connect(asked, password), self._on_connected, self._on_failed)

    def _on_connected(self, _result: None) -> None:
        self.finished.emit()

    def _on_failed(self, error: Exception) -> None:
        if self._step == "demo":
            self._again.show()
        else:
            self._test.set_busy("")
            self._start.set_busy("")
        self._problem.say(explain(error).whole)
        self._problem.show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._step in ("language", "way"):
            self.show_step(self._step)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter(self).fillRect(self.rect(), theme.color("frame"))
