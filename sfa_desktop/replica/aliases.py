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
        if kind != page.kind:
            _let_go(w, page, kind, aliases, {alias.derived: alias.key for alias in found})
        found += _believed(w, kind, aliases, unique=page.unique and kind == page.kind)
    join(w, found)


def _let_go(w: Writer, page: Page, kind: str, aliases: Sequence[Alias], new: Mapping[str, str]) -> None:
    """Forget aliases of lines that the office has written anew: the same line has another id of its own now.

    So it is where a change was sent a second time to a server that replaces lines. The line's record has to be in the
    page, not older than it is here and without the line of the old id: a copy of it shows the same keys. `new` are
    aliases of records that the page tells for the first time.
    """
    before = w.rows(
        "SELECT \"key\", derived FROM alias WHERE kind = ? AND endpoint = '' "
        'AND "key" IN (SELECT value FROM json_each(?))',
        (kind, dump([alias.key for alias in aliases])),
    )
    told = {alias.key: alias for alias in aliases}
    moved = {key: derived for key, derived in before if derived != told[key].derived}
    if not moved:
        return
    shape = SHAPES[kind]
    there = f"SELECT line.id, owner.id, owner.version FROM {shape.table} line JOIN {SHAPES[page.kind].table} owner "  # noqa: S608
    on = f'ON owner.id = line."{shape.entity.parent}" WHERE line.id IN (SELECT value FROM json_each(?))'
    here = {row[0]: (row[1], row[2]) for row in w.rows(there + on, (dump(list(moved)),))}
    shown = {line: (owner, version, lines) for owner, version, lines in _owners(page) for line in lines}
    known = {**own_keys(w, (page.kind,), lambda: [owner for owner, _, _ in shown.values()]), **new}
    for key, derived in moved.items():
        owner, version, lines = shown.get(told[key].derived, ("", 0, frozenset()))
        if not owner or derived in lines:
            continue
        if key in here:
            same = here[key][0] == known.get(owner, owner) and (not version or version >= here[key][1])
        else:
            same = owner in known
        if same:
            w.run("DELETE FROM alias WHERE kind = ? AND derived = ?", (kind, derived))
            w.run(f"UPDATE {shape.table} SET remote_id = ? WHERE id = ?", (told[key].remote_id, key))  # noqa: S608


def _owners(page: Page) -> Iterable[tuple[str, int, frozenset[str]]]:
    """(key, version, keys of its lines) of every row of a page, derived as they come."""
    places, lines = _places(page.columns), _places(page.line_columns)
    for row in page.rows:
        if isinstance(row, (list, tuple)) and isinstance(owner := _at(row, places.get("key")), str):
            version = _at(row, places.get("version"))
            inside = [_at(line, lines.get("key")) for line in _at(row, places.get("lines")) or ()
                      if isinstance(line, (list, tuple))]  # fmt: skip
            yield owner, version if isinstance(version, int) else 0, frozenset(k for k in inside if isinstance(k, str))


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
