"""A real application object, offscreen, with the fonts and tokens of the product."""

import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from sfa_desktop.base.clock import SystemClock
from sfa_desktop.ui import language, theme
from sfa_desktop.ui.bridge import Bridge
from sfa_desktop.ui.collecting import collect_here
from sfa_desktop.ui.page import Desk
from sfa_desktop.ui.tasks import Tasks


@pytest.fixture(scope="session")
def looks(qapp: QApplication) -> None:
    collect_here(qapp)
    theme.prepare(qapp)


@pytest.fixture(autouse=True)
def plain_looks(looks: None) -> Iterator[None]:
    theme.follow("light")
    language.use("en")
    yield
    theme.follow("light")
    language.use("en")


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def desk(tasks: Tasks) -> Desk:
    return Desk(profile=None, tasks=tasks, bridge=Bridge(), clock=SystemClock())
