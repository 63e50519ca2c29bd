"""The page: everything takes effect at once and is kept at once; there is no button to save."""

from pathlib import Path
from threading import Event

from PySide6.QtCore import QStandardPaths, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from sfa_desktop.actions.add_endpoint import add_endpoint
from sfa_desktop.actions.configuration.apply import rollback_configuration
from sfa_desktop.actions.export_outbox import export_outbox
from sfa_desktop.actions.guard import read_unsent
from sfa_desktop.actions.reset import reset
from sfa_desktop.actions.set_preferences import set_preferences
from sfa_desktop.actions.sign_in import Show, sign_in_at
from sfa_desktop.actions.sign_out import sign_out
from sfa_desktop.actions.test_endpoint import test_endpoint
from sfa_desktop.base.errors import SfaError
from sfa_desktop.base.settings import Endpoint, Settings
from sfa_desktop.entities.exchange import ServerFacts, Step
from sfa_desktop.replica.facts import facts
from sfa_desktop.ui import language, messages, resources, theme
from sfa_desktop.ui.following import rolled_back_in_words, use_policies
from sfa_desktop.ui.page import Desk, Key, Notice, Page
from sfa_desktop.ui.pages.settings.configuration import ConfigurationPart
from sfa_desktop.ui.pages.settings.leaving import LeavingPart
from sfa_desktop.ui.pages.settings.office import OfficePart
from sfa_desktop.ui.pages.settings.scope import ScopePart
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.field import Field
from sfa_desktop.ui.widgets.layout import STRETCH, col, holder, row, scroll
from sfa_desktop.ui.widgets.mark import Rule
from sfa_desktop.ui.widgets.panel import pair, section, side_panel
from sfa_desktop.ui.widgets.select import Select
from sfa_desktop.ui.widgets.text import Text

WIDE = 560
VERSION = "0.1.0"
LICENCES = (
    ("SFA Desktop", "Apache-2.0"),
    ("Qt, PySide6", "LGPL-3.0"),
    ("Inter", "SIL OFL 1.1"),
    ("SQLCipher", "BSD-3-Clause"),
    ("SQLAlchemy, Alembic", "MIT"),
    ("requests", "Apache-2.0"),
    ("cryptography, keyring", "Apache-2.0, MIT"),
)


