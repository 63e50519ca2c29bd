"""`sfa-desktop demo` without a display: it plays its round, and says so when something of it did not work."""

import os
from pathlib import Path

import pytest

from tests.support.cli import Cli

pytestmark = pytest.mark.functional


def test_the_demo_plays_a_whole_round_by_itself(tmp_path: Path) -> None:
    cli = Cli(tmp_path / "demo")
    env = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "SFA_DESKTOP_PASSPHRASE", "SFA_DESKTOP_PASSPHRASE_FILE"), "")
    env["QT_QPA_PLATFORM"] = "offscreen"
    ran = cli.spawn("demo", "--accounts", "20", "--json", env=env, timeout=400)
    assert ran.code == 0, ran
    shown = ran.json
    assert shown["passed"] is True
    assert {"cable cut", "counted at the office", "totals to the cent", "verified"} <= {
        s["name"] for s in shown["steps"]
    }
    assert shown["pictures"]
    assert all(Path(picture).stat().st_size > 10_000 for picture in shown["pictures"])
    kept = cli.home / "demo-passphrase"
    if os.name != "nt":
        assert kept.stat().st_mode & 0o777 == 0o600
    assert cli.spawn("central", "status", "--json").json["running"] is False
