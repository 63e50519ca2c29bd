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
from pathlib import Path
from types import SimpleNamespace
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import component_sheet
import looks
from PySide6.QtCore import QElapsedTimer, QEvent
from PySide6.QtWidgets import QApplication

from sfa_desktop.base.clock import FixedClock
from sfa_desktop.base.paths import Home
from sfa_desktop.replica import facts, indexing, inflow
from sfa_desktop.replica.store import Replica
from sfa_desktop.ui import language, theme
from sfa_desktop.ui.bridge import Bridge
from sfa_desktop.ui.frame.topbar import SyncWords
from sfa_desktop.ui.page import Desk, PageSpec
from sfa_desktop.ui.pages import OVERLAYS, PAGES
from sfa_desktop.ui.tasks import Tasks
from sfa_desktop.ui.window import Window
from tests.unit.ui import book

ROOT = Path(__file__).resolve().parents[1]
FULL, SMALL = (1440, 900), (1280, 720)
ARGUMENTS = {"account": book.key("account", 1), "visit": ("new", book.key("account", 1)),
             "order_desk": book.key("account", 1)}  # fmt: skip
"""What pages are opened with that show one record."""
TYPED = {"quick-log": "v luz 30m ok pedido; queja entrega; prox lun 10"}


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


def open_desk(folder: Path, *, full: bool) -> Desk:
    """A real replica with the sample territory in it, or with nothing but the office's facts."""
    folder.mkdir()
    replica = Replica.open(folder / "replica.db", bytes(32), clock=FixedClock(book.NOW))
    with replica.write() as w:
        facts.set_facts(w, book.facts())
        for page in book.pages() if full else ():
            inflow.apply_page(w, page)
    with replica.write() as w:
        while indexing.index_slice(w):
            pass
    profile: Any = SimpleNamespace(replica=replica, device_id="device-7f3a", home=Home(folder))
    return Desk(profile=profile, tasks=Tasks(), bridge=Bridge(), clock=replica.clock)


def rest(desk: Desk, milliseconds: int = 0) -> None:
    """Wait until what was asked for is here and painted; `milliseconds` for what begins after a pause."""
    clock = QElapsedTimer()
    clock.start()
    for _ in range(4):
        while desk.tasks.busy or clock.elapsed() < milliseconds:
            QApplication.processEvents()
        looks.settle(2)


def open_window(pages: list[PageSpec], name: str, desk: Desk, shot: Shot) -> Window:
    """A window of that look, on that desk."""
    language.use(shot.code)
    theme.use(shot.theme)
    window = Window(pages, OVERLAYS)
    window.set_company("Litoral Distribuciones", "Central AR")
    window.set_person(book.REP, "Rosario Norte")
    said = {"es": "Sin conexión · 3 por enviar, a salvo", "pt": "Sem conexão · 3 por enviar, seguros"}
    window.show_sync(SyncWords(state="offline", words=said.get(shot.code, "Offline · 3 to send, safe")))
    window.resize(*shot.size)
    window.start(desk, name if name in {spec.name for spec in pages} else "", ARGUMENTS.get(name))
    return window


def pictures(names: list[str], wanted: list[Shot], folder: Path, out: Path) -> Iterator[tuple[str, list[str]]]:
    """Take them, and tell what is wrong with each."""
    desks = {full: open_desk(folder / ("full" if full else "empty"), full=full) for full in (True, False)}
    for shot in wanted:
        sheet = component_sheet.specs(longer=shot.code == language.PSEUDO)
        jobs = [(spec.name, list(PAGES), "") for spec in PAGES]
        jobs += [("components", sheet, ""), *((name, list(PAGES), name) for name in OVERLAYS if name in TYPED)]
        for name, pages, overlay in jobs:
            if names and name not in names:
                continue
            desk = desks[shot.full]
            window = open_window(pages, name, desk, shot)
            rest(desk, 250)
            if overlay:
                window.go(overlay, TYPED[overlay])
                rest(desk, 600)
            picture = looks.render(window, shot.size, shot.zoom)
            picture.save(str(out / f"{name}-{shot.suffix}.png"))
            yield f"{name}-{shot.suffix}", looks.faults(window)
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
