"""What an administrator sees of a mapping: the fields of both sides, and real records before and after."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from sfa_desktop.connectors.kit.decoder import Decoder
from sfa_desktop.connectors.kit.mapping import CUSTOM, KindMap, Overrides
from sfa_desktop.entities import KINDS
from sfa_desktop.entities.canonical import decode
from sfa_desktop.entities.exchange import CustomField
from sfa_desktop.entities.field import Field, FieldType
from sfa_desktop.entities.survey import MappedField, MappedKind, MapPreview, PreviewRow, RemoteField


def mapped_kind(wanted: KindMap, settled: KindMap, there: Sequence[RemoteField], overrides: Overrides) -> MappedKind:
    """One kind as it is mapped (`wanted`) and as this server has it (`settled`)."""
    chosen = overrides.get(wanted.kind, {})
    kept = {column.name: column for column in settled.fields}
    fields = [
        MappedField(
            name=column.name,
            remote=column.remote,
            conversion=column.convert,
            choices=column.choices,
            writable=column.write and not settled.read_only,
            chosen=column.name in chosen,
        )
        for column in kept.values()
    ]
    fields += [
        MappedField(name=c.name, remote="", conversion=c.convert, chosen=c.name in chosen, lost=" | ".join(c.remotes))
        for c in wanted.fields
        if c.name not in kept
    ]
    return MappedKind(kind=wanted.kind, remote=settled.remote, fields=tuple(fields), server_fields=tuple(there))


def preview(decoder: Decoder, records: Sequence[Mapping[str, Any]]) -> MapPreview:
    """Records as the server told them, through the conversions, each value held against the field's type."""
    columns = decoder.map.fields
    rows = decoder.rows(msgspec.convert(list(records), list[decoder.type]))  # type: ignore[name-defined]  # run time
    own = {CUSTOM + one.code: one for one in decoder.map.custom}
    shown = []
    for record, row in zip(records, rows, strict=True):
        told = dict(zip(decoder.columns, row, strict=True))
        told |= {CUSTOM + code: value for code, value in (told.pop("custom", None) or {}).items()}
        after = {column.name: told.get(column.name) for column in columns}
        refused = {name: why for name in after if (why := _refusal(decoder.kind, name, after[name], own.get(name)))}
        shown.append(
            PreviewRow(
                remote_id=str(row[1]),
                before={column.name: _at(record, column.remote) for column in columns},
                after=after,
                refused=refused,
            )
        )
    fields = mapped_kind(decoder.map, decoder.map, (), {}).fields
    return MapPreview(kind=decoder.kind, fields=fields, rows=tuple(shown))


def _refusal(kind: str, name: str, value: Any, own: CustomField | None) -> str:
    """Why the replica would set a value aside; a choice it does not know is kept, but wants a table."""
    if own is not None:
        field = Field(name=own.code, label=own.label, type=FieldType(own.type))
    elif KINDS[kind].has(name):
        field = KINDS[kind].field(name)
    else:
        return ""
    try:
        decode(field, value)
    except ValueError as error:
        return str(error)
    known = {code for code, _ in field.choices}
    if known and value and value not in known:
        return f"{name}: {str(value)[:80]!r} is not in the table of choices ({', '.join(sorted(known))})"
    return f"{name}: it is required and would be empty" if field.required and value in (None, "") else ""


def _at(record: Mapping[str, Any], path: str) -> Any:
    found: Any = record
    for name in path.split("."):
        found = found.get(name) if isinstance(found, Mapping) else None
    return found
