"""Keys that a server derives from its own ids give way to the key a record is known by here.

A server that keeps no keys of ours names every record by a key derived from its own id (`base.ids.server_id`). For
what was born on a laptop an alias says which record such a key stands for. It is told by receipts, and by pages where
the server's row shows the own key.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from sfa_desktop.entities import KINDS
from sfa_desktop.entities.exchange import Answer, Gone, Page
from sfa_desktop.entities.field import FieldType
from sfa_desktop.replica.access import Reader, Writer
from sfa_desktop.replica.codec import LINES, SHAPES, dump
from sfa_desktop.replica.joining import Alias, join


def known(w: Writer, page: Page) -> Page:
    """The page with own keys in the place of derived ones; the aliases it tells are taken in first.

    A page of a server that keeps our keys is returned as it is.
    """
    if not page.derived and not page.aliases:
        return page
    _take_in(w, page)
    own = own_keys(w, _KINDS[page.kind], lambda: _keys_of(page))
    if own:
        page = _with_keys(page, own)
    return replace(page, derived=False, aliases={})


def known_answer(w: Writer, answer: Answer) -> Answer:
    """The answer with own keys in the rows that came with it."""
    pages = [r.page for r in answer.receipts] + [answer.conflict.page if answer.conflict else None]
    if not any(page and (page.derived or page.aliases) for page in pages):
        return answer
    receipts = tuple(replace(r, page=known(w, r.page)) if r.page else r for r in answer.receipts)
    clash = answer.conflict
    if clash is not None and clash.page is not None:
        clash = replace(clash, page=known(w, clash.page))
    return replace(answer, receipts=receipts, conflict=clash)


def own_keys(r: Reader, kinds: Collection[str], derived: Callable[[], Iterable[str]]) -> dict[str, str]:
    """By derived key: the key of the record it stands for; keys that stand for themselves are not there.

    `derived` is only asked if there is any alias at all.
    """
    if r.value("SELECT 1 FROM alias LIMIT 1") is None:
        return {}
    marks = ", ".join("?" * len(kinds))
    rows = r.rows(
        f'SELECT derived, "key" FROM alias WHERE kind IN ({marks}) '  # noqa: S608
        "AND derived IN (SELECT value FROM json_each(?))",
        (*kinds, dump(sorted(set(derived())))),
    )
    return dict(rows)


# --- what a page says -------------------------------------------------------------------------------


class _Seen(NamedTuple):
    """Where an aliased key stands in a page."""

    kind: str
    remote_id: str


def _take_in(w: Writer, page: Page) -> None:
    """Believe what can be believed of the page's aliases, and let both keys be one record from now on."""
    told = {derived: key for derived, key in page.aliases.items() if derived != key}
    if not told:
        return
    seen = _seen(page, told)
    by_kind: dict[str, list[Alias]] = {page.kind: []}
    for derived, key in told.items():
        kind, remote_id = seen.get(derived) or seen.get(key) or _Seen(page.kind, "")
        by_kind.setdefault(kind, []).append(Alias(kind, derived, key, remote_id))
    found: list[Alias] = []
    for kind, aliases in by_kind.items():
        own = {alias.derived: alias.key for alias in found}
        anew = _written_anew(w, page, kind, aliases, own) if kind != page.kind else []
        _let_go(w, kind, anew)
        found += _believed(w, kind, [*anew, *aliases], unique=page.unique and kind == page.kind)
    join(w, found)


