"""Takes leave of pages for good: not before all that was typed there is in the replica."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from sfa_desktop.ui.page import Page
from sfa_desktop.ui.tasks import Tasks

_ROUNDS = 2
"""A change that ends may begin another one: the order desk keeps its newest state after the one before."""


def leave(
    stack: QStackedWidget, tasks: Tasks, owner: QObject, run: Callable[[], None], *, rounds: int = _ROUNDS
) -> None:
    """Let the page that is shown keep what it has not kept yet, and `run` when nothing of it is under way any more.

    Somebody may type on meanwhile; then it waits for that too. `owner` is who wants to run it.
    """
    before, shown = tasks.busy, stack.currentWidget()
    if isinstance(shown, Page):
        shown.left()
    if rounds or tasks.busy > before:
        fewer = max(rounds - 1, 0)
        tasks.change(owner, lambda: None, lambda _none: leave(stack, tasks, owner, run, rounds=fewer))
    else:
        run()


def drop(stack: QStackedWidget, pages: dict[str, Page]) -> None:
    """Take pages away."""
    for page in pages.values():
        stack.removeWidget(page)
        page.hide()
        page.deleteLater()
    pages.clear()
