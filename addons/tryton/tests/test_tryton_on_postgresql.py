"""The whole of these tests once more on PostgreSQL: Tryton knows one kind of database a process."""

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import POSTGRES


def test_the_same_on_postgresql(request):
    if request.config.getoption("--database") == "postgresql":
        pytest.skip("this is that run")
    if not POSTGRES.is_dir():
        pytest.skip("the programs of PostgreSQL 15 are not installed")
    here = Path(__file__).parent
    done = subprocess.run(
        [sys.executable, "-m", "pytest", here, "--database", "postgresql", "-q", "-x"],
        cwd=request.config.rootpath,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
