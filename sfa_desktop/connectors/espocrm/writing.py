"""What is written to EspoCRM and how: the `Office` of the kit's push sequence.

A record is made by one POST with our key in `cSfaUid`; a repeated one is found by it, or stopped by its unique index.
Without that field an alike record of the same person, made since, is taken for it. Changes carry the version that was
read, where the entity guards versions.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, timedelta
from typing import Any

from sfa_desktop.base.clock import Clock
from sfa_desktop.base.errors import Declined, OutcomeUnknown
from sfa_desktop.connectors.espocrm import addresses, values
from sfa_desktop.connectors.espocrm.api import Absent, among, equals, from_on
from sfa_desktop.connectors.espocrm.conversions import MOMENT
from sfa_desktop.connectors.espocrm.reading import Batch
from sfa_desktop.connectors.espocrm.site import Part, Site, Table
from sfa_desktop.connectors.kit.comparing import Row, records
from sfa_desktop.connectors.kit.conversions import Remotes
from sfa_desktop.connectors.kit.keys import KeyBook
from sfa_desktop.connectors.kit.push import Refused, kept_as_deleted
from sfa_desktop.entities.exchange import Canonical, Operation, Page

SKIP = {"X-Skip-Duplicate-Check": "true"}
_TOLERANCE = timedelta(minutes=5)
_TELLING = (
    "name", "firstName", "lastName", "accountId", "parentId", "dateStart", "dateEnd", "dateEndDate", "closeDate",
)  # fmt: skip
"""Attributes that tell records of one person apart, where there is no key."""
_AT_ONCE = 50

Read = Callable[[str, Iterable[str]], Batch]


class Desk:
    """Writes for one user."""

    def __init__(self, site: Site, read: Read, clock: Clock) -> None:
        self.site = site
        self.clock = clock
        self._read = read
        self._numbers: dict[str, int] = {}
        """By id of an entity: the version of its last reading."""

    @property
    def keys(self) -> KeyBook:
        """The keys of this server."""
        return self.site.keys

    def find(self, kind: str, keys: Sequence[str]) -> Mapping[str, str]:
        """By key: the ids of records that carry them; of several the one made first (ids begin with the time)."""
        found: dict[str, str] = {}
        for part in self.site.table(kind).parts:
            own = part.map.uid
            for start in range(0, len(keys) if own else 0, _AT_ONCE):
                where = [among(own, keys[start : start + _AT_ONCE])]
                for row in self.site.api.rows(part.entity, select=["id", own], where=where):
                    found.setdefault(str(row.get(own)), f"{row['id']}/{part.tag}" if part.tag else str(row["id"]))
        return found

    def read(self, kind: str, remotes: Mapping[str, str]) -> Page:
        """The records as they are now, with the versions that the next write will be guarded by."""
        some = self._read(kind, remotes.values())
        self._numbers.update(some.numbers)
        return some.page

    def create(self, operation: Operation, remotes: Remotes) -> str:
        """Make the record with its key; its id."""
        table = self._writable(operation.kind)
        if operation.kind == "address":
            return addresses.create(self.site, table, self._read, operation, remotes)
        part = _part(table, operation.values)
        sent = values.new(self.site, part, operation.values, remotes)
        if part.map.uid:
            sent[part.map.uid] = operation.record_id
        else:
            alike = self._alike(part, operation, sent)
            if alike:
                return f"{alike}/{part.tag}" if part.tag else alike
        try:
            made = self._post(part, sent, SKIP if operation.code == "duplicate" else {})
        except OutcomeUnknown:
            if operation.base_version and not self.find(operation.kind, [operation.record_id]):
                raise kept_as_deleted() from None  # the unique index has deleted rows in it; the answer is an empty 500
            raise
        id_ = made.get("id") if isinstance(made, dict) else None
        if not isinstance(id_, str) or not id_:
            raise Refused("invalid", "EspoCRM made no record.")
        return f"{id_}/{part.tag}" if part.tag else id_

    def change(self, operation: Operation, values_: Canonical, remote: str, remotes: Remotes) -> None:
        """Write these fields and no other. Raises Stale where somebody else was faster."""
        table = self._writable(operation.kind)
        part, id_ = _of(table, remote)
        if operation.kind == "address":
            sent = addresses.attributes(part, values_)
        else:
            row = self._row(operation.kind, remote)

            def whole() -> Mapping[str, Any]:
                return self._attributes(part, id_)

            sent = values.changed(self.site, part, row, values_, remotes, whole)
        if not sent:
            return
        try:
            self.site.api.write("PUT", f"{part.entity}/{id_}", sent, self._guard(part, id_))
        except Refused as no:
            raise _named(part, no) from None

    def delete(self, operation: Operation, remote: str) -> None:
        """Remove a record; of an account's address what it holds."""
        part, id_ = _of(self._writable(operation.kind), remote)
        try:
            if operation.kind == "address":
                blank = dict.fromkeys(addresses.all_attributes(part))
                self.site.api.write("PUT", f"{part.entity}/{id_}", blank, self._guard(part, id_))
            else:
                self.site.api.write("DELETE", f"{part.entity}/{id_}")
        except Refused as no:
            if no.code != "not_visible" or records(self.read(operation.kind, {operation.record_id: remote})):
                raise

    def settled(self, operation: Operation, row: Row) -> bool:
        """States are plain fields here."""
        return True

    def settle(self, operation: Operation, remote: str) -> None:
        """There is nothing to settle."""

    def undo(self, operation: Operation, remote: str) -> None:
        """There is nothing that could have to be undone."""

    # --- inside ---------------------------------------------------------------------------------------

    def _post(self, part: Part, sent: Mapping[str, Any], headers: Mapping[str, str]) -> Any:
        """Make a record of the user's own: who may assign is not its owner by itself, who may not is."""
        owned = dict(sent)
        if self.site.assigns and "assignedUserId" in part.defs.attributes:
            owned["assignedUserId"] = self.site.user_id
        try:
            return self.site.api.write("POST", part.entity, owned, headers)
        except Refused as no:
            if "assigned" not in no.message.lower() or "assignedUserId" not in owned:
                raise _named(part, no) from None
        try:  # his roles let him read no users, not even himself
            return self.site.api.write("POST", part.entity, sent, headers)
        except Refused as no:
            raise _named(part, no) from None

    def _alike(self, part: Part, operation: Operation, sent: Mapping[str, Any]) -> str:
        """A record that this user made since the operation was written down, the same in all that tells them apart."""
        told = {name: sent[name] for name in _TELLING if name in sent}
        if operation.created_at is None or not told or self.site.api.clock is None:
            return ""
        ahead = self.site.api.clock - self.clock.now()
        moment = operation.created_at.astimezone(UTC) + ahead - _TOLERANCE
        where = [
            *(equals(name, value) for name, value in told.items()),
            equals("createdById", self.site.user_id),
            from_on("createdAt", moment.strftime(MOMENT)),
        ]
        rows = self.site.api.rows(part.entity, select=["id"], where=where, limit=1)
        return str(rows[0].get("id") or "") if rows else ""

    def _attributes(self, part: Part, id_: str) -> Mapping[str, Any]:
        try:
            return self.site.api.get(f"{part.entity}/{id_}", type=dict[str, Any])
        except Absent:
            return {}

    def _guard(self, part: Part, id_: str) -> dict[str, str]:
        number = self._numbers.get(id_)
        return {"X-Version-Number": str(number)} if part.number and number is not None else {}

    def _row(self, kind: str, remote: str) -> Row:
        return next(iter(records(self._read(kind, [remote]).page)), {})

    def _writable(self, kind: str) -> Table:
        table = self.site.table(kind)
        if table.read_only:
            raise Refused("rights", f"This user may not change {kind} in EspoCRM.")
        return table


