"""Where fonts, icons, tokens and translations lie, for the window."""

from sfa_desktop.base.resources import path, root

__all__ = ["path", "root"]
