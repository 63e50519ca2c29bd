"""Pages of Tryton's own models: in the order of ids, from a moment on that its own stamps give."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sfa_desktop.base.errors import AccessDenied
from sfa_desktop.connectors.kit.cursor import Cursor
from sfa_desktop.connectors.kit.keys import KeyBook
from sfa_desktop.connectors.tryton.rpc import Rpc, Said
from sfa_desktop.connectors.tryton_stock.kinds import LINE_COLUMNS, MODELS, Model
from sfa_desktop.connectors.tryton_stock.values import Row, moment, to_moment
from sfa_desktop.entities.exchange import Gone, Listed, Page

OVERLAP = 180.0
"""Seconds behind the last stamp that are read again: stamps are those of a transaction's beginning."""
_LATEST = [["last_modified_at", "DESC"], ["id", "DESC"]]
_BY_ID = [["id", "ASC"]]


class Reading:
    """What is read of one server as one user."""

    def __init__(self, rpc: Rpc, keys: KeyBook) -> None:
        self.rpc = rpc
        self.keys = keys
        self.not_customers: tuple[int, ...] = ()
        """Parties that are the company itself or its employees."""

    def search(
        self, model: Model, domain: Sequence[Any], limit: int | None, fields: Sequence[str], order: Sequence[Any] = ()
    ) -> list[dict[str, Any]]:
        """Records of a kind, archived ones too. Raises AccessDenied and other RemoteErrors."""
        asked = [list(self._all_of(model)) + list(domain), 0, limit, list(order) or _BY_ID, list(fields)]
        try:
            return self.rpc.read(f"model.{model.name}.search_read", *asked, answer=list[dict[str, Any]])
        except Said as said:
            denied = AccessDenied(detail=said.message[:200])
        raise denied

    def _all_of(self, model: Model) -> list[Any]:
        found: list[Any] = list(model.domain)
        if model.archived:
            found.append(["active", "in", [True, False]])
        if model.kind == "account" and self.not_customers:
            found.append(["id", "not in", list(self.not_customers)])
        if model.kind == "address" and self.not_customers:
            found.append(["party", "not in", list(self.not_customers)])
        return found

    def pull(self, kind: str, text: str, limit: int) -> Page:
        """The next page of a run, or the first of a new one."""
        model = MODELS[kind]
        cursor = Cursor.of(text)
        if cursor.begun is None and not cursor.after:
            cursor = cursor.running(self._latest(model))
        domain: list[Any] = []
        if cursor.since is not None:
            domain.append(_since(model, cursor.since))
        if cursor.after:
            domain.append(["id", ">", int(cursor.after)])
        rows = self.search(model, domain, limit, model.fields)
        more = len(rows) == limit
        after = cursor.at(rows[-1]["id"]) if more else cursor.ended(OVERLAP)
        return self.page(kind, rows, cursor=after.text, more=more)

    def _latest(self, model: Model) -> datetime | None:
        found = self.search(model, [], 1, ["last_modified_at"], _LATEST)
        return moment(found[0].get("last_modified_at")) if found else None

    def fetch(self, kind: str, keys: Mapping[str, str]) -> Page:
        """The records of these ids; what is not there, or not shown to this user, is in `gone`."""
        model = MODELS[kind]
        ids = {key: int(remote) for key, remote in keys.items() if remote.isdecimal()}
        rows = self.search(model, [["id", "in", sorted(ids.values())]], None, model.fields) if ids else []
        there = {row["id"] for row in rows}
        gone = [Gone(key=key, version=0, deleted=False) for key in keys if ids.get(key) not in there]
        return self.page(kind, rows, gone=gone)

    def inventory(self, kind: str, after: str, limit: int) -> tuple[Sequence[Listed], str]:
        """Keys, stamps and ids, by id."""
        model = MODELS[kind]
        stamps = ["last_modified_at", *(f"{name}.last_modified_at" for name in model.below)]
        rows = self.search(model, [["id", ">", int(after or 0)]], limit, stamps)
        found = [Listed(self.keys.key(kind, row["id"]), model.version(row), str(row["id"])) for row in rows]
        return found, str(rows[-1]["id"]) if len(rows) == limit else ""

    def page(self, kind: str, rows: Sequence[Row], **more: Any) -> Page:
        """Rows of a read as a page."""
        model = MODELS[kind]
        names: tuple[str, ...] = ()
        found: list[list[Any]] = []
        aliases: dict[str, str] = {}
        for row in rows:
            key = self.keys.key(kind, row["id"])
            values = model.read(row, self.keys)
            names = tuple(values)
            found.append([key, row["id"], model.version(row), *values.values()])
            if own := model.own_key(row):
                aliases[key] = own
        return Page(
            kind=kind,
            columns=("key", "remote", "version", *names),
            rows=found,
            line_columns=LINE_COLUMNS if kind == "order" else (),
            derived=True,
            aliases=aliases,
            **more,
        )


def _since(model: Model, since: datetime) -> list[Any]:
    """Changed since a moment, or something below it was: lines do not stamp their order."""
    names = ["last_modified_at", *(f"{name}.last_modified_at" for name in model.below)]
    return ["OR", *([name, ">=", to_moment(since)] for name in names)]
