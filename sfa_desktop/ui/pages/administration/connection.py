"""Setting up a connection: which CRM, where, who signs in; beside it the test, and what it can and cannot do."""

from collections.abc import Sequence
from threading import Event

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sfa_desktop.actions.add_endpoint import SECRET, add_endpoint, secret_of
from sfa_desktop.actions.endpoint_kinds import Ability, endpoint_kinds
from sfa_desktop.actions.sign_in import Show, sign_in_at
from sfa_desktop.actions.try_endpoint import offers, try_endpoint
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.entities.exchange import Step
from sfa_desktop.ui import words
from sfa_desktop.ui.page import Desk, Key
from sfa_desktop.ui.pages.administration.part import Part
from sfa_desktop.ui.pages.administration.steps import StepsCard
from sfa_desktop.ui.signing_in import SigningIn
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.chip import ChipRow
from sfa_desktop.ui.widgets.field import Field, Input
from sfa_desktop.ui.widgets.layout import STRETCH, clear, col, holder, row, scroll
from sfa_desktop.ui.widgets.mark import Badge, Icon
from sfa_desktop.ui.widgets.panel import Card, Panel, section
from sfa_desktop.ui.widgets.text import Text

FORM = 420


class ConnectionPart(Part):
    """Nothing is kept before "Save"; the test may be made at any time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._offers = {offer.code: offer for offer in offers()}
        self._crm = ChipRow([(code, offer.label, "") for code, offer in self._offers.items()])
        self._crm.chosen.connect(self._on_crm_chosen)
        self._name = Input(name=self.tr("Name"))
        self._url = Input("", "https://crm.example.com", name=self.tr("Address"))
        self._database, self._user = Input(name=self.tr("Database")), Input(name=self.tr("User"))
        self._secret = Input(name=self.tr("Password or API key"), secret=True)
        self._proxy = Input("", self.tr("as the system says"), name=self.tr("Proxy"))
        self._ca = Input("", self.tr("those of the system"), name=self.tr("Certificates (file)"))
        self._fields = {
            "name": Field(self.tr("Name"), self._name, required=True),
            "url": Field(self.tr("Address"), self._url, required=True),
            "database": Field(self.tr("Database"), self._database, required=True),
            "user": Field(self.tr("User"), self._user),
        }
        self._secret_field = Field(self.tr("Password or API key"), self._secret)
        self._signing_in = SigningIn(desk.tasks)
        self._signing_in.asked.connect(self._sign_in)
        self._signing_in.signed_in.connect(self._on_signed_in)
        self._test = Button(self.tr("Test the connection"), "secondary", icon="online", key="Ctrl T")
        self._test.clicked.connect(self._on_test)
        self._save = Button(self.tr("Save"), "primary", key="Ctrl ⏎")
        self._save.clicked.connect(self._on_save)
        self._steps = StepsCard()
        self._able = QVBoxLayout()
        self._able.setSpacing(6)
        self._ask_able = Button(self.tr("What this server can do"), "ghost", icon="question")
        self._ask_able.clicked.connect(self._on_able)
        body = scroll(holder(self._right()))
        self.setLayout(row(self._left(), (body, 1), gap=0))
        self.setFocusProxy(self._url)

    def _left(self) -> QWidget:
        words = self.tr("The password is kept in the system's keyring, or encrypted in this profile; never in clear.")
        lock = Panel(
            row(
                Icon("lock", 15, "text3"),
                (Text(words, "small", "text2", wrap=True), 1),
                gap=10, margins=(12, 10, 12, 10),
            ),
            fill="quiet_tint", radius=8,
        )  # fmt: skip
        form = col(
            Text(self.tr("The company's CRM"), "small_m", "text2"),
            self._crm,
            4,
            self._fields["name"],
            self._fields["url"],
            row((self._fields["database"], 1), (self._fields["user"], 1), gap=12),
            self._secret_field,
            self._signing_in,
            row(
                (Field(self.tr("Proxy"), self._proxy), 1), (Field(self.tr("Certificates (file)"), self._ca), 1), gap=12
            ),
            lock,
            row(self._test, self._save, STRETCH, gap=8, margins=(0, 4, 0, 0)),
            STRETCH,
            gap=10,
            margins=(20, 16, 20, 16),
        )
        panel = Panel(col(scroll(holder(form))), sides="r")
        panel.setFixedWidth(FORM)
        return panel

    def _right(self) -> QVBoxLayout:
        return col(
            self._steps,
            12,
            row(section(self.tr("Kinds of records, and what is weaker")), self._ask_able),
            self._able,
            STRETCH,
            gap=8,
            margins=(20, 16, 20, 16),
        )

    def keys(self) -> Sequence[Key]:
        """Test and save."""
        return (
            Key("Ctrl T", self.tr("test"), self._on_test),
            Key("Ctrl ⏎", self.tr("save"), self._on_save, "Ctrl+Return"),
        )

    def show_endpoint(self, endpoint: Endpoint | None) -> None:
        """Fill the form, or empty it for a new one."""
        if endpoint == self.endpoint and self._crm.current() and (endpoint or self._url.text()):
            return
        super().show_endpoint(endpoint)
        shown = endpoint or Endpoint(name="", crm=next(iter(self._offers)), url="")
        for edit, value in (
            (self._name, shown.name), (self._url, shown.url), (self._database, shown.database),
            (self._user, shown.user), (self._secret, ""), (self._proxy, shown.proxy), (self._ca, shown.ca_file),
        ):  # fmt: skip
            edit.setText(value)
        self._name.setEnabled(endpoint is None)
        self._secret.setPlaceholderText(self.tr("as it is kept") if endpoint else "")
        self._crm.choose(shown.crm)
        self._on_crm_chosen(shown.crm)
        self._steps.show_untried()
        clear(self._able)
        self._able.addWidget(
            Text(self.tr("Ask after the test has passed: each kind, and what the server cannot promise."), "small",
                 "text3", wrap=True)
        )  # fmt: skip
        self._ask_able.setEnabled(endpoint is not None)

    @Slot(str)
    def _on_crm_chosen(self, code: str) -> None:
        offer = self._offers.get(code)
        if offer is None:
            return
        doors = offer.doors
        self._signing_in.cancel()
        self._signing_in.offer(doors)
        self._fields["database"].setVisible(offer.takes_database)
        self._fields["database"].set_label(self.tr("Tenant") if offer.tenant else self.tr("Database"))
        self._fields["user"].set_label(self.tr("Id of the application") if doors else self.tr("User"))
        self._secret_field.set_label(self.tr("Or a secret") if doors else self.tr("Password or API key"))

    def _asked(self) -> Endpoint | None:
        """What the form says; None after saying what is missing."""
        missing, whole, code = self.tr("This is needed."), True, self._crm.current()
        offer = self._offers[code]
        needed = {"name": True, "url": True, "database": offer.needs_database, "user": offer.needs_user}
        for name, field in self._fields.items():
            control = field.control
            given = isinstance(control, Input) and bool(control.text().strip())
            field.set_error("" if given or not needed[name] else missing)
            whole = whole and (given or not needed[name])
        if not whole:
            return None
        kept = self.endpoint
        return Endpoint(
            name=self._name.text().strip(), crm=code, url=self._url.text().strip(),
            database=self._database.text().strip() if offer.takes_database else "",
            user=self._user.text().strip(),
            proxy=self._proxy.text().strip(), proxy_user=kept.proxy_user if kept else "",
            ca_file=self._ca.text().strip(), fields=kept.fields if kept else {}, scope=kept.scope if kept else {},
        )  # fmt: skip

    @Slot()
    def _on_test(self) -> None:
        asked = self._asked()
        if asked is None:
            return
        typed, kept, secrets = self._secret.text(), self.endpoint, self.desk.profile.secrets
        self._steps.show_running(asked.url)

        def work() -> tuple[Step, ...]:
            return try_endpoint(asked, typed or (secret_of(secrets, kept) if kept else "x"))

        self.ask(
            work,
            lambda steps: self._steps.show_steps(steps, asked.url, self.desk.clock.now()),
            button=self._test,
            busy=self.tr("Testing…"),
            failed=self._on_not_tested,
        )

    def _on_not_tested(self, error: Exception) -> None:
        self._steps.show_untried()
        self.fail(error)

    @Slot()
    def _on_save(self) -> None:
        asked = self._asked()
        if asked is None:
            return
        profile, typed, kept = self.desk.profile, self._secret.text(), self.endpoint
        if not typed and kept is None and not self._offers[asked.crm].doors:
            self._secret_field.set_error(self.tr("This is needed."))
            return
        self._secret_field.set_error("")

        def work() -> Endpoint:
            return add_endpoint(profile, asked, typed or profile.secrets.get(SECRET + asked.name) or "")

        def done(saved: Endpoint) -> None:
            self._secret.clear()
            self.said.emit(self.tr("{name} is kept").format(name=saved.name), "ok")
            self.settings_changed.emit(saved.name)

        self.desk.tasks.change(self, work, done, self.fail)

    @Slot(bool)
    def _sign_in(self, device: bool) -> None:
        """The connection is kept first: what comes of signing in is kept with it."""
        asked = self._asked()
        if asked is None:
            return
        profile = self.desk.profile

        def keep() -> Endpoint:
            return add_endpoint(profile, asked, profile.secrets.get(SECRET + asked.name) or "")

        def work(show: Show, stop: Event, device: bool) -> str:
            sign_in_at(profile, asked.name, show, device=device, stop=stop)
            return asked.name

        self.desk.tasks.change(self, keep, lambda _kept: self._signing_in.begin(work, device=device), self.fail)

    @Slot(object)
    def _on_signed_in(self, name: str) -> None:
        self.said.emit(self.tr("Signed in at {name}").format(name=name), "ok")
        self.settings_changed.emit(name)

    @Slot()
    def _on_able(self) -> None:
        endpoint, profile = self.endpoint, self.desk.profile
        if endpoint is None:
            return

        def work() -> Ability:
            connector = profile.connector(endpoint.name)
            try:
                return endpoint_kinds(connector)
            finally:
                connector.close()

        self.ask(work, self._show_able, button=self._ask_able, busy=self.tr("Asking…"))

    def _show_able(self, found: Ability) -> None:
        clear(self._able)
        able = {
            (True, True): (self.tr("read and written"), "ok"),
            (True, False): (self.tr("read only"), "accent"),
            (False, False): (self.tr("not kept there"), "quiet"),
        }
        lines = []
        for one in found.kinds:
            said, tone = able[one.reads, one.writes]
            lines.append(row(Text(words.kinds(one.kind), "small_m"), STRETCH, Badge(said, tone), gap=8))
        self._able.addWidget(Card(col(*lines, gap=5, margins=(14, 12, 14, 12))))
        told = [
            QCoreApplication.translate("ability", template).format_map(dict(values))
            for template, values in found.statements
        ]
        notes = [Text(f"· {sentence}", "small", "text2", wrap=True) for sentence in (*told, *found.notes)]
        self._able.addWidget(holder(col(*notes, gap=4)))
