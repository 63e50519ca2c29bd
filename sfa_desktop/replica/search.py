"""Search over the whole book: without accents or case, by the beginning of words, by digits, forgiving mistakes.

Ranking, not matching, is what full-text search costs: so each kind gives a handful of candidates in the order
of the index, those whose name matches first, and only these are looked at, scored and sorted; accounts are read of
what is shown in the end. The beginning of a word that is longer than the index has beginnings for would be looked up
by gathering all its documents, for each kind anew: so the few words it can become are looked up instead, which are
read only as far as they are needed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import sqlcipher3.dbapi2 as driver

from sfa_desktop.entities import KINDS
from sfa_desktop.replica.access import Reader
from sfa_desktop.replica.codec import SHAPES, Cell, clean, dump, fold
from sfa_desktop.replica.indexing import LOCAL, NUMBERS, SHIFT
from sfa_desktop.replica.schema import INDEXES, index_name

CANDIDATES = 24
"""Of each kind and tier, so many are looked at, or as many as are asked for."""
CANDIDATES_OF_A_LETTER = 8
"""The same where only a letter was typed so far, which a third of the book begins with."""
BEGINNINGS = 4
"""Up to so many letters, beginnings of words are in the index themselves (schema.py, `prefix`)."""
FEW = 12
"""Up to so many words take the place of a beginning; where there are more, each is in few documents."""
_TOKEN = re.compile(r"[^\W_]+")
_BY_SORT = {
    kind: index_name(kind, columns)
    for kind in ("account", "contact", "product")
    for columns in INDEXES[kind]
    if columns[0] == "sort"
}
"""Kinds whose headlines are looked up by their beginning, and the index that has them in order."""
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
    """One result: what it is called, what tells it apart, whom it concerns, how well it fits (higher is better)."""

    kind: str
    id: str
    title: str
    detail: str
    score: float
    account_id: str = ""
    """The account it belongs to, itself if it is one; "" for none."""
    account: str = ""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """What may become a result."""

    kind: str
    id: str
    title: str
    score: float
    account_id: str
    details: tuple[Cell, ...]


def search(r: Reader, text: str, *, kinds: Iterable[str] | None = None, limit: int = 20) -> list[Hit]:
    """Records that fit the text, best first: exact codes and numbers, then names, then the rest; own accounts first.

    Every word has to be found, each as the beginning of a word. Where too little is found, words that were
    probably meant are tried as well.
    """
    words = _TOKEN.findall(fold(clean(text)))[:8]
    if not words:
        return []
    wanted = [kind for kind in NUMBERS if kinds is None or kind in set(kinds)]
    if not wanted:
        return []
    one_letter = len(words) == 1 and len(words[0]) == 1
    per_kind = limit if len(wanted) == 1 else 0
    per_kind = max(CANDIDATES_OF_A_LETTER if one_letter else CANDIDATES, per_kind)
    exact = " AND ".join(_becomes(r, word) for word in words)
    anywhere = _matching(r, wanted, exact, per_kind)
    found = {document: FOUND for documents in anywhere.values() for document in documents}
    for kind in wanted:
        # Those whose name matches might not be among these; of a single letter nobody expects it.
        more = len(anywhere.get(kind, ())) == per_kind and not one_letter
        if len(words) == 1 and kind in _BY_SORT:
            first = _by_beginning(r, kind, words[0], per_kind)
            found.update(dict.fromkeys(first, FOUND))
            more = more and len(first) < per_kind
        if more:
            _add(found, _matching(r, [kind], f"{{name}} : ({exact})", per_kind), FOUND)
    digits = "".join(words).lstrip("0")  # 0 before the area is dialled inside the country only
    if digits.isdigit() and len(digits) >= 6 and ([digits] != words or len(digits) > LOCAL):
        _add(found, _matching(r, wanted, f'"{digits}"* OR "{digits[-LOCAL:]}"*', per_kind), FOUND)
    if len(found) < min(limit, 3):
        _guess(r, words, wanted, per_kind, found)
    best = sorted(_candidates(r, found, words), key=lambda one: (-one.score, one.title))[:limit]
    return sorted(_hits(r, best), key=lambda hit: (-hit.score, hit.title))


def _becomes(r: Reader, word: str) -> str:
    """The query for a word by its beginning."""
    if len(word) <= BEGINNINGS or not word.isascii():
        return f'"{word}"*'
    sql = "SELECT term FROM temp.term WHERE term >= ? AND term < ? LIMIT ?"
    terms = [row[0] for row in r.rows(sql, (word, f"{word}{_LAST}", FEW + 1))]
    if len(terms) > FEW:
        return f'"{word}"*'
    return f"({' OR '.join(f'{chr(34)}{term}{chr(34)}' for term in terms or [word])})"


def _add(found: dict[int, int], matching: Mapping[str, Iterable[int]], loss: int) -> None:
    for documents in matching.values():
        for document in documents:
            found.setdefault(document, loss)


def _by_beginning(r: Reader, kind: str, word: str, limit: int) -> list[int]:
    """Documents whose headline begins with the word, in alphabetical order, while their index is there."""
    sql = (
        f"SELECT rid FROM {SHAPES[kind].table} INDEXED BY {_BY_SORT[kind]} "  # noqa: S608
        "WHERE sort >= ? AND sort < ? ORDER BY sort LIMIT ?"
    )
    base = NUMBERS[kind] << SHIFT
    try:
        return [base | row[0] for row in r.rows(sql, (word, f"{word}{_LAST}", limit))]
    except driver.OperationalError:  # a first sync makes the index at its end
        return []


def _matching(r: Reader, kinds: Sequence[str], query: str, limit: int) -> dict[str, list[int]]:
    """By kind, up to so many documents that match, in the order of the index.

    All kinds are gone through with as few questions as possible, because each has to find the words anew: one is
    enough for a rare word. What has enough of its kind is left for the next kind.
    """
    numbers = {NUMBERS[kind]: kind for kind in kinds}
    found: dict[str, list[int]] = {}
    begin, end = min(numbers) << SHIFT, (max(numbers) + 1 << SHIFT) - 1
    while begin <= end:
        rows = r.rows(
            "SELECT rowid FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?",
            (query, begin, end, limit),
        )
        for (document,) in rows:
            if kind := numbers.get(document >> SHIFT):
                found.setdefault(kind, []).append(document)
        if len(rows) < limit:
            break
        last = rows[-1][0]
        number = last >> SHIFT
        enough = number not in numbers or len(found[numbers[number]]) >= limit
        begin = _next(numbers, number) << SHIFT if enough else last + 1
    return {kind: documents[:limit] for kind, documents in found.items()}


def _next(numbers: Iterable[int], after: int) -> int:
    """The kind after this one that is asked for; one that does not exist if there is none."""
    return min((number for number in numbers if number > after), default=max(NUMBERS.values()) + 1)


def _guess(r: Reader, words: Sequence[str], wanted: Sequence[str], limit: int, found: dict[int, int]) -> None:
    r.vocabulary.refresh(r)
    groups = [[f'"{word}"*', *(f'"{near}"' for near in r.vocabulary.like(word))] for word in words]
    if all(len(group) == 1 for group in groups):
        return
    query = " AND ".join(f"({' OR '.join(group)})" for group in groups)
    _add(found, _matching(r, wanted, query, limit), GUESSED)


def _candidates(r: Reader, found: Mapping[int, int], words: Sequence[str]) -> list[_Candidate]:
    by_kind: dict[int, dict[int, int]] = {}
    for document, loss in found.items():
        by_kind.setdefault(document >> SHIFT, {})[document & (1 << SHIFT) - 1] = loss
    me = _me(r)
    return [
        one
        for kind, number in NUMBERS.items()
        if number in by_kind
        for one in _candidates_of(r, kind, by_kind[number], words, me)
    ]


def _candidates_of(
    r: Reader, kind: str, losses: Mapping[int, int], words: Sequence[str], me: str
) -> Iterator[_Candidate]:
    details, weight = len(_DETAIL[kind]), _KIND_WEIGHT[kind] * 0.5
    for rid, id_, title, sort, provisional, account, active, owner, *rest in r.rows(
        _SELECT[kind], (dump(list(losses)),)
    ):
        codes = [fold(str(code)) for code in rest[details:] if code]
        score = _score(words, sort, codes) - losses[rid] + weight
        score += (2 if me and owner == me else 0) - (0 if active else 25)
        yield _Candidate(kind, id_, title or provisional or "", score, account or "", tuple(rest[:details]))


def _hits(r: Reader, best: Sequence[_Candidate]) -> list[Hit]:
    keys = sorted({one.account_id for one in best})
    sql = "SELECT id, name FROM account WHERE id IN (SELECT value FROM json_each(?))"
    names: dict[str, str] = dict(r.rows(sql, (dump(keys),)))
    hits = []
    for one in best:
        account = names.get(one.account_id, "")
        whose = account if one.kind != "account" else ""
        hits.append(
            Hit(
                kind=one.kind,
                id=one.id,
                title=one.title or whose,
                detail=" · ".join(str(part) for part in (whose, *one.details) if part),
                score=one.score,
                account_id=one.account_id,
                account=account,
            )
        )
    return hits


def _select(kind: str) -> str:
    """What of a row is shown and scored."""
    entity = KINDS[kind]
    columns = [
        "rid",
        "id",
        f'"{entity.title}"',
        "sort",
        "provisional" if entity.has("provisional") else "''",
        "id" if kind == "account" else "account_id" if entity.has("account_id") else "''",
        "active" if entity.has("active") else "1",
        "owner" if entity.has("owner") else "''",
        *(f'"{name}"' for name in _DETAIL[kind]),
        *(f'"{name}"' for name in _IDENTITY if entity.has(name)),
    ]
    return (
        f"SELECT {', '.join(columns)} FROM {SHAPES[kind].table} "  # noqa: S608 (declared names only)
        "WHERE rid IN (SELECT value FROM json_each(?))"
    )


_SELECT = {kind: _select(kind) for kind in NUMBERS}


def _me(r: Reader) -> str:
    office = r.fact("office") or {}
    return str((office.get("user") or {}).get("name") or "")


def _score(words: Sequence[str], title: str, codes: Sequence[str]) -> float:
    asked = " ".join(words)
    joined = "".join(words)
    bare = [code if code.isalnum() else "".join(_TOKEN.findall(code)) for code in codes]
    if asked in codes or joined in bare:
        return 200
    if title == asked:
        return 120
    if title.startswith(asked):
        return 100 - min(len(title), 60) / 10
    parts = _TOKEN.findall(title)
    if all(any(part.startswith(word) for part in parts) for word in words):
        whole = sum(word in parts for word in words)
        return 80 + 2 * whole - min(len(title), 60) / 10
    if any(code.startswith(asked) for code in codes) or any(code.startswith(joined) for code in bare):
        return 70
    return 40
