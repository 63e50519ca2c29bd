"""Remembers what the window is to look and speak like."""

from typing import Any

from sfa_desktop.base.paths import Home
from sfa_desktop.base.settings import Settings


def set_preferences(home: Home, settings: Settings, **values: Any) -> Settings:
    """Keep preferences by name; the new settings, with what another process kept meanwhile.

    Raises HomeReadOnly, DiskFull, and InvalidInput if the settings on the disk cannot be read any more.
    """
    changed = (Settings.load(home.settings) or settings).with_preferences(**values)
    changed.save(home.settings)
    return changed
