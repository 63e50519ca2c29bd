"""Deletions as the agenda tells them, where the company records such events: a hint that brings them at once.

The events of orders, contacts and the like name the record; those of third parties only its name in words (25e), so
that comparing ids stays the way to find them all.
"""

from collections.abc import Iterator
from datetime import datetime

from sfa_desktop.base.errors import AccessDenied, Declined
from sfa_desktop.connectors.dolibarr.api import Api, Rows, both
from sfa_desktop.connectors.dolibarr.site import Site, Table
from sfa_desktop.entities.exchange import Gone

_MANY = 1_000


class Deletions:
    """What was asked in this round serves all kinds."""

    def __init__(self, api: Api, site: Site) -> None:
        self.api = api
        self.site = site
        self._since: datetime | None = None
        self._rows: Rows = []

    def forget(self) -> None:
        """Ask anew, at the beginning of a round."""
        self._since = None

    def ids(self, table: Table, since: datetime) -> list[str]:
        """Ids of records of a kind whose deletion was recorded at this moment or later."""
        names = table.map.more.get("deleted_as", ())
        if not names or "visit" not in self.site.tables:
            return []
        if self._since is None or since < self._since:
            self._rows, self._since = self._asked(since), since
        found = [str(row.get("elementid") or "") for row in self._rows if row.get("elementtype") in names]
        return list(dict.fromkeys(id_ for id_ in found if id_.isdecimal() and int(id_)))

    def _asked(self, since: datetime) -> Rows:
        stamped = f"(t.tms:>=:'{self.site.since(since)}')"
        try:
            return self.api.rows(
                "agendaevents",
                sortfield="t.id",
                sortorder="DESC",
                limit=_MANY,
                sqlfilters=both("(t.code:like:'%_DELETE')", stamped),
                properties="id,elementtype,elementid",
            )
        except (AccessDenied, Declined):
            return []


def gone(table: Table, ids: list[str], there: set[str]) -> Iterator[Gone]:
    """Those of the ids that are not there any more."""
    for id_ in ids:
        if id_ not in there:
            yield Gone(key=table.decoder.keys[id_], version=0, deleted=True)
