"""Renders every page to build/screenshots: all themes, languages, sizes and zooms, full and empty.

usage: screenshots.py [NAME …] [--all] [--check] [--out DIR]

Without --all: light and dark in Spanish, light in English, high contrast, empty, narrow, 200 %, and the
pseudo-language. With it: everything by everything. --check fails when words are cut.
"""

import argparse
import itertools
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import component_sheet
import looks
import scenes
from PySide6.QtCore import QElapsedTimer, QEvent
from PySide6.QtWidgets import QApplication
from scenes import BRAKED, CALM, DOUBLE, EMPTY, TROUBLED, Scene

from sfa_desktop.replica import outbox
from sfa_desktop.sync.status import SyncState, SyncStatus
from sfa_desktop.ui import language, theme
from sfa_desktop.ui.collecting import collect_here
from sfa_desktop.ui.page import Desk, PageSpec
from sfa_desktop.ui.pages import OVERLAYS, PAGES
from sfa_desktop.ui.sync_words import pill
from sfa_desktop.ui.window import Window
from tests.unit.ui import book

ROOT = Path(__file__).resolve().parents[1]
FULL, SMALL = (1440, 900), (1280, 720)


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture."""

    theme: str = "light"
    code: str = "es"
    full: bool = True
    size: tuple[int, int] = FULL
    zoom: int = 1

    @property
    def suffix(self) -> str:
        size = "" if self.size == FULL else f"-{self.size[0]}x{self.size[1]}"
        zoom = "" if self.zoom == 1 else f"-{self.zoom * 100}"
        return f"{self.theme}-{self.code}{'' if self.full else '-empty'}{size}{zoom}"


def shots(*, every: bool) -> list[Shot]:
    """Which pictures of each page."""
    if every:
        codes = [code for code, _ in language.LANGUAGES]
        axes = itertools.product(theme.THEMES, codes, (True, False), (FULL, SMALL), (1, 2))
        return [Shot(*axis) for axis in axes]
    return [
        Shot(),
        Shot(theme="dark"),
        Shot(theme="high_contrast"),
        Shot(code="en"),
        Shot(code="pt", size=SMALL),
        Shot(code=language.PSEUDO),
        Shot(full=False),
        Shot(zoom=2),
    ]


def rest(desk: Desk, milliseconds: int = 0) -> None:
    """Wait until what was asked for is here and painted; `milliseconds` for what begins after a pause."""
    clock = QElapsedTimer()
    clock.start()
    for _ in range(4):
        while desk.tasks.busy or clock.elapsed() < milliseconds:
            QApplication.processEvents()
        looks.settle(2)


def open_window(pages: list[PageSpec], shot: Shot) -> Window:
    """A window of that look, with nothing in it yet."""
    language.use(shot.code)
    theme.use(shot.theme)
    window = Window(pages, OVERLAYS)
    window.resize(*shot.size)
    return window


def play(window: Window, scene: Scene, desk: Desk) -> None:
    """Go to where the scene is."""
    if scene.alone is not None:
        window.show_alone(scene.alone(desk.tasks))
        rest(desk, 250)
        return
    window.set_company("Litoral Distribuciones", "Central AR")
    window.set_person(book.REP, "Rosario Norte")
    window.set_admin(scene.page == "administration")
    status = SyncStatus(state=SyncState.OFFLINE, since=book.NOW, next_at=book.NOW + timedelta(minutes=4))
    with desk.profile.replica.read() as r:
        window.show_sync(pill(status, outbox.counts(r), book.OFFICE, book.NOW))
    argument = scene.argument(desk)
    window.start(desk, scene.page, None if scene.cover else argument)
    desk.bridge.report(status)
    rest(desk, 400)
    if scene.cover == "?":
        window.show_help()
    elif scene.cover:
        window.go(scene.cover, argument)
    if scene.cover:
        rest(desk, 600)
    if scene.then is not None:
        scene.then(window)
        rest(desk)


def pictures(names: list[str], wanted: list[Shot], folder: Path, out: Path) -> Iterator[tuple[str, list[str]]]:
    """Take them, and tell what is wrong with each."""
    desks = {kind: scenes.open_desk(folder / kind, kind) for kind in (CALM, EMPTY, TROUBLED, BRAKED, DOUBLE)}
    for shot in wanted:
        sheet = component_sheet.specs(longer=shot.code == language.PSEUDO)
        jobs = [(scene, list(PAGES)) for scene in scenes.scenes([spec.name for spec in PAGES])]
        for scene, pages in [*jobs, (Scene("components", "components"), sheet)]:
            if (names and scene.name not in names) or (not shot.full and scene.desk in (TROUBLED, BRAKED, DOUBLE)):
                continue
            desk = desks[scene.desk if shot.full else EMPTY]
            window = open_window(pages, shot)
            play(window, scene, desk)
            picture = looks.render(window, shot.size, shot.zoom)
            picture.save(str(out / f"{scene.name}-{shot.suffix}.png"))
            yield f"{scene.name}-{shot.suffix}", looks.faults(window)
            window.close()
            window.deleteLater()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for desk in desks.values():
        desk.tasks.close()
        desk.profile.replica.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "screenshots")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    collect_here(app)
    theme.prepare(app)
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, faults in pictures(options.names, shots(every=options.all), Path(folder), options.out):
            print(name, *(f"\n    {fault}" for fault in faults), sep="")
            bad += len(faults)
    print(f"{bad} faults; pictures in {options.out.name}/")
    return 1 if options.check and bad else 0


if __name__ == "__main__":
    sys.exit(main())
