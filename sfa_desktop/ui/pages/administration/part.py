"""What the views of the administration share: which endpoint, work off the main thread, and what is said of it."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QWidget

from sfa_desktop.base.settings import Endpoint
from sfa_desktop.ui import messages
from sfa_desktop.ui.page import Desk, Key
from sfa_desktop.ui.widgets.button import Button

Result = TypeVar("Result")


class Part(QWidget):
    """One view."""

    said = Signal(str, str)
    """Words for a toast, and their tone (ok, need)."""
    settings_changed = Signal(str)
    """Something was kept; the name of the endpoint it is about, or empty."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.endpoint: Endpoint | None = None

    def show_endpoint(self, endpoint: Endpoint | None) -> None:
        """The view is shown for this endpoint; None for one that is not set up yet."""
        self.endpoint = endpoint

    def keys(self) -> Sequence[Key]:
        """The keys of the view."""
        return ()

    def ask(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], object],
        *,
        button: Button | None = None,
        busy: str = "",
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Do something off the main thread; the button that asked for it says so meanwhile."""
        if button is not None:
            button.set_busy(busy)

        def end(result: Result) -> None:
            if button is not None:
                button.set_busy("")
            done(result)

        def fail(error: Exception) -> None:
            if button is not None:
                button.set_busy("")
            (failed or self.fail)(error)

        self.desk.tasks.query(self, work, end, fail)

    def fail(self, error: Exception) -> None:
        """Say what went wrong, in a toast."""
        said = messages.explain(error)
        self.said.emit(said.whole, "need")

    def documents(self) -> str:
        """Where files are offered to be saved."""
        return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
