"""Every theme has every role, words can be read on their ground, and a theme changes while the window is open."""

import pytest
from PySide6.QtGui import QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from sfa_desktop.ui import paint, resources, theme
from sfa_desktop.ui.widgets.text import Text, marked

WORDS, MARKS = 4.5, 3.0
PAIRS = [
    *[(ink, "sheet", WORDS) for ink in ("text", "text2", "text3", "accent_text", "need", "warn", "ok")],
    *[(ink, ground, WORDS) for ink in ("text2", "text3") for ground in ("sunken", "frame", "selected", "quiet_tint")],
    ("text", "selected", WORDS), ("text3", "raised", WORDS), ("text2", "hover", WORDS), ("text", "pressed", WORDS),
    ("on_accent", "accent", WORDS), ("on_accent", "accent_hover", WORDS), ("warn", "selected", WORDS),
    ("accent_text", "accent_tint", WORDS), *[(tone, f"{tone}_tint", WORDS) for tone in ("need", "warn", "ok")],
    *[(mark, "sheet", MARKS) for mark in ("accent", "need_solid", "warn_solid", "ok_solid", "focus")],
    ("accent", "track", MARKS), ("focus", "sunken", MARKS),
]  # fmt: skip


@pytest.mark.parametrize("name", theme.THEMES)
def test_words_and_marks_stand_out_from_their_ground(name: str) -> None:
    colors = theme.TOKENS["color"][name]
    weak = []
    for ink, ground, least in PAIRS:
        needed = 7.0 if name == "high_contrast" and least == WORDS else least
        ratio = theme.contrast(colors[ink][:7], colors[ground][:7])
        if ratio < needed:
            weak.append(f"{ink} on {ground}: {ratio}, needs {needed}")
    assert weak == []


@pytest.mark.parametrize("name", theme.THEMES)
def test_words_in_a_matrix_can_be_read_on_every_weight(name: str) -> None:
    theme.use(name)
    for level in range(5):
        fill = theme.heat(level)
        assert theme.contrast(theme.ink_on(fill).name(), fill.name()) >= WORDS


def test_all_themes_know_the_same_roles() -> None:
    roles = {name: set(colors) for name, colors in theme.TOKENS["color"].items()}
    assert len({frozenset(known) for known in roles.values()}) == 1
    for fill, ink, edge in paint.TONES.values():
        assert {fill, ink, edge} <= roles["light"]


def test_the_bundled_fonts_are_the_ones_in_use() -> None:
    assert {"Inter", "Inter Display"} <= set(QFontDatabase.families())
    assert theme.font("page").family() == "Inter Display"
    assert theme.font("body").family() == "Inter"


def test_every_icon_draws_something() -> None:
    for file in resources.path("icons").glob("*.svg"):
        assert theme._svg(file.stem, "#000000").isValid(), file.name


def test_a_label_takes_the_colours_of_the_new_theme_at_once(qtbot) -> None:
    label = Text(marked("<b>{name}</b>", name="Luz"), "body", "text2")
    qtbot.addWidget(label)
    theme.use("dark")
    assert label.palette().color(QPalette.ColorRole.WindowText) == theme.color("text2")
    assert theme.hexa("text") in label.text()
    assert QApplication.palette().color(QPalette.ColorRole.Window) == theme.color("frame")


def test_an_unknown_choice_follows_the_desktop() -> None:
    theme.follow("sepia")
    assert (theme.choice(), theme.name()) == ("system", theme.system_theme())
    theme.follow("high_contrast")
    assert theme.high_contrast()


def test_eight_digits_are_red_green_blue_alpha() -> None:
    scrim = theme.TOKENS["color"]["light"]["scrim"]
    assert (theme.color("scrim").name(), theme.color("scrim").alpha()) == (scrim[:7].lower(), int(scrim[7:], 16))


@pytest.mark.parametrize(("percent", "factor"), [(100, None), (125, "1.25"), (200, "2"), (20, None), (900, "2")])
def test_zoom_is_a_factor_for_the_whole_process(percent: int, factor: str | None) -> None:
    assert theme.zoom_environment(percent).get("QT_SCALE_FACTOR") == factor
