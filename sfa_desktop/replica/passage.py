"""What changes on the way between the replica and one of several endpoints: keys of accounts, and links.

An endpoint that does not own the accounts knows them under keys of its own; the aliases of that endpoint say which is
which (counterparts.py). Other records that it does not own it does not know: links to them are left out of what is
sent, and what it says in their place does not count, so that the link that was made here stays.

An order of one endpoint that is for an account without an alias there waits; it is not sent.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sfa_desktop.entities import KINDS
from sfa_desktop.entities.exchange import Answer, Group, Operation, Page
from sfa_desktop.entities.field import FieldType
from sfa_desktop.entities.share import BRIDGE, TERMS, Share
from sfa_desktop.replica import remotes
from sfa_desktop.replica.access import Reader
from sfa_desktop.replica.codec import LINES, dump

_LINKS: Mapping[str, Mapping[str, str]] = {
    kind: {field.name: field.to for field in entity.fields() if field.type is FieldType.LINK}
    for kind, entity in KINDS.items()
}
"""By kind: its links, and the kinds they lead to."""


def inward(page: Page, share: Share) -> Page:
    """A page as the replica may take it in: without what this endpoint cannot know."""
    if share.whole:
        return page
    page = _without(page, _foreign(page.kind, share))
    if share.owns(BRIDGE):
        return page
    return replace(page, derived=True)  # keys of accounts are not ours, whatever the others are


def inward_answer(answer: Answer, share: Share) -> Answer:
    """An answer, likewise."""
    if share.whole:
        return answer
    receipts = tuple(replace(r, page=inward(r.page, share)) if r.page else r for r in answer.receipts)
    clash = answer.conflict
    if clash is not None and clash.page is not None:
        clash = replace(clash, page=inward(clash.page, share))
    return replace(answer, receipts=receipts, conflict=clash)


def addressed(r: Reader, groups: Sequence[Group], share: Share, *, own_keys: bool) -> list[Group]:
    """Groups as this endpoint understands them: its keys of accounts, no links to what it does not know, and, where it
    does not find records by our keys, its own ids."""
    if share.whole:
        return list(groups) if own_keys else remotes.with_remotes(r, groups)
    known = aliases_of(r, share, {id_ for group in groups for id_ in _bridged(group)})
    there = [
        replace(group, operations=tuple(_translated(operation, share, known) for operation in group.operations))
        for group in groups
    ]
    if own_keys:
        return there
    told = {key: remote for key, remote in known.values() if remote}
    return [
        replace(group, remotes={**group.remotes, **{key: told[key] for key in _bridged(group) if key in told}})
        for group in remotes.with_remotes(r, there, share)
    ]


def aliases_of(r: Reader, share: Share, ids: set[str]) -> dict[str, tuple[str, str]]:
    """By account: the key and id under which this endpoint knows it; of the endpoint that owns them, nothing."""
    if share.owns(BRIDGE) or not ids:
        return {}
    rows = r.rows(
        'SELECT "key", derived, remote_id FROM alias WHERE kind = ? AND endpoint = ? '
        'AND "key" IN (SELECT value FROM json_each(?))',
        (BRIDGE, share.endpoint, dump(sorted(ids))),
    )
    return {key: (derived, remote) for key, derived, remote in rows}


def accounts_in(operation: Operation) -> set[str]:
    """The accounts that an operation's values point to."""
    names = [name for name, to in _LINKS[operation.kind].items() if to == BRIDGE]
    return {operation.values[name] for name in names if operation.values.get(name)}


def strangers(r: Reader, operations: Iterable[Operation], share: Share) -> set[str]:
    """The accounts of these operations that their endpoint does not know: what is about them waits."""
    if share.owns(BRIDGE):
        return set()
    wanted = {id_ for operation in operations for id_ in accounts_in(operation)}
    return wanted - aliases_of(r, share, wanted).keys()


def links_within(operation: Operation, share: Share) -> set[str]:
    """The ids of records of this endpoint that an operation's values point to, lines included."""
    found = _ids(operation.kind, operation.values, share)
    if operation.kind in LINES:
        for line in operation.values.get("lines") or ():
            found |= _ids(LINES[operation.kind].kind, line, share)
    return found


def _ids(kind: str, values: Mapping[str, Any], share: Share) -> set[str]:
    return {values[name] for name, to in _LINKS[kind].items() if values.get(name) and share.owns(to)}


def _foreign(kind: str, share: Share) -> frozenset[str]:
    """The links of a kind that lead out of this endpoint, but for the one that joins both sides.

    Of an account also what the endpoint that takes the orders says of it.
    """
    links = {name for name, to in _LINKS[kind].items() if to != BRIDGE and not share.owns(to)}
    return frozenset(links | set(TERMS) if kind == BRIDGE and not share.owns("order") else links)


def _without(page: Page, names: frozenset[str]) -> Page:
    columns = list(page.columns)
    out = {columns.index(name) for name in names if name in columns}
    if not out:
        return page
    kept = [place for place in range(len(columns)) if place not in out]
    rows = [
        [row[place] for place in kept] if isinstance(row, (list, tuple)) and len(row) == len(columns) else row
        for row in page.rows
    ]
    return replace(page, columns=tuple(columns[place] for place in kept), rows=rows)


def _translated(operation: Operation, share: Share, known: Mapping[str, tuple[str, str]]) -> Operation:
    values = _there(operation.kind, operation.values, share, known)
    base = _there(operation.kind, operation.base, share, known)
    return replace(operation, values=values, base=base)


def _there(
    kind: str, values: Mapping[str, Any], share: Share, known: Mapping[str, tuple[str, str]]
) -> Mapping[str, Any]:
    foreign, links = _foreign(kind, share), _LINKS[kind]
    found = {name: value for name, value in values.items() if name not in foreign}
    for name, to in links.items():
        if to == BRIDGE and found.get(name) in known:
            found[name] = known[found[name]][0]
    if kind in LINES and found.get("lines"):
        found["lines"] = [_there(LINES[kind].kind, line, share, known) for line in found["lines"]]
    return found


def _bridged(group: Group) -> set[str]:
    """The keys, as the endpoint knows them, of the accounts that a group points to, before and after."""
    found: set[str] = set()
    for operation in group.operations:
        found |= accounts_in(operation) | accounts_in(replace(operation, values=operation.base))
    return found
