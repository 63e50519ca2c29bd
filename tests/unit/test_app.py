"""The app: a sitting from first run to the pages, a second window that says so, pictures without a display."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from sfa_desktop import app
from sfa_desktop.actions.add_endpoint import add_endpoint
from sfa_desktop.actions.try_endpoint import offers
from sfa_desktop.base.clock import FixedClock
from sfa_desktop.base.errors import EXIT_BUSY
from sfa_desktop.base.lock import FileLock
from sfa_desktop.base.paths import Home
from sfa_desktop.base.settings import Endpoint, Settings
from sfa_desktop.profile import Profile
from sfa_desktop.replica import facts, indexing, inflow
from sfa_desktop.ui import language, theme
from sfa_desktop.ui.connect_form import Ways
from sfa_desktop.ui.pages import OVERLAYS, PAGES
from sfa_desktop.ui.pages.closed import ClosedPage
from sfa_desktop.ui.pages.first_run import FirstRunPage
from sfa_desktop.ui.pages.unlock import UnlockPage
from sfa_desktop.ui.sitting import Sitting
from sfa_desktop.ui.window import Window
from tests.unit.ui import book

PASSPHRASE = "correct horse battery"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def ways(profile: Profile, keep) -> Ways:
    endpoint = Endpoint(name="office", crm="tryton", url="http://127.0.0.1:9", database="crm", user="rep")
    return Ways(crms=offers(), test=lambda *_: (), connect=keep, demo=lambda _tell: keep(endpoint, "x"))


@pytest.fixture
def window(qapp: QApplication, qtbot) -> Iterator[Window]:
    theme.prepare(qapp)
    theme.use("light")
    language.use("en")
    made = Window(PAGES, OVERLAYS)
    qtbot.addWidget(made)
    made.show()
    yield made
    language.use("en")


def alone(window: Window) -> object:
    return window._outer.currentWidget()


def test_from_the_first_run_to_today(home: Home, window: Window, qtbot) -> None:
    sitting = Sitting(window, home, PASSPHRASE, ways)
    sitting.begin()
    qtbot.waitUntil(lambda: isinstance(alone(window), FirstRunPage), timeout=8000)
    page = alone(window)
    page.findChild(object, "pt").activated.emit()
    page.findChild(object, "demo").activated.emit()
    qtbot.waitUntil(lambda: window.here[0] == "today", timeout=8000)
    sitting.end(window="AAAA")
    kept = Settings.load(home.settings)
    assert kept is not None
    assert kept.endpoint().name == "office"
    assert (kept.preferences["language"], kept.preferences["window"]) == ("pt", "AAAA")


def test_another_password_reaches_the_engine_without_a_new_start(home: Home, window: Window, qtbot) -> None:
    profile = Profile.open(home, passphrase=PASSPHRASE)
    endpoint = Endpoint(name="office", crm="tryton", url="http://127.0.0.1:9", database="crm", user="rep")
    add_endpoint(profile, endpoint, "old")
    profile.close()
    sitting = Sitting(window, home, PASSPHRASE, ways)
    sitting.begin()
    qtbot.waitUntil(lambda: window.here[0] == "today", timeout=8000)
    worker = sitting._worker
    assert worker is not None
    assert worker._hand_over.secret == "old"
    desk = window.page.desk
    desk.tasks.change(window, lambda: add_endpoint(desk.profile, endpoint, "new"), lambda _kept: desk.renew_sync())
    qtbot.waitUntil(lambda: worker._hand_over.secret == "new", timeout=8000)
    sitting.end(window="")


def test_the_passphrase_is_asked_until_it_opens(home: Home, window: Window, qtbot) -> None:
    Profile.open(home, passphrase=PASSPHRASE).close()
    sitting = Sitting(window, home, None, ways)
    sitting.begin()
    qtbot.waitUntil(lambda: isinstance(alone(window), UnlockPage), timeout=8000)
    page = alone(window)
    page.given.emit("not the one")
    qtbot.waitUntil(lambda: "key does not open" in page._first.accessibleDescription(), timeout=8000)
    page.given.emit(PASSPHRASE)
    qtbot.waitUntil(lambda: isinstance(alone(window), FirstRunPage), timeout=8000)
    sitting.end(window="")


def test_a_profile_of_a_newer_version_says_so_and_is_left_alone(home: Home, window: Window, qtbot) -> None:
    home.root.mkdir()
    home.settings.write_text("{not json")
    sitting = Sitting(window, home, PASSPHRASE, ways)
    sitting.begin()
    qtbot.waitUntil(lambda: isinstance(alone(window), ClosedPage), timeout=8000)
    sitting.end(window="")
    assert home.settings.read_text() == "{not json"


def test_a_second_window_says_that_the_profile_is_open(home: Home) -> None:
    """In a process of its own, because an application object lives once."""
    script = (
        "import sys; from PySide6.QtCore import QTimer; from PySide6.QtWidgets import QApplication\n"
        "from sfa_desktop import app; from sfa_desktop.base.paths import Home; from pathlib import Path\n"
        "qt = QApplication([]); QTimer.singleShot(500, qt.quit)\n"
        "sys.exit(app.open_window(Home(Path(sys.argv[1]))))"
    )
    with FileLock(home.window_lock):
        done = subprocess.run(
            [sys.executable, "-c", script, str(home.root)],
            capture_output=True,
            text=True,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            check=False,
        )
    assert done.returncode == EXIT_BUSY
    assert "already open in another window" in done.stderr
    assert not home.replica.exists()


@pytest.mark.parametrize(("wide", "high"), [(1366, 768), (1280, 720), (1920, 1080)])
def test_the_first_window_fits_the_screen_and_is_no_larger_than_usual(
    home: Home, tmp_path: Path, wide: int, high: int
) -> None:
    """In a process of its own, on a screen of that size."""
    screens = tmp_path / "screens.json"
    screens.write_text(json.dumps({"screens": [{"name": "S", "x": 0, "y": 0, "width": wide, "height": high}]}))
    script = (
        "import sys; from PySide6.QtCore import QTimer; from PySide6.QtWidgets import QApplication\n"
        "from sfa_desktop import app; from sfa_desktop.base.paths import Home; from pathlib import Path\n"
        "from sfa_desktop.ui.window import Window\n"
        "qt = QApplication([])\n"
        "def look():\n"
        "    (one,) = [w for w in qt.topLevelWidgets() if isinstance(w, Window)]\n"
        "    print(qt.primaryScreen().size().width(), one.width(), one.height()); qt.quit()\n"
        "QTimer.singleShot(300, look)\n"
        "sys.exit(app.open_window(Home(Path(sys.argv[1])), 'correct horse battery'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(home.root)],
        capture_output=True,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={screens}"},
        check=False,
    )
    found = [int(word) for word in done.stdout.split()]
    assert found == [wide, min(wide, 1440), min(high, 900)], done.stderr


def test_pictures_of_the_main_pages_need_no_display(home: Home, tmp_path: Path, qapp: QApplication) -> None:
    profile = Profile.open(home, passphrase=PASSPHRASE, clock=FixedClock(book.NOW))
    with profile.replica.write() as w:
        facts.set_facts(w, book.facts())
        for page in book.pages():
            inflow.apply_page(w, page)
    with profile.replica.write() as w:
        while indexing.index_slice(w):
            pass
    written = app.take_pictures(profile, tmp_path / "pictures")
    profile.close()
    theme.use("light")
    language.use("en")
    names = {path.name for path in written}
    assert {"today-light.png", "today-dark.png", "accounts-light.png", "account-light.png", "sync-light.png"} <= names
    assert "visit-light.png" not in names
    assert all(path.stat().st_size > 10_000 for path in written)
