"""Quick log: one line over whatever was on the screen; below it, what was understood and what will be saved."""

from sfa_desktop.ui.quick_log.card import DRAFT, QuickLogCard

__all__ = ["DRAFT", "QuickLogCard"]