def _part(table: Table, told: Canonical) -> Part:
    """Where a new record goes: calls are entities of their own."""
    wanted = "call" if table.kind == "visit" and told.get("channel") == "call" else ""
    return next((part for part in table.parts if part.tag == wanted), table.parts[0])


def _of(table: Table, remote: str) -> tuple[Part, str]:
    try:
        return table.part(remote)
    except KeyError:
        raise Declined(detail=f"the id {remote}", refusal="not_visible") from None


def _named(part: Part, no: Refused) -> Refused:
    """The refusal with the app's name of the field."""
    columns = (column for column in part.map.fields if no.field and no.field in (column.remote, *column.beside))
    column = next(columns, None)
    ours = column.name if column is not None else {"parent": "account_id", "account": "account_id"}.get(no.field, "")
    return Refused(no.code, no.message, field=ours)


def normalised(operation: Operation) -> Operation:
    """The operation with telephone numbers as EspoCRM keeps them, without blanks: else they always differ."""
    told = {name: _dialled(operation.values[name]) for name in ("phone", "mobile") if name in operation.values}
    return replace(operation, values={**operation.values, **told}) if told else operation


def _dialled(number: Any) -> Any:
    if not isinstance(number, str):
        return number
    bare = number.translate(_FILLERS)
    return bare if bare.startswith("+") and bare[1:].isdecimal() else number


_FILLERS = {ord(sign): None for sign in " \u00a0.-/()"}
