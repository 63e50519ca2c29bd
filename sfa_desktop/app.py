"""Opens a profile and shows the window on it; and draws its main pages without a display.

The first paint waits for nothing but Qt: the profile, and with it the database, is opened on a thread while the
empty frame already stands.
"""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtWidgets import QApplication

from sfa_desktop.base.errors import HomeReadOnly, InvalidInput, ReplicaBusy
from sfa_desktop.base.lock import FileLock
from sfa_desktop.base.paths import Home
from sfa_desktop.base.settings import Endpoint, Settings
from sfa_desktop.ui import language, messages, theme
from sfa_desktop.ui.collecting import collect_here
from sfa_desktop.ui.pages import OVERLAYS, PAGES
from sfa_desktop.ui.pages.closed import ClosedPage
from sfa_desktop.ui.window import Window

if TYPE_CHECKING:  # brings the database along, which has to wait until after the first paint
    from sfa_desktop.profile import Profile
    from sfa_desktop.ui.connect_form import Ways


def open_window(home: Home, passphrase: str | None = None) -> int:
    """Show the window of a profile until it is closed; the exit code.

    A second window on the same profile says so and ends with EXIT_BUSY.
    """
    preferences = _preferences(home)
    os.environ.update(theme.zoom_environment(int(preferences.get("zoom", 100))))
    app = _application(str(preferences.get("language", "") or language.suggested()))
    theme.follow(str(preferences.get("theme", "system")))
    lock = FileLock(home.window_lock)
    try:
        if not lock.acquire():
            return _say_closed(app, ReplicaBusy(path=home.replica))
    except HomeReadOnly as error:
        return _say_closed(app, error)
    window = Window(PAGES, OVERLAYS)
    # a small laptop's screen holds less than the usual size; a kept geometry is bounded by Qt itself
    window.resize(window.size().boundedTo(window.screen().availableSize()))
    geometry = preferences.get("window")
    if isinstance(geometry, str):
        window.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii", "ignore")))
    window.show()
    from sfa_desktop.ui.sitting import Sitting  # after the first paint: it brings the engine's side along

    sitting = Sitting(window, home, passphrase, _ways)
    QTimer.singleShot(0, sitting.begin)
    code = app.exec()
    kept = bytes(window.saveGeometry().toBase64().data()).decode("ascii")
    sitting.end(window=kept)
    lock.release()
    return code


def take_pictures(profile: "Profile", folder: Path) -> Sequence[Path]:
    """Draw the main pages of a profile into `folder` as PNG files, without a display; which were written."""
    if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")) and sys.platform == "linux":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    preferences = profile.settings.preferences
    _application(str(preferences.get("language", "") or language.suggested()))
    from sfa_desktop.ui.pictures import draw_pages

    return draw_pages(profile, folder, PAGES, OVERLAYS)


def _application(code: str) -> QApplication:
    app = QApplication.instance() or QApplication(["sfa-desktop"])
    assert isinstance(app, QApplication)
    app.setApplicationName("sfa-desktop")
    app.setApplicationDisplayName("SFA Desktop")
    app.setDesktopFileName("sfa-desktop")
    collect_here(app)
    theme.prepare(app)
    theme.follow("light")
    language.use(code)
    return app


def _ways(profile: "Profile", keep: Callable[[Endpoint, str], None]) -> "Ways":
    """What the first run can do: the CRMs there are, the connection test, the demo company."""
    from sfa_desktop.actions.demo_endpoint import demo_endpoint
    from sfa_desktop.actions.sign_in import sign_in_anew
    from sfa_desktop.actions.try_endpoint import offers, try_endpoint
    from sfa_desktop.ui.connect_form import Ways

    return Ways(
        crms=offers(),
        test=try_endpoint,
        connect=keep,
        sign_in=lambda asked, show, stop, device: sign_in_anew(asked, "", show, device=device, stop=stop),
        demo=lambda tell: keep(*demo_endpoint(profile.home, progress=tell)),
    )


def _preferences(home: Home) -> dict[str, Any]:
    with suppress(InvalidInput):  # unreadable settings are told when the profile is opened
        settings = Settings.load(home.settings)
        return dict(settings.preferences) if settings is not None else {}
    return {}


def _say_closed(app: QApplication, error: ReplicaBusy | HomeReadOnly) -> int:
    """The profile cannot be opened at all: say so in a small window, and to the terminal."""
    print(str(error), file=sys.stderr)  # noqa: T201 - a window started from a terminal says it there too
    page = ClosedPage(messages.explain(error))
    page.resize(560, 320)
    page.acted.connect(app.quit)
    page.show()
    app.exec()
    return error.exit_code
