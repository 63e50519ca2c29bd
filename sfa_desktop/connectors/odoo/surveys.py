"""What an administrator sees of an Odoo's fields and of how they are mapped."""

from collections.abc import Iterator

from sfa_desktop.connectors.kit import survey
from sfa_desktop.connectors.odoo.lookups import Rows
from sfa_desktop.connectors.odoo.rpc import Rpc
from sfa_desktop.connectors.odoo.site import OWN, Site, Table
from sfa_desktop.entities.survey import MappedKind, MapPreview, RemoteField


def mapped_kinds(site: Site) -> tuple[MappedKind, ...]:
    """Of every kind this user has."""
    return tuple(
        survey.mapped_kind(site.mapping.kind(kind), table.map, tuple(_fields(table)), site.overrides)
        for kind, table in site.tables.items()
    )


def preview(rpc: Rpc, table: Table, limit: int) -> MapPreview:
    """The records that changed last, through the mapping."""
    records = rpc.read(
        table.map.remote,
        "search_read",
        domain=table.domain,
        fields=list(table.decoder.asked),
        order="write_date desc, id desc",
        limit=limit,
        type=Rows,
    )
    return survey.preview(table.decoder, records)


def _fields(table: Table) -> Iterator[RemoteField]:
    for name, told in sorted(table.fields.items()):
        if name == OWN:
            continue
        yield RemoteField(
            name=name,
            label=str(told.get("string") or name),
            type=str(told.get("type") or ""),
            choices=tuple((str(code), str(label)) for code, label in told.get("selection") or ()),
            custom=name.startswith("x_"),
        )
