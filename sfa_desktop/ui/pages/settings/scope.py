"""What this person has of the company's records, in words and with dates."""

from PySide6.QtWidgets import QWidget

from sfa_desktop.entities.exchange import ServerFacts
from sfa_desktop.ui import scope_words
from sfa_desktop.ui.widgets.layout import clear, col
from sfa_desktop.ui.widgets.panel import section
from sfa_desktop.ui.widgets.text import Text


class ScopePart(QWidget):
    """Said from what the office said last; not asked."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = col(gap=3)
        self.setLayout(col(section(self.tr("What I have here")), self._lines, gap=6))

    def show_facts(self, known: ServerFacts | None) -> None:
        """Say the limits, or that there are none, or that nothing is known before the first sync."""
        clear(self._lines)
        if known is None:
            said = [self.tr("Known after the first sync.")]
        else:
            limits = scope_words.limits(known.scope)
            open_ = self.tr("What is still open is here however old, and unsent work always stays.")
            said = [*limits, open_] if limits else [self.tr("Everything this user may see at the office.")]
        for line in said:
            self._lines.addWidget(Text(line, "small", "text2", wrap=True))
