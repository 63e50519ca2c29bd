# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows written straight into models' tables: for closed history, which nothing in Tryton has to react to."""

from itertools import islice

from trytond import backend
from trytond.transaction import Transaction

BATCH = 5000
_PLAIN = (int, float, str, type(None))  # what every field stores as it is; most values are


def insert(model, rows):
    """Insert rows (dicts by field name; each with the same fields) and return their ids.

    Values are formatted by the model's fields, so that a row reads as if Tryton had written it.
    """
    rows = iter(rows)
    transaction = Transaction()
    cursor = transaction.connection.cursor()
    table = model._table
    cursor.execute(f'SELECT COALESCE(MAX(id), 0) FROM "{table}"')
    (last,) = cursor.fetchone()
    first = last + 1
    place = "?" if backend.Database.flavor.paramstyle == "qmark" else "%s"
    while batch := list(islice(rows, BATCH)):
        names = list(batch[0])
        formats = [model._fields[name].sql_format for name in names]
        columns = ", ".join(f'"{name}"' for name in ("id", *names))
        values = []
        for row in batch:
            last += 1
            values.append(
                (last, *(v if type(v) in _PLAIN else f(v) for f, v in zip(formats, row.values(), strict=True)))
            )
        cursor.executemany(
            f'INSERT INTO "{table}" ({columns}) VALUES ({", ".join([place] * (len(names) + 1))})', values
        )
    if backend.name == "postgresql" and last >= first:
        transaction.database.setnextid(transaction.connection, table, last)
    return range(first, last + 1)


def like(model, prototype, changes):
    """Insert a copy of the row `prototype` for each of `changes` (dicts by field name) and return the ids."""
    table = model._table
    cursor = Transaction().connection.cursor()
    stored = [
        name
        for name, field in model._fields.items()
        if name != "id" and field.sql_type() is not None and not hasattr(field, "getter")
    ]
    columns = ", ".join(f'"{name}"' for name in stored)
    cursor.execute(f'SELECT {columns} FROM "{table}" WHERE id = {int(prototype)}')
    kept = dict(zip(stored, cursor.fetchone(), strict=True))
    return insert(model, ({**kept, **change} for change in changes))
