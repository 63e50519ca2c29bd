"""What holds for every test: windows go when their test ends, and are collected on the thread they belong to."""

import sys
from collections.abc import Generator

import pytest


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Generator[None, None, None]:
    """After all fixtures: let Qt delete now what was told to delete itself later, and collect what is due."""
    yield
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent  # tests without a window do not load Qt

        from sfa_desktop.ui.collecting import collect_here

        app = QCoreApplication.instance()
        if app is not None:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            collect_here(app).collect()
