"""KPI tile: name, figure, bullet, then target and frozen baseline in words; Enter opens the rows behind it."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from sfa_desktop.ui import theme
from sfa_desktop.ui.paint import box, painter
from sfa_desktop.ui.widgets.charts import Bullet
from sfa_desktop.ui.widgets.focus import Pressable
from sfa_desktop.ui.widgets.layout import STRETCH, col, row
from sfa_desktop.ui.widgets.text import Text


class KpiTile(Pressable):
    """Shares are of the bullet's width, 0 to 1; tones: "accent", "ok_solid" reached, "warn_solid" far behind."""

    def __init__(
        self,
        name: str,
        figure: str,
        unit: str = "",
        words: str = "",
        *,
        actual: float = 0.0,
        target: float | None = None,
        base: float | None = None,
        tone: str = "accent",
    ) -> None:
        super().__init__(f"{name}: {figure} {unit}. {words}")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.setMinimumWidth(118)
        below = Text(unit, "small", "text2")
        below.setContentsMargins(0, 6, 0, 0)
        value = row(Text(figure, "figure"), below, STRETCH, gap=5)
        said = Text(words, "caption", "text3", wrap=True) if words else None
        self.setLayout(
            col(
                Text(name, "small_m", "text2", wrap=True),
                value,
                Bullet(actual, target, base, tone),
                said,
                STRETCH,
                gap=2,
                margins=(14, 10, 14, 10),
            )
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        edge = theme.color("line_strong" if self.hovered else "line")
        box(painter(self), QRectF(self.rect()), theme.RADIUS["card"], theme.color("raised"), edge)
