"""The server's process: started detached, recognised again, stopped by its id and never by anything else's."""

import json
import subprocess
import time
from pathlib import Path

import psutil

from sfa_desktop.actions.central.lock import held
from sfa_desktop.actions.central.place import LOCAL, CentralStatus, Facts, Place, private
from sfa_desktop.actions.central.tools import clean_environment, install_command, interpreter
from sfa_desktop.base.central_errors import CentralError, CentralExtrasMissing
from sfa_desktop.base.paths import Home
from sfa_desktop.connectors.tryton_probe import tryton_answers

START_TIMEOUT = 90.0
"""Seconds; a cold start on a slow disk takes 10."""
STOP_TIMEOUT = 15.0

# A short-lived process in between: the server then belongs to no one, so that it outlives the app on every system.
_LAUNCH = """
import json, subprocess, sys
order = json.load(sys.stdin)
more = {"creationflags": 0x8 | 0x200 | 0x8000000} if sys.platform == "win32" else {"start_new_session": True}
with open(order["log"], "ab", buffering=0) as log:
    server = subprocess.Popen(order["command"], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                              cwd=order["folder"], close_fds=True, **more)
print(server.pid, flush=True)
server.returncode = 0
"""

# Trytond's own command, without a line in the log for every request that went well.
_SERVE = """
import logging
logging.getLogger("werkzeug").setLevel(logging.ERROR)
from trytond.cli import main
main()
"""


def start(home: Home) -> CentralStatus:
    """Start the server and wait until it answers; harmless if it runs already.

    Raises CentralMissing before `init`, CentralError with the last words of its log if it dies.
    """
    place = Place.of(home)
    facts = place.known()
    with held(place):
        if serving(place) is None:
            _spawn(place, facts)
        _await(place, facts)
    return _status(place, facts)


def status(home: Home) -> CentralStatus:
    """Whether it runs, where, and who may sign in. Raises CentralMissing before `init`."""
    place = Place.of(home)
    return _status(place, place.known())


def stop(home: Home) -> bool:
    """Stop the server and wait for its end; False if it was not running."""
    place = Place.of(home)
    place.known()
    with held(place):
        process = serving(place)
        if process is None:
            place.process.unlink(missing_ok=True)
            return False
        process.terminate()
        if not _ended(place, STOP_TIMEOUT):
            process.kill()
            _ended(place, STOP_TIMEOUT)
        place.process.unlink(missing_ok=True)
    return True


def serving(place: Place) -> psutil.Process | None:
    """The running server, None if there is none: an id that now belongs to another process is not it."""
    try:
        kept = json.loads(place.process.read_text("utf-8"))
        process = psutil.Process(int(kept["pid"]))
        same = abs(process.create_time() - float(kept["started"])) < 1.0
        return process if same and process.status() != psutil.STATUS_ZOMBIE else None
    except (OSError, ValueError, KeyError, TypeError, psutil.Error):
        return None


def _ended(place: Place, timeout: float) -> bool:
    """Wait for the server's end; one that ended and was not collected by the system yet has ended too."""
    deadline = time.monotonic() + timeout
    while serving(place) is not None:
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def _status(place: Place, facts: Facts) -> CentralStatus:
    return CentralStatus(
        running=serving(place) is not None, url=facts.url, database=facts.database, admin=facts.admin, reps=facts.reps
    )


def _spawn(place: Place, facts: Facts) -> None:
    command = [interpreter(), "-c", _SERVE, "-c", str(place.config), "-d", facts.database]
    order = {"command": command, "log": str(place.log), "folder": str(place.folder)}
    private(place.log, "")
    missing = CentralExtrasMissing(python=interpreter(), command=install_command())
    try:
        launched = subprocess.run(
            [interpreter(), "-c", _LAUNCH],
            input=json.dumps(order),
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=clean_environment(),
            check=False,
        )
    except OSError as error:
        raise missing from error
    if launched.returncode:
        raise missing
    pid = int(launched.stdout)
    try:
        started = psutil.Process(pid).create_time()
    except psutil.NoSuchProcess:
        raise _died(place) from None
    private(place.process, json.dumps({"pid": pid, "started": started, "port": facts.port}))


def _await(place: Place, facts: Facts) -> None:
    deadline = time.monotonic() + START_TIMEOUT
    while not tryton_answers(facts.url):
        if serving(place) is None:
            raise _died(place)
        if time.monotonic() > deadline:
            raise CentralError(problem=f"the server did not answer within {START_TIMEOUT:.0f} s", detail=_words(place))
        time.sleep(0.05)
    if serving(place) is None:
        raise CentralError(
            problem=f"another program listens on {LOCAL}:{facts.port}, the port of this central CRM",
            detail=_words(place),
        )


def _died(place: Place) -> CentralError:
    return CentralError(problem="the server ended as soon as it was started", detail=_words(place))


def _words(place: Place, count: int = 12) -> str:
    """The last lines of the server's log."""
    try:
        return "\n".join(Path(place.log).read_text("utf-8", errors="replace").splitlines()[-count:])
    except OSError:
        return ""
