"""Visits as calendar events: their times, who attends, and what stands in the description (notes.py)."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from sfa_desktop.connectors.kit.comparing import Row
from sfa_desktop.connectors.kit.conversions import Remotes
from sfa_desktop.connectors.kit.mapping import CUSTOM
from sfa_desktop.connectors.odoo import notes
from sfa_desktop.connectors.odoo.conversions import MOMENT, to_id
from sfa_desktop.connectors.odoo.site import Site
from sfa_desktop.entities.exchange import Canonical

_MINUTES = 30
"""How long a visit is in the calendar when nobody said."""
_TIMES = frozenset({"planned_at", "started_at", "ended_at", "minutes"})
_DESCRIBED = frozenset({*notes.FIELDS, "notes"})


def new(site: Site, values: Canonical, remotes: Remotes) -> dict[str, Any]:
    """The event of a new visit; the user attends too, so that it is in his calendar."""
    sent = {"name": values.get("subject") or "Visit", **_times(values), "description": _description(values)}
    customers = [to_id(values.get(name), remotes) for name in ("account_id", "contact_id")]
    people = [id_ for id_ in (*customers, site.partner) if id_]
    sent["partner_ids"] = [[6, 0, people]]
    sent["user_id"] = site.rpc.uid
    sent.update(_mapped(site, values, remotes))
    return sent


def changed(site: Site, row: Row, values: Canonical, remotes: Remotes) -> dict[str, Any]:
    """What to write of an event so that the visit has these values; `row` is the visit as it is."""
    now = {**row, **values}
    sent: dict[str, Any] = {}
    if "subject" in values:
        sent["name"] = values["subject"] or "Visit"
    if _TIMES & values.keys():
        sent.update(_times(now))
    if _DESCRIBED & values.keys() or ("started_at" in now and _TIMES & values.keys()):
        sent["description"] = _description(now)
    customers = [to_id(values[name], remotes) for name in ("account_id", "contact_id") if values.get(name)]
    if customers:
        sent["partner_ids"] = [[4, id_] for id_ in customers if id_]
    sent.update(_mapped(site, values, remotes))
    return sent


def _mapped(site: Site, values: Canonical, remotes: Remotes) -> dict[str, Any]:
    """Fields that have one of their own in the mapping: the customer's own, and what an administrator mapped."""
    table = site.table("visit")
    own: Mapping[str, Any] = values.get("custom") or {}
    sent: dict[str, Any] = {}
    for column in table.map.fields:
        conversion = table.decoder.conversion(column.name)
        code = column.name.removeprefix(CUSTOM)
        source = own if column.name.startswith(CUSTOM) else values
        if conversion is None or not column.write or code not in source or column.name == "subject":
            continue
        written = conversion.write(source[code], remotes)
        sent[column.remote] = False if written is None else written
    return sent


def _times(values: Mapping[str, Any]) -> dict[str, str]:
    start = _moment(values.get("started_at") or values.get("planned_at")) or datetime.now(UTC)
    stop = _moment(values.get("ended_at")) if values.get("ended_at") else None
    if stop is None or stop < start:
        stop = start + timedelta(minutes=int(values.get("minutes") or _MINUTES))
    return {"start": start.strftime(MOMENT), "stop": stop.strftime(MOMENT)}


def _description(values: Mapping[str, Any]) -> str:
    said = {name: values.get(name) for name in notes.FIELDS}
    started, planned = _moment(values.get("started_at")), _moment(values.get("planned_at"))
    if not started or started == planned:
        said["planned_at"] = None  # it is when the event begins
    if said["state"] == "planned":
        said["state"] = None
    if said["channel"] == "visit":
        said["channel"] = None
    return notes.joined(str(values.get("notes") or ""), said)


def _moment(value: Any) -> datetime | None:
    return datetime.fromisoformat(value).astimezone(UTC) if value else None
