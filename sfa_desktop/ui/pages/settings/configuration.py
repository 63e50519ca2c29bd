"""The company's signed configuration as a representative sees it: which version, from where, and the way back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sfa_desktop.actions.configuration.follow import source_of
from sfa_desktop.base import signing
from sfa_desktop.base.settings import Settings
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.layout import STRETCH, clear, col, row
from sfa_desktop.ui.widgets.panel import pair, section
from sfa_desktop.ui.widgets.text import Text


class ConfigurationPart(QWidget):
    """Hidden where no package is in use; asks for the former settings by a signal."""

    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._facts = QVBoxLayout()
        self._facts.setSpacing(5)
        back = Button(self.tr("Back to the version before"), icon="undo")
        back.clicked.connect(self.back_asked)
        words = self.tr("Your company sets up this app by a signed file. Going back changes settings only, never data.")
        self.setLayout(
            col(
                section(self.tr("Your company's configuration")),
                Text(words, "small", "text2", wrap=True),
                self._facts,
                row(back, STRETCH, margins=(0, 4, 0, 14)),
                gap=6,
            )
        )
        self.hide()

    def show_settings(self, settings: Settings) -> None:
        """Tell which version is in use."""
        kept = settings.configuration
        number, key = int(kept.get("number", 0)), str(kept.get("key", ""))
        self.setVisible(number > 0 and bool(key))
        clear(self._facts)
        if number and key:
            self._facts.addLayout(pair(self.tr("Version"), f"{number}", "text"))
            self._facts.addLayout(pair(self.tr("Signed by"), signing.fingerprint(key), "text"))
            source = source_of(settings)
            self._facts.addLayout(pair(self.tr("Newer ones from"), source or self.tr("nowhere"), "text"))
