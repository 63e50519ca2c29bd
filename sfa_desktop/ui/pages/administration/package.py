"""The company's configuration as one signed file: which version is in use, made, taken, and taken back."""

import threading
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from sfa_desktop.actions.configuration.apply import (
    Applied,
    apply_configuration,
    read_package,
    rollback_configuration,
)
from sfa_desktop.actions.configuration.follow import follow, source_of
from sfa_desktop.actions.configuration.publish import Published, export_configuration
from sfa_desktop.base import signing
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.ui.following import newer_of, rolled_back_in_words, use_policies, with_changes
from sfa_desktop.ui.page import Desk, Key
from sfa_desktop.ui.pages.administration.part import Part
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.field import Field, Input
from sfa_desktop.ui.widgets.layout import STRETCH, clear, col, holder, row, scroll
from sfa_desktop.ui.widgets.mark import Icon
from sfa_desktop.ui.widgets.panel import Card, pair, section
from sfa_desktop.ui.widgets.text import Text

WIDE = 760


class PackagePart(Part):
    """Export at the left hand's card, apply and roll back below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._facts = QVBoxLayout()
        self._facts.setSpacing(5)
        self._back = Button(self.tr("Roll back"), icon="undo")
        self._back.clicked.connect(self._on_back)
        self._followed = Input("", self.tr("https://…, a file or a folder"), name=self.tr("Where newer ones are"))
        self._look = Button(self.tr("Keep and look"), icon="search")
        self._look.clicked.connect(self._on_look)
        self._address = Input("", "https://crm.example.com/sfa.json", name=self.tr("Address"))
        self._export = Button(self.tr("Export the next version…"), "primary", icon="document", key="Ctrl E")
        self._export.clicked.connect(self._on_export)
        self._source = Input("", "https://…", name=self.tr("File or address"))
        self._browse = Button(self.tr("Choose a file…"))
        self._browse.clicked.connect(self._on_browse)
        self._finger = Input(name=self.tr("Fingerprint of the key"))
        self._apply = Button(self.tr("Apply"), "secondary", icon="done")
        self._apply.clicked.connect(self._on_apply)
        self._steps = Text("", "small", "text2", wrap=True)
        self._following = holder(
            row(
                (Field(self.tr("Where newer ones are"), self._followed, self.tr("Looked at when the app opens, and "
                       "once an hour. Empty: the address in the package.")), 1),
                col(self._look, STRETCH, margins=(0, 21, 0, 0)),
                gap=8,
            )
        )  # fmt: skip
        in_use = Card(
            col(section(self.tr("In use on this laptop")), self._facts, self._following, row(self._back, STRETCH),
                gap=8, margins=(16, 14, 16, 14))
        )  # fmt: skip
        about = self.tr(
            "Connections, mapping, scope and policies, signed with this profile's key. No password is in it."
        )
        made = Card(
            col(
                section(self.tr("Export")),
                Text(about, "small", "text2", wrap=True),
                Field(self.tr("Address where laptops find newer ones (may be empty)"), self._address),
                row(self._export, STRETCH),
                gap=8, margins=(16, 14, 16, 14),
            )
        )  # fmt: skip
        checked = self.tr("A file that was changed, is older or is signed by somebody else is refused. The data stays.")
        taken = Card(
            col(
                section(self.tr("Apply")),
                Text(checked, "small", "text2", wrap=True),
                row((Field(self.tr("File or address"), self._source), 1), col(STRETCH, self._browse), gap=8),
                Field(self.tr("Fingerprint of the key"), self._finger, self.tr("Optional: as you were told.")),
                row(self._apply, STRETCH),
                self._steps,
                gap=8, margins=(16, 14, 16, 14),
            )
        )  # fmt: skip
        lock = row(
            Icon("key", 15, "text3"),
            (Text(self.tr("The signing key is made with the first export and stays in this profile's keyring."),
                  "small", "text2", wrap=True), 1), gap=8,
        )  # fmt: skip
        narrow = holder(col(in_use, made, taken, lock, STRETCH, gap=14, margins=(20, 18, 20, 18)))
        narrow.setMaximumWidth(WIDE)
        self.setLayout(row((scroll(holder(row((narrow, 1), STRETCH))), 1), gap=0))
        self.setFocusProxy(self._export)

    def keys(self) -> Sequence[Key]:
        """Export."""
        return (Key("Ctrl E", self.tr("export"), self._on_export),)

    def show_endpoint(self, endpoint: Endpoint | None) -> None:
        """Tell which version is in use."""
        super().show_endpoint(endpoint)
        kept = self.desk.profile.settings.configuration
        number, key = int(kept.get("number", 0)), str(kept.get("key", ""))
        clear(self._facts)
        shown = [
            (self.tr("Version"), f"{number}" if number else self.tr("none: set up by hand")),
            (self.tr("Signed by"), signing.fingerprint(key) if key else ""),
            (self.tr("Newer ones from"), source_of(self.desk.profile.settings) or self.tr("nowhere") if key else ""),
            (self.tr("Last exported here"), str(kept.get("published", ""))),
        ]
        for name, value in shown:
            if value:
                self._facts.addLayout(pair(name, value, "text"))
        self._back.setVisible(number > 0)
        self._following.setVisible(bool(key))
        self._followed.setText(str(kept.get("follow", "")))
        self._export.setEnabled(bool(self.desk.profile.settings.endpoints))
        if not self._address.text():
            self._address.setText(str(kept.get("address", "")))

    @Slot()
    def _on_export(self) -> None:
        if not self._export.isEnabled():
            return
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export the configuration"), f"{self.documents()}/sfa-configuration.json", "JSON (*.json)"
        )
        if path:
            self.export_to(Path(path))

    def export_to(self, path: Path) -> None:
        """Write the next version."""
        profile, address = self.desk.profile, self._address.text().strip()

        def done(made: Published) -> None:
            said = self.tr("Version {number} is in {path}; its key is {finger}").format(
                number=made.number, path=str(path), finger=made.fingerprint
            )
            self.said.emit(said, "ok")
            self.show_endpoint(self.endpoint)

        self.desk.tasks.change(
            self, lambda: export_configuration(profile, path, profile.clock, address=address), done, self.fail
        )

    @Slot()
    def _on_browse(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a configuration"), self.documents(), "JSON (*.json)"
        )
        if path:
            self._source.setText(path)

    @Slot()
    def _on_apply(self) -> None:
        source, finger, profile = self._source.text().strip(), self._finger.text().strip(), self.desk.profile
        if not source:
            self._on_browse()
            return
        route = profile.route() if profile.settings.endpoints else None

        def work() -> Applied:
            return apply_configuration(profile, read_package(source, route), fingerprint=finger)

        self.desk.tasks.change(self, work, self._taken, self.fail)

    def _taken(self, applied: Applied) -> None:
        self._steps.say("" if applied.ready else self.tr("Still needed: user and password, under Connection."))
        said = self.tr("Version {number} is in use").format(number=applied.number)
        self.said.emit(with_changes(said, applied), "ok")
        self.settings_changed.emit("")
        use_policies(self.desk.profile)

    @Slot()
    def _on_look(self) -> None:
        """Follow what is written there, and look there now."""
        profile, source = self.desk.profile, self._followed.text()

        def work(_stop: threading.Event) -> str | None:
            follow(profile, source)
            return newer_of(profile)

        def done(text: str | None) -> None:
            self._look.set_busy("")
            self.show_endpoint(self.endpoint)
            if text is None:
                self.said.emit(self.tr("There is nothing newer"), "ok")
            else:
                self.desk.tasks.change(self, lambda: apply_configuration(profile, text), self._taken, self.fail)

        def failed(error: Exception) -> None:
            self._look.set_busy("")
            self.show_endpoint(self.endpoint)
            self.fail(error)

        self._look.set_busy(self.tr("Looking…"))
        self.desk.tasks.errand(self, work, done, failed)

    @Slot()
    def _on_back(self) -> None:
        profile = self.desk.profile

        def done(number: int) -> None:
            self.said.emit(rolled_back_in_words(number), "ok")
            self.settings_changed.emit("")
            use_policies(profile)

        self.desk.tasks.change(self, lambda: rollback_configuration(profile), done, self.fail)
