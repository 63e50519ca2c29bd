"""Takes newer configuration packages while the window is open: looked for at its start and once an hour, and told."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from sfa_desktop.actions.configuration.apply import Applied, apply_configuration, rollback_configuration
from sfa_desktop.actions.configuration.follow import newer, source_of
from sfa_desktop.base.guard_errors import SignedFileRefused
from sfa_desktop.profile import Profile
from sfa_desktop.ui import language, theme
from sfa_desktop.ui.page import Notice
from sfa_desktop.ui.tasks import Tasks

TICK_MS = 600_000
"""How often it is asked whether it is time: a laptop that slept is not an hour late, one without a network not for
long."""
EVERY = timedelta(hours=1)


class Following(QObject):
    """One profile's. Fetching is off the main thread; taking is a change as any other."""

    changed = Signal()
    """Settings are otherwise than before: the engine has to be told."""
    told = Signal(object)
    """A Notice."""

    def __init__(self, tasks: Tasks, profile: Profile, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._profile = tasks, profile
        self._looked: datetime | None = None
        self._refused = ""
        self._under_way = False
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.look_if_due)

    def start(self) -> None:
        """Look now, and from now on."""
        self._timer.start()
        self.look_if_due()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    @Slot()
    def look_if_due(self) -> None:
        """Look where nobody has for an hour; at once after a round that found the network again."""
        now = self._profile.clock.now()
        if self._looked is None or not timedelta(0) <= now - self._looked < EVERY:
            self.look()

    def look(self) -> None:
        """Look, if something is followed and no look is under way."""
        profile = self._profile
        if self._under_way or not source_of(profile.settings):
            return
        self._under_way = True
        self._tasks.errand(self, lambda _stop: newer_of(profile), self._found, self._not_found)

    def _found(self, text: str | None) -> None:
        self._under_way, self._looked = False, self._profile.clock.now()
        if text is not None:
            profile = self._profile
            self._tasks.change(self, lambda: apply_configuration(profile, text), self._taken, self._not_found)

    def _not_found(self, error: Exception) -> None:
        """What cannot be fetched is tried again by itself; what is refused is told once, for it needs a person."""
        self._under_way = False
        if isinstance(error, SignedFileRefused) and str(error) != self._refused:
            self._refused = str(error)
            self.told.emit(Notice.of(error))

    def _taken(self, applied: Applied) -> None:
        if not applied.changed:
            return
        use_policies(self._profile)
        words = self.tr("Your company's configuration is version {number} now").format(number=applied.number)
        words = with_changes(words, applied)
        if not applied.ready:
            words = self.tr("{words}. User or password are still needed, in Settings").format(words=words)
        notice = Notice(words=words, icon="document", action=self.tr("Take it back"), run=self.take_back, seconds=20)
        self.told.emit(notice)
        self.changed.emit()

    @Slot()
    def take_back(self) -> None:
        """The settings before the latest package, off the main thread."""
        profile = self._profile
        self._tasks.change(self, lambda: rollback_configuration(profile), self._taken_back)

    def _taken_back(self, number: int) -> None:
        use_policies(self._profile)
        self.told.emit(Notice(words=rolled_back_in_words(number), icon="undo", seconds=10))
        self.changed.emit()


def newer_of(profile: Profile) -> str | None:
    """The text of a package that this profile has not had yet, from where it follows. Raises as `follow.newer`."""
    return newer(profile.settings, profile.route() if profile.settings.endpoints else None)


def with_changes(words: str, applied: Applied) -> str:
    """That a version was taken, and after it what it changes, if anything."""
    if not applied.changes:
        return words
    names = {
        "connection": _tr("connection"),
        "mapping": _tr("mapping of fields"),
        "scope": _tr("scope"),
        "owners": _tr("which CRM has what"),
        "certificates": _tr("certificates"),
        "looks": _tr("language and theme"),
    }
    what = ", ".join(names[name] for name in applied.changes)
    return _tr("{words}. It changes: {what}").format(words=words, what=what)


def rolled_back_in_words(number: int) -> str:
    """What was gone back to; 0 is before any package."""
    if not number:
        return _tr("Back to the settings before; the data stays")
    return _tr("Back to version {number}; the data stays").format(number=number)


def use_policies(profile: Profile) -> None:
    """Let the language and theme that a package sets for everybody be seen at once."""
    wanted, forms = profile.settings.preferences, language.formats()
    code = str(wanted.get("language", "") or language.current())
    if code != language.current():
        language.use(code, currency=forms.currency, digits=forms.digits)
    if (name := str(wanted.get("theme", "") or theme.choice())) != theme.choice():
        theme.follow(name)


def _tr(text: str) -> str:
    return QCoreApplication.translate("configuration", text)
