"""What holds for every test: no keyring unless it asks for one, and windows that go when their test ends, collected on
the thread they belong to.
"""

import os
import sys
from collections.abc import Generator

import pytest

from tests.support.cli import PASSPHRASE

NO_KEYRING = "keyring.backends.null.Keyring"
_WINDOWS = pytest.StashKey[list[object]]()


def pytest_configure() -> None:
    """For this process and all it starts: one with the keyring of the suite beside one without would not open the
    other's profile."""
    os.environ["PYTHON_KEYRING_BACKEND"] = NO_KEYRING


@pytest.fixture
def passphrase(monkeypatch: pytest.MonkeyPatch) -> str:
    """What opens every profile of the test, in this process and in those it starts; made at little cost."""
    monkeypatch.setattr("sfa_desktop.base.wrapping.SCRYPT_N", 2**10)  # the file carries it: fast for all commands
    monkeypatch.setenv("SFA_DESKTOP_PASSPHRASE", PASSPHRASE)
    for name in ("SFA_DESKTOP_HOME", "SFA_DESKTOP_PASSPHRASE_FILE"):
        monkeypatch.delenv(name, raising=False)
    return PASSPHRASE


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """Hold the windows of a test until Qt has deleted them: nobody else does once its function has returned, and one
    that Python collects before that hears from Qt when half of it is gone."""
    try:
        yield
    finally:
        if "PySide6.QtWidgets" in sys.modules:
            from PySide6.QtWidgets import QApplication  # tests without a window do not load Qt

            item.stash[_WINDOWS] = list(QApplication.topLevelWidgets())


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, None, None]:
    """After all fixtures: let Qt delete now what was told to delete itself later, and collect what is due."""
    yield
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent

        from sfa_desktop.ui.collecting import collect_here

        app = QCoreApplication.instance()
        if app is not None:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            item.stash.setdefault(_WINDOWS, []).clear()
            collect_here(app).collect()
