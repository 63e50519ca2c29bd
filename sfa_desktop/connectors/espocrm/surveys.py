"""What an administrator sees of an EspoCRM's fields and of how they are mapped."""

from collections.abc import Iterator

from sfa_desktop.connectors.espocrm.defs import OWN
from sfa_desktop.connectors.espocrm.site import Part, Site, Table
from sfa_desktop.connectors.kit import survey
from sfa_desktop.entities.survey import MappedKind, MapPreview, RemoteField


def mapped_kinds(site: Site) -> tuple[MappedKind, ...]:
    """Of every kind this user has; of visits as meetings keep them, of addresses the first."""
    return tuple(
        survey.mapped_kind(
            site.mapping.kind(kind), table.parts[0].map, tuple(_fields(site, table.parts[0])), site.overrides
        )
        for kind, table in site.tables.items()
    )


def preview(site: Site, table: Table, limit: int) -> MapPreview:
    """The records that changed last, through the mapping."""
    source = table.sources[0]
    part = source.parts[0]
    records = site.api.rows(
        source.entity,
        select=source.select,
        where=source.where,
        order=part.map.stamp,
        newest_first=True,
        limit=limit,
    )
    return survey.preview(part.decoder, records)


def _fields(site: Site, part: Part) -> Iterator[RemoteField]:
    labels = site.words(part.entity)
    names, choices = labels.get("fields") or {}, labels.get("options") or {}
    for attribute in sorted(part.defs.attributes - set(OWN)):
        told = part.defs.fields.get(attribute, {})
        words = choices.get(attribute) or {}
        yield RemoteField(
            name=attribute,
            label=str(names.get(attribute) or attribute),
            type=str(told.get("type") or ""),
            choices=tuple((one, str(words.get(one) or one)) for one in part.defs.options(attribute) if one),
            custom=told.get("isCustom") is True,
        )
