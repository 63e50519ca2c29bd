"""Search over the whole book: without accents or case, by the beginning of words, by digits, forgiving mistakes.

Ranking, not matching, is what full-text search costs: so each kind gives a handful of candidates in the order
of the index, those whose name matches first, and only these are looked at, scored and sorted. The beginning of a
word that is longer than the index has beginnings for would be looked up by gathering all its documents, for each
kind anew: so the few words it can become are looked up instead, which are read only as far as they are needed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import sqlcipher3.dbapi2 as driver

from sfa_desktop.entities import KINDS
from sfa_desktop.replica.access import Reader
from sfa_desktop.replica.codec import SHAPES, clean, dump, fold
from sfa_desktop.replica.indexing import LOCAL, NUMBERS, SHIFT

CANDIDATES = 24
"""Of each kind and tier, so many are looked at, or as many as are asked for."""
BEGINNINGS = 4
"""Up to so many letters, beginnings of words are in the index themselves (schema.py, `prefix`)."""
FEW = 12
"""Up to so many words take the place of a beginning; where there are more, each is in few documents."""
_TOKEN = re.compile(r"[^\W_]+")
_SORTED = ("account", "contact", "product")
_KIND_WEIGHT = {kind: weight for weight, kind in enumerate(reversed(NUMBERS))}
_IDENTITY = ("code", "tax_id", "number", "provisional", "barcode")
_DETAIL = {
    "account": ("city", "code"),
    "contact": ("role",),
    "address": ("city",),
    "product": ("code", "category"),
    "order": ("ordered_on", "reference"),
    "case": ("number",),
    "task": ("due_on",),
    "opportunity": ("stage",),
    "visit": ("planned_at",),
    "price_list": ("currency",),
}
_LAST = "\U0010ffff"
FOUND, GUESSED = 0, 10
"""What a candidate loses by how it was found: by what was asked, or by a guess at what was meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One result: what it is called, what tells it apart, and how well it fits (higher is better)."""

    kind: str
    id: str
    title: str
    detail: str
    score: float


def search(r: Reader, text: str, *, kinds: Iterable[str] | None = None, limit: int = 20) -> list[Hit]:
    """Records that fit the text, best first: exact codes and numbers, then names, then the rest; own accounts first.

    Every word has to be found, each as the beginning of a word. Where too little is found, words that were
    probably meant are tried as well.
    """
    words = _TOKEN.findall(fold(clean(text)))[:8]
    if not words:
        return []
    wanted = [kind for kind in NUMBERS if kinds is None or kind in set(kinds)]
    per_kind = max(CANDIDATES, limit if len(wanted) == 1 else 0)
    found: dict[int, int] = {}
    exact = " AND ".join(_becomes(r, word) for word in words)
    for kind in wanted:
        if len(words) == 1 and kind in _SORTED:
            _add(found, kind, _by_beginning(r, kind, words[0], per_kind), FOUND)
        anywhere = _matching(r, kind, exact, per_kind)
        if len(anywhere) == per_kind:  # there are more, so those whose name matches might not be among these
            _add(found, kind, _matching(r, kind, f"{{name}} : ({exact})", per_kind), FOUND)
        _add(found, kind, anywhere, FOUND)
    digits = "".join(words).lstrip("0")  # 0 before the area is dialled inside the country only
    if digits.isdigit() and len(digits) >= 6 and ([digits] != words or len(digits) > LOCAL):
        for kind in wanted:
            _add(found, kind, _matching(r, kind, f'"{digits}"* OR "{digits[-LOCAL:]}"*', per_kind), FOUND)
    if len(found) < min(limit, 3):
        _guess(r, words, wanted, per_kind, found)
    hits = _hits(r, found, words)
    return sorted(hits, key=lambda hit: (-hit.score, hit.title))[:limit]


def _becomes(r: Reader, word: str) -> str:
    """The query for a word by its beginning."""
    if len(word) <= BEGINNINGS or not word.isascii():
        return f'"{word}"*'
    sql = "SELECT term FROM temp.term WHERE term >= ? AND term < ? LIMIT ?"
    terms = [row[0] for row in r.rows(sql, (word, f"{word}{_LAST}", FEW + 1))]
    if len(terms) > FEW:
        return f'"{word}"*'
    return f"({' OR '.join(f'{chr(34)}{term}{chr(34)}' for term in terms or [word])})"


def _add(found: dict[int, int], kind: str, rids: Iterable[int], loss: int) -> None:
    base = NUMBERS[kind] << SHIFT
    for rid in rids:
        found.setdefault(base | rid, loss)


def _by_beginning(r: Reader, kind: str, word: str, limit: int) -> list[int]:
    """Rows whose headline begins with the word, in alphabetical order, while their index is there."""
    sql = (
        f"SELECT rid FROM {SHAPES[kind].table} INDEXED BY {kind}_by_sort "  # noqa: S608
        "WHERE sort >= ? AND sort < ? ORDER BY sort LIMIT ?"
    )
    try:
        return [row[0] for row in r.rows(sql, (word, f"{word}{_LAST}", limit))]
    except driver.OperationalError:  # a first sync makes the index at its end
        return []


def _matching(r: Reader, kind: str, query: str, limit: int) -> list[int]:
    base = NUMBERS[kind] << SHIFT
    rows = r.rows(
        "SELECT rowid FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?",
        (query, base, base + (1 << SHIFT) - 1, limit),
    )
    return [row[0] - base for row in rows]


def _guess(r: Reader, words: Sequence[str], wanted: Iterable[str], limit: int, found: dict[int, int]) -> None:
    r.vocabulary.refresh(r)
    groups = [[f'"{word}"*', *(f'"{near}"' for near in r.vocabulary.like(word))] for word in words]
    if all(len(group) == 1 for group in groups):
        return
    query = " AND ".join(f"({' OR '.join(group)})" for group in groups)
    for kind in wanted:
        _add(found, kind, _matching(r, kind, query, limit), GUESSED)


def _hits(r: Reader, found: Mapping[int, int], words: Sequence[str]) -> list[Hit]:
    by_kind: dict[int, dict[int, int]] = {}
    for document, loss in found.items():
        by_kind.setdefault(document >> SHIFT, {})[document & (1 << SHIFT) - 1] = loss
    me = _me(r)
    return [
        hit
        for kind, number in NUMBERS.items()
        if number in by_kind
        for hit in _hits_of(r, kind, by_kind[number], words, me)
    ]


def _hits_of(r: Reader, kind: str, losses: Mapping[int, int], words: Sequence[str], me: str) -> Iterator[Hit]:
    details = len(_DETAIL[kind])
    for rid, id_, title, provisional, account, active, owner, *rest in r.rows(_SELECT[kind], (dump(list(losses)),)):
        shown = [str(part) for part in (account, *rest[:details]) if part]
        codes = [fold(str(code)) for code in rest[details:] if code]
        score = _score(words, fold(title or ""), codes) - losses[rid] + _KIND_WEIGHT[kind] * 0.5
        score += (2 if me and owner == me else 0) - (0 if active else 25)
        yield Hit(kind=kind, id=id_, title=title or provisional or account or "", detail=" · ".join(shown), score=score)


def _select(kind: str) -> str:
    """What of a row is shown and scored."""
    entity = KINDS[kind]
    with_account = entity.has("account_id")
    columns = [
        "t.rid",
        "t.id",
        f't."{entity.title}"',
        "t.provisional" if entity.has("provisional") else "''",
        "a.name" if with_account else "''",
        "t.active" if entity.has("active") else "1",
        "t.owner" if entity.has("owner") else "''",
        *(f't."{name}"' for name in _DETAIL[kind]),
        *(f't."{name}"' for name in _IDENTITY if entity.has(name)),
    ]
    join = " LEFT JOIN account a ON a.id = t.account_id" if with_account else ""
    return (
        f"SELECT {', '.join(columns)} FROM {SHAPES[kind].table} t{join} "  # noqa: S608 (declared names only)
        "WHERE t.rid IN (SELECT value FROM json_each(?))"
    )


_SELECT = {kind: _select(kind) for kind in NUMBERS}


def _me(r: Reader) -> str:
    office = r.fact("office") or {}
    return str((office.get("user") or {}).get("name") or "")


def _score(words: Sequence[str], title: str, codes: Sequence[str]) -> float:
    asked = " ".join(words)
    joined = "".join(words)
    if any(asked == code or joined == "".join(_TOKEN.findall(code)) for code in codes):
        return 200
    if title == asked:
        return 120
    if title.startswith(asked):
        return 100 - min(len(title), 60) / 10
    parts = _TOKEN.findall(title)
    if all(any(part.startswith(word) for part in parts) for word in words):
        whole = sum(word in parts for word in words)
        return 80 + 2 * whole - min(len(title), 60) / 10
    if any(code.startswith(asked) or "".join(_TOKEN.findall(code)).startswith(joined) for code in codes):
        return 70
    return 40
