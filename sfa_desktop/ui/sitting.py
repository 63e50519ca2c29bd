"""One sitting at the window: the profile is opened, the engine's process kept beside it, and all is closed in order."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from sfa_desktop.actions.add_endpoint import add_endpoint
from sfa_desktop.actions.copy_file import forget_copies
from sfa_desktop.actions.set_preferences import set_preferences
from sfa_desktop.base.errors import PassphraseNeeded, SfaError, WrongKey
from sfa_desktop.base.paths import Home
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.entities import SYNCED
from sfa_desktop.entities.exchange import Changes, Progress, ServerFacts
from sfa_desktop.profile import Profile
from sfa_desktop.replica.facts import facts, keeps
from sfa_desktop.replica.outbox import counts
from sfa_desktop.replica.queries.news import as_of
from sfa_desktop.sync.channel import Event
from sfa_desktop.sync.status import SyncState, SyncStatus
from sfa_desktop.sync.worker import SyncWorker
from sfa_desktop.ui import language, messages, sync_words
from sfa_desktop.ui.bridge import Bridge
from sfa_desktop.ui.connect_form import Ways
from sfa_desktop.ui.following import Following
from sfa_desktop.ui.link import Link
from sfa_desktop.ui.page import Desk, FileWays
from sfa_desktop.ui.pages.closed import ClosedPage
from sfa_desktop.ui.pages.first_run import FirstRunPage
from sfa_desktop.ui.pages.unlock import UnlockPage
from sfa_desktop.ui.tasks import Tasks
from sfa_desktop.ui.window import Window

if TYPE_CHECKING:
    from datetime import datetime

    Framed = tuple[dict[str, int], datetime | None, ServerFacts | None, ServerFacts | None, frozenset[str]]
    """Open work by state, how fresh the figures are, what the office said of itself, and the one that takes the orders;
    the kinds that are not kept."""

POLL_MS, PILL_MS, WAKE_MS = 2_000, 200, 400
PATIENCE = 5.0
"""Seconds the engine's process gets to end by itself."""
SIGNS = {"ARS": "$", "MXN": "$", "CLP": "$", "COP": "$", "UYU": "$", "EUR": "€", "BRL": "R$", "USD": "US$", "PEN": "S/"}
"""Signs of the currencies of the trade; any other is shown by its code."""
WaysOf = Callable[[Profile, Callable[[Endpoint, str], None]], Ways]


