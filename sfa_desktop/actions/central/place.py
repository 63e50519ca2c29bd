"""Where the embedded central CRM keeps its things, and what is known of it without starting it."""

import json
import socket
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sfa_desktop.base.central_errors import CentralError, CentralMissing
from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.base.files import private_text
from sfa_desktop.base.i18n import QT_TRANSLATE_NOOP
from sfa_desktop.base.paths import Home

DATABASE = "crm"
LOCAL = "127.0.0.1"

STAGES = {
    "modules": QT_TRANSLATE_NOOP("central", "Preparing the database"),
    "office": QT_TRANSLATE_NOOP("central", "Opening the office"),
    "catalogue": QT_TRANSLATE_NOOP("central", "Filling the catalogue"),
    "accounts": QT_TRANSLATE_NOOP("central", "Writing the customers"),
    "history": QT_TRANSLATE_NOOP("central", "Writing two years of history"),
    "documents": QT_TRANSLATE_NOOP("central", "Writing open orders, stock and balances"),
    "copy": QT_TRANSLATE_NOOP("central", "Copying the prepared company"),
    "logins": QT_TRANSLATE_NOOP("central", "Making the passwords"),
    "start": QT_TRANSLATE_NOOP("central", "Starting the server"),
}
"""What is being done, by the code that progress carries; translated where it is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CentralProgress:
    """How far the making of the company is, over all its stages: `done` of `total` thousandths."""

    stage: str
    done: int
    total: int = 1000


Watch = Callable[[CentralProgress], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """Someone of the demo company who may sign in."""

    login: str
    password: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CentralStatus:
    """What `sfa-desktop central status` tells. Logins are those of the demo company, empty where there is none."""

    running: bool
    url: str
    database: str
    admin: Login | None = None
    reps: tuple[Login, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """As scripts read it: names are stable."""
        admin = {"login": self.admin.login, "password": self.admin.password} if self.admin else None
        return {
            "running": self.running,
            "url": self.url,
            "database": self.database,
            "admin": admin,
            "reps": [asdict(rep) for rep in self.reps],
        }


@dataclass(frozen=True, slots=True)
class Place:
    """The files of one embedded central CRM; all of them readable by their owner alone."""

    folder: Path

    @classmethod
    def of(cls, home: Home) -> "Place":
        """That of this profile."""
        return cls(home.central)

    @property
    def config(self) -> Path:
        """Tryton's configuration; may hold the password of a PostgreSQL database."""
        return self.folder / "trytond.conf"

    @property
    def facts(self) -> Path:
        """Port, database and the demo company's logins."""
        return self.folder / "central.json"

    @property
    def process(self) -> Path:
        """Which process serves, and since when."""
        return self.folder / "server.json"

    @property
    def log(self) -> Path:
        """What the server said since its last start."""
        return self.folder / "server.log"

    @property
    def lock(self) -> Path:
        """Held while the server is started, stopped, or its database replaced."""
        return self.folder / "central.lock"

    @property
    def sqlite(self) -> Path:
        """The database, where it is not PostgreSQL's."""
        return self.folder / f"{DATABASE}.sqlite"

    def made(self) -> bool:
        """Whether there is a finished central CRM here."""
        return self.facts.is_file() and self.config.is_file()

    def known(self) -> "Facts":
        """What was written down when it was made; raises CentralMissing if it never was."""
        if not self.made():
            raise CentralMissing(folder=self.folder)
        try:
            return Facts.from_json(json.loads(self.facts.read_text("utf-8")))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise CentralError(problem=f"{self.facts} cannot be read", detail=str(error)) from error

    def prepare(self, facts: "Facts") -> None:
        """Make the folder and write Tryton's configuration."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        private(self.config, _configuration(self.folder, facts))

    def remember(self, facts: "Facts") -> None:
        """Write down that the central CRM is made."""
        private(self.facts, json.dumps(facts.as_json(), indent=1, ensure_ascii=False))


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What does not change while the central CRM exists."""

    port: int
    server: str
    """Base address of the database server for Tryton: `sqlite:///` or `postgresql://user:password@host:port/`."""
    database: str = DATABASE
    admin: Login | None = None
    reps: tuple[Login, ...] = ()

    @classmethod
    def choose(cls, database_url: str | None) -> "Facts":
        """SQLite, or the database that `database_url` names, on a port that is free now.

        Raises InvalidInput for an address that is not one of PostgreSQL's.
        """
        if database_url is None:
            return cls(port=free_port(), server="sqlite:///")
        parts = urlsplit(database_url)
        if parts.scheme not in ("postgresql", "postgres") or not parts.hostname:
            raise InvalidInput(
                problem="The database must be given as postgresql://user:password@host:port/name "
                "(leave --database out for SQLite)."
            )
        name = parts.path.strip("/") or DATABASE
        return cls(port=free_port(), server=f"postgresql://{parts.netloc}/", database=name)

    @property
    def url(self) -> str:
        """The address laptops are told."""
        return f"http://{LOCAL}:{self.port}/"

    @property
    def embedded(self) -> bool:
        """Whether the database is the SQLite file in this place."""
        return self.server.startswith("sqlite")

    def as_json(self) -> dict[str, Any]:
        """As it is kept."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Facts":
        """What `as_json` gave."""
        return cls(
            port=int(kept["port"]),
            server=str(kept["server"]),
            database=str(kept["database"]),
            admin=Login(**kept["admin"]) if kept["admin"] else None,
            reps=tuple(Login(**rep) for rep in kept["reps"]),
        )


def private(path: Path, text: str) -> None:
    """Write a file that only its owner can read, whole or not at all."""
    with private_text(path) as file:
        file.write(text)


def free_port() -> int:
    """A port of this machine that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind((LOCAL, 0))
        return int(probe.getsockname()[1])


def _configuration(folder: Path, facts: Facts) -> str:
    """Tryton's own format."""
    database = f"uri = {facts.server}\n"
    if facts.embedded:
        database += f"path = {folder}\n"
    # One writer at a time is SQLite's rule. A writer waits 5 s for its turn (Python's sqlite3) and Tryton
    # tries again `retry` times, so a long push of one laptop delays another one and never refuses it.
    return (
        f"[database]\n{database}list = False\nretry = 60\n\n"
        f"[web]\nlisten = {LOCAL}:{facts.port}\n\n"
        "[session]\ntimeout = 3600\n"
    )
