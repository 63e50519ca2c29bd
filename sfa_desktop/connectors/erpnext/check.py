"""The answers of an ERPNext to the questions of the connection test, and the field for our keys made where it may."""

from collections.abc import Callable
from datetime import datetime

from sfa_desktop.base.errors import AccessDenied, Declined, NotACrm, RemoteError, ServerFault
from sfa_desktop.connectors.erpnext import words
from sfa_desktop.connectors.erpnext.api import Api
from sfa_desktop.connectors.erpnext.site import OWN, Site
from sfa_desktop.connectors.kit.push import Refused
from sfa_desktop.entities.exchange import Page

Pull = Callable[[str, str, int], Page]
_NEEDED = ("account", "product", "order")
"""Kinds without which there is not much of a field sale."""


class Questions:
    """Asked in order by kit/trial.py."""

    def __init__(self, api: Api, site: Site, pull: Pull) -> None:
        self.api = api
        self.site = site
        self.pull = pull

    def server(self) -> str:
        """That it is a Frappe site."""
        if not self.api.alive():
            raise NotACrm(url=self.api.wire.url)
        return "Frappe"

    def sign_in(self) -> str:
        """Who the user is, what it is for, and in which time zone."""
        self.site.forget()
        self.site.open()
        zone = str(self.site.zone) if self.site.zone_known else "time zone unknown"
        user, company = self.site.user, self.site.company
        return f"{user['login']}: {user['name']}; {company['name']}; {zone}{self._versions()}"

    def server_time(self) -> datetime | None:
        """The clock of the answer that came last."""
        return self.api.clock

    def rights(self) -> str:
        """What may be read and written, by kind; of what may not, which role is missing."""
        lacking = [f"{kind} ({self.site.missing[kind]})" for kind in _NEEDED if kind in self.site.missing]
        if lacking:
            raise AccessDenied(detail=f"reading {'; '.join(lacking)}")
        told = []
        for kind, table in self.site.tables.items():
            only = table.map.read_only or not self.site.may(table.map.remote, "create")
            told.append(f"{kind}{' (read)' if only else ''}")
        if not self.site.may("Sales Order", "submit"):
            told.append("orders stay drafts: this user may not submit a Sales Order")
        absent = [f"no {kind}: {why}" for kind, why in self.site.missing.items()]
        if {"price_list", "price_rule"} & self.site.missing.keys():
            absent.append("prices are absent offline")
        return "; ".join([", ".join(told), *absent])

    def read(self) -> str:
        """One record of each kind."""
        return f"{sum(len(self.pull(kind, '', 1).rows) for kind in self.site.kinds)} records"

    def write(self) -> str:
        """A ToDo, made and removed; and the fields for our keys."""
        fields = self._own_fields()
        try:
            login = self.site.user["login"]  # others' ToDos are not a plain user's to make
            values = {"description": "SFA connection test", "status": "Closed", "allocated_to": login}
            made = self.api.insert("ToDo", values)
        except Refused as no:
            raise AccessDenied(detail=no.message) from None
        try:
            self.api.delete("ToDo", str(made["name"]))
        except Refused:
            return f"a closed ToDo was made, and may not be removed by this user; {fields}"
        return f"a ToDo was made and removed; {fields}"

    # --- inside ---------------------------------------------------------------------------------------

    def _own_fields(self) -> str:
        """Look for the field that makes a repeated send harmless, and make it where this user may."""
        lacking = self.site.without_own_key()
        made = [doctype for doctype in lacking if self._make(doctype)]
        if made:
            self.site.forget()
            self.site.open()
        left = self.site.without_own_key()
        told = [f"{OWN} was made in {', '.join(made)}"] if made else []
        if left:
            told.append(
                f"{OWN} is missing in {', '.join(left)}: a System Manager adds a custom field of type Data, name "
                f"{OWN}, unique, no copy, to each; until then records may be made twice"
            )
        loose = self.site.not_unique()
        if loose:
            told.append(f"{OWN} is not unique in {', '.join(loose)}: mark it so in Customize Form")
        return "; ".join(told) or f"{OWN} is there"

    def _make(self, doctype: str) -> bool:
        values = {"dt": doctype, "fieldname": OWN, "label": "SFA key", "fieldtype": "Data", "unique": 1, "no_copy": 1,
                  "print_hide": 1}  # fmt: skip
        try:
            self.api.insert("Custom Field", values)
        except (Refused, AccessDenied, Declined):
            return False
        except RemoteError:
            return any(one.get("fieldname") == OWN for one in self._fields(doctype))
        return True

    def _fields(self, doctype: str) -> list[dict[str, object]]:
        try:
            metas = self.api.meta(doctype)
        except (words.Said, RemoteError):
            return []
        return next((list(one.get("fields") or ()) for one in metas if one.get("name") == doctype), [])

    def _versions(self) -> str:
        try:
            told = self.api.ask("frappe.utils.change_log.get_versions", type=dict)
        except (AccessDenied, Declined, ServerFault, NotACrm):
            return ""
        shown = [f"{name} {one.get('version')}" for name, one in told.items() if isinstance(one, dict)]
        return f"; {', '.join(shown[:6])}" if shown else ""
