"""Tokens become colours, fonts, icons, palette and one small stylesheet; the only room that reads tokens.json.

A theme changes at run time: `follow` repaints every widget, and those that hold colours (labels) are
asked to `retheme`. The zoom is a factor for the whole process and is read at start: `zoom_environment`.
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPainter, QPalette
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from sfa_desktop.ui import resources

TOKENS: Final[dict[str, Any]] = json.loads(resources.path("tokens.json").read_text(encoding="utf-8"))
SIZE: Final[dict[str, int]] = TOKENS["size"]
RADIUS: Final[dict[str, int]] = TOKENS["radius"]
SPACE: Final[dict[str, int]] = TOKENS["space"]
THEMES: Final = tuple(TOKENS["color"])
CHOICES: Final = ("system", *THEMES)
ZOOMS: Final = (100, 110, 125, 150, 175, 200)


@dataclass
class _State:
    name: str = "light"
    choice: str = "light"
    families: frozenset[str] = frozenset()
    watcher: "_SystemWatcher | None" = None


_state = _State()


def zoom_environment(percent: int) -> dict[str, str]:
    """What has to stand in the environment before the application object is made; the screen's own factor stays."""
    bounded = max(100, min(200, percent))
    return {} if bounded == 100 else {"QT_SCALE_FACTOR": f"{bounded / 100:g}"}


def prepare(app: QApplication) -> None:
    """Once, before the first window: Qt's plain style, and the bundled fonts."""
    app.setStyle("Fusion")
    for file in sorted(resources.path("fonts").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(file))
    _state.families = frozenset(QFontDatabase.families())
    _font.cache_clear()


def follow(choice: str) -> None:
    """Take one of CHOICES; "system" goes with the desktop, now and whenever it changes."""
    _state.choice = choice if choice in CHOICES else "system"
    if _state.watcher is None:
        _state.watcher = _SystemWatcher()
    use(system_theme() if _state.choice == "system" else _state.choice)


def system_theme() -> str:
    """The theme that the desktop asks for."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "high_contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


def use(name: str) -> None:
    """Show a theme at once: palette and stylesheet for Qt's own parts, a repaint for ours."""
    _state.name = name
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    app.setPalette(_palette())
    app.setFont(font("body"))
    app.setStyleSheet(_stylesheet())
    for widget in QApplication.allWidgets():
        retheme = getattr(widget, "retheme", None)
        if retheme is not None:
            retheme()
        widget.update()


class _SystemWatcher(QObject):
    """Follows the desktop between day, night and high contrast."""

    def __init__(self) -> None:
        super().__init__(QApplication.instance())
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_changed)

    @Slot()
    def _on_system_changed(self) -> None:
        if _state.choice == "system" and system_theme() != _state.name:
            use(system_theme())


def name() -> str:
    """The theme that is shown."""
    return _state.name


def choice() -> str:
    """What was asked for, "system" included."""
    return _state.choice


def high_contrast() -> bool:
    """Whether tints have to turn into outlines."""
    return _state.name == "high_contrast"


def hexa(role: str) -> str:
    """A role's colour as #RRGGBB or #RRGGBBAA."""
    return str(TOKENS["color"][_state.name][role])


def color(role: str, alpha: float = 1.0) -> QColor:
    """A role's colour. Tokens with eight digits are #RRGGBBAA, which Qt would read as #AARRGGBB."""
    return QColor(_color(hexa(role), alpha))


@lru_cache(maxsize=512)
def _color(text: str, alpha: float) -> QColor:
    value = QColor(text[:7])
    value.setAlphaF((int(text[7:9], 16) / 255 if len(text) == 9 else 1.0) * alpha)
    return value


def heat(level: int) -> QColor:
    """One of five weights, 0 to 4, of the scale used in matrices."""
    return QColor(TOKENS["color"][_state.name]["heat"][level])


@lru_cache(maxsize=128)
def _font(style: str, weight: int, px: int) -> QFont:
    spec = TOKENS["type"][style]
    display = spec.get("family") == "display"
    family = TOKENS["font"]["display" if display else "text"]
    value = QFont(family if family in _state.families else TOKENS["font"]["text"])
    value.setPixelSize(px)
    value.setWeight(QFont.Weight(weight))
    value.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if display:
        value.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -0.2)
    for feature in TOKENS["font"]["features"]:
        value.setFeature(QFont.Tag(feature), 1)
    return value


