"""What a page is, what it gets from the window, and how it tells the window of itself.

A page is built when it is first opened, and again when the language changes; whatever must survive
(drafts) lives in the replica, never in a widget.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from sfa_desktop.base.clock import Clock
from sfa_desktop.ui import messages
from sfa_desktop.ui.bridge import Bridge
from sfa_desktop.ui.tasks import Tasks

if TYPE_CHECKING:  # importing the profile brings the database along, which has to wait until after the first paint
    from sfa_desktop.profile import Profile


def _no_engine() -> None:
    """Nothing synchronises beside this window: in tests, and while the office is not set up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileWays:
    """What the engine's process can do about files; all return at once."""

    send: Callable[[], object] = _no_engine
    """Send them now although the network is paid by the byte."""
    list_of: Callable[[str, str], object] = lambda _kind, _id: None
    """Ask the office for its files of a record (kind, id)."""
    fetch: Callable[[str], object] = lambda _id: None
    """Bring the content of one here; FileNews tells what came of it."""
    held_back: Callable[[], bool] = lambda: False
    """Whether files wait because the network is paid by the byte."""


def _no_word(_code: str) -> None:
    """As above."""


def _every_page(_name: str) -> bool:
    """As above."""
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What every page and overlay works with."""

    profile: "Profile"
    tasks: Tasks
    bridge: Bridge
    clock: Clock
    wake_sync: Callable[[], object] = _no_engine
    """Ask the engine's process for a round now; returns at once."""
    renew_sync: Callable[[], object] = _no_engine
    """The profile is set up otherwise, or has another secret: the same, with what is kept now."""
    let_pass: Callable[[str], object] = _no_word
    """Ask for a round that lets a brake pass, by its code; returns at once."""
    files: "FileWays" = field(default_factory=FileWays)
    offers: Callable[[str], bool] = _every_page
    """Whether there is a page of this name here: what leads to one that there is not, is not shown."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a page: caps to show, words, and what it does.

    `keys` is shown split at the blanks ("Ctrl Enter", "1 … 5"); `run` makes it work, with `sequence` in
    Qt's spelling where the caps do not say it ("Ctrl+Return"). Without `run` it is only shown, without
    `words` it only works.
    """

    keys: str
    words: str
    run: Callable[[], object] | None = None
    sequence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A toast: what happened, and the way back."""

    words: str
    icon: str = "done"
    tone: str = "ok"
    action: str = ""
    run: Callable[[], object] | None = None
    seconds: float = 6.0

    @classmethod
    def of(cls, error: Exception) -> "Notice":
        """What went wrong, and the one thing to do: long enough to read both."""
        said = messages.explain(error)
        icon, tone = ("offline", "text2") if said.tone == "quiet" else ("alert", "need")
        return cls(words=said.whole, icon=icon, tone=tone, seconds=12)


class Place(StrEnum):
    """Where the rail shows a page."""

    MAIN = "main"
    FOOT = "foot"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSpec:
    """One line of the registry. `label` is called in the language of the moment; `build` may import lazily."""

    name: str
    icon: str
    label: Callable[[], str]
    build: Callable[[Desk], "Page"]
    place: Place = Place.MAIN
    admin: bool = False
    """Only for people whom the office calls administrators."""
    needs: str = ""
    """The kind it is about: where the office keeps nothing of it, there is no such page."""
    under: str = ""
    """For pages that are not on the rail: the name of the one that is lit while they are shown."""


class Page(QWidget):
    """One page. Subclasses set `name`, fill themselves in `__init__`, and load in `opened`."""

    name: ClassVar[str] = ""

    title_changed = Signal(str, str)
    """Title and the quiet note beside it."""
    keys_changed = Signal()
    navigate_requested = Signal(str, object)
    """Name of a page, or of an overlay ("quick-log", "palette"), and its argument."""
    notice_raised = Signal(object)
    """A Notice to show as a toast."""
    rail_note_changed = Signal(str, str, bool)
    """Page name, a short word or number for the rail, and whether it needs a person."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._title = ("", "")
        self._shortcuts: list[QShortcut] = []

    @property
    def title(self) -> tuple[str, str]:
        """Title and note as last set."""
        return self._title

    def set_title(self, title: str, note: str = "") -> None:
        """Say the page's title and the quiet note beside it."""
        self._title = (title, note)
        self.title_changed.emit(title, note)

    def keys(self) -> Sequence[Key]:
        """The keys of the page, the most useful first."""
        return ()

    def key_note(self) -> str:
        """Quiet words at the right end of the key bar: usually how fresh the office's figures are."""
        return ""

    def opened(self, argument: Any = None) -> None:
        """The page is shown (again), with what it was asked to show."""

    def left(self) -> None:
        """Another page is shown."""

    def take_focus(self) -> None:
        """Give the focus to where the page's work is done; to the page itself while that is not on the screen."""
        home = self._home()
        if home is not self and home.isVisible() and home.isEnabled():
            home.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        proxy = self.focusProxy()
        if proxy is not None:
            self.setFocusProxy(None)  # type: ignore[arg-type]  # the stubs do not know that None takes it away
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if proxy is not None:
            self.setFocusProxy(proxy)

    def holds_home(self, widget: QWidget) -> bool:
        """Whether it is where the page's work is done."""
        home = self._home()
        return widget is home or home.isAncestorOf(widget)

    def _home(self) -> QWidget:
        home: QWidget = self
        while (proxy := home.focusProxy()) is not None:
            home = proxy
        return home

    def bind_keys(self) -> None:
        """Make the keys work while the focus is in the page; called by the window."""
        for shortcut in self._shortcuts:
            shortcut.setParent(None)
            shortcut.deleteLater()
        self._shortcuts = []
        for key in self.keys():
            if key.run is None:
                continue
            shortcut = QShortcut(QKeySequence(key.sequence or key.keys.replace(" ", "+")), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(key.run)
            self._shortcuts.append(shortcut)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that were pressed while the page itself held the place go on to where its work is done by now."""
        home = self._home()
        if QApplication.focusWidget() is self and home is not self and home.isVisible() and home.isEnabled():
            home.setFocus(Qt.FocusReason.OtherFocusReason)
            QApplication.sendEvent(home, event)
        else:
            super().keyPressEvent(event)
