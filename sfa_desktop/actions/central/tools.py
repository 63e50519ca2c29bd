"""Runs the interpreter that has Tryton; what it prints is read as JSON lines."""

import json
import logging
import os
import re
import shutil
import subprocess
import sys
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sfa_desktop.base.central_errors import CentralError, CentralExtrasMissing

_log = logging.getLogger(__name__)
_EXCEPTION = re.compile(r"^[\w.]+: ")
"""The name of the exception before its sentence."""
PYTHON_VARIABLE = "SFA_CENTRAL_PYTHON"
TOOLS = "sfa_tryton_demo"
DISTRIBUTION = "sfa-sync-tryton"
CHECKOUT = Path(__file__).resolve().parents[3]


def interpreter() -> str:
    """The Python that runs Tryton: a named one, else ours. A frozen app holds none and takes the one on the path."""
    named = os.environ.get(PYTHON_VARIABLE)
    if named or not getattr(sys, "frozen", False):
        return named or sys.executable
    usual = "py" if sys.platform == "win32" else "python3"
    return shutil.which(usual) or usual


def addon_sources() -> Path | None:
    """The add-on's folder when this is a checkout of the project, else None."""
    folder = CHECKOUT / "addons" / "tryton"
    return folder if (folder / "pyproject.toml").is_file() else None


def cache_folder() -> Path:
    """Where finished demo databases are kept: `build/` of a checkout, else the user's cache."""
    if addon_sources():
        return CHECKOUT / "build" / "central"
    import platformdirs  # lazily: only this command needs it

    return Path(platformdirs.user_cache_path("sfa-desktop", appauthor=False)) / "central"


def run(*arguments: str, stdin: str = "", environment: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Run one of the tools and return the last JSON object it printed.

    Raises CentralExtrasMissing if Tryton or the add-on is not installed there, CentralError if it fails.
    """
    last: dict[str, Any] = {}
    for line in lines(*arguments, stdin=stdin, environment=environment):
        last = line
    return last


def lines(*arguments: str, stdin: str = "", environment: Mapping[str, str] | None = None) -> Iterator[dict[str, Any]]:
    """Run one of the tools and give its JSON lines as they come; errors as in `run`."""
    command = [interpreter(), "-m", TOOLS, *arguments]
    said: deque[str] = deque(maxlen=15)
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            env=clean_environment(environment),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise CentralExtrasMissing(python=command[0], command=install_command()) from error
    with process:
        assert process.stdin is not None and process.stdout is not None
        try:
            process.stdin.write(stdin)
            process.stdin.close()
            for line in process.stdout:
                if line.startswith("{"):
                    yield json.loads(line)
                elif line.strip():
                    said.append(line.rstrip())
        except BrokenPipeError:
            pass  # it died before it read what it was told; its exit code says why
        finally:
            if process.poll() is None and sys.exc_info()[0] is not None:
                process.kill()
    if process.returncode:
        words = "\n".join(said)
        _log.warning("%s failed:\n%s", arguments[0], words)
        if "No module named" in words:
            raise CentralExtrasMissing(python=command[0], command=install_command())
        raise CentralError(problem=f"the step “{arguments[0]}” failed", detail=_last_words(said))


def _last_words(said: Sequence[str]) -> str:
    """What a program that failed said; of a traceback only the sentence at its end (the log has it all)."""
    if not any(line.startswith('  File "') for line in said):
        return "\n".join(said)
    ends = [line for line in said if not line.startswith((" ", "\t", "Traceback "))]
    return _EXCEPTION.sub("", ends[-1]) if ends else ""


def install_command() -> str:
    """What to type to get Tryton and the add-on."""
    source = addon_sources()
    return f'"{interpreter()}" -m pip install {f"-e {source}" if source else DISTRIBUTION}'


def clean_environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """This process's environment without what would point Tryton or Python elsewhere."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("TRYTON", "PYTHON", "SFA_DESKTOP_PASSPHRASE"))
    }
    return {**kept, "PYTHONUTF8": "1", "TRYTOND_LOGGING_LEVEL": "30", **(more or {})}
