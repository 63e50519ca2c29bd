"""A command line on a home with a small company in it, its key wrapped by a passphrase."""

from pathlib import Path

import pytest

from sfa_desktop.base.paths import Home
from sfa_desktop.profile import Profile
from tests.support.cli import PASSPHRASE, Cli
from tests.support.company import fill


@pytest.fixture(autouse=True)
def _passphrase(passphrase: str) -> None:
    """For every command."""


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    """An empty home."""
    return Cli(tmp_path / "home")


@pytest.fixture
def book(cli: Cli) -> Cli:
    """A home with the small company."""
    profile = Profile.open(Home(cli.home), passphrase=PASSPHRASE)
    fill(profile.replica)
    profile.close()
    return cli
