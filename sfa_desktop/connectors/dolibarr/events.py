"""Visits and tasks as agenda events: their times, their percentage, and what stands in a line of the note."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from sfa_desktop.connectors.dolibarr import notes
from sfa_desktop.entities.exchange import Canonical

_MINUTES = 30
"""How long a visit is in the calendar when nobody said."""
_TIMES = frozenset({"planned_at", "started_at", "ended_at", "minutes"})
_STATES = {"planned": 0, "started": 50, "done": 100, "skipped": 100}
_KEPT = frozenset({*notes.FIELDS, "notes"})


def visit(values: Canonical, row: Mapping[str, Any] | None, key: str) -> dict[str, Any]:
    """What to send of a visit; `row` is the visit as it is, None for a new one. `key` goes into the note if given."""
    now = {**(row or {}), **values}
    sent: dict[str, Any] = {}
    if row is None or _TIMES & values.keys():
        sent.update(_times(now))
    if row is None or "state" in values:
        sent["percentage"] = _STATES.get(str(now.get("state") or "planned"), 0)
    if row is None or (_KEPT | _TIMES) & values.keys():
        sent["note_private"] = _note(now, key)
    if row is None and not values.get("subject"):
        sent["label"] = "Visit"
    return sent


def task(values: Canonical, row: Mapping[str, Any] | None, key: str) -> dict[str, Any]:
    """What to send of a task."""
    now = {**(row or {}), **values}
    sent: dict[str, Any] = {}
    if row is None or "state" in values:
        sent["percentage"] = 0 if str(now.get("state") or "open") == "open" else 100
    if row is None or {"notes", "state"} & values.keys():
        dropped = "dropped" if now.get("state") == "dropped" else ""
        sent["note_private"] = notes.joined(str(now.get("notes") or ""), {"state": dropped, "key": key})
    if row is None:
        sent["type_code"] = "AC_TEL" if now.get("type") == "call" else "AC_OTH"
        if not now.get("due_on"):
            sent["datep"] = int(datetime.now(UTC).timestamp())
    return sent


def _times(values: Mapping[str, Any]) -> dict[str, int]:
    start = _moment(values.get("started_at") or values.get("planned_at")) or datetime.now(UTC)
    stop = _moment(values.get("ended_at"))
    if stop is None or stop < start:
        stop = start + timedelta(minutes=int(values.get("minutes") or _MINUTES))
    return {"datep": int(start.timestamp()), "datef": int(stop.timestamp())}


def _note(values: Mapping[str, Any], key: str) -> str:
    said: dict[str, Any] = {name: values.get(name) for name in notes.FIELDS}
    started, planned = _moment(values.get("started_at")), _moment(values.get("planned_at"))
    if not started or started == planned:
        said["planned_at"] = None  # it is when the event begins
    said["state"] = "skipped" if values.get("state") == "skipped" else None  # the percentage tells the others
    if said["channel"] == "visit":
        said["channel"] = None
    said["key"] = key
    return notes.joined(str(values.get("notes") or ""), said)


def _moment(value: Any) -> datetime | None:
    return datetime.fromisoformat(value).astimezone(UTC) if value else None
