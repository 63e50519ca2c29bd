"""The real central CRM: `central` is a test's own to write to, `shared_central` is for reading only."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sfa_desktop.base.paths import Home
from tests.support.central import Central, prepare, running


@pytest.fixture(scope="session")
def prepared_central(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The small company, made once; its database is kept in build/central by the hash of its sources."""
    return prepare(tmp_path_factory.mktemp("prepared"))


@pytest.fixture
def central(prepared_central: Home, tmp_path: Path) -> Iterator[Central]:
    """A running server of this test's own, which may change, stop and break it."""
    with running(prepared_central, tmp_path / "office") as server:
        yield server


@pytest.fixture(scope="session")
def shared_central(prepared_central: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Central]:
    """A running server that all tests share: nobody writes to it."""
    with running(prepared_central, tmp_path_factory.mktemp("shared")) as server:
        yield server
