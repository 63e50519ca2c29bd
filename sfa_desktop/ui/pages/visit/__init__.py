"""A visit from check-in to check-out: notes that save themselves, and no way out without outcome and next step."""

from sfa_desktop.ui.pages.visit.page import VisitPage

__all__ = ["VisitPage"]
