"""A real Tryton without the add-on: a small company, built once (kept in build/stock), copied and started per test."""

import hashlib
import importlib.metadata
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sfa_desktop.actions.central import Login, tools
from sfa_desktop.actions.central.place import Facts, Place
from sfa_desktop.base.paths import Home
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.connectors import registry
from sfa_desktop.connectors.tryton_stock import StockTrytonConnector
from tests.support.central import Central, serving_from

USER = Login(login="vendedor", name="Lucía Ferreyra", password="vendedor-de-las-pruebas")
_SOURCES = ("sfa_tryton_demo/stock.py", "sfa_tryton_demo/seeding/modules.py", "sfa_sync/setup.py")


def prepare(folder: Path) -> Home:
    """The company, made but not started."""
    home = Home(folder)
    place, facts = Place.of(home), Facts.choose(None)
    place.prepare(facts)
    finished = tools.CHECKOUT / "build" / "stock" / f"{_fingerprint()}.sqlite"
    if finished.is_file():
        shutil.copyfile(finished, place.sqlite)
    else:
        place.sqlite.touch(mode=0o600)
        tools.run("stock", f"--config={place.config}", f"--database={facts.database}", stdin=USER.password)
        shutil.rmtree(finished.parent, ignore_errors=True)
        finished.parent.mkdir(parents=True)
        tools.run("copy", str(place.sqlite), str(finished))
    place.remember(Facts(port=facts.port, server=facts.server, admin=USER, reps=(USER,)))
    return home


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for name in _SOURCES:
        digest.update((tools.CHECKOUT / "addons" / "tryton" / name).read_bytes())
    found = sorted(f"{d.name}={d.version}" for d in importlib.metadata.distributions() if d.name.startswith("trytond"))
    digest.update(json.dumps(found).encode())
    return digest.hexdigest()[:24]


@contextmanager
def running(folder: Path) -> Iterator[Central]:
    """A server with a copy of the company, stopped at the end."""
    with serving_from(prepare(folder)) as server:
        yield server


def endpoint(server: Central) -> Endpoint:
    """How its user reaches it."""
    return Endpoint(name="stock", crm="tryton-stock", url=server.url, database=server.database, user=USER.login)


def connect(server: Central) -> StockTrytonConnector:
    """A connector for its user."""
    made = registry.connect(endpoint(server), USER.password)
    assert isinstance(made, StockTrytonConnector)
    return made
