"""The account: who is this, what did we promise, what next. Everything on one screen, offline, with its age."""

from sfa_desktop.ui.pages.account.page import AccountPage

__all__ = ["AccountPage"]
