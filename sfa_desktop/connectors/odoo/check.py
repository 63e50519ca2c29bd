"""The answers of an Odoo to the questions of the connection test, and the field for our keys made where that may be."""

from collections.abc import Callable
from datetime import datetime

from sfa_desktop.base.clock import Clock
from sfa_desktop.base.errors import AccessDenied, Declined, SfaError
from sfa_desktop.connectors.kit.push import Refused
from sfa_desktop.connectors.kit.trial import Verdict
from sfa_desktop.connectors.odoo.lookups import Rows
from sfa_desktop.connectors.odoo.quote import may
from sfa_desktop.connectors.odoo.rpc import Rpc
from sfa_desktop.connectors.odoo.site import OWN, Site
from sfa_desktop.connectors.odoo.writing import QUIET
from sfa_desktop.entities.exchange import Page

Pull = Callable[[str, str, int], Page]
_NEEDED = ("account", "product", "order")
"""Kinds without which there is not much of a field sale."""


class Questions:
    """Asked in order by kit/trial.py."""

    def __init__(self, rpc: Rpc, site: Site, clock: Clock, pull: Pull) -> None:
        self.rpc = rpc
        self.site = site
        self.clock = clock
        self.pull = pull

    def server(self) -> str:
        """That it is an Odoo, and which."""
        return f"Odoo {self.rpc.series()}"

    def sign_in(self) -> str:
        """Who the user is, and what company it is for."""
        self.rpc.sign_in()
        self.site.forget()
        self.site.open()
        return f"{self.site.user['login']}: {self.site.user['name']}; {self.site.company['name']}"

    def server_time(self) -> datetime | None:
        """The clock of the answer that came last."""
        return self.rpc.clock

    def rights(self) -> str:
        """What may be read and written, by kind."""
        lacking = [f"{kind} ({self.site.missing[kind]})" for kind in _NEEDED if kind in self.site.missing]
        if lacking:
            raise AccessDenied(detail=f"reading {'; '.join(lacking)}")
        told = []
        for kind, table in self.site.tables.items():
            model = "res.partner" if kind == "task" else table.map.remote
            only = table.map.read_only or not may(self.rpc, model, "write" if kind == "task" else "create")
            told.append(f"{kind} {table.count}{' (read)' if only else ''}")
        absent = [f"no {kind}: {why.splitlines()[0]}" for kind, why in self.site.missing.items()]
        return "; ".join([", ".join(told), *absent])

    def read(self) -> str:
        """One record of each kind."""
        rows = 0
        for kind in self.site.kinds:
            rows += len(self.pull(kind, "", 1).rows)
        return f"{rows} records"

    def write(self) -> str:
        """An event without guests, made and removed; and the fields for our keys."""
        fields = self._own_fields()
        if "visit" not in self.site.tables:
            raise Verdict(None, "; ".join([fields, "there is no calendar to try a write in"]))
        try:
            values = {"name": "SFA connection test", "start": "2000-01-01 08:00:00", "stop": "2000-01-01 08:15:00",
                      "partner_ids": [[6, 0, []]]}  # fmt: skip
            made = self.rpc.write("calendar.event", "create", context=QUIET, vals_list=[values])
            id_ = made[0] if isinstance(made, list) else made
            self.rpc.write("calendar.event", "unlink", [int(id_)])
        except Refused as no:
            raise AccessDenied(detail=no.message) from None
        return f"an event was made and removed; {fields}"

    def _own_fields(self) -> str:
        """Look for the field that makes a repeated send harmless, and make it where this user may."""
        lacking = self.site.without_own_key()
        if not lacking:
            return f"{OWN} is there"
        made = [model for model in lacking if self._make(model)]
        if made:
            self.site.forget()
            self.site.open()
        left = self.site.without_own_key()
        told = [f"{OWN} was made in {', '.join(made)}"] if made else []
        if left:
            instead = "external ids are used instead" if self.site.external_ids else "records may be made twice"
            told.append(f"{OWN} (Text, indexed) is missing in {', '.join(left)}: {instead}")
        return "; ".join(told)

    def _make(self, model: str) -> bool:
        try:
            if not may(self.rpc, "ir.model.fields", "create"):
                return False
            domain = [["model", "=", model]]
            rows = self.rpc.read("ir.model", "search_read", domain=domain, fields=["id"], limit=1, type=Rows)
            if not rows:
                return False
            values = {"name": OWN, "field_description": "SFA key", "model_id": rows[0]["id"], "ttype": "char",
                      "index": True, "copied": False}  # fmt: skip
            self.rpc.write("ir.model.fields", "create", vals_list=[values])
        except (Refused, AccessDenied, Declined):
            return False
        except SfaError:
            return False
        return True
