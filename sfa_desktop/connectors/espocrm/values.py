"""What is sent so that a record has certain values: attributes by name, in EspoCRM's words."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from sfa_desktop.connectors.espocrm import notes
from sfa_desktop.connectors.espocrm.conversions import MOMENT, due, parted_name
from sfa_desktop.connectors.espocrm.site import Part, Site, noted_names
from sfa_desktop.connectors.kit.comparing import Row
from sfa_desktop.connectors.kit.conversions import Column, Remotes, UnknownLink
from sfa_desktop.connectors.kit.mapping import CUSTOM, KindMap
from sfa_desktop.entities.exchange import Canonical

_MINUTES = 30
"""How long a visit is when nobody said."""
_TIMES = frozenset({"planned_at", "started_at", "ended_at", "minutes"})
_DUE = frozenset({"due_on", "due_time"})
_STATUS = {"planned": "Planned", "started": "Planned", "done": "Held", "skipped": "Not Held"}


def new(site: Site, part: Part, values: Canonical, remotes: Remotes) -> dict[str, Any]:
    """The attributes of a new record; what is empty is left to the office's defaults."""
    sent = {**part.map.create, **_plain(site, part, values, remotes, new=True)}
    sent.update(_joint(site, part, values, values))
    if part.map.kind == "visit":
        sent.setdefault("name", "Visit")
        if values.get("contact_id") and "contactsIds" in part.defs.attributes:
            sent["contactsIds"] = [_remote(values["contact_id"], remotes)]
        sent.update(_times(values, site.api.clock))
    return {name: value for name, value in sent.items() if value not in (None, "")}


def changed(site: Site, part: Part, row: Row, values: Canonical, remotes: Remotes,
            whole: Callable[[], Mapping[str, Any]]) -> dict[str, Any]:  # fmt: skip
    """The attributes to write so that a record has these values.

    `row` is the record as it is; `whole` asks for all its attributes: those who attend a visit besides the app's one
    contact stay, and a person's last name keeps its number of words.
    """
    sent = _plain(site, part, values, remotes, new=False)
    now = {**row, **values}
    sent.update(_joint(site, part, now, values))
    if part.map.kind == "contact" and "lastName" in sent:
        sent.update(parted_name(str(values["name"] or ""), len(str(whole().get("lastName") or "").split())))
    if part.map.kind == "visit":
        if "contact_id" in values and "contactsIds" in part.defs.attributes:
            others = [str(one) for one in whole().get("contactsIds") or ()][1:]
            mine = _remote(values["contact_id"], remotes) if values["contact_id"] else ""
            sent["contactsIds"] = [mine, *(one for one in others if one != mine)] if mine else others
        if _TIMES & values.keys():
            sent.update(_times(now, site.api.clock))
    return sent


def _plain(site: Site, part: Part, values: Canonical, remotes: Remotes, *, new: bool) -> dict[str, Any]:
    """Fields that are attributes, one by one."""
    sent: dict[str, Any] = {}
    own = values.get("custom") or {}
    for column in part.map.fields:
        code = column.name.removeprefix(CUSTOM)
        source = own if column.name.startswith(CUSTOM) else values
        if not column.write or code not in source or not part.defs.writable(column.remote):
            continue
        value = source[code]
        conversion = part.decoder.conversion(column.name)
        if conversion is None or (new and value in (None, "", [], ())):
            continue
        if column.convert == "person":
            sent.update(parted_name(str(value or "")))
            continue
        written = conversion.write(value, remotes)
        if written is None and value and column.convert == "option":
            continue  # no option there; it may stand in the notes
        if column.options.get("sent_as") == "parent":
            sent.update({"parentType": "Account" if written else None, "parentId": written})
            continue
        sent[column.remote] = written
        if f"{column.remote}Currency" in part.defs.attributes and written is not None and site.local.currency:
            sent[f"{column.remote}Currency"] = site.local.currency
    return sent


def _joint(site: Site, part: Part, now: Mapping[str, Any], values: Canonical) -> dict[str, Any]:
    """Attributes that several fields share."""
    sent: dict[str, Any] = {}
    kind = part.map.kind
    if kind == "task" and _DUE & values.keys():
        sent.update(due(now.get("due_on"), now.get("due_time"), site.local.zone))
    if kind == "visit" and "state" in values:
        sent["status"] = _STATUS.get(str(values["state"] or "planned"), str(values["state"]))
    names = tuple(noted_names(part.map))
    touched = {"notes", *names, *(_TIMES if kind == "visit" else ())} & values.keys()
    if names and touched:
        said = {name: _said(part, name, now) for name in names}
        sent["description"] = notes.joined(_words(part.map, now), said, names)
    return sent


def _words(known: KindMap, now: Mapping[str, Any]) -> str:
    column = known.field("notes")
    return str(now.get("notes") or "") if column is not None and column.convert == "words" else ""


def _said(part: Part, name: str, now: Mapping[str, Any]) -> Any:
    """What the line says of a field; None where there is no need to."""
    value = now.get(name)
    if name == "state":
        return value if value == "started" else None
    if name == "planned_at":  # else it is when the visit begins
        started, planned = _moment(now.get("started_at")), _moment(value)
        return value if started and planned and started != planned else None
    column: Column | None = part.map.field(name)
    if column is None or value == column.options.get("default"):
        return None
    if column.convert == "option":
        conversion = part.decoder.conversion(name)
        return value if conversion is not None and conversion.write(value, {}) is None else None
    return ("yes" if value else None) if isinstance(value, bool) else value


def _times(values: Mapping[str, Any], clock: datetime | None) -> dict[str, str]:
    """When a visit begins and ends: EspoCRM would take an end before its start."""
    start = _moment(values.get("started_at")) or _moment(values.get("planned_at")) or clock or datetime.now(UTC)
    stop = _moment(values.get("ended_at"))
    if stop is None or stop < start:
        stop = start + timedelta(minutes=int(values.get("minutes") or _MINUTES))
    return {"dateStart": start.strftime(MOMENT), "dateEnd": stop.strftime(MOMENT)}


def _moment(value: Any) -> datetime | None:
    return datetime.fromisoformat(value).astimezone(UTC) if value else None


def _remote(key: Any, remotes: Remotes) -> str:
    if not remotes.get(key):
        raise UnknownLink(str(key))
    return remotes[key]
