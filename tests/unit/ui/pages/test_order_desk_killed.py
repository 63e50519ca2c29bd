"""A window that is killed in the middle of an order: what was typed is there, whole, in the next one."""

import os
import signal
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

from sfa_desktop.base.clock import FixedClock
from sfa_desktop.replica.store import Replica
from tests.unit.ui import book
from tests.unit.ui.pages.conftest import KEY

ROOT = Path(__file__).parents[4]
SCRIPT = """
import os, signal, sys
from pathlib import Path
from types import SimpleNamespace
from PySide6.QtWidgets import QApplication
from sfa_desktop.base.clock import FixedClock
from sfa_desktop.base.paths import Home
from sfa_desktop.replica.store import Replica
from sfa_desktop.ui import theme
from sfa_desktop.ui.bridge import Bridge
from sfa_desktop.ui.page import Desk
from sfa_desktop.ui.pages.order_desk.page import OrderDeskPage
from sfa_desktop.ui.tasks import Tasks
from tests.unit.ui import book

app = QApplication([])
theme.prepare(app)
home = Home(Path(sys.argv[1]))
replica = Replica.open(home.replica, bytes(32), clock=FixedClock(book.NOW))
profile = SimpleNamespace(replica=replica, device_id="device-7f3a", home=home)
page = OrderDeskPage(Desk(profile=profile, tasks=Tasks(), bridge=Bridge(), clock=replica.clock))
page.opened(book.key("account", 1))
while page._draft is None:
    app.processEvents()
page._copy_all()
for line in list(page._draft.lines):
    page._grid.changed.emit(line.id, "quantity", "24")
while not page._keeper.settled:
    app.processEvents()
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_killed_window_loses_nothing(rep_replica: Replica) -> None:
    home = rep_replica.path.parent
    rep_replica.close()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    ended = subprocess.run([sys.executable, "-c", SCRIPT, str(home)], env=environment, check=False, timeout=120)
    assert ended.returncode == -signal.SIGKILL
    again = Replica.open(home / "replica.db", KEY, clock=FixedClock(book.NOW))
    with again.read() as r:
        (order,) = r.list("order", where={"state": "draft"})
        lines = r.children("order_line", order.id)
        assert order.provisional == "P-7F3A-0001"
        assert lines
        assert {line.quantity for line in lines} == {Decimal(24)}
    again.close()
