# SPDX-License-Identifier: GPL-3.0-or-later
"""A database with Tryton's tables and the modules of a selling company in it."""

import logging
import os
import re
import secrets
import tempfile
from pathlib import Path

from sfa_tryton_demo.seeding.said import tell

MODULES = ("ir", "sfa_sync")
"""What is asked for; what these stand on comes along."""


class _Watch(logging.Handler):
    """Counts the modules that `trytond.modules` says it has begun to load."""

    def __init__(self, total):
        super().__init__()
        self._total, self._seen = total, set()

    def emit(self, record):
        begun = re.fullmatch(r"(\S+) load", record.getMessage())
        if begun and begun[1] not in self._seen:
            self._seen.add(begun[1])
            tell("modules", min(len(self._seen), self._total) - 1, self._total)


def create(name):
    """Make the database if there is none of this name (a SQLite file, or a database of PostgreSQL's)."""
    from trytond import backend
    from trytond.transaction import Transaction

    if backend.name == "sqlite":
        return  # the caller has put the empty file there
    with Transaction().start(None, 0, autocommit=True, close=True) as transaction:
        cursor = transaction.connection.cursor()
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,))
        if not cursor.fetchone():
            transaction.database.create(transaction.connection, name)


def install(config_file, name, modules=MODULES):
    """Fill an empty database with the modules' tables and records, as `trytond-admin` does."""
    from trytond import admin, backend, commandline
    from trytond.pool import Pool

    database = backend.Database(name)
    database.connect()
    if database.test():
        raise SystemExit(f"The database {name} holds a Tryton already; nothing was changed in it.")
    database.close()
    watch = _Watch(total=22)
    log = logging.getLogger("trytond.modules")
    log.addHandler(watch)
    log.setLevel(logging.INFO)
    log.propagate = False
    order = ["-c", config_file, "-d", name, "--email", "admin@example.com", "-u", *modules, "--activate-dependencies"]
    # The first password has to come from a file; nobody keeps it, `settle` makes the real ones.
    descriptor, passwords = tempfile.mkstemp()
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(24))
        os.environ["TRYTONPASSFILE"] = passwords
        Pool.start()
        admin.run(commandline.get_parser_admin().parse_args(order))
    finally:
        del os.environ["TRYTONPASSFILE"]
        Path(passwords).unlink()
        log.removeHandler(watch)
