"""No word is cut, elided or covered: in any theme, at any size, in the pseudo-language a third longer."""

import component_sheet
import looks
import pytest
from PySide6.QtWidgets import QWidget

from sfa_desktop.ui import language, theme
from sfa_desktop.ui.frame.topbar import SyncWords
from sfa_desktop.ui.page import Desk
from sfa_desktop.ui.widgets.layout import row
from sfa_desktop.ui.widgets.text import Text
from sfa_desktop.ui.window import Window

SIZES = [(1440, 900), (1280, 720)]


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("code", ["en", "es", "pt", language.PSEUDO])
def test_nothing_is_cut_on_the_sheet_of_components(qtbot, desk: Desk, code: str, size: tuple[int, int]) -> None:
    language.use(code)
    window = Window(component_sheet.specs(longer=code == language.PSEUDO))
    qtbot.addWidget(window)
    window.show_sync(SyncWords(state="offline", words="Sin conexión · 3 por enviar, a salvo"))
    window.start(desk)
    faults = []
    for name in theme.THEMES:
        theme.use(name)
        looks.render(window, size)
        faults += looks.faults(window)
    assert faults == []


@pytest.mark.parametrize("code", ["en", "es", "pt", language.PSEUDO])
def test_nothing_is_cut_in_the_list_of_keys(qtbot, desk: Desk, code: str) -> None:
    language.use(code)
    window = Window(component_sheet.specs())
    qtbot.addWidget(window)
    window.start(desk)
    window.show_help()
    looks.render(window, (1280, 720))
    assert looks.faults(window) == []


def test_every_control_says_its_name(qtbot, desk: Desk) -> None:
    window = Window(component_sheet.specs())
    qtbot.addWidget(window)
    window.start(desk)
    looks.render(window, SIZES[0])
    assert looks.unnamed_controls(window) == []


def test_the_check_finds_what_it_is_for(qtbot) -> None:
    holder = QWidget()
    cut, over = Text("a label that is much too long for its place"), Text("over it")
    holder.setLayout(row(Text("x")))
    for label in (cut, over):
        label.setParent(holder)
        label.setGeometry(0, 0, 40, 18)
    qtbot.addWidget(holder)
    looks.render(holder, (200, 60))
    found = " ".join(looks.faults(holder))
    assert "much too long" in found
    assert "lies over" in found
