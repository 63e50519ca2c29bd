"""Visits as events: their times in the site's zone, who takes part, and what stands in the description (notes.py)."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from sfa_desktop.connectors.erpnext import notes
from sfa_desktop.connectors.erpnext.site import Site
from sfa_desktop.connectors.kit.comparing import Row
from sfa_desktop.connectors.kit.conversions import Remotes, UnknownLink
from sfa_desktop.entities.exchange import Canonical

_MINUTES = 30
"""How long a visit is in the calendar when nobody said."""
_TIMES = frozenset({"planned_at", "started_at", "ended_at", "minutes"})
_DESCRIBED = frozenset({*notes.FIELDS, "notes"})
_STATUS = {"planned": "Open", "started": "Open", "done": "Completed", "skipped": "Cancelled"}
_DOCTYPES = {"account_id": "Customer", "contact_id": "Contact"}


def new(site: Site, values: Canonical, remotes: Remotes) -> dict[str, Any]:
    """The event of a new visit."""
    people = []
    for field, doctype in _DOCTYPES.items():
        key = values.get(field)
        if key and not remotes.get(key):
            raise UnknownLink(key)
        if key:
            people.append({"reference_doctype": doctype, "reference_docname": remotes[key]})
    return {
        "subject": values.get("subject") or "Visit",
        "status": _STATUS.get(str(values.get("state") or ""), "Open"),
        **_times(site, values),
        "description": _description(values),
        "event_participants": people,
    }


def changed(site: Site, row: Row, values: Canonical) -> dict[str, Any]:
    """What to write of an event so that the visit has these values; `row` is the visit as it is."""
    now = {**row, **values}
    sent: dict[str, Any] = {}
    if "state" in values:
        sent["status"] = _STATUS.get(str(values["state"]), "Open")
    if _TIMES & values.keys():
        sent.update(_times(site, now))
    if (_DESCRIBED | _TIMES) & values.keys():
        sent["description"] = _description(now)
    return sent


def _times(site: Site, values: Mapping[str, Any]) -> dict[str, str]:
    start = _moment(values.get("started_at") or values.get("planned_at")) or datetime.now(UTC)
    stop = _moment(values.get("ended_at"))
    if stop is None or stop < start:  # ERPNext would take an event that ends before it begins
        stop = start + timedelta(minutes=int(values.get("minutes") or _MINUTES))
    return {name: moment.astimezone(site.zone).strftime("%Y-%m-%d %H:%M:%S")
            for name, moment in (("starts_on", start), ("ends_on", stop))}  # fmt: skip


def _description(values: Mapping[str, Any]) -> str:
    said = {name: values.get(name) for name in notes.FIELDS}
    started, planned = _moment(values.get("started_at")), _moment(values.get("planned_at"))
    if not started or started == planned:
        said["planned_at"] = None  # it is when the event begins
    if said["state"] != "started":
        said["state"] = None  # its status says it
    if said["channel"] == "visit":
        said["channel"] = None
    return notes.joined(str(values.get("notes") or ""), said)


def _moment(value: Any) -> datetime | None:
    return datetime.fromisoformat(value).astimezone(UTC) if value else None
