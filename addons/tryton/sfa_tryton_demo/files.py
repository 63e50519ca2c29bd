# SPDX-License-Identifier: GPL-3.0-or-later
"""The database as a file: its fingerprint before it is made, its copies, and whether one can be trusted."""

import hashlib
import importlib.metadata
import importlib.util
import json
import sqlite3
from contextlib import closing
from pathlib import Path

from sfa_tryton_demo.generator import ADMIN, REPS


def people():
    """Who may sign in, the administrator first."""
    return [{"login": "admin", "name": ADMIN}] + [{"login": login, "name": name} for _, login, name, _, _ in REPS]


def fingerprint(options):
    """A hash of everything a built database depends on: options, both packages' sources, the Tryton installed.

    Raises ModuleNotFoundError if Tryton or the add-on is not installed.
    """
    digest = hashlib.sha256(json.dumps(options, sort_keys=True).encode())
    for package in ("sfa_sync", "sfa_tryton_demo"):
        found = importlib.util.find_spec(package)
        if found is None or not found.submodule_search_locations:
            raise ModuleNotFoundError(f"No module named '{package}'")
        folder = Path(found.submodule_search_locations[0])
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".py", ".xml", ".cfg", ".po"}:
                digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    installed = sorted(
        f"{distribution.name.lower().replace('-', '_')}={distribution.version}"
        for distribution in importlib.metadata.distributions()
        if distribution.name.lower().startswith("trytond")
    )
    if not installed:
        raise ModuleNotFoundError("No module named 'trytond'")
    digest.update("\n".join(installed).encode())
    return digest.hexdigest()[:24]


def copy(source, target):
    """SQLite's online backup: one moment of the source, whatever is written to it meanwhile."""
    with closing(sqlite3.connect(f"file:{Path(source).absolute().as_posix()}?mode=ro", uri=True)) as origin:
        with closing(sqlite3.connect(target)) as copied:
            origin.backup(copied)
            copied.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it


def problem_of(source):
    """What is wrong with a file as a central CRM's database; an empty text if nothing is."""
    try:
        with closing(sqlite3.connect(f"file:{Path(source).absolute().as_posix()}?mode=ro", uri=True)) as database:
            (state,) = database.execute("PRAGMA quick_check(1)").fetchone()
            if state != "ok":
                return f"it is damaged ({state})"
            database.execute("SELECT identity FROM sfa_server").fetchone()
    except sqlite3.DatabaseError as error:
        return f"SQLite says “{error}”"
    return ""
