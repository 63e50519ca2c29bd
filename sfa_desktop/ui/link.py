"""Whether the network is paid by the byte, as the system tells Qt; an administrator's word counts more."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QNetworkInformation

from sfa_desktop.base.link import told


class Link(QObject):
    """Lives on the main thread."""

    changed = Signal()
    """`metered` is another than before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._said = told()
        if QNetworkInformation.loadBackendByFeatures(QNetworkInformation.Feature.Metered):
            QNetworkInformation.instance().isMeteredChanged.connect(self._on_changed)

    @property
    def metered(self) -> bool:
        """Whether files should wait."""
        if self._said is not None:
            return self._said
        if not QNetworkInformation.instance():
            return False
        return bool(QNetworkInformation.instance().isMetered())

    @Slot(bool)
    def _on_changed(self, _metered: bool) -> None:
        self.changed.emit()
