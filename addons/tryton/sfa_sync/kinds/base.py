"""What a kind is: its fields in the protocol's order, and how rows of it are read in bulk."""

from dataclasses import dataclass, field

from trytond.pool import Pool
from trytond.tools import grouped_slice
from trytond.transaction import Transaction

from ..touches import MODELS
from ..wire import OUT, custom_out

CHUNK = 2_000
BORN_ON_LAPTOPS = frozenset({"account", "address", "contact", "task", "case", "visit", "order", "opportunity"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a kind.

    `column` is the SQL column (and Tryton field) it is stored in as it is; without one, the kind's
    `fill` reads it and its writer writes it. `office` fields are not written by laptops.
    """

    name: str
    type: str
    column: str | None = None
    to: str | None = None
    office: bool = False
    required: bool = False
    choices: tuple[str, ...] = ()


def text(name, column=None, **more):
    return Field(name=name, type="text", column=column, **more)


def long_text(name, column=None, **more):
    return Field(name=name, type="long_text", column=column, **more)


def choice(name, column, choices, **more):
    return Field(name=name, type="choice", column=column, choices=tuple(choices), **more)


def integer(name, column=None, **more):
    return Field(name=name, type="integer", column=column, **more)


def decimal(name, column=None, **more):
    return Field(name=name, type="decimal", column=column, **more)


def boolean(name, column=None, **more):
    return Field(name=name, type="boolean", column=column, **more)


def date(name, column=None, **more):
    return Field(name=name, type="date", column=column, **more)


def moment(name, column=None, **more):
    return Field(name=name, type="moment", column=column, **more)


def link(name, column, to, **more):
    return Field(name=name, type="link", column=column, to=to, **more)


def tags(name, column=None, **more):
    return Field(name=name, type="tags", column=column, **more)


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind that travels. Subclasses say what is special about it."""

    name: str = ""
    fields: tuple[Field, ...] = ()
    has_custom: bool = True
    writable: bool = True
    columns: tuple[str, ...] = field(init=False)
    line_columns: tuple[str, ...] = ()

    def __post_init__(self):
        object.__setattr__(self, "columns", ("key", "remote", "version", *(f.name for f in self.fields), "custom"))

    @property
    def model(self):
        """The Tryton model of the kind."""
        return MODELS[self.name]

    @property
    def page_columns(self):
        """The columns of a page: those of the rows, and `lines` where there are any."""
        return [*self.columns, "lines"] if self.line_columns else list(self.columns)

    def at(self, name):
        """The place of a column in a row."""
        return self.columns.index(name)

    def domain(self, session):
        """What limits the kind besides the user's record rules."""
        return []

    def select(self, session, ids):
        """The rows of `ids` straight from the table: `{id: row}`, key and version left empty."""
        pool = Pool()
        cursor = Transaction().connection.cursor()
        rows = {}
        for chunk in grouped_slice(list(ids), CHUNK):
            table = pool.get(self.model).__table__()
            source, columns, readers = table, [table.id], []
            for f in self.fields:
                if f.column is None:
                    readers.append(None)
                    continue
                column = getattr(table, f.column)
                columns.append(column)
                if f.type != "link":
                    readers.append((len(columns) - 1, OUT[f.type], None))
                elif f.to in BORN_ON_LAPTOPS:
                    target = pool.get(MODELS[f.to]).__table__()
                    source = source.join(target, "LEFT", condition=target.id == column)
                    columns.append(target.sync_id)
                    readers.append((len(columns) - 2, None, f.to))
                else:
                    columns.append(table.id)
                    readers.append((len(columns) - 2, None, f.to))
            if self.has_custom:
                columns.append(table.custom)
            # Every column needs a name of its own: two sync_id of two targets have the same.
            named = [c.as_(f"c{i}") for i, c in enumerate(columns)]
            cursor.execute(*source.select(*named, where=table.id.in_(list(chunk))))
            key = session.key
            for values in cursor.fetchall():
                row = ["", values[0], 0]
                for reader in readers:
                    if reader is None:
                        row.append(None)
                        continue
                    place, convert, to = reader
                    if to is None:
                        row.append(convert(values[place]))
                    elif to in BORN_ON_LAPTOPS:
                        row.append(key(to, values[place], values[place + 1]))
                    else:
                        row.append(key(to, values[place]))
                row.append(custom_out(values[-1]) if self.has_custom else {})
                rows[values[0]] = row
        return rows

    def fill(self, session, rows):
        """Fill in what does not stand in the kind's own table."""

    def read(self, session, versions):
        """Rows for `{id: (key, version)}`, in that order; records that are not there are left out."""
        rows = self.select(session, versions)
        if rows:
            self.fill(session, rows)
        result = []
        for id_, (key, version) in versions.items():
            row = rows.get(id_)
            if row is not None:
                row[0], row[2] = key, version
                self.stamp(row)
                result.append(row)
        return result

    def stamp(self, row):
        """Called when a row has got its key and version."""


def owner_names(session, kind, rows, column):
    """Fill the `owner` of rows with the name of the employee in `column` of the kind's table."""
    names = session.employee_names()
    place = kind.at("owner")
    for id_, employee in pairs(kind.model, rows, column):
        rows[id_][place] = names.get(employee)


def pairs(model, ids, column):
    """(id, value of `column`) of records."""
    table = Pool().get(model).__table__()
    cursor = Transaction().connection.cursor()
    for chunk in grouped_slice(list(ids), CHUNK):
        cursor.execute(*table.select(table.id, getattr(table, column), where=table.id.in_(list(chunk))))
        yield from cursor.fetchall()


def only_mine(session, column="company"):
    """The domain of records of the session's company."""
    return [(column, "=", session.company.id)]
