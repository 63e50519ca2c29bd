"""What an administrator sees of an ERPNext's fields and of how they are mapped."""

from collections.abc import Iterator

from sfa_desktop.connectors.erpnext.api import Api, Rows
from sfa_desktop.connectors.erpnext.site import OWN, Site, Table
from sfa_desktop.connectors.kit import survey
from sfa_desktop.entities.survey import MappedKind, MapPreview, RemoteField


def mapped_kinds(site: Site) -> tuple[MappedKind, ...]:
    """Of every kind this user has."""
    return tuple(
        survey.mapped_kind(site.mapping.kind(kind), table.map, tuple(_fields(table)), site.overrides)
        for kind, table in site.tables.items()
    )


def preview(api: Api, table: Table, limit: int) -> MapPreview:
    """The records that changed last, through the mapping."""
    order = ("modified desc", "name desc")
    rows = api.list(table.map.remote, table.decoder.asked, table.filters, order=order, limit=limit, type=Rows)
    return survey.preview(table.decoder, rows)


def _fields(table: Table) -> Iterator[RemoteField]:
    for name, told in sorted(table.fields.items()):
        if name == OWN:
            continue
        options = str(told.get("options") or "") if told.get("fieldtype") == "Select" else ""
        yield RemoteField(
            name=name,
            label=str(told.get("label") or name),
            type=str(told.get("fieldtype") or ""),
            choices=tuple((one.strip(), one.strip()) for one in options.split("\n") if one.strip()),
            custom=bool(told.get("is_custom_field")),
        )