class SettingsPage(Page):
    """Left: what one chooses; right: this laptop and what the app is made of."""

    name = "settings"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.set_title(self.tr("Settings"))
        self._endpoint = _endpoint(desk.profile.settings)
        self._office = OfficePart(desk.tasks, self._endpoint)
        self._office.test_asked.connect(self._test)
        self._office.password_given.connect(self._keep_password)
        if self._endpoint is not None:
            self._office.signing_in.asked.connect(self._sign_in)
            self._office.signing_in.signed_in.connect(self._on_signed_in)
        self._configuration = ConfigurationPart()
        self._configuration.back_asked.connect(self._go_back)
        self._scope = ScopePart()
        self._leaving = LeavingPart()
        self._leaving.sign_out_asked.connect(self._sign_out)
        self._leaving.reset_asked.connect(self._reset)
        left = col(
            section(self.tr("Language and looks")),
            4,
            self._looks(),
            14,
            Rule(),
            14,
            section(self.tr("The office"), self._endpoint.name if self._endpoint is not None else ""),
            4,
            self._office,
            14,
            Rule(),
            14,
            self._configuration,
            self._scope,
            STRETCH,
            gap=4,
            margins=(20, 18, 20, 18),
        )
        narrow = holder(left)
        narrow.setMaximumWidth(WIDE + 40)
        body = scroll(holder(row((narrow, 8), STRETCH)))
        self.setLayout(row((body, 1), side_panel(col(scroll(self._laptop()))), gap=0))
        self.setFocusProxy(self._language)

    def keys(self) -> tuple[Key, ...]:
        """The keys of the page."""
        return (
            Key("Tab", self.tr("next")),
            Key("↑ ↓", self.tr("change")),
            Key("T", self.tr("test the connection"), self._test),
            Key("X", self.tr("export what waits"), self._export),
        )

    def opened(self, argument: object = None) -> None:
        """Look what is unsent, and what limits this person."""
        replica = self.desk.profile.replica
        self._configuration.show_settings(self.desk.profile.settings)
        self.desk.tasks.query(self, self._read_facts, self._scope.show_facts, key="facts")
        self.desk.tasks.query(self, lambda: read_unsent(replica), self._leaving.show_unsent, key="unsent")

    def _read_facts(self) -> ServerFacts | None:
        with self.desk.profile.replica.read() as r:
            return facts(r)

    # --- parts ---

    def _looks(self) -> QWidget:
        zoom = int(self.desk.profile.settings.preferences.get("zoom", 100))
        self._language = Select(language.LANGUAGES, language.current(), icon="globe", name=self.tr("Language"))
        themes = {
            "system": self.tr("As the desktop"),
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
            "high_contrast": self.tr("High contrast"),
        }
        choices = [(name, themes[name]) for name in theme.CHOICES]
        self._theme = Select(choices, theme.choice(), name=self.tr("Theme"))
        sizes = [(str(size), f"{size}\u00a0%") for size in theme.ZOOMS]
        self._zoom = Select(sizes, str(zoom), name=self.tr("Size of everything"))
        self._language.chosen.connect(self._on_language_chosen)
        self._theme.chosen.connect(self._on_theme_chosen)
        self._zoom.chosen.connect(self._on_zoom_chosen)
        self._zoom_field = Field(
            self.tr("Size of everything"), self._zoom, self.tr("Takes effect the next time the app is opened.")
        )
        return holder(
            col(
                Field(self.tr("Language"), self._language),
                Field(
                    self.tr("Theme"), self._theme, self.tr("High contrast is for sun on the screen and for weak eyes.")
                ),
                self._zoom_field,
                gap=12,
            )
        )

    def _laptop(self) -> QWidget:
        home, forms = self.desk.profile.home, language.formats()
        size = home.replica.stat().st_size if home.replica.is_file() else 0
        folder = Text(str(home.root), "small", "text2", wrap=True)
        show = Button(self.tr("Show the folder"), small=True)
        show.clicked.connect(self._show_folder)
        export = Button(self.tr("Export what waits"), small=True, key="X")
        export.clicked.connect(self._export)
        said = self.tr("What has not reached the office, with its proof, as a file for support.")
        licences = [pair(name, licence, "text2", strong=False) for name, licence in LICENCES]
        texts = Button(self.tr("Licence texts"), "ghost", small=True)
        texts.clicked.connect(self._show_licences)
        return holder(
            col(
                section(self.tr("This laptop"), self.tr("encrypted")),
                pair(self.tr("Data"), forms.size(size)),
                folder,
                row(show, STRETCH, margins=(0, 4, 0, 0)),
                10,
                Rule(),
                10,
                section(self.tr("Outbox")),
                Text(said, "small", "text2", wrap=True),
                row(export, STRETCH, margins=(0, 4, 0, 0)),
                10,
                Rule(),
                10,
                self._leaving,
                10,
                Rule(),
                10,
                section(self.tr("About"), VERSION),
                Text(
                    self.tr("A field-sales client that works without a network and proves that nothing is lost."),
                    "small",
                    "text2",
                    wrap=True,
                ),
                4,
                *licences,
                row(texts, STRETCH, margins=(0, 4, 0, 0)),
                STRETCH,
                gap=5,
                margins=(18, 18, 18, 14),
            )
        )

    # --- choosing ---

    @Slot(str)
    def _on_language_chosen(self, code: str) -> None:
        if self._keep(language=code):
            forms = language.formats()
            language.use(code, currency=forms.currency, digits=forms.digits)

    @Slot(str)
    def _on_theme_chosen(self, name: str) -> None:
        if self._keep(theme=name):
            theme.follow(name)

    @Slot(str)
    def _on_zoom_chosen(self, percent: str) -> None:
        self._keep(zoom=int(percent))

    def _keep(self, **values: object) -> bool:
        """Keep a preference; a file of a few hundred bytes, so it is written at once."""
        profile = self.desk.profile
        try:
            profile.settings = set_preferences(profile.home, profile.settings, **values)
        except SfaError as error:
            self._said(error)
            return False
        return True

    # --- the office ---

    @Slot()
    def _test(self) -> None:
        if self._endpoint is None:
            return
        self._office.show_testing()
        profile, name = self.desk.profile, self._endpoint.name

        def work() -> tuple[Step, ...]:
            connector = profile.connector(name)
            try:
                return test_endpoint(connector)
            finally:
                connector.close()

        self.desk.tasks.query(self, work, self._office.show_steps, self._on_test_failed, key="test")

    def _on_test_failed(self, error: Exception) -> None:
        self._office.show_failed(messages.explain(error))

    @Slot(str)
    def _keep_password(self, password: str) -> None:
        profile, endpoint = self.desk.profile, self._endpoint
        if endpoint is not None:
            self.desk.tasks.change(
                self, lambda: add_endpoint(profile, endpoint, password), self._on_password_kept, self._said
            )

    def _on_password_kept(self, _kept: object) -> None:
        self._office.show_password_saved()
        self.notice_raised.emit(Notice(words=self.tr("Password kept; it is used from the next sync on"), icon="key"))
        self.desk.renew_sync()

    @Slot(bool)
    def _sign_in(self, device: bool) -> None:
        profile, endpoint = self.desk.profile, self._endpoint
        assert endpoint is not None

        def work(show: Show, stop: Event, device: bool) -> str:
            sign_in_at(profile, endpoint.name, show, device=device, stop=stop)
            return endpoint.name

        self._office.signing_in.begin(work, device=device)

    @Slot(object)
    def _on_signed_in(self, name: str) -> None:
        said = self.tr("Signed in at {name}; what waits is sent now").format(name=name)
        self.notice_raised.emit(Notice(words=said, icon="key"))
        self.desk.renew_sync()

    @Slot()
    def _go_back(self) -> None:
        profile = self.desk.profile

        def done(number: int) -> None:
            self.notice_raised.emit(Notice(words=rolled_back_in_words(number), icon="undo", seconds=10))
            self.desk.renew_sync()
            self._configuration.show_settings(profile.settings)
            use_policies(profile)

        self.desk.tasks.change(self, lambda: rollback_configuration(profile), done, self._said)

    # --- this laptop ---

    @Slot()
    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.desk.profile.home.root)))

    @Slot()
    def _show_licences(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(resources.root())))

    @Slot(bool)
    def _sign_out(self, export: bool) -> None:
        profile, path = self.desk.profile, self._place("unsent") if export else None

        def work() -> str:
            sign_out(profile.replica, profile.settings, profile.secrets, export=path)
            return str(path or "")

        self.desk.tasks.change(self, work, self._on_signed_out, self._on_stayed)

    def _on_signed_out(self, path: object) -> None:
        self._on_left(self.tr("Signed out; the data stays here, encrypted"), str(path))

    @Slot(bool)
    def _reset(self, export: bool) -> None:
        profile, path = self.desk.profile, self._place("unsent") if export else None

        def work() -> str:
            reset(profile.replica, lock=profile.home.sync_lock, export=path)
            return str(path or "")

        self.desk.tasks.change(self, work, self._on_reset, self._on_stayed)

    def _on_reset(self, path: object) -> None:
        self._on_left(self.tr("Started anew; everything comes from the office again"), str(path))
        self.desk.wake_sync()

    def _on_left(self, said: str, path: str) -> None:
        self._leaving.show_done()
        self.opened()
        if path:
            said = self.tr("{done}. What was unsent is in {path}").format(done=said, path=path)
        self.notice_raised.emit(Notice(words=said, icon="done", seconds=12))

    def _on_stayed(self, error: Exception) -> None:
        self._leaving.show_done()
        self.opened()
        self._said(error)

    def _place(self, name: str) -> Path:
        """A new file among the person's own documents."""
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(place or Path.home()) / "SFA Desktop"
        return folder / f"{name}-{self.desk.clock.now():%Y%m%d-%H%M%S}.json"

    @Slot()
    def _export(self) -> None:
        replica, path = self.desk.profile.replica, self._place("outbox")

        def work() -> tuple[int, Path]:
            path.parent.mkdir(parents=True, exist_ok=True)
            return export_outbox(replica, path), path

        self.desk.tasks.query(self, work, self._on_exported, self._said)

    def _on_exported(self, made: tuple[int, Path]) -> None:
        count, path = made
        said = self.tr("%n thing(s) with their proof saved in {path}", None, count).format(path=str(path))
        self.notice_raised.emit(Notice(words=said, icon="document", seconds=10))

    def _said(self, error: Exception) -> None:
        self.notice_raised.emit(Notice.of(error))


def _endpoint(settings: Settings) -> Endpoint | None:
    return settings.endpoint() if settings.endpoints else None
