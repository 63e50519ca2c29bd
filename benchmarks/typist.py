"""A person types into the real search box and saves orders while a real worker process runs a first sync at full speed.

`python -m benchmarks.typist URL FOLDER` prints {"presses", "p99_ms", "worst_ms", "saves", "worst_wait_ms", …}.
A press is timed from the key event to the moment when the box with the letter and the first ten results for it are
painted; the next key follows 15 ms later, which is faster than anybody types. Of a
save is told how long it waited for its turn, and how long it took as a whole: an order of five lines, row, outbox and
ledger in one durable transaction.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from benchmarks.book import QUESTIONS, SIZES, fill
from benchmarks.ours import an_order
from sfa_desktop.base.clock import SystemClock
from sfa_desktop.base.ids import new_id
from sfa_desktop.base.paths import Home
from sfa_desktop.base.secrets import Secrets
from sfa_desktop.base.settings import Endpoint, Settings
from sfa_desktop.profile import Profile
from sfa_desktop.replica import edits
from sfa_desktop.replica.search import search
from sfa_desktop.replica.store import Replica
from sfa_desktop.sync import channel
from sfa_desktop.sync.worker import SyncWorker
from sfa_desktop.ui import theme
from sfa_desktop.ui.bridge import Bridge
from sfa_desktop.ui.page import Desk
from sfa_desktop.ui.palette.card import PaletteCard
from sfa_desktop.ui.tasks import Tasks

PRESSES, SAVE_EVERY, PAUSE_MS = 1_000, 10, 15
THERE = {kind: size // 5 for kind, size in SIZES.items() if kind != "account"}
"""What is there already when the first sync of the accounts begins, so that there is something to find."""
FIRST = 5_000
"""So many accounts are there when typing begins."""
KEY = bytes.fromhex("5a" * 32)


def keys() -> Iterator[str]:
    """The letters of a rep's questions; an empty one clears the box."""
    for question in cycle(QUESTIONS):
        yield from question
        yield ""


class Typist(QObject):
    """Types one key after the other, each when the one before is answered and painted."""

    def __init__(self, desk: Desk, card: PaletteCard) -> None:
        super().__init__()
        self.desk, self.card = desk, card
        self.keys = islice(keys(), 3 * PRESSES)
        self.presses: list[float] = []
        self.waits: list[float] = []
        self.saves: list[float] = []
        self.began = 0.0
        self.box_painted = self.list_painted = self.answered = False
        card._box.installEventFilter(self)
        card._list.installEventFilter(self)
        card._on_found = self.take(card._on_found)  # type: ignore[method-assign]  # the moment an answer is there

    def take(self, shown: Any) -> Any:
        """The card's own slot, and a note that it ran."""

        def found(hits: Any) -> None:
            shown(hits)
            self.answered, self.list_painted = True, not self.card._list.isVisible()
            self.look()

        return found

    def press(self) -> None:
        """One key, or an emptied box."""
        letter = next(self.keys, None)
        if letter is None or len(self.presses) == PRESSES:
            QApplication.exit()
        elif not letter:
            self.card._box.clear()
            QTimer.singleShot(PAUSE_MS, self.press)
        else:
            self.box_painted = self.list_painted = self.answered = False
            self.began = time.perf_counter()
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, letter)
                QCoreApplication.sendEvent(self.card._box, event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Paint at once what is to be painted, and look whether all is."""
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self.look)
            if watched is self.card._box:
                self.box_painted = True
            elif self.answered:
                self.list_painted = True
        return False

    def look(self) -> None:
        """Whether the press is answered on the screen."""
        if self.began and self.box_painted and self.list_painted and self.answered:
            self.presses.append((time.perf_counter() - self.began) * 1000)
            self.began = 0.0
            if len(self.presses) % SAVE_EVERY == 0:
                self.save(len(self.presses))
            QTimer.singleShot(PAUSE_MS, self.press)

    def save(self, number: int) -> None:
        """An order, as a page saves it: beside the window's thread."""
        order, lines = an_order(number)
        replica, waits, saves = self.desk.profile.replica, self.waits, self.saves

        def write() -> None:
            begin = time.perf_counter()
            with replica.write() as w:
                waits.append((time.perf_counter() - begin) * 1000)
                edits.create(w, order, lines=lines)
            saves.append((time.perf_counter() - begin) * 1000)

        self.desk.tasks.change(self, write, lambda _: None)


def main() -> None:
    """Start the worker, type until done, tell the figures."""
    url, folder = sys.argv[1:]
    app = QApplication([])
    theme.prepare(app)
    theme.use("light")
    home = Home(Path(folder))
    replica = Replica.open(home.replica, KEY)
    fill(replica, THERE)
    with replica.write() as w:
        w.run("UPDATE feed SET cursor = '1'")  # the office has no news of these kinds
    secrets = Secrets.open(Home(home.root / "secrets"), "bench", passphrase="not a secret")
    tasks, bridge = Tasks(), Bridge()
    profile = Profile(home, Settings(device_id="bench"), secrets, replica, replica.clock)
    desk = Desk(profile=profile, tasks=tasks, bridge=bridge, clock=SystemClock())
    card = PaletteCard(desk)
    card.resize(720, 600)
    card.show()
    card.activateWindow()
    card.opened()
    endpoint = Endpoint(name="office", crm="tryton", url=url, database="db", user="rep")
    given = channel.HandOver(key=KEY.hex(), endpoint=endpoint, secret="x", device=new_id())
    worker = SyncWorker(home, given, bridge.report)
    worker.start()

    def rows() -> int:
        with replica.read() as r:
            return r.count("account")

    while rows() < FIRST:
        time.sleep(0.05)
    with replica.read() as r:
        search(r, "gutierres")  # the window does this once when it opens
    typist = Typist(desk, card)
    QTimer.singleShot(0, typist.press)
    app.exec()
    pulled = rows()
    tasks.close()
    worker.stop()
    worker.join(10)
    presses, saves = sorted(typist.presses), sorted(typist.saves)
    figures = {
        "presses": len(presses),
        "p50_ms": presses[len(presses) // 2],
        "p99_ms": presses[int(len(presses) * 0.99)],
        "worst_ms": presses[-1],
        "saves": len(saves),
        "worst_wait_ms": max(typist.waits),
        "p95_save_ms": saves[int(len(saves) * 0.95)],
        "worst_save_ms": saves[-1],
        "pulled": pulled,
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
