"""The window: rail, top bar, sheet with its pages, key bar, overlays and toasts, and the way between pages.

It shows itself before the profile is open (`start` comes later), so that the first paint waits for nothing.
"""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from sfa_desktop.ui import theme
from sfa_desktop.ui.frame.focus_keeper import FocusKeeper
from sfa_desktop.ui.frame.help import HelpCard
from sfa_desktop.ui.frame.keybar import KeyBar
from sfa_desktop.ui.frame.leaving import drop, leave
from sfa_desktop.ui.frame.overlay import Overlay, OverlayCard
from sfa_desktop.ui.frame.places import Places
from sfa_desktop.ui.frame.rail import Rail
from sfa_desktop.ui.frame.sheet import Sheet
from sfa_desktop.ui.frame.toast import Toasts
from sfa_desktop.ui.frame.topbar import SyncWords, TopBar
from sfa_desktop.ui.page import Desk, Key, Notice, Page, PageSpec, Place
from sfa_desktop.ui.paint import painter
from sfa_desktop.ui.widgets.focus import FocusRing
from sfa_desktop.ui.widgets.layout import col, holder, row
from sfa_desktop.ui.widgets.mark import Rule
from sfa_desktop.ui.widgets.state import Skeleton

NARROW_BELOW = 1400
KEYS_AFTER_MS = 400
PALETTE, QUICK_LOG, NEW_ORDER, SYNC = "palette", "quick-log", "order_desk", "sync"
"""Names of the overlays and pages that the frame itself leads to."""


