"""Choosing one of a few: a closed list that looks like an input and opens as a menu."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy

from sfa_desktop.ui import theme
from sfa_desktop.ui.paint import box, painter, text, width


class Select(QAbstractButton):
    """One of (code, words); `chosen` carries the code. Up and Down change it, Space and Enter open it."""

    chosen = Signal(str)

    def __init__(
        self, choices: Sequence[tuple[str, str]], value: str = "", *, icon: str = "", name: str = "", empty: str = ""
    ) -> None:
        super().__init__()
        self._choices, self._icon, self._name, self._empty = list(choices), icon, name, empty
        self.setFixedHeight(theme.SIZE["input"])
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._on_clicked)
        self.set_value(value)

    def value(self) -> str:
        """The code that is chosen, empty for none."""
        return self._value

    def set_value(self, value: str) -> None:
        """Show one as chosen, without telling. An unknown code is shown as it is."""
        self._value = value
        words = dict(self._choices).get(value, value)
        self.setText((words or self._empty).replace("&", "&&"))
        self._words = words or self._empty
        self.setAccessibleName(f"{self._name} {self._words}".strip())
        self.update()

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer others."""
        self._choices = list(choices)
        self.set_value(self._value)

    def _choose(self, code: str) -> None:
        if code != self._value:
            self.set_value(code)
            self.chosen.emit(code)

    @Slot()
    def _on_clicked(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setMinimumWidth(self.width())
        for code, words in self._choices:
            action = menu.addAction(words.replace("&", "&&"))
            action.setData(code)
            action.setCheckable(True)
            action.setChecked(code == self._value)
            if code == self._value:
                menu.setActiveAction(action)
        menu.triggered.connect(self._on_triggered)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 3)))

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self._choose(str(action.data()))

    def sizeHint(self) -> QSize:
        widest = max((width(words, theme.font("body")) for _, words in self._choices), default=80)
        return QSize(int(widest) + 42 + (23 if self._icon else 0), self.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        codes = [code for code, _ in self._choices]
        steps = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}
        if event.key() in steps and codes:
            here = codes.index(self._value) if self._value in codes else -1
            self._choose(codes[max(0, min(len(codes) - 1, here + steps[event.key()]))])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter(self)
        hover = self.underMouse() and self.isEnabled()
        edge = theme.color("text3" if hover else "line_strong")
        box(
            p,
            QRectF(self.rect()),
            theme.RADIUS["control"],
            theme.color("sheet" if self.isEnabled() else "sunken"),
            edge,
        )
        left = 10.0
        if self._icon:
            theme.draw_icon(p, self._icon, QRectF(10, 8, 16, 16), theme.color("text2"))
            left = 33.0
        known = bool(self._value) and self.isEnabled()
        area = QRectF(left, 0, self.width() - left - 28, self.height())
        text(p, area, self._words, theme.font("body"), theme.color("text" if known else "text3"), may_elide=True)
        theme.draw_icon(p, "chevron-down", QRectF(self.width() - 24, 9, 14, 14), theme.color("text3"))
