"""The headless door: every capability without a window, for admins, scripts, tests and support. No Qt."""

from sfa_desktop.cli.main import Doors, main

__all__ = ["Doors", "main"]
