"""What is told of a program of the central CRM that fails: a sentence, never a traceback."""

import stat
from pathlib import Path

import pytest

from sfa_desktop.actions.central import tools
from sfa_desktop.base.central_errors import CentralError

TRACEBACK = """\
Traceback (most recent call last):
  File "/usr/lib/tool.py", line 3, in connect
    return pool.get()
           ^^^^^^^^^^
psycopg_pool.PoolTimeout: couldn't get a connection after 30.00 sec
"""


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (TRACEBACK, "couldn't get a connection after 30.00 sec"),
        ("The module is not there.\nInstall it.\n", "The module is not there.\nInstall it."),
    ],
)
def test_of_a_traceback_only_its_sentence_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, told: str
) -> None:
    (tmp_path / "said").write_text(said, "utf-8")
    program = tmp_path / "python"
    program.write_text(f"#!/bin/sh\ncat '{tmp_path / 'said'}'\nexit 1\n", "utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv(tools.PYTHON_VARIABLE, str(program))
    with pytest.raises(CentralError) as caught:
        tools.run("build")
    assert caught.value.values["detail"] == told
    assert "Traceback" not in str(caught.value)
