"""The log goes to the profile's folder, and its absence harms nothing."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from sfa_desktop.base.log import FILE, start_log, stop_log
from sfa_desktop.base.paths import Home


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    stop_log()


def test_it_is_written_in_utc_with_the_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logging.getLogger(), "handlers", [])  # pytest's own would carry half a character on
    home = Home(tmp_path / "new")
    start_log(home)
    logging.getLogger("sfa_desktop.x").info("caf\u00e9 \ud800")
    stop_log()
    line = (home.logs / FILE).read_text("utf-8")
    assert "Z INFO " in line
    assert "sfa_desktop.x café ?" in line


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_ends_the_log_and_nothing_else(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    home = Home(tmp_path)
    home.logs.mkdir()
    (home.logs / FILE).symlink_to("/dev/full")
    start_log(home)
    logging.getLogger("sfa_desktop").error("too much")
    stop_log()
    assert capfd.readouterr().err == ""


def test_a_folder_that_cannot_be_made_means_no_log(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    start_log(Home(tmp_path / "file"))
    logging.getLogger("sfa_desktop").info("unheard")
