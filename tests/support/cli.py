"""The command line as a test uses it: in this process for speed, or as a process of its own."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sfa_desktop.cli import Doors, main

ROOT = Path(__file__).resolve().parents[2]
PASSPHRASE = "correct horse"


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on standard output."""
        return json.loads(self.out)


class _Utf8(io.StringIO):
    encoding = "utf-8"


@dataclass(frozen=True)
class Cli:
    """Commands on one home. `run` is in process; `spawn` starts `python -m sfa_desktop`."""

    home: Path

    def run(self, *words: str, doors: Doors | None = None) -> Ran:
        """In this process; the passphrase comes from the environment (fixture `passphrase`)."""
        out, err = _Utf8(), _Utf8()
        with redirect_stdout(out), redirect_stderr(err):
            code = main(["--home", str(self.home), *words], doors=doors)
        return Ran(code, out.getvalue(), err.getvalue())

    def ok(self, *words: str) -> Any:
        """The document of a command that has to succeed."""
        ran = self.run(*words, "--json")
        assert ran.code == 0, (words, ran)
        return ran.json

    def spawn(self, *words: str, stdin: str = "", env: Mapping[str, str] | None = None, timeout: float = 120) -> Ran:
        """As a process of its own."""
        done = subprocess.run(
            [sys.executable, "-m", "sfa_desktop", "--home", str(self.home), *words],
            input=stdin, capture_output=True, text=True, encoding="utf-8", errors="replace", cwd=ROOT,
            env={**os.environ, **(env or {})}, timeout=timeout, check=False,
        )  # fmt: skip
        return Ran(done.returncode, done.stdout, done.stderr)
