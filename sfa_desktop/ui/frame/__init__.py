"""The window's frame: rail, top bar, sheet, key bar, overlays and toasts."""
