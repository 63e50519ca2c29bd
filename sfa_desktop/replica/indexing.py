"""What goes into the full-text search, and when: at once for a person's edits, in slices behind a first sync.

A document is a row: its number is the kind's number in the high bits and the row's `rid` in the low ones, so
that one range of documents is one kind. Nothing but the index is stored (FTS5 "contentless"): what a result
shows is read from the row.
"""

import re
import time
from collections.abc import Iterable, Sequence
from typing import Any

from sfa_desktop.entities import KINDS
from sfa_desktop.replica.access import Reader, Writer
from sfa_desktop.replica.codec import SHAPES, fold
from sfa_desktop.replica.schema import secondary_indexes

SLICE = 5000
SLICE_SECONDS = 0.08
"""How long one slice may take, whatever the machine."""
_STEP = 1000
SHIFT = 40
NUMBERS = {
    "account": 1,
    "contact": 2,
    "address": 3,
    "product": 4,
    "order": 5,
    "case": 6,
    "task": 7,
    "opportunity": 8,
    "visit": 9,
    "price_list": 10,
}
"""Numbers of kinds in document numbers: never reused, because indexes on disk hold them."""
DIGITS = frozenset({"phone", "mobile"})
"""Fields also found by their digits alone, however they are written."""
LOCAL = 10
"""How many digits of a telephone are looked at: without the country, which people write or leave out."""
_WITHOUT_AREA = 7
_SIGNS, _RARE_SIGNS = " -+", "()./"
CODES = frozenset({"code", "number", "provisional", "tax_id"})
"""Fields also found without the signs inside them."""
_LETTERS_ONLY = re.compile(r"[^\W\d_]+")
_LETTERS = 3
"""Shorter words are not worth comparing with a mistyped one."""


def _column(kind: str, level: int) -> str:
    """The SQL expression of all text of one search level."""
    parts = [f'"{f.name}"' for f in KINDS[kind].fields() if f.search == level]
    if level == 2:
        parts.extend(_digits(f.name) for f in KINDS[kind].fields() if f.name in DIGITS)
        parts.extend(_code(f.name) for f in KINDS[kind].fields() if f.name in CODES)
        parts.append("iif(custom = '{}', '', (SELECT group_concat(atom, ' ') FROM json_tree(custom)))")
    return " || ' ' || ".join(parts) if parts else "''"


def _bare(name: str) -> str:
    """A code or number without the signs people put into it; the rarer ones are only looked for where there are any."""
    bare = f'"{name}"'
    for sign in _SIGNS:
        bare = f"replace({bare}, '{sign}', '')"
    rest = bare
    for sign in _RARE_SIGNS:
        rest = f"replace({rest}, '{sign}', '')"
    return f"iif(\"{name}\" GLOB '*[{_RARE_SIGNS}]*', {rest}, {bare})"


def _code(name: str) -> str:
    """A code or number without its signs, where it has some."""
    return f"iif(\"{name}\" GLOB '*[^0-9A-Za-z]*', {_bare(name)}, '')"


def _digits(name: str) -> str:
    """The digits of a telephone without the country, and without the area where these are not a word by themselves."""
    local = "[0-9]" * _WITHOUT_AREA
    bare = _bare(name)
    without_area = f"iif(\"{name}\" GLOB '*[^0-9]{local}', '', substr({bare}, -{_WITHOUT_AREA}))"
    return f"iif(\"{name}\" = '', '', substr({bare}, -{LOCAL}) || ' ' || {without_area})"


_NAMES = {
    kind: [n for n in ("name", "subject", "street", "city", "trade", "brand") if KINDS[kind].has(n)] for kind in NUMBERS
}
_SEARCHED = {kind: {f.name for f in KINDS[kind].fields() if f.search} | {"custom"} for kind in NUMBERS}
_FILL = {
    kind: "INSERT OR REPLACE INTO search(rowid, name, detail, prose) "  # noqa: S608 (declared names only)
    f"SELECT {number << SHIFT} | rid, {_column(kind, 1)}, {_column(kind, 2)}, {_column(kind, 3)} "
    f"FROM {SHAPES[kind].table} WHERE rid "
    for kind, number in NUMBERS.items()
}

_BEHIND = "max(0, coalesce((SELECT max(rid) FROM {}), 0) - coalesce((SELECT indexed FROM feed WHERE kind = '{}'), 0))"
_LEFT = " + ".join(
    ["SELECT (SELECT count(*) FROM unindexed)", *(_BEHIND.format(SHAPES[kind].table, kind) for kind in NUMBERS)]
)


def concerns(kind: str, names: Iterable[str]) -> bool:
    """Whether a change of these columns changes what is found."""
    return kind in NUMBERS and not _SEARCHED[kind].isdisjoint(names)


def index_ids(w: Writer, kind: str, ids: Sequence[str]) -> None:
    """Put rows into the search now, or anew."""
    if kind in NUMBERS:
        marks = ", ".join("?" * len(ids))
        rids = [row[0] for row in w.rows(f"SELECT rid FROM {SHAPES[kind].table} WHERE id IN ({marks})", ids)]  # noqa: S608
        index_rids(w, kind, rids)


def index_again(w: Writer, kind: str, rids: Iterable[int]) -> None:
    """Bring rows that are in the search already up to date, but for new ones that `index_slice` will come to anyway."""
    if kind in NUMBERS:
        indexed = _indexed(w, kind)
        there = [rid for rid in rids if rid <= indexed]
        if there:
            index_rids(w, kind, there)


def index_rids(w: Writer, kind: str, rids: Sequence[int]) -> None:
    """Put rows into the search now, or anew, by row number."""
    where = f"IN ({', '.join(map(str, rids))})"
    w.run(_FILL[kind] + where)
    _learn_words(w, kind, where)


