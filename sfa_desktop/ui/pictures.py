"""Draws the main pages of a profile into files, without showing a window: for the demo, for manuals, for eyes."""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QMessageLogContext,
    QPoint,
    Qt,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from sfa_desktop.profile import Profile
from sfa_desktop.replica.facts import facts
from sfa_desktop.replica.outbox import counts
from sfa_desktop.replica.queries.news import as_of
from sfa_desktop.ui import sync_words, theme
from sfa_desktop.ui.bridge import Bridge
from sfa_desktop.ui.frame.overlay import OverlayCard
from sfa_desktop.ui.page import Desk, PageSpec
from sfa_desktop.ui.tasks import Tasks
from sfa_desktop.ui.window import Window

SIZE = (1440, 900)
REST_MS, PATIENCE_MS = 400, 20_000
OF_AN_ACCOUNT = ("account", "order_desk")
NOT_DRAWN = ("visit",)
"""Opening it would begin a visit."""


def draw_pages(
    profile: Profile, folder: Path, pages: Sequence[PageSpec], overlays: Mapping[str, Callable[[Desk], OverlayCard]]
) -> list[Path]:
    """One PNG a page in light, quick log with them, and the first page in dark. The files that were written."""
    folder.mkdir(parents=True, exist_ok=True)
    tasks = Tasks()
    heard = qInstallMessageHandler(_leave_out_size_hints)
    desk = Desk(profile=profile, tasks=tasks, bridge=Bridge(), clock=profile.clock)
    account_id, name = _best_account(profile)
    written: list[Path] = []
    try:
        for look in ("light", "dark"):
            theme.use(look)
            window = _window(profile, desk, pages, overlays)
            for spec in pages if look == "light" else pages[:1]:
                needs_account = spec.name in OF_AN_ACCOUNT
                if spec.name in NOT_DRAWN or (needs_account and not account_id):
                    continue
                window.go(spec.name, account_id if needs_account else None)
                written.append(_draw(window, tasks, folder / f"{spec.name}-{look}.png"))
            if look == "light" and name and "quick-log" in overlays:
                window.go("today")
                window.go("quick-log", f"v {name} 30m ok pedido")
                written.append(_draw(window, tasks, folder / f"quick-log-{look}.png"))
            window.close()
            window.deleteLater()
    finally:
        tasks.close()
        qInstallMessageHandler(heard)
    return written


def _leave_out_size_hints(_type: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Without a display Qt complains once a window that it cannot tell a desktop its size."""
    if "propagateSizeHints" not in message:
        print(message, file=sys.stderr)  # noqa: T201 - where Qt itself would have said it


def _window(
    profile: Profile, desk: Desk, pages: Sequence[PageSpec], overlays: Mapping[str, Callable[[Desk], OverlayCard]]
) -> Window:
    window = Window(pages, overlays)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.resize(*SIZE)
    with profile.replica.read() as r:
        known, moment, open_ = facts(r), as_of(r), counts(r)
    if known is not None:
        endpoint = profile.settings.endpoints[0].name if profile.settings.endpoints else ""
        window.set_company(str(known.company.get("name", "")), endpoint)
        window.set_person(str(known.user.get("name", "")), str(known.user.get("login", "")))
    window.show_sync(sync_words.pill(None, open_, moment, profile.clock.now()))
    window.start(desk)
    window.show()
    return window


def _best_account(profile: Profile) -> tuple[str, str]:
    """The account to show: of the best segment, planned soon if there is one."""
    with profile.replica.read() as r:
        visits = r.list("visit", where={"state": "planned"}, order=("planned_at",), limit=1)
        account_id = getattr(visits[0], "account_id", None) if visits else None
        found = [r.get("account", account_id)] if account_id else []
        found += r.list("account", order=("segment", "sort"), limit=1)
    account = next((one for one in found if one is not None), None)
    return (account.id, account.headline) if account is not None else ("", "")


def _draw(window: Window, tasks: Tasks, path: Path) -> Path:
    """Wait until the page is complete and has been at rest for a moment, and write it."""
    clock, rest = QElapsedTimer(), QElapsedTimer()
    clock.start()
    rest.start()
    while rest.elapsed() < REST_MS and clock.elapsed() < PATIENCE_MS:
        QApplication.processEvents()
        if tasks.busy:
            rest.restart()
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    image.fill(theme.color("frame"))
    window.render(image, QPoint(0, 0))
    image.save(str(path))
    return path