class Window(QWidget):
    """The frame around all pages. `pages` is the registry; `overlays` builds the cards by name."""

    def __init__(
        self, pages: Sequence[PageSpec], overlays: Mapping[str, Callable[[Desk], OverlayCard]] | None = None
    ) -> None:
        super().__init__()
        self._places = Places(pages)
        self._overlays = dict(overlays or {})
        self._desk: Desk | None = None
        self._pages: dict[str, Page] = {}
        self._here: tuple[str, object] = ("", None)
        self._history: list[tuple[str, object]] = []
        self._overlay: Overlay | None = None
        self._sync = SyncWords(state="offline", words="")
        self._company = ""
        self.setMinimumSize(960, 600)
        self.resize(1440, 900)

        self._rail = Rail()
        self._rail.chosen.connect(self._on_place_chosen)
        self._stack = QStackedWidget()
        self._stack.addWidget(Skeleton())
        self._bar = TopBar()
        self._head = QVBoxLayout()
        self._sheet = Sheet()
        self._sheet.setLayout(col(self._head, Rule(), (self._stack, 1), gap=0, margins=(1, 1, 1, 2)))
        self._keybar = KeyBar()
        self._frame = holder(
            row(self._rail, (holder(col((self._sheet, 1), self._keybar, gap=0, margins=(0, 8, 8, 0))), 1), gap=0)
        )
        self._outer = QStackedWidget()
        self._outer.addWidget(self._frame)
        self.setLayout(col((self._outer, 1), gap=0))
        self._install_bar(self._bar)
        self._toasts = Toasts(self)
        self._ring = FocusRing(self)
        FocusKeeper(self, lambda: self.page if self._overlay is None else None)
        self._keys_timer = QTimer(self, singleShot=True, interval=KEYS_AFTER_MS)
        self._keys_timer.timeout.connect(self._on_ctrl_held)
        self._language_timer = QTimer(self, singleShot=True, interval=0)
        self._language_timer.timeout.connect(self._rebuild)
        self._rail.set_pages(self._places.shown(), self._places.keys())
        self._bind()

    # --- what others say ---

    def start(self, desk: Desk, page: str = "", argument: object = None) -> None:
        """The profile is open: show a page of it, the first where none is named."""
        self._desk = desk
        desk.tasks.failed_unheard.connect(self._on_failed)
        self._outer.setCurrentIndex(0)
        self.go(page or self._places.first, argument)

    def show_alone(self, widget: QWidget) -> None:
        """Show something instead of the whole frame: first run, passphrase, a profile that does not open."""
        while (old := self._outer.widget(1)) is not None:
            self._outer.removeWidget(old)
            old.deleteLater()
        self._outer.addWidget(widget)
        self._outer.setCurrentIndex(1)
        widget.setFocus()

    def set_company(self, company: str, office: str) -> None:
        """Whose book of business this is, and which office it belongs to."""
        self._company = company
        self._rail.set_company(company, office)
        self._title_window()

    def set_person(self, name: str, part: str) -> None:
        """Who works here, and on what territory."""
        self._rail.set_person(name, part)

    def set_admin(self, admin: bool) -> None:
        """Whether the person is an administrator: the places for them come and go."""
        if admin != self._places.admin:
            self._places.admin = admin
            self._rail.set_pages(self._places.shown(), self._places.keys())
            if self._here[0] and not self._places.has(self._here[0]):
                self.go(self._places.first)

    def withhold(self, kinds: frozenset[str]) -> None:
        """Kinds of which the office keeps nothing: their pages, and what leads to them, are not there."""
        if kinds != self._places.absent:
            self._places.absent = kinds
            if not self.offers(self._here[0]):
                self._here = (self._places.first, None)
            self._rebuild()

    def offers(self, name: str) -> bool:
        """Whether there is such a page here, as far as the office keeps what it is about."""
        return self._places.offers(name)

    def show_sync(self, shown: SyncWords) -> None:
        """What the pill says."""
        self._sync = shown
        self._bar.pill.say(shown)

    @Slot(object)
    def show_notice(self, notice: Notice) -> None:
        """Say something in a toast."""
        self._toasts.show_notice(notice)

    @Slot(str, str, bool)
    def set_rail_note(self, name: str, note: str, need: bool = False) -> None:
        """A short word or number beside a place on the rail; red where it needs a person."""
        self._rail.set_note(name, note, need=need)

    # --- where one is ---

    @property
    def here(self) -> tuple[str, object]:
        """The name of the page that is shown, and its argument."""
        return self._here

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._pages.get(self._here[0])

    @property
    def overlay(self) -> OverlayCard | None:
        """The card that lies over the page, if any."""
        return self._overlay.card if self._overlay is not None else None

    @Slot(str, object)
    def go(self, name: str, argument: object = None) -> None:
        """Show a page or an overlay by name; names that are not registered are ignored."""
        if self._desk is None:
            return
        if name in self._overlays:
            self.cover(self._overlays[name](self._desk), argument)
            return
        if not self.offers(name):
            self.show_notice(Notice(words=self.tr("Your office keeps nothing of this kind."), icon="blocked"))
        elif self._places.has(name):
            if self._here[0] and self._here != (name, argument):
                self._history.append(self._here)
            self._open(name, argument)

    @Slot()
    def back(self) -> None:
        """Show what was shown before."""
        if self._history:
            self._open(*self._history.pop())

    def _step_back(self) -> None:
        """Escape: out of a field to the page's own list, out of a page that shows one record to where one came from."""
        page, focus = self.page, self.focusWidget()
        if page is None:
            return
        if isinstance(focus, QLineEdit) and not page.holds_home(focus):
            page.take_focus()
        elif self._places.specs[self._here[0]].place is Place.NONE:
            self.back()

    def cover(self, card: OverlayCard, argument: object = None) -> None:
        """Lay a card over everything; one at a time."""
        self._uncover()
        self._overlay = Overlay(self, card, self.page)
        self._overlay.gone.connect(self._on_overlay_gone)
        card.navigate_requested.connect(self.go)
        card.notice_raised.connect(self.show_notice)
        card.opened(argument)
        self._toasts.raise_()
        self._ring.raise_()

    def _open(self, name: str, argument: object) -> None:
        self._uncover()
        before = self.page
        page = self._pages.get(name) or self._build(name)
        if before is not None and before is not page:
            before.left()
        self._here = (name, argument)
        self._stack.setCurrentWidget(page)
        page.opened(argument)
        self._rail.set_current(self._places.specs[name].under or name)
        self._on_title_changed(*page.title)
        self._show_keys()
        page.take_focus()

    def _build(self, name: str) -> Page:
        assert self._desk is not None
        page = self._pages[name] = self._places.specs[name].build(self._desk)
        if page.title == ("", ""):
            page.set_title(self._places.specs[name].label())
        page.title_changed.connect(self._on_title_changed)
        page.keys_changed.connect(self._on_keys_changed)
        page.navigate_requested.connect(self.go)
        page.notice_raised.connect(self.show_notice)
        page.rail_note_changed.connect(self.set_rail_note)
        self._stack.addWidget(page)
        page.bind_keys()
        return page

    def _uncover(self) -> None:
        if self._overlay is not None:
            self._overlay.dismiss()
            self._overlay = None

    # --- keys ---

    def everywhere(self) -> tuple[Key, ...]:
        """The keys that work on every page."""
        return (
            Key("Ctrl K", self.tr("search or run"), self._on_search_asked),
            Key("Ctrl L", self.tr("log a visit or call"), self._on_log_asked),
            *((Key("Ctrl N", self.tr("new order"), self._on_order_asked),) if self.offers(NEW_ORDER) else ()),
            Key("Ctrl 1 … 9", self.tr("go to a place")),
            Key("Alt ←", self.tr("back"), self.back, "Alt+Left"),
            Key("Ctrl Z", self.tr("take back"), self._on_undo_asked),
            Key("?", self.tr("all keys"), self.show_help),
        )

    @Slot()
    def show_help(self) -> None:
        """Show all keys of where one is."""
        if (page := self.page) is not None:
            self.cover(HelpCard(page.title[0], page.keys(), self.everywhere()))

    def _bind(self) -> None:
        for key in self.everywhere():
            if key.run is not None:
                self._bind_one(key.sequence or key.keys.replace(" ", "+"), key.run)
        self._bind_one("F1", self.show_help)
        for name, words in self._places.keys().items():
            shortcut = self._bind_one(words.replace(" ", "+"), self._on_place_key)  # Alt and digits are the pages'
            shortcut.setObjectName(name)

    def _bind_one(self, sequence: str, run: Callable[[], object]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(sequence), self)
        shortcut.activated.connect(run)
        return shortcut

    def _show_keys(self) -> None:
        if (page := self.page) is not None:
            self._keybar.show_keys([*page.keys(), Key("?", self.tr("all keys"))], page.key_note())

    # --- slots ---

    @Slot()
    def _on_place_key(self) -> None:
        self.go(self.sender().objectName())

    @Slot(str)
    def _on_place_chosen(self, name: str) -> None:
        self.go(name)

    @Slot(str, str)
    def _on_title_changed(self, title: str, note: str) -> None:
        sender, page = self.sender(), self.page
        if isinstance(sender, Page) and sender is not page:
            return
        self._bar.set_title(title, note)
        self._title_window()

    @Slot()
    def _on_keys_changed(self) -> None:
        page = self.page
        if page is not None and self.sender() is page:
            page.bind_keys()
            self._show_keys()

    @Slot()
    def _on_search_asked(self) -> None:
        self.go(PALETTE)

    @Slot()
    def _on_log_asked(self) -> None:
        self.go(QUICK_LOG)

    @Slot()
    def _on_order_asked(self) -> None:
        self.go(NEW_ORDER)

    @Slot()
    def _on_sync_asked(self) -> None:
        self.go(SYNC)

    @Slot()
    def _on_undo_asked(self) -> None:
        self._toasts.undo()

    @Slot()
    def _on_overlay_gone(self) -> None:
        if self.sender() is self._overlay:
            self._overlay = None

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.show_notice(Notice.of(error))

    @Slot()
    def _on_ctrl_held(self) -> None:
        self._rail.show_keys(True)

    # --- looks ---

    def _install_bar(self, bar: TopBar) -> None:
        self._bar = bar
        self._head.addWidget(bar)
        bar.search_asked.connect(self._on_search_asked)
        bar.log_asked.connect(self._on_log_asked)
        bar.order_asked.connect(self._on_order_asked)
        bar.sync_asked.connect(self._on_sync_asked)
        bar.pill.say(self._sync)
        bar.set_orders(self.offers(NEW_ORDER))
        bar.set_narrow(self.width() < NARROW_BELOW)

    @Slot()
    def _rebuild(self) -> None:
        """Another language: all that holds words is made anew; the same page is shown, once what was typed is kept."""
        if self._desk is not None and self._desk.tasks.closed:
            return  # a language that changes while the application ends
        self._uncover()
        self._head.removeWidget(self._bar)
        self._bar.deleteLater()
        self._install_bar(TopBar())
        self._rail.set_pages(self._places.shown(), self._places.keys())
        if self._desk is not None:
            leave(self._stack, self._desk.tasks, self, self._build_anew)

    def _build_anew(self) -> None:
        drop(self._stack, self._pages)
        if self._here[0]:
            self._open(*self._here)

    def _title_window(self) -> None:
        title = self.page.title[0] if self.page is not None else ""
        self.setWindowTitle(" · ".join(part for part in (title, self._company) if part) or "SFA Desktop")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._language_timer.start()
        elif event.type() == QEvent.Type.ActivationChange:
            self._keys_timer.stop()
            self._rail.show_keys(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._overlay is None:
            self._step_back()
        if event.key() == Qt.Key.Key_Control and not event.isAutoRepeat():
            self._keys_timer.start()
        else:
            self._keys_timer.stop()
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Control:
            self._keys_timer.stop()
            self._rail.show_keys(False)
        super().keyReleaseEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW_BELOW
        self._rail.set_narrow(narrow)
        self._bar.set_narrow(narrow)
        if self._overlay is not None:
            self._overlay.setGeometry(self.rect())
        self._toasts.place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter(self).fillRect(self.rect(), theme.color("frame"))