class Sitting(QObject):
    """From the first paint to the last; lives on the main thread."""

    _edited = Signal()

    def __init__(self, window: Window, home: Home, passphrase: str | None, ways: WaysOf) -> None:
        super().__init__()
        self._window, self._home, self._passphrase, self._ways = window, home, passphrase, ways
        self._tasks = Tasks(self)
        self._bridge = Bridge(self)
        self._profile: Profile | None = None
        self._worker: SyncWorker | None = None
        self._link: Link | None = None
        self._following: Following | None = None
        self._unlock: UnlockPage | None = None
        self._status: SyncStatus | None = None
        self._progress: Progress | None = None
        self._known: tuple[ServerFacts, ServerFacts | None] | None = None
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._look_for_foreign_changes)
        self._pill = QTimer(self, singleShot=True, interval=PILL_MS)
        self._pill.timeout.connect(self._load_pill)
        self._wake = QTimer(self, singleShot=True, interval=WAKE_MS)
        self._wake.timeout.connect(self.wake)
        self._edited.connect(self._wake.start, Qt.ConnectionType.QueuedConnection)
        self._bridge.replica_changed.connect(self._on_replica_changed)
        self._bridge.sync_changed.connect(self._on_sync_changed)

    @Slot()
    def begin(self) -> None:
        """Open the profile, off the main thread."""
        home, passphrase = self._home, self._passphrase
        self._tasks.change(self, lambda: Profile.open(home, passphrase=passphrase), self._opened, self._not_opened)

    def end(self, *, window: str) -> None:
        """Close everything in order; `window` is the geometry to remember."""
        page = self._window.page
        if page is not None:
            page.left()
        for timer in (self._poll, self._pill, self._wake):
            timer.stop()
        if self._following is not None:
            self._following.stop()
        if self._worker is not None:
            self._worker.stop()
        self._tasks.close()
        if self._worker is not None:
            self._worker.join(PATIENCE)
        forget_copies(self._home.opened)
        if self._profile is not None:
            self._remember(window=window)
            self._profile.close()

    @Slot()
    def wake(self) -> None:
        """A round now."""
        if self._worker is not None:
            self._worker.wake()

    @Slot()
    def renew(self) -> None:
        """The profile is set up otherwise: let the engine's process know, with a round now."""
        profile = self._profile
        if profile is not None and self._worker is not None:
            self._tasks.query(self, profile.hand_over, self._worker.renew, key="hand over")

    def _let_pass(self, code: str) -> None:
        if self._worker is not None:
            self._worker.wake(accepted=(code,))

    # --- opening ---

    def _opened(self, profile: Profile) -> None:
        self._profile = profile
        profile.replica.subscribe(self._announce)
        if profile.settings.endpoints:
            self._go_on()
            return
        page = FirstRunPage(self._tasks, self._ways(profile, self._keep_endpoint))
        page.language_chosen.connect(self._on_language_chosen)
        page.finished.connect(self._go_on)
        self._window.show_alone(page)

    def _not_opened(self, error: Exception) -> None:
        if isinstance(error, PassphraseNeeded) or (isinstance(error, WrongKey) and self._unlock is not None):
            if self._unlock is not None:
                self._unlock.refuse(messages.explain(error).sentence)
                return
            self._unlock = UnlockPage(new=not self._home.replica.exists())
            self._unlock.given.connect(self._on_passphrase_given)
            self._window.show_alone(self._unlock)
            return
        page = ClosedPage(messages.explain(error))
        page.acted.connect(self._window.close)
        self._window.show_alone(page)

    @Slot(str)
    def _on_passphrase_given(self, passphrase: str) -> None:
        self._passphrase = passphrase
        self.begin()

    @Slot(str)
    def _on_language_chosen(self, code: str) -> None:
        language.use(code)
        self._remember(language=code)

    def _keep_endpoint(self, endpoint: Endpoint, secret: str) -> None:
        """On the writer's thread."""
        profile = self._profile
        assert profile is not None
        add_endpoint(profile, endpoint, secret)

    @Slot()
    def _go_on(self) -> None:
        profile = self._profile
        assert profile is not None
        self._passphrase, self._unlock = None, None
        desk = Desk(
            profile=profile, tasks=self._tasks, bridge=self._bridge, clock=profile.clock,
            wake_sync=self.wake, renew_sync=self.renew,
            let_pass=self._let_pass, files=self._file_ways(), offers=self._window.offers,
        )  # fmt: skip
        self._worker = SyncWorker(self._home, profile.hand_over(), self._hear, clock=profile.clock)
        forget_copies(self._home.opened)
        self._link = Link(self)
        self._link.changed.connect(self._on_link_changed)
        self._on_link_changed()
        self._worker.start()
        self._following = Following(self._tasks, profile, self)
        self._following.told.connect(self._window.show_notice)
        self._following.changed.connect(self.renew)
        self._window.start(desk)
        self._following.start()
        self._poll.start()
        self._pill.start()

    def _file_ways(self) -> FileWays:
        def tell(order: Callable[[SyncWorker], object]) -> None:
            if self._worker is not None:
                order(self._worker)

        return FileWays(
            send=lambda: tell(lambda worker: worker.wake(files=True)),
            list_of=lambda kind, id_: tell(lambda worker: worker.list_files(kind, id_)),
            fetch=lambda id_: tell(lambda worker: worker.fetch_file(id_)),
            held_back=lambda: self._link is not None and self._link.metered,
        )

    @Slot()
    def _on_link_changed(self) -> None:
        if self._worker is not None and self._link is not None:
            self._worker.link(metered=self._link.metered)

    def _remember(self, **values: object) -> None:
        profile = self._profile
        if profile is not None:
            try:
                profile.settings = set_preferences(profile.home, profile.settings, **values)
            except SfaError as error:
                self._tasks.failed_unheard.emit(error)

    # --- what others do ---

    def _hear(self, event: Event) -> None:
        """On the worker's thread: an event of the engine."""
        if isinstance(event, Changes):
            self._bridge.announce(event)
        else:
            self._bridge.report(event)

    def _announce(self, changes: Changes) -> None:
        """On the committing thread: an edit of this window."""
        self._bridge.announce(changes)
        self._edited.emit()

    @Slot()
    def _look_for_foreign_changes(self) -> None:
        profile = self._profile
        if profile is None:
            return
        replica = profile.replica
        self._tasks.query(self, replica.foreign_changes, self._on_looked, key="foreign")

    def _on_looked(self, changed: bool) -> None:
        working = self._status is not None and self._status.state is SyncState.WORKING
        if changed and not working:  # what the engine changes, it tells itself
            self._bridge.announce(Changes(kinds=frozenset(SYNCED)))

    @Slot(object, object)
    def _on_replica_changed(self, _kinds: frozenset[str], _ids: frozenset[str]) -> None:
        if not self._pill.isActive():
            self._pill.start()

    @Slot(object)
    def _on_sync_changed(self, event: object) -> None:
        if isinstance(event, Progress):
            self._progress = event
        elif isinstance(event, SyncStatus):
            self._status = event
            self._progress = self._progress if event.state is SyncState.WORKING else None
            if event.state is SyncState.WAITING and self._following is not None:
                self._following.look_if_due()
        if not self._pill.isActive():
            self._pill.start()

    # --- the frame ---

    @Slot()
    def _load_pill(self) -> None:
        profile = self._profile
        if profile is None:
            return
        replica = profile.replica

        def read() -> "Framed":
            with replica.read() as r:
                absent = frozenset(kind for kind in SYNCED if not keeps(r, kind))
                return counts(r), as_of(r), facts(r), facts(r, "order"), absent

        self._tasks.query(self, read, self._show_frame, key="pill")

    def _show_frame(self, answer: "Framed") -> None:
        profile = self._profile
        if profile is None:
            return
        open_, moment, known, seller, absent = answer
        self._window.withhold(absent)
        shown = sync_words.pill(self._status, open_, moment, profile.clock.now(), self._progress)
        self._window.show_sync(shown)
        if known is None or (known, seller) == self._known:
            return
        self._known = (known, seller)
        self._window.set_admin(bool(known.user.get("admin")))
        endpoint = profile.settings.endpoints[0].name if profile.settings.endpoints else ""
        self._window.set_company(str(known.company.get("name", "")), endpoint)
        self._window.set_person(str(known.user.get("name", "")), str(known.user.get("login", "")))
        company = (seller or known).company  # money is the one in which orders are taken
        currency, digits = str(company.get("currency", "")), int(company.get("currency_digits", 2))
        sign, forms = SIGNS.get(currency, currency), language.formats()
        if currency and (forms.currency, forms.digits) != (sign, digits):
            language.use(language.current(), currency=sign, digits=digits)
