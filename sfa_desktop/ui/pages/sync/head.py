"""On top: the one sentence, what it rests on, how far the work at hand is, and the two things one can ask for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from sfa_desktop.entities.exchange import Progress
from sfa_desktop.replica.queries.sync_view import SyncView
from sfa_desktop.sync.status import SyncState, SyncStatus
from sfa_desktop.ui import sync_words
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.charts import Meter
from sfa_desktop.ui.widgets.layout import col, holder, row
from sfa_desktop.ui.widgets.mark import Icon
from sfa_desktop.ui.widgets.panel import Panel
from sfa_desktop.ui.widgets.text import Text


class SyncHead(Panel):
    """Never a spinner: words, and a bar that has a total."""

    sync_asked = Signal()
    verify_asked = Signal()

    def __init__(self) -> None:
        self._icon = Icon("done", 26, "ok", tile="ok_tint", tile_size=48)
        self._sentence = Text(" ", "page", wrap=True)
        self._below = Text(" ", "body", "text2", wrap=True)
        self._meter = Meter(height=8)
        self._doing = Text("", "small", "text2")
        self._doing.hide()
        words = col(self._sentence, self._below, 5, self._meter, self._doing, gap=3)
        super().__init__(sides="b")
        self._now = Button(self.tr("Sync now"), icon="sync", key="Ctrl S")
        self._check = Button(self.tr("Verify everything"), "ghost", icon="safe", key="V")
        self._now.clicked.connect(self.sync_asked)
        self._check.clicked.connect(self.verify_asked)
        acts = holder(col(self._now, self._check, gap=4))
        acts.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setLayout(row(self._icon, (words, 1), 20, acts, gap=16, margins=(20, 16, 20, 16)))

    def show_view(self, view: SyncView, status: SyncStatus | None) -> None:
        """Say how things stand."""
        self._sentence.say(sync_words.sentence(view))
        self._below.say(sync_words.reassurance(view, status))
        working = status is not None and status.state is SyncState.WORKING
        if view.needing:
            self._icon.show_icon("blocked", "need", "need_tint")
        elif working or view.waiting:
            self._icon.show_icon("send" if view.waiting else "sync", "accent_text", "accent_tint")
        else:
            self._icon.show_icon("done", "ok", "ok_tint")
        whole = max(1, view.done_today + view.waiting + view.needing)
        done = view.done_today if view.done_today or view.waiting or view.needing else whole
        parts = [
            (done / whole, "ok_solid"),
            (view.needing / whole, "need_solid"),
            (view.waiting / whole, "line_strong"),
        ]
        self._meter.set_parts([part for part in parts if part[0]])
        if not working:
            self._now.set_busy("")

    def show_progress(self, progress: Progress | None) -> None:
        """Say how far the work at hand is."""
        self._doing.setVisible(progress is not None)
        if progress is not None:
            self._doing.say(sync_words.progress_line(progress))
            self._now.set_busy(self.tr("Synchronising…"))

    def show_asked(self) -> None:
        """A round was asked for and has not begun yet."""
        self._doing.say(self.tr("Asked for a round…"))
        self._doing.show()

    def show_verifying(self, verifying: bool) -> None:
        """The whole chain is being walked."""
        self._check.set_busy(self.tr("Verifying…") if verifying else "")
