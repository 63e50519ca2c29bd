"""Accounts as another endpoint knows them: read page by page into a place beside the records, with a cursor.

An endpoint that owns orders but not accounts has accounts all the same. Which account of ours each one is, is the
business of counterparts.py.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from sfa_desktop.entities.exchange import Page
from sfa_desktop.entities.share import TERMS
from sfa_desktop.replica.access import Reader, Writer
from sfa_desktop.replica.codec import dump
from sfa_desktop.replica.facts import FEED, set_fact
from sfa_desktop.rules.tax_ids import plain

_FACT = "counterparts"
_TOLD = ("name", "code", "city", "tax_id", "active")


def cursor(r: Reader, endpoint: str) -> str:
    """Where the reading of this endpoint's accounts goes on; empty at the beginning."""
    return str((r.fact(_named(endpoint)) or {}).get("cursor", ""))


def take(w: Writer, endpoint: str, page: Page) -> int:
    """Take in a page of the endpoint's accounts, with its cursor; how many there were."""
    places = {name: place for place, name in enumerate(page.columns)}
    rows = [told for row in page.rows if (told := _told(endpoint, places, row)) is not None]
    w.run_many("INSERT OR REPLACE INTO counterpart VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    w.run_many('DELETE FROM counterpart WHERE endpoint = ? AND "key" = ?', [(endpoint, gone.key) for gone in page.gone])
    if page.cursor:
        set_fact(w, _named(endpoint), {"cursor": page.cursor})
    w.touched(FEED, ())
    return len(rows) + len(page.gone)


def total(r: Reader, endpoint: str) -> int:
    """How many accounts of the endpoint are known here."""
    return int(r.value("SELECT count(*) FROM counterpart WHERE endpoint = ?", (endpoint,)))


def unlisted(r: Reader, endpoint: str, keys: Iterable[str]) -> list[str]:
    """The endpoint's accounts that are known here and not among these keys."""
    rows = r.rows(
        'SELECT "key" FROM counterpart WHERE endpoint = ? AND "key" NOT IN (SELECT value FROM json_each(?))',
        (endpoint, dump(sorted(keys))),
    )
    return [row[0] for row in rows]


def drop(w: Writer, endpoint: str, keys: Iterable[str]) -> None:
    """Forget accounts of the endpoint that it does not list any more."""
    w.run_many('DELETE FROM counterpart WHERE endpoint = ? AND "key" = ?', [(endpoint, key) for key in keys])
    w.touched(FEED, ())


def unknown(r: Reader, endpoint: str, keys: Iterable[str]) -> list[str]:
    """Which of these keys of the endpoint's accounts are not known here."""
    rows = r.rows(
        "SELECT value FROM json_each(?) "
        'WHERE value NOT IN (SELECT "key" FROM counterpart WHERE endpoint = ?) ORDER BY value',
        (dump(sorted(keys)), endpoint),
    )
    return [row[0] for row in rows]


def _told(endpoint: str, places: Mapping[str, int], row: Any) -> tuple[Any, ...] | None:
    """A row of the table; None for one that makes no sense."""
    if not isinstance(row, (list, tuple)) or len(row) < len(places) or not isinstance(row[places["key"]], str):
        return None
    said = {name: row[places[name]] if name in places else None for name in _TOLD}
    name, code, city, tax_id = (str(said[field] or "") for field in _TOLD[:-1])
    active = said["active"] is None or bool(said["active"])
    terms = {name: row[places[name]] for name in TERMS if name in places}
    return (
        endpoint, row[places["key"]], str(row[places["remote"]] or ""), name, code, city, tax_id, plain(tax_id),
        int(active), dump(terms),
    )  # fmt: skip


def _named(endpoint: str) -> str:
    return f"{_FACT}@{endpoint}"
