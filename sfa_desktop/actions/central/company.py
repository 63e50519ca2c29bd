"""Makes the demo company: builds its database once, keeps the finished file, gives every copy its own passwords."""

import json
import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path

from sfa_desktop.actions.central import tools
from sfa_desktop.actions.central.lock import held
from sfa_desktop.actions.central.place import CentralProgress, CentralStatus, Facts, Login, Place, Watch, private
from sfa_desktop.actions.central.server import serving, status
from sfa_desktop.base.central_errors import CentralExists, CentralRunning
from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.base.paths import Home

LEAST_ACCOUNTS = 10
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is read as something else when typed from a screen
# Thousandths of the whole that each stage of a build begins at, as measured with the full company on two cores.
_BEGINS = {"modules": 0, "office": 560, "catalogue": 600, "accounts": 640, "history": 720, "documents": 860, "end": 980}
_SETTLING = 990


def init(
    home: Home, *, accounts: int | None = None, database_url: str | None = None, progress: Watch | None = None
) -> CentralStatus:
    """Make the company; `accounts` is the size of the main territory (412 if None), at least 10.

    A finished SQLite database is kept by the hash of everything it came from, so that the next one takes seconds.
    Raises CentralExists if there is one already, CentralExtrasMissing if Tryton is not installed, InvalidInput.
    """
    if accounts is not None and accounts < LEAST_ACCOUNTS:
        raise InvalidInput(problem=f"The demo company needs at least {LEAST_ACCOUNTS} accounts.")
    tell = progress or (lambda _: None)
    place = Place.of(home)
    facts = Facts.choose(database_url)
    size = [f"--accounts={accounts}"] if accounts is not None else []
    tell(CentralProgress(stage="modules", done=0))
    with held(place):
        if serving(place) is not None:
            raise CentralRunning(folder=place.folder)
        if place.made():
            raise CentralExists(folder=place.folder)
        cast = tools.run("cast", *size)
        place.prepare(facts)
        if facts.embedded:
            for leftover in place.folder.glob(f"{place.sqlite.name}*"):
                leftover.unlink()
            _sqlite(place, facts, str(cast["fingerprint"]), size, tell)
        else:
            _build(place, facts, size, tell)
        tell(CentralProgress(stage="logins", done=_SETTLING))
        admin, *reps = [
            Login(login=person["login"], name=person["name"], password=new_password()) for person in cast["people"]
        ]
        settle(place, facts, (admin, *reps))
        place.remember(
            Facts(port=facts.port, server=facts.server, database=facts.database, admin=admin, reps=tuple(reps))
        )
    tell(CentralProgress(stage="logins", done=1000))
    return status(home)


def settle(place: Place, facts: Facts, logins: tuple[Login, ...] = ()) -> None:
    """Make a copied database one of its own: a new identity, and these passwords (told through stdin)."""
    tools.run(
        "settle",
        f"--config={place.config}",
        f"--database={facts.database}",
        stdin=json.dumps({login.login: login.password for login in logins}),
    )


def new_password() -> str:
    """Random and still typeable: four groups of four, 79 bits."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(4))


def _sqlite(place: Place, facts: Facts, fingerprint: str, size: list[str], tell: Watch) -> None:
    finished = tools.cache_folder() / f"{fingerprint}.sqlite"
    if not finished.is_file():
        private(place.sqlite, "")  # Tryton wants the empty file to be there
        _build(place, facts, size, tell)
        _keep(place, finished)
        return
    tell(CentralProgress(stage="copy", done=900))
    shutil.copyfile(finished, place.sqlite)
    place.sqlite.chmod(0o600)
    with suppress(OSError):
        finished.touch()  # what is used is kept longest


def _build(place: Place, facts: Facts, size: list[str], tell: Watch) -> None:
    order = list(_BEGINS)
    for said in tools.lines("build", f"--config={place.config}", f"--database={facts.database}", *size):
        stage = str(said.get("stage"))
        if stage in _BEGINS and stage != "end":
            begin, end = _BEGINS[stage], _BEGINS[order[order.index(stage) + 1]]
            done = begin + (end - begin) * int(said["done"]) // max(int(said["total"]), 1)
            tell(CentralProgress(stage=stage, done=done))


def _keep(place: Place, finished: Path) -> None:
    """Keep a copy for the next time; failing to is no reason to fail. Older ones of this size make room."""
    try:
        finished.parent.mkdir(parents=True, exist_ok=True)
        beside = finished.with_name(f"{finished.name}.{os.getpid()}")
        tools.run("copy", str(place.sqlite), str(beside))
        beside.replace(finished)
        kept = sorted(finished.parent.glob("*.sqlite"), key=lambda path: path.stat().st_mtime, reverse=True)
        for old in kept[6:]:
            old.unlink(missing_ok=True)
    except OSError:
        return