def font(style: str, weight: int = 0, px: int = 0) -> QFont:
    """A type style of tokens.json, with another weight or pixel size where given."""
    spec = TOKENS["type"][style]
    return QFont(_font(style, weight or spec["weight"], px or spec["px"]))


def line_height(style: str) -> int:
    """The height of one line of a type style, in pixels."""
    return int(TOKENS["type"][style]["line"])


@lru_cache(maxsize=512)
def _svg(icon: str, rgb: str) -> QSvgRenderer:
    source = resources.path("icons", f"{icon}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(source.replace("#000", rgb).encode()))


def draw_icon(painter: QPainter, icon: str, rect: QRectF, tint: QColor) -> None:
    """Paint an icon as vectors at the size asked for: sharp at every scale, no pixmap cache to spoil."""
    _svg(icon, tint.name()).render(painter, rect)


def contrast(first: str, second: str) -> float:
    """WCAG 2.2 contrast ratio of two opaque colours (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio)."""

    def luminance(text: str) -> float:
        channels = [int(text[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return round((high + 0.05) / (low + 0.05), 2)


def ink_on(background: QColor) -> QColor:
    """Black or white, whichever reads better: for matrices."""
    dark = contrast(background.name(), "#14151A") >= contrast(background.name(), "#FFFFFF")
    return QColor("#14151A" if dark else "#FFFFFF")


def _palette() -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    tokens = {
        role.Window: "frame",
        role.Base: "sheet",
        role.AlternateBase: "sunken",
        role.Text: "text",
        role.WindowText: "text",
        role.Button: "sheet",
        role.ButtonText: "text",
        role.Highlight: "accent",
        role.HighlightedText: "on_accent",
        role.PlaceholderText: "text3",
        role.Accent: "accent",
        role.ToolTipBase: "text",
        role.ToolTipText: "sheet",
        role.Link: "accent_text",
    }
    for key, token in tokens.items():
        palette.setColor(key, color(token))
    return palette


_RULES = """
QLineEdit, QPlainTextEdit, QTextEdit#prose {background:@sheet; border:1px solid @line_strong; border-radius:7px;
    padding:0 9px; color:@text; selection-background-color:@accent; selection-color:@on_accent;}
QPlainTextEdit {padding:6px 5px;}
QLineEdit:hover, QPlainTextEdit:hover {border-color:@text3;}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit#prose:focus {border:@focus_edge solid @focus;}
QLineEdit:disabled, QPlainTextEdit:disabled {background:@sunken; color:@text3;}
QLineEdit[bad="true"], QPlainTextEdit[bad="true"] {border:1px solid @need_solid;}
QLineEdit#bare, QTextEdit#bare, QPlainTextEdit#bare {background:transparent; border:0; padding:0;}
QLineEdit#cell {background:@sheet; border:2px solid @focus; border-radius:5px; padding:0 6px;}
QTableView, QListView {background:transparent; border:0; outline:0; color:@text;}
QHeaderView {background:transparent; border:0;}
QScrollArea, QScrollArea > QWidget > QWidget {background:transparent; border:0;}
QScrollBar:vertical {background:transparent; width:9px; margin:2px 1px;}
QScrollBar:horizontal {background:transparent; height:9px; margin:1px 2px;}
QScrollBar::handle {background:@line_strong; border-radius:3px; min-height:36px; min-width:36px;}
QScrollBar::add-line, QScrollBar::sub-line {height:0; width:0;}
QScrollBar::add-page, QScrollBar::sub-page {background:transparent;}
QMenu {background:@raised; color:@text; border:1px solid @line_strong; border-radius:7px; padding:5px;}
QMenu::item {padding:6px 22px 6px 12px; border-radius:5px;}
QMenu::item:selected {background:@hover;}
QMenu::item:disabled {color:@text3;}
QMenu::separator {height:1px; background:@line; margin:4px 6px;}
QToolTip {background:@text; color:@sheet; border:0; padding:5px 8px;}
"""


def _stylesheet() -> str:
    """Only what Qt draws itself. Everything with a state of its own paints itself."""
    rules = _RULES.replace("@focus_edge", "2px" if high_contrast() else "1px")
    for role in sorted((r for r in TOKENS["color"]["light"] if r != "heat"), key=len, reverse=True):
        rules = rules.replace(f"@{role}", hexa(role)[:7])
    return rules
