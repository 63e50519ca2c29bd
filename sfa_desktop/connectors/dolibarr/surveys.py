"""What an administrator sees of a Dolibarr's fields and of how they are mapped. Only extra fields describe themselves;
of the others there is what a record shows."""

from collections.abc import Iterator

from sfa_desktop.connectors.dolibarr.api import Api, Rows
from sfa_desktop.connectors.dolibarr.extras import EXTRA, OWN
from sfa_desktop.connectors.dolibarr.site import SYNTHETIC, Site, Table
from sfa_desktop.connectors.kit import survey
from sfa_desktop.entities.survey import MappedKind, MapPreview, RemoteField


def mapped_kinds(api: Api, site: Site) -> tuple[MappedKind, ...]:
    """Of every kind this user has, but for those that are made of others."""
    return tuple(
        survey.mapped_kind(site.mapping.kind(kind), table.map, tuple(_fields(api, table)), site.overrides)
        for kind, table in site.tables.items()
        if kind not in SYNTHETIC
    )


def preview(api: Api, table: Table, limit: int) -> MapPreview:
    """The records that were made last, through the mapping."""
    if not table.id:
        return survey.preview(table.decoder, [])
    rows = api.rows(
        table.map.remote,
        sortfield=table.id,
        sortorder="DESC",
        limit=limit,
        sqlfilters=table.filter,
        properties=",".join(table.decoder.asked),
    )
    return survey.preview(table.decoder, rows)


def _fields(api: Api, table: Table) -> Iterator[RemoteField]:
    rows: Rows = api.rows(
        table.map.remote, sortfield=table.id, sortorder="DESC", limit=1, sqlfilters=table.filter
    )  # fmt: skip
    for name, value in sorted(rows[0].items()) if rows else ():
        if name != EXTRA and name.isidentifier() and not isinstance(value, (dict, list)):
            yield RemoteField(name=name, label=name, type="", choices=(), custom=False)
    own = {one.code: one for one in table.map.custom}
    for code in sorted({*own, *(table.extras or {})} - {OWN}):
        one = own.get(code)
        yield RemoteField(
            name=f"{EXTRA}.options_{code}",
            label=one.label if one else code,
            type=one.type if one else "",
            choices=one.choices if one else (),
            custom=True,
        )
