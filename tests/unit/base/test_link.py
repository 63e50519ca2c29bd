"""Whether the network is paid by the byte, and what follows for files."""

import os
import stat
import sys
from pathlib import Path

import pytest

from sfa_desktop.base import link
from sfa_desktop.base.link import FilePolicy, files_may_go


@pytest.mark.parametrize(
    ("policy", "metered", "go"),
    [
        (FilePolicy.AUTO, True, False),
        (FilePolicy.AUTO, False, True),
        (FilePolicy.AUTO, None, True),
        (FilePolicy.ALWAYS, True, True),
        (FilePolicy.NEVER, False, False),
    ],
)
def test_files_wait_on_a_metered_link_unless_a_person_says_otherwise(
    policy: FilePolicy, metered: bool | None, go: bool
) -> None:
    assert files_may_go(policy, metered) is go


@pytest.mark.parametrize(("said", "metered"), [("yes", True), (" NO ", False), ("", None), ("perhaps", None)])
def test_an_administrators_word_counts(monkeypatch: pytest.MonkeyPatch, said: str, metered: bool | None) -> None:
    monkeypatch.setenv(link.VARIABLE, said)
    assert link.told() is metered


@pytest.mark.skipif(sys.platform != "linux", reason="NetworkManager is asked on Linux only")
@pytest.mark.parametrize(
    ("answer", "metered"),
    [("echo 'u 1'", True), ("echo 'u 3'", True), ("echo 'u 4'", False), ("echo 'u 0'", None), ("exit 1", None)],
)
def test_network_manager_is_asked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, answer: str, metered: bool | None
) -> None:
    program = tmp_path / "busctl"
    program.write_text(f"#!/bin/sh\n{answer}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.delenv(link.VARIABLE, raising=False)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert link.is_metered() is metered


def test_without_anybody_who_knows_nobody_knows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(link.VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert link.is_metered() is None
