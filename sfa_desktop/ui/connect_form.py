"""The first run's form that connects an own CRM: asks what this one needs, signs in, tests before it is kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from threading import Event

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sfa_desktop.actions.central.place import CentralProgress
from sfa_desktop.actions.sign_in import Show
from sfa_desktop.actions.try_endpoint import Offer
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.entities.exchange import Step
from sfa_desktop.ui import language, step_words
from sfa_desktop.ui.messages import explain
from sfa_desktop.ui.signing_in import SigningIn
from sfa_desktop.ui.tasks import Tasks
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.field import Field, Input
from sfa_desktop.ui.widgets.layout import STRETCH, clear, col, holder, row
from sfa_desktop.ui.widgets.mark import Icon
from sfa_desktop.ui.widgets.select import Select
from sfa_desktop.ui.widgets.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """What the first run can do, handed in by the app. All run off the main thread and may raise our errors."""

    crms: Sequence[Offer]
    """The CRMs a connection can be made to, and what each asks for."""
    test: Callable[[Endpoint, str], Sequence[Step]]
    """Endpoint and password; the password is only passed on, never kept in the window."""
    connect: Callable[[Endpoint, str], None]
    sign_in: Callable[[Endpoint, Show, Event, bool], str] | None = None
    """Let a person sign in with a browser (True: with a code); the secret that is to be kept for it."""
    demo: Callable[[Callable[[CentralProgress], None]], None] | None = None
    """Make, start and connect the demo company; None where this build cannot."""


class ConnectForm(QWidget):
    """Nothing is kept before the test has passed and the person goes on."""

    connected = Signal()

    def __init__(self, tasks: Tasks, ways: Ways, known: Endpoint) -> None:
        super().__init__()
        self._tasks, self._ways = tasks, ways
        self._offers = {offer.code: offer for offer in ways.crms}
        choices = [(offer.code, offer.label) for offer in ways.crms]
        self._crm = Select(choices, known.crm, name=self.tr("CRM"))
        self._name = Input(known.name, self.tr("Our office"), name=self.tr("Name"))
        self._url = Input(known.url, "https://crm.example.com", name=self.tr("Address"))
        self._database = Input(known.database, name=self.tr("Database"))
        self._user = Input(known.user, name=self.tr("User"))
        self._password = Input(name=self.tr("Password"), secret=True)
        self._signed = ""
        for edit in (self._name, self._url, self._database, self._user, self._password):
            edit.textChanged.connect(self._on_changed)
            edit.returnPressed.connect(self._on_test_pressed)
        self._fields = {
            "url": Field(self.tr("Address"), self._url, required=True),
            "database": Field(self.tr("Database"), self._database, required=True),
            "user": Field(self.tr("User"), self._user, required=True),
            "password": Field(self.tr("Password"), self._password, required=True),
        }
        self.signing_in = SigningIn(tasks)
        self.signing_in.asked.connect(self._on_sign_in_asked)
        self.signing_in.signed_in.connect(self._on_signed_in)
        self._results = QVBoxLayout()
        self._results.setSpacing(2)
        self._test = Button(self.tr("Test the connection"), "secondary")
        self._test.clicked.connect(self._on_test_pressed)
        self._start = Button(self.tr("Connect and begin"), "primary")
        self._start.setEnabled(False)
        self._start.clicked.connect(self._on_start_pressed)
        self._problem = Text("", "small", "need", wrap=True)
        self._problem.hide()
        self.foot = row(STRETCH, self._test, self._start, gap=8)
        """The buttons below; whoever owns the form puts the way back in front."""
        fields = self._fields
        self.setLayout(
            col(
                row((Field(self.tr("CRM"), self._crm), 1), (Field(self.tr("Name"), self._name), 1), gap=12),
                fields["url"],
                row((fields["database"], 1), (fields["user"], 1), (fields["password"], 1), gap=12),
                self.signing_in,
                6,
                self._results,
                self._problem,
                8,
                holder(self.foot),
                gap=10,
            )
        )
        self._crm.chosen.connect(self._on_crm_chosen)
        self._show_needs()

    def begin(self) -> None:
        """The form is shown: the address is what is typed first."""
        self._url.setFocus()

    def show_crm(self, code: str) -> None:
        """Ask for what this CRM needs."""
        self._crm.set_value(code)
        self._on_crm_chosen(code)

    def asked(self) -> Endpoint:
        """What is typed."""
        return Endpoint(
            name=self._name.text().strip() or self.tr("Our office"),
            crm=self._crm.value(),
            url=self._url.text().strip(),
            database=self._database.text().strip() if self._offer().takes_database else "",
            user=self._user.text().strip(),
        )

    def _offer(self) -> Offer:
        return self._offers[self._crm.value()]

    def _show_needs(self) -> None:
        """Ask for what this CRM needs, by the names that it has there."""
        offer, fields = self._offer(), self._fields
        fields["database"].setVisible(offer.takes_database)
        fields["database"].set_label(self.tr("Tenant") if offer.tenant else self.tr("Database"))
        fields["database"].set_required(offer.needs_database)
        fields["user"].set_label(self.tr("Id of the application") if offer.doors else self.tr("User"))
        fields["user"].set_required(offer.needs_user)
        fields["password"].set_label(self.tr("Password") if offer.needs_user else self.tr("Password or API key"))
        fields["password"].setVisible(not offer.doors)
        self.signing_in.offer(offer.doors)

    def _complete(self, *, signing_in: bool = False) -> bool:
        offer, missing, whole = self._offer(), self.tr("This is needed."), True
        needed = {
            "url": True, "database": offer.needs_database, "user": offer.needs_user, "password": not offer.doors,
        }  # fmt: skip
        for name, field in self._fields.items():
            given = isinstance(field.control, Input) and bool(field.control.text().strip())
            field.set_error("" if given or not needed[name] else missing)
            whole = whole and (given or not needed[name])
        if whole and offer.doors and not signing_in and not self._signed:
            self.signing_in.say(self.tr("Sign in first."), "need")
            return False
        return whole

    @property
    def _secret(self) -> str:
        return self._signed if self._offer().doors else self._password.text()

    @Slot(str)
    def _on_crm_chosen(self, _code: str) -> None:
        self._show_needs()
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        """Something else is asked for: what was tested, and where one signed in, does not hold any more."""
        self._start.setEnabled(False)
        clear(self._results)
        self._problem.hide()
        self._signed = ""
        self.signing_in.cancel()

    # --- signing in ---

    @Slot(bool)
    def _on_sign_in_asked(self, device: bool) -> None:
        sign_in = self._ways.sign_in
        if sign_in is None or not self._complete(signing_in=True):
            return
        asked = self.asked()
        self.signing_in.begin(lambda show, stop, code: sign_in(asked, show, stop, code), device=device)

    @Slot(object)
    def _on_signed_in(self, secret: str) -> None:
        self._signed = secret
        self._on_test_pressed()

    # --- the test ---

    @Slot()
    def _on_test_pressed(self) -> None:
        if not self._complete():
            return
        asked, password, test = self.asked(), self._secret, self._ways.test
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

    # --- going on ---

    @Slot()
    def _on_start_pressed(self) -> None:
        asked, secret, connect = self.asked(), self._secret, self._ways.connect
        self._start.set_busy(self.tr("Connecting…"))
        self._tasks.change(self, lambda: connect(asked, secret), self._on_connected, self._on_failed)

    def _on_connected(self, _result: None) -> None:
        self.connected.emit()

    def _on_failed(self, error: Exception) -> None:
        self._test.set_busy("")
        self._start.set_busy("")
        self._problem.say(explain(error).whole)
        self._problem.show()
