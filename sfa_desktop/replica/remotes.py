"""The server's own ids of what waiting work is about, for servers that do not find records by our keys."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sfa_desktop.entities import KINDS
from sfa_desktop.entities.exchange import Group
from sfa_desktop.entities.field import FieldType
from sfa_desktop.entities.share import WHOLE, Share
from sfa_desktop.replica.access import Reader
from sfa_desktop.replica.codec import LINES, SHAPES, dump

_LINKS: Mapping[str, tuple[tuple[str, str], ...]] = {
    kind: tuple((field.name, field.to) for field in entity.fields() if field.type is FieldType.LINK)
    for kind, entity in KINDS.items()
}


def with_remotes(r: Reader, groups: Sequence[Group], share: Share = WHOLE) -> list[Group]:
    """The groups with `remotes` of their records, lines and links: a query for each kind, however many groups.

    Ids are those of the endpoint that owns a kind: kinds outside of `share` are left out.
    """
    touched = [_touched(group) for group in groups]
    wanted: dict[str, set[str]] = {}
    for pairs in touched:
        for kind, key in pairs:
            wanted.setdefault(kind, set()).add(key)
    found: dict[str, str] = {}
    for kind, keys in wanted.items():
        if not share.owns(kind):
            continue
        found.update(remotes_of(r, kind, keys))
    return [
        replace(group, remotes={key: found[key] for _, key in pairs if key in found})
        for group, pairs in zip(groups, touched, strict=True)
    ]


def remotes_of(r: Reader, kind: str, keys: Iterable[str]) -> dict[str, str]:
    """By key: the server's own id of a record or line, also where its row is gone here; unknown ones are left out."""
    known = dump(sorted(keys))
    among = "IN (SELECT value FROM json_each(:keys))"
    rows = r.rows(
        f'SELECT "key", remote_id FROM alias WHERE kind = :kind AND endpoint = \'\' AND "key" {among} '  # noqa: S608
        f"UNION ALL SELECT record_id, remote_id FROM office_row WHERE kind = :kind AND record_id {among} "
        f"UNION ALL SELECT id, remote_id FROM {SHAPES[kind].table} WHERE id {among}",
        {"kind": kind, "keys": known},
    )
    return {key: remote for key, remote in rows if remote}


def _touched(group: Group) -> set[tuple[str, str]]:
    """(kind, key) of all that the group's operations change or point to, before and after."""
    found: set[tuple[str, str]] = set()
    for operation in group.operations:
        found.add((operation.kind, operation.record_id))
        for values in (operation.values, operation.base):
            found |= _linked(operation.kind, values)
            if operation.kind in LINES:
                kind = LINES[operation.kind].kind
                for line in values.get("lines") or ():
                    found.add((kind, line["key"]))
                    found |= _linked(kind, line)
    return found


def _linked(kind: str, values: Mapping[str, Any]) -> set[tuple[str, str]]:
    return {(to, values[name]) for name, to in _LINKS[kind] if values.get(name)}
