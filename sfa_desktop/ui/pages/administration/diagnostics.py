"""How this laptop is: the checks, and one file for whoever helps."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from sfa_desktop.actions.doctor import Check, check_home, check_replica
from sfa_desktop.actions.support.bundle import write_bundle
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.ui.page import Desk, Key
from sfa_desktop.ui.pages.administration.part import Part
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.chip import Chip
from sfa_desktop.ui.widgets.layout import STRETCH, clear, col, holder, row, scroll
from sfa_desktop.ui.widgets.mark import Icon
from sfa_desktop.ui.widgets.panel import Card, section
from sfa_desktop.ui.widgets.text import Text

WIDE = 760


class DiagnosticsPart(Part):
    """Looked at anew each time it is shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._checks = QVBoxLayout()
        self._checks.setSpacing(6)
        self._data = Chip(self.tr("With what was typed in stuck work"), icon="alert", checkable=True)
        self._write = Button(self.tr("Save the support bundle…"), "primary", icon="document", key="Ctrl E")
        self._write.clicked.connect(self._on_write)
        about = self.tr(
            "One file: log, settings, shapes and figures of the work that is stuck. Without passwords and customers' "
            "data; whoever helps can play the stuck work against a test server."
        )
        checks = Card(col(section(self.tr("This laptop")), self._checks, gap=8, margins=(16, 14, 16, 14)))
        bundle = Card(
            col(
                section(self.tr("Support")),
                Text(about, "small", "text2", wrap=True),
                row(self._data, STRETCH),
                row(self._write, STRETCH),
                gap=8, margins=(16, 14, 16, 14),
            )
        )  # fmt: skip
        narrow = holder(col(checks, bundle, STRETCH, gap=14, margins=(20, 18, 20, 18)))
        narrow.setMaximumWidth(WIDE)
        self.setLayout(row((scroll(holder(row((narrow, 1), STRETCH))), 1), gap=0))
        self.setFocusProxy(self._write)

    def keys(self) -> Sequence[Key]:
        """Save the bundle."""
        return (Key("Ctrl E", self.tr("save the bundle"), self._on_write),)

    def show_endpoint(self, endpoint: Endpoint | None) -> None:
        """Look how things are."""
        super().show_endpoint(endpoint)
        profile = self.desk.profile
        self.ask(lambda: [*check_home(profile.home), *check_replica(profile.replica)], self._show)

    def _show(self, checks: Sequence[Check]) -> None:
        clear(self._checks)
        names = {
            "home": self.tr("Folder of the profile"),
            "disk": self.tr("Room on the disk"),
            "database": self.tr("Data file"),
            "ledger": self.tr("Ledger"),
            "outbox": self.tr("Outbox"),
            "received": self.tr("What came from the office"),
        }
        for check in checks:
            icon, tone = ("done", "ok") if check.passed else ("alert", "need")
            name = Text(names.get(check.name, check.name), "body_m")
            name.setMinimumWidth(200)
            detail = Text(check.detail, "small", "text2" if check.passed else "need", wrap=True)
            self._checks.addWidget(holder(row(Icon(icon, 16, tone), name, (detail, 1), gap=10)))

    @Slot()
    def _on_write(self) -> None:
        now = self.desk.clock.now()
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the support bundle"), f"{self.documents()}/sfa-support-{now:%Y%m%d-%H%M}.zip",
            "ZIP (*.zip)",
        )  # fmt: skip
        if path:
            self.write_to(Path(path))

    def write_to(self, path: Path) -> None:
        """Write the bundle."""
        profile, now, with_data = self.desk.profile, self.desk.clock.now(), self._data.isChecked()

        def done(parts: Sequence[str]) -> None:
            self.said.emit(self.tr("%n part(s) saved in {path}", None, len(parts)).format(path=str(path)), "ok")

        self.ask(
            lambda: write_bundle(profile, path, now=now, with_data=with_data),
            done,
            button=self._write,
            busy=self.tr("Writing…"),
        )
