"""What holds for every test: windows go when their test ends."""

import sys
from collections.abc import Generator

import pytest


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Generator[None, None, None]:
    """After all fixtures: let Qt delete now what was told to delete itself later.

    Left to the next event loop, Python's collector may come first, take apart a window whose widgets still get
    events, and end the process.
    """
    yield
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent  # tests without a window do not load Qt

        if QCoreApplication.instance() is not None:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
