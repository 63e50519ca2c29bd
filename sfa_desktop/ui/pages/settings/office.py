"""The office's part: which CRM, the connection test step by step, and the password or the sign-in again."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sfa_desktop.actions.sign_in import doors_of
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.entities.exchange import Step
from sfa_desktop.ui import language
from sfa_desktop.ui.messages import Message
from sfa_desktop.ui.signing_in import SigningIn
from sfa_desktop.ui.step_words import step
from sfa_desktop.ui.tasks import Tasks
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.field import Field, Input
from sfa_desktop.ui.widgets.layout import STRETCH, clear, col, holder, row
from sfa_desktop.ui.widgets.mark import Icon
from sfa_desktop.ui.widgets.panel import pair
from sfa_desktop.ui.widgets.text import Text


class OfficePart(QWidget):
    """Asks for a test or a new password by signals."""

    test_asked = Signal()
    password_given = Signal(str)

    def __init__(self, tasks: Tasks, endpoint: Endpoint | None) -> None:
        super().__init__()
        self._steps = QVBoxLayout()
        self._steps.setSpacing(6)
        if endpoint is None:
            none = Text(self.tr("No CRM is set up yet. Everything written here is kept until there is one."), wrap=True)
            self.setLayout(col(none, gap=6))
            return
        self._test = Button(self.tr("Test the connection"), icon="online", key="T")
        self._test.clicked.connect(self.test_asked)
        self._password = Input("", name=self.tr("Password"), secret=True)
        self._field = Field(
            self.tr("Password again"),
            self._password,
            self.tr("Kept encrypted on this laptop, and sent to this CRM only."),
        )
        self._save = Button(self.tr("Save the password"), icon="key")
        self._save.clicked.connect(self._on_save)
        self._password.returnPressed.connect(self._on_save)
        self.signing_in = SigningIn(tasks)
        doors = doors_of(endpoint.crm)
        self.signing_in.offer(doors)
        self._field.setVisible(not doors)
        self._save.setVisible(not doors)
        facts = (
            (self.tr("Name"), endpoint.name),
            (self.tr("CRM"), endpoint.crm.capitalize()),
            (self.tr("Address"), endpoint.url),
            (self.tr("Database"), endpoint.database),
            (self.tr("Application") if doors else self.tr("User"), endpoint.user),
        )
        table = col(*(pair(name, value, "text") for name, value in facts if value), gap=5)
        self.setLayout(
            col(
                table,
                4,
                row(self._test, STRETCH),
                self._steps,
                8,
                self.signing_in,
                self._field,
                row(self._save, STRETCH),
                gap=8,
            )
        )

    def show_testing(self) -> None:
        """The test is under way."""
        clear(self._steps)
        self._test.set_busy(self.tr("Testing…"))

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show what each step gave."""
        self._test.set_busy("")
        clear(self._steps)
        for one in steps:
            icon, tone = {True: ("done", "ok"), False: ("blocked", "need"), None: ("clock", "text3")}[one.passed]
            seconds = language.formats().number(round(one.seconds * 1000), 0)
            age = self.tr("{count} ms").format(count=seconds) if one.passed is not None else self.tr("not tried")
            about = (
                Text(one.detail, "small", "need" if one.passed is False else "text2", wrap=True) if one.detail else None
            )
            line = holder(
                row(
                    Icon(icon, 16, tone),
                    (col(Text(step(one.name), "small_m"), about, gap=0), 1),
                    Text(age, "caption", "text3"),
                    gap=8,
                )
            )
            line.setAccessibleName(f"{step(one.name)}: {one.detail or age}")
            self._steps.addWidget(line)

    def show_failed(self, said: Message) -> None:
        """The test could not be made."""
        self._test.set_busy("")
        clear(self._steps)
        self._steps.addWidget(Text(said.whole, "small", "need" if said.tone == "need" else "text2", wrap=True))

    def show_password_saved(self) -> None:
        """The new password is kept."""
        self._password.clear()
        self._field.set_error("")

    @Slot()
    def _on_save(self) -> None:
        if self._password.text():
            self.password_given.emit(self._password.text())
        else:
            self._field.set_error(self.tr("The password is empty."))
