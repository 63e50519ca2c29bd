"""The office's row of a record with pending work, and canonical values laid over each other.

Only records with open operations have an office row; a clean row is the office's truth itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sfa_desktop.entities.exchange import Action, Operation
from sfa_desktop.replica import operations
from sfa_desktop.replica.access import Reader, Writer
from sfa_desktop.replica.codec import dump, load

DELETED, LEFT_SCOPE = "deleted", "scope"
OUT_OF_SCOPE = "out_of_scope"
CHANGED, CHANGED_DELETED = "changed", "deleted"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeRow:
    """The office's last known state of one record; `values` is canonical, lines included."""

    version: int
    remote_id: str
    values: Mapping[str, Any]
    synced_at: str | None = None
    gone: str = ""
    before: Mapping[str, Any] = field(default_factory=dict)
    """The values that work on its way, or refused, was based on, where the office has moved on since."""


def get(r: Reader, kind: str, id: str) -> OfficeRow | None:
    """The office row of a record, None where it has no pending work or the office has not seen it."""
    row = r.one(
        'SELECT version, remote_id, "values", synced_at, gone, before FROM office_row WHERE kind = ? AND record_id = ?',
        (kind, id),
    )
    if row is None:
        return None
    return OfficeRow(
        version=row[0],
        remote_id=row[1],
        values=load(row[2]),
        synced_at=row[3],
        gone=row[4],
        before=load(row[5]),
    )


def put(w: Writer, kind: str, id: str, row: OfficeRow) -> None:
    """Remember the office's state of a record with pending work."""
    w.run(
        "INSERT OR REPLACE INTO office_row VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (kind, id, row.version, row.remote_id, row.synced_at, row.gone, dump(row.values), dump(row.before)),
    )


def forget(w: Writer, kind: str, id: str) -> None:
    """No pending work any more: the row itself is the truth again."""
    w.run("DELETE FROM office_row WHERE kind = ? AND record_id = ?", (kind, id))


def overlay(values: Mapping[str, Any], open_operations: Sequence[Operation]) -> dict[str, Any]:
    """Canonical values with open operations laid over them, oldest first."""
    found = dict(values)
    for operation in open_operations:
        found = merged(found, operation.values)
    return found


def merged(values: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Canonical values with others laid over them; custom fields one by one."""
    found = {**values, **over}
    if "custom" in over:
        found["custom"] = {**(values.get("custom") or {}), **over["custom"]}
    return found


def rebase(w: Writer, open_operations: Sequence[Operation], office: OfficeRow) -> None:
    """Let operations build on the office's present version; what they change stays what it was."""
    values = office.values
    for operation in open_operations:
        operations.put(w, operation.id, base_version=office.version, base=base_of(operation, values))
        values = merged(values, operation.values)


def base_of(operation: Operation, values: Mapping[str, Any]) -> dict[str, Any]:
    """What the fields an operation touches hold in `values`; all of them for a deletion."""
    if operation.action is Action.DELETE:
        return dict(values)
    base = {name: values.get(name) for name in operation.values}
    if "custom" in base:
        base["custom"] = {code: (values.get("custom") or {}).get(code) for code in operation.values["custom"]}
    return base


def grounds(open_operations: Sequence[Operation], values: Mapping[str, Any]) -> dict[str, Any]:
    """The record that open operations were made on: their bases over the office's `values`; nothing for a creation."""
    found = dict(values)
    for operation in reversed(open_operations):
        found = {} if operation.action is Action.CREATE else merged(found, operation.base)
    return found