def _written_anew(
    w: Writer, page: Page, kind: str, aliases: Sequence[Alias], own: Mapping[str, str]
) -> Sequence[Alias]:
    """Aliases of lines that are known under another id of the server's, which has made them once more.

    So it is where a change was sent again to a server that replaces lines. The line's record has to be in the page,
    not older than it is here and without the line of the old id; a copy of it shows the same keys. `own` are keys of
    records that the page tells for the first time.
    """
    keys = dump([alias.key for alias in aliases])
    before: dict[str, str] = dict(
        w.rows(
            "SELECT \"key\", derived FROM alias WHERE kind = ? AND endpoint = '' "
            'AND "key" IN (SELECT value FROM json_each(?))',
            (kind, keys),
        )
    )
    moved = [alias for alias in aliases if before.get(alias.key, alias.derived) != alias.derived]
    if not moved:
        return ()
    owners = {line: owner for owner in _owners(page) for line in owner.lines}
    known = {**own_keys(w, (page.kind,), lambda: [owner.key for owner in owners.values()]), **own}
    here = _owners_here(w, page.kind, [alias.key for alias in moved])
    found = []
    for alias in moved:
        owner = owners.get(alias.derived)
        if owner is None or before[alias.key] in owner.lines:
            continue
        key, version = here.get(alias.key, (known.get(owner.key, ""), 0))
        if key == known.get(owner.key, owner.key) and (not owner.version or owner.version >= version):
            found.append(alias)
    return found


def _let_go(w: Writer, kind: str, anew: Sequence[Alias]) -> None:
    """Forget by which id these lines were known."""
    if anew:
        table = SHAPES[kind].table
        w.run_many("DELETE FROM alias WHERE kind = ? AND endpoint = '' AND \"key\" = ?", [(kind, a.key) for a in anew])
        w.run_many(f"UPDATE {table} SET remote_id = ? WHERE id = ?", [(a.remote_id, a.key) for a in anew])  # noqa: S608


def _owners_here(w: Writer, kind: str, keys: Sequence[str]) -> dict[str, tuple[str, int]]:
    """By key of a line: the record (key, version) that has it here, or had it before work that waits."""
    table, line, told = SHAPES[kind].table, LINES[kind], dump(keys)
    rows = w.rows(
        "SELECT told.value, record_id, version FROM office_row JOIN json_each(?) told "  # noqa: S608
        'WHERE kind = ? AND instr("values", told.value) '
        f"UNION ALL SELECT line.id, owner.id, owner.version FROM {line.table} line "
        f'JOIN {table} owner ON owner.id = line."{line.entity.parent}" '
        "WHERE line.id IN (SELECT value FROM json_each(?))",
        (told, kind, told),
    )
    return {id_: (owner, version) for id_, owner, version in rows}


class _Owner(NamedTuple):
    """A row of a page: its key and those of its lines, derived as they come, and its version, 0 if not told."""

    key: str
    version: int
    lines: frozenset[str]


def _owners(page: Page) -> Iterable[_Owner]:
    places, lines = _places(page.columns), _places(page.line_columns)
    for row in page.rows:
        key = _at(row, places.get("key")) if isinstance(row, (list, tuple)) else None
        if isinstance(key, str):
            version = _at(row, places.get("version"))
            own = [line for line in _at(row, places.get("lines")) or () if isinstance(line, (list, tuple))]
            inside = [_at(line, lines.get("key")) for line in own]
            yield _Owner(key, version if isinstance(version, int) else 0, frozenset(filter(None, inside)))


def _seen(page: Page, told: Mapping[str, str]) -> dict[str, _Seen]:
    wanted = told.keys() | set(told.values())
    found: dict[str, _Seen] = {}
    for kind, names, row in _rows(page):
        key = _at(row, names.get("key"))
        if isinstance(key, str) and key in wanted:
            remote = _at(row, names.get("remote"))
            found.setdefault(key, _Seen(kind, "" if remote is None else str(remote)))
    return found


