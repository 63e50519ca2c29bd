"""Deletions as EspoCRM notes them: records of its action history, with a rising `number` as the place to go on from.

All of them are shown to an administrator alone; anybody else is shown his own acts, without a word about the rest. They
are kept for some days (15 unless it was changed) and can be switched off, so that ids are compared in any case.
"""

from collections.abc import Sequence
from typing import Any

import msgspec

from sfa_desktop.base.errors import AccessDenied, Declined
from sfa_desktop.connectors.espocrm import reading
from sfa_desktop.connectors.espocrm.api import Absent, above, among, equals
from sfa_desktop.connectors.espocrm.site import Site, Table
from sfa_desktop.connectors.kit.cursor import Cursor
from sfa_desktop.entities.exchange import Gone

_HISTORY = "ActionHistoryRecord"


class Place(msgspec.Struct):
    """A cursor: where the run through the records stands, and up to which number deletions are known."""

    run: str = ""
    number: int = -1
    """-1 where nobody follows them."""

    @classmethod
    def of(cls, text: str) -> "Place":
        """The place that `text` told; a bare cursor of the kit's where it is none."""
        try:
            return msgspec.json.decode(text, type=cls) if text.startswith('{"run"') else cls(run=text)
        except msgspec.DecodeError:
            return cls(run=text)

    @property
    def text(self) -> str:
        """As the replica keeps it."""
        return msgspec.json.encode({"run": self.run, "number": self.number}).decode()

    @property
    def cursor(self) -> Cursor:
        """The kit's."""
        return Cursor.of(self.run)


def told(site: Site) -> bool:
    """Whether deletions by anybody can be learned at all."""
    return bool(site.user.get("admin")) and not site.silent


def latest(site: Site) -> int:
    """The number of the newest act; 0 where there is none."""
    rows = _rows(site, [], newest_first=True, limit=1)
    return _number(rows[0]) if rows else 0


def since(site: Site, table: Table, number: int) -> tuple[list[Gone], int]:
    """What of a kind was deleted after a number, as far as it is still gone, and the number to go on from."""
    entities = [source.entity for source in table.sources]
    tags = {part.entity: [one.tag for one in table.parts if one.entity == part.entity] for part in table.parts}
    remotes: list[str] = []
    known = -1
    while known < number:
        known = number
        where = [equals("action", "delete"), among("targetType", entities), above("number", number)]
        rows = _rows(site, where, limit=site.api.page)
        for row in rows:
            id_ = str(row.get("targetId") or "")
            number = max(number, _number(row))
            remotes += [f"{id_}/{tag}" if tag else id_ for tag in tags.get(str(row.get("targetType")), ())]
        if len(rows) < site.api.page:
            break
    there = {str(row[1]) for row in reading.by_ids(site, table, remotes).page.rows} if remotes else set()
    keys = site.keys.of(table.kind)
    return [Gone(key=keys[one], version=0, deleted=True) for one in remotes if one not in there], number


def _rows(site: Site, where: Sequence[Any], *, limit: int, newest_first: bool = False) -> list[dict[str, Any]]:
    select = ["id", "number", "targetType", "targetId", "action"]
    try:
        return site.api.rows(
            _HISTORY, select=select, where=where, order="number", newest_first=newest_first, limit=limit
        )
    except (Absent, AccessDenied, Declined):
        return []


def _number(row: dict[str, Any]) -> int:
    number = row.get("number")
    return number if isinstance(number, int) else 0