def drop_ids(w: Writer, kind: str, ids: Sequence[str]) -> None:
    """Take rows out of the search; they must still be in their table."""
    if kind not in NUMBERS:
        return
    find = f"SELECT rid FROM {SHAPES[kind].table} WHERE id = ?"  # noqa: S608
    documents = [(NUMBERS[kind] << SHIFT | rid,) for id in ids if (rid := w.value(find, (id,))) is not None]
    w.run_many("DELETE FROM search WHERE rowid = ?", documents)
    w.run_many("DELETE FROM unindexed WHERE doc = ?", documents)


def rows_removed(w: Writer, kind: str) -> None:
    """Row numbers at the end may be given again: what is indexed ends at the last row there is."""
    w.run(
        f"UPDATE feed SET indexed = min(indexed, coalesce((SELECT max(rid) FROM {SHAPES[kind].table}), 0)) "  # noqa: S608
        "WHERE kind = ?",
        (kind,),
    )


def postpone(w: Writer, kind: str, rids: Iterable[int]) -> None:
    """Note rows whose place in the search is out of date, for `index_slice`."""
    if kind in NUMBERS:
        base = NUMBERS[kind] << SHIFT
        w.run_many("INSERT OR IGNORE INTO unindexed VALUES (?)", [(base | rid,) for rid in rids])


def index_slice(w: Writer, limit: int = SLICE, *, give_way: bool = False) -> int:
    """Do one piece of the work behind a sync: a missing secondary index, or up to `limit` rows of search.

    Stops early when its time is up, so that the window can write in between. Returns how much is still to be
    done, 0 when nothing is. An index is one statement, whose time cannot be cut: `give_way` breaks it off for another
    process that waits, with GaveWay and without any of its work.
    """
    if _index_one(w, give_way=give_way):
        return left(w)
    end, done = time.perf_counter() + SLICE_SECONDS, 0
    while done < limit:
        some = min(_STEP, limit - done)
        step = _index_changed(w, some) or _index_new(w, some)
        done += step
        if not step or time.perf_counter() > end:
            break
    return left(w)


def left(r: Reader) -> int:
    """Rows still to be put into the search (at most), plus one for each secondary index still missing."""
    return int(r.value(_LEFT)) + len(_missing(r))


def _index_one(w: Writer, *, give_way: bool) -> bool:
    """Make one index that takes time, and on the way those of small tables, which take none."""
    done = False
    for table, statement in _missing(w).values():
        if give_way:
            w.run_giving_way(statement)
        else:
            w.run(statement)
        done = True
        if (w.value(f"SELECT max(rid) FROM {table}") or 0) > SLICE:  # noqa: S608
            break
    return done


def _missing(r: Reader) -> dict[str, tuple[str, str]]:
    """By name, table and statement of secondary indexes to be made: not those of a kind whose rows still come."""
    there = {row[0] for row in r.rows("SELECT name FROM sqlite_master WHERE type = 'index'")}
    bulk = {row[0] for row in r.rows("SELECT kind FROM feed WHERE bulk = 1")}
    return {
        name: (SHAPES[kind].table, statement)
        for kind in KINDS
        if (KINDS[kind].line_of or kind) not in bulk
        for name, statement in secondary_indexes(kind).items()
        if name not in there
    }


def _index_changed(w: Writer, limit: int) -> int:
    documents = [row[0] for row in w.rows("SELECT doc FROM unindexed ORDER BY doc LIMIT ?", (limit,))]
    for kind, number in NUMBERS.items():
        rids = [d & (1 << SHIFT) - 1 for d in documents if d >> SHIFT == number]
        if rids:
            index_rids(w, kind, rids)
    w.run_many("DELETE FROM unindexed WHERE doc = ?", [(d,) for d in documents])
    return len(documents)


def _index_new(w: Writer, limit: int) -> int:
    for kind in NUMBERS:
        begin = _indexed(w, kind)
        end = w.slice_end(SHAPES[kind].table, begin, limit)
        if end is None:
            continue
        where = f"BETWEEN {begin + 1} AND {end}"
        w.run(_FILL[kind] + where)
        _learn_words(w, kind, where)
        w.run(
            "INSERT INTO feed(kind, indexed) VALUES (?, ?) ON CONFLICT DO UPDATE SET indexed = excluded.indexed",
            (kind, end),
        )
        return end - begin
    return 0


def _indexed(r: Reader, kind: str) -> int:
    return int(r.value("SELECT indexed FROM feed WHERE kind = ?", (kind,)) or 0)


def _learn_words(w: Writer, kind: str, where: str) -> None:
    """Remember the words of names, each once."""
    columns = " || ' ' || ".join(f'"{name}"' for name in _NAMES[kind])
    if not columns:
        return
    rows: list[tuple[Any, ...]] = w.rows(f"SELECT {columns} FROM {SHAPES[kind].table} WHERE rid {where}")  # noqa: S608
    found = words(" ".join(text for (text,) in rows))
    w.run_many("INSERT OR IGNORE INTO word(word) VALUES (?)", [(word,) for word in sorted(found)])


def words(text: str) -> set[str]:
    """The words of a text worth comparing with a mistyped one: folded, without digits, not too short."""
    once = " ".join(part for part in set(text.split()) if not part.isdigit())  # to fold is what costs
    found: set[str] = set()
    for part in set(fold(once).split()):
        if part.isalpha():
            found.add(part)
        elif not part.isdigit():
            found.update(_LETTERS_ONLY.findall(part))
    return {word for word in found if len(word) >= _LETTERS}
