"""A file is the old one or the new one, never half of either."""

import stat
import sys
from pathlib import Path

import pytest

from sfa_desktop.base.files import private_text


def test_what_fails_half_way_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    path.write_text("old", "utf-8")
    with pytest.raises(RuntimeError), private_text(path) as file:
        file.write("half of the new")
        raise RuntimeError
    assert path.read_text("utf-8") == "old"
    assert [found.name for found in tmp_path.iterdir()] == ["kept.json"]


def test_what_is_written_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    path.write_text("old", "utf-8")
    with private_text(path) as file:
        file.write("ñ")
    assert path.read_text("utf-8") == "ñ"
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
