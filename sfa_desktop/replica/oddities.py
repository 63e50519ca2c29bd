"""Rows of the office that make no sense, set aside with the reason so that the rest flows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sfa_desktop.replica.access import Reader, Writer
from sfa_desktop.replica.codec import clean, dump
from sfa_desktop.replica.facts import FEED

ODD_LENGTH = 20_000
"""So much of a row that makes no sense is kept to look at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Oddity:
    """A row of the office that was set aside."""

    kind: str
    key: str
    version: int
    reason: str
    at: str


def oddities(r: Reader) -> list[Oddity]:
    """Rows of the office that were set aside, by kind and key."""
    rows = r.rows("SELECT kind, key, version, reason, at FROM oddity ORDER BY kind, key")
    return [Oddity(kind=row[0], key=row[1], version=row[2], reason=row[3], at=row[4]) for row in rows]


def set_aside(w: Writer, kind: str, names: Sequence[str], odd: Iterable[tuple[Sequence[Any], str]]) -> None:
    """Keep rows that make no sense, each with the reason, to look at."""
    places = {name: index for index, name in enumerate(names)}
    for row, reason in odd:
        key, version = row[places["key"]] if row else "", 0
        if len(row) > places["version"] and isinstance(row[places["version"]], int):
            version = row[places["version"]]
        w.run(
            "INSERT OR REPLACE INTO oddity VALUES (?, ?, ?, ?, ?, ?)",
            (kind, clean(str(key)), version, clean(reason), clean(dump(list(row)))[:ODD_LENGTH], w.stamp),
        )
        w.touched(FEED, ())


def forget(w: Writer, kind: str, keys: Iterable[str]) -> None:
    """These records came in a form that makes sense, or went."""
    if w.value("SELECT 1 FROM oddity WHERE kind = ? LIMIT 1", (kind,)):
        w.run_many("DELETE FROM oddity WHERE kind = ? AND key = ?", [(kind, key) for key in keys])


def odd_versions(r: Reader, kind: str) -> list[tuple[str, int]]:
    """(key, version) of the rows of a kind that were set aside: they are at the office, and known here."""
    return [(key, version) for key, version in r.rows(_VERSIONS, (kind,))]


_VERSIONS = "SELECT key, version FROM oddity WHERE kind = ? AND key <> '' AND version > 0 ORDER BY key"


def read_again(w: Writer) -> None:
    """Let the next comparison fetch what was set aside once more: this version may make sense of it."""
    w.run("UPDATE oddity SET version = 0")
