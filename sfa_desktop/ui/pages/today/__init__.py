"""Today: what now, what needs me, how the month stands."""

from sfa_desktop.ui.pages.today.page import TodayPage

__all__ = ["TodayPage"]
