"""The log of a profile: rotating files with codes and tracebacks, without secrets and without customers' words."""

import logging
import sys
import time
from contextlib import suppress
from logging.handlers import RotatingFileHandler

from sfa_desktop.base.paths import Home

FILE = "sfa-desktop.log"
_BYTES, _KEPT = 1_000_000, 5


def start_log(home: Home, *, verbose: bool = False) -> None:
    """Send the log to the profile's folder; where that cannot be written there is none, and nothing fails."""
    root = logging.getLogger()
    stop_log()
    try:
        home.logs.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler: logging.Handler = RotatingFileHandler(
            home.logs / FILE, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8", delay=True, errors="replace"
        )
        handler.setLevel(logging.DEBUG if verbose else logging.INFO)
    except OSError:
        handler = logging.NullHandler()
    formatter = logging.Formatter("%(asctime)sZ %(levelname)s %(process)d %(name)s %(message)s", "%Y-%m-%dT%H:%M:%S")
    formatter.converter = time.gmtime
    handler.setFormatter(formatter)
    handler.set_name("sfa")
    root.addHandler(handler)
    root.setLevel(logging.DEBUG if verbose else logging.INFO)
    logging.raiseExceptions = bool(sys.flags.dev_mode)  # a full disk must not print tracebacks of the log itself


def stop_log() -> None:
    """Close the profile's log file."""
    root = logging.getLogger()
    for handler in [h for h in root.handlers if h.get_name() == "sfa"]:
        root.removeHandler(handler)
        with suppress(OSError):  # a full disk: the last lines are lost, and nobody is told by a traceback
            handler.close()