def _believed(w: Writer, kind: str, aliases: Sequence[Alias], *, unique: bool) -> list[Alias]:
    """Aliases that are new and contradict nothing.

    A record copied at the office shows the key of its original: only one of the two is the record known here, the
    one whose receipt or row came first. Where keys are `unique` there are no such copies, and another row with the
    key is the record under another id; the one of before goes on standing for it, since links may still say it.
    """
    before = w.rows(
        "SELECT derived, \"key\" FROM alias WHERE kind = ? AND endpoint = '' "
        'AND (derived IN (SELECT value FROM json_each(?)) OR "key" IN (SELECT value FROM json_each(?)))',
        (kind, dump([a.derived for a in aliases]), dump([a.key for a in aliases])),
    )
    derived, keys = {row[0] for row in before}, set() if unique else {row[1] for row in before}
    remotes = dict(
        w.rows(
            f"SELECT id, remote_id FROM {SHAPES[kind].table} WHERE id IN (SELECT value FROM json_each(?))",  # noqa: S608
            (dump([a.key for a in aliases]),),
        )
    )
    found = []
    for alias in aliases:
        if alias.derived in derived or alias.key in keys:
            continue
        if not unique and alias.remote_id and remotes.get(alias.key, "") not in ("", alias.remote_id):
            continue
        keys.add(alias.key)
        found.append(alias)
    return found


# --- keys inside a page -----------------------------------------------------------------------------


def _rows(page: Page) -> Iterable[tuple[str, Mapping[str, int], Sequence[Any]]]:
    """Every row and line of a page with its kind and the places of its columns; what is no row is left out."""
    places, lines = _places(page.columns), _places(page.line_columns)
    for row in page.rows:
        if not isinstance(row, (list, tuple)):
            continue
        yield page.kind, places, row
        if page.kind in LINES:
            for line in _at(row, places.get("lines")) or ():
                if isinstance(line, (list, tuple)):
                    yield LINES[page.kind].kind, lines, line


def _places(names: Sequence[str]) -> dict[str, int]:
    return {name: place for place, name in enumerate(names)}


def _at(row: Sequence[Any], place: int | None) -> Any:
    return row[place] if place is not None and place < len(row) else None


_LINKS: Mapping[str, tuple[str, ...]] = {
    kind: ("key", *(field.name for field in entity.fields() if field.type is FieldType.LINK))
    for kind, entity in KINDS.items()
}
_KINDS: Mapping[str, frozenset[str]] = {
    kind: frozenset(
        name
        for entity in (KINDS[kind], *([LINES[kind].entity] if kind in LINES else []))
        for name in (entity.kind, *(field.to for field in entity.fields() if field.type is FieldType.LINK))
    )
    for kind in KINDS
}
"""By kind: the kinds whose keys stand in its pages."""


def _keys_of(page: Page) -> set[str]:
    found = {gone.key for gone in page.gone}
    for kind, places, row in _rows(page):
        for name in _LINKS[kind]:
            key = _at(row, places.get(name))
            if isinstance(key, str):
                found.add(key)
    return found


def _with_keys(page: Page, own: Mapping[str, str]) -> Page:
    gone = [Gone(key=own.get(g.key, g.key), version=g.version, deleted=g.deleted) for g in page.gone]
    here = [place for name, place in _places(page.columns).items() if name in _LINKS[page.kind]]
    rows = [_with(row, here, own) for row in page.rows]
    if page.kind in LINES and "lines" in page.columns:
        lines, kind = list(page.columns).index("lines"), LINES[page.kind].kind
        there = [place for name, place in _places(page.line_columns).items() if name in _LINKS[kind]]
        for row in rows:
            if isinstance(row, list) and lines < len(row) and isinstance(row[lines], (list, tuple)):
                row[lines] = [_with(line, there, own) for line in row[lines]]
    return replace(page, rows=rows, gone=gone)


def _with(row: Any, places: Sequence[int], own: Mapping[str, str]) -> Any:
    """A copy of the row with own keys; what is no row stays what it is, for others to set aside."""
    if not isinstance(row, (list, tuple)):
        return row
    found = list(row)
    for place in places:
        if place < len(found) and isinstance(found[place], str):
            found[place] = own.get(found[place], found[place])
    return found
