"""Sends the order on the desk: first everything typed is kept, then it is asked for, each after the other."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from sfa_desktop.actions.submit_order import submit_order
from sfa_desktop.ui.page import Desk
from sfa_desktop.ui.pages.order_desk.draft import Draft
from sfa_desktop.ui.pages.order_desk.keeper import Keeper


class Sender(QObject):
    """Off the main thread; `sent` and `held` tell what became of it."""

    sent = Signal(object)
    """The Draft that is in the outbox now."""
    held = Signal(object)
    """The error."""

    def __init__(self, desk: Desk, keeper: Keeper, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._keeper = desk, keeper

    def send(self, draft: Draft) -> None:
        """Ask for the order once it is kept."""
        self.when_kept(draft, partial(self._submit, draft))

    def when_kept(self, draft: Draft, run: Callable[[], object]) -> None:
        """Run once the order is kept as it stands; what never changed is kept now."""
        born = draft.order.provisional or draft.order.origin.version
        if not born and self._keeper.settled:
            self._keeper.keep(*draft.kept())
        self._keeper.then(run)

    def _submit(self, draft: Draft) -> None:
        replica, order_id = self._desk.profile.replica, draft.order.id
        self._desk.tasks.change(
            self, lambda: submit_order(replica, order_id), lambda _done: self.sent.emit(draft), self.held.emit
        )
