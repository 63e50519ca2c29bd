"""How changes go to a server without atomic groups: one operation after the other, each looked up before it is done.

The sequence for every operation: is there a record with this key (an earlier attempt may have made it); does it still
hold what the change was based on; write what differs and nothing else; bring it to the state asked for. When all of a
group is done, its records are read back once and become receipts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from sfa_desktop.base.errors import OutcomeUnknown, RemoteError, ServerFault
from sfa_desktop.connectors.kit.comparing import Comparison, Row, records
from sfa_desktop.connectors.kit.conversions import Remotes, UnknownLink
from sfa_desktop.connectors.kit.keys import KeyBook
from sfa_desktop.entities.exchange import Action, Answer, Canonical, Clash, Group, Operation, Page, Receipt, Refusal


class Refused(Exception):
    """The server's no to one operation, in its own words; nothing of it was done."""

    def __init__(self, code: str, message: str, *, field: str = "", line: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.message = message
        self.field = field
        self.line = line


def kept_as_deleted() -> Refused:
    """The no of a server that keeps deleted records with their keys, so that a second one cannot have the key."""
    return Refused("deleted", "The office deleted this record and keeps its key, so it cannot be brought back. "
                              "What you typed is still here: log it as a new record.")  # fmt: skip


class Stale(Exception):
    """A server that guards versions refused a write, because the record changed after it was read; nothing was done.

    `change` and `delete` may raise it: the operation is done anew from reading on, which finds out whether what
    somebody changed meanwhile is the operation's business.
    """


class Office(Protocol):
    """What a CRM offers so that changes can be sent to it. Every verb may raise RemoteError; writes Refused too.

    `remotes` are the server's own ids by key of all that is known; `conversions.UnknownLink` is raised for a link
    that is not among them.
    """

    @property
    def keys(self) -> KeyBook:
        """The keys of this server."""

    def find(self, kind: str, keys: Sequence[str]) -> Mapping[str, str]:
        """By key: the server's id of records that carry the app's own key; where several do, the first one made."""

    def read(self, kind: str, remotes: Mapping[str, str]) -> Page:
        """The records of these ids (by key) as they are now; what is not there, or not seen, is not in it."""

    def create(self, operation: Operation, remotes: Remotes) -> str:
        """Make a record that carries the operation's key, whole; its id."""

    def change(self, operation: Operation, values: Canonical, remote: str, remotes: Remotes) -> None:
        """Write these values of a record, `lines` being all of its lines, and no other."""

    def delete(self, operation: Operation, remote: str) -> None:
        """Remove a record; one that is not there any more is fine."""

    def settled(self, operation: Operation, row: Row) -> bool:
        """Whether a record found needs nothing more: an order asked to be confirmed is confirmed or beyond."""

    def settle(self, operation: Operation, remote: str) -> None:
        """Bring a record to the state the operation asks for; harmless where it is there already."""

    def undo(self, operation: Operation, remote: str) -> None:
        """Take away what `create` just made, because `settle` was refused; it stays where that cannot be."""


def push(office: Office, groups: Sequence[Group]) -> tuple[Answer, ...]:
    """Send groups, one answer each. As `Connector.push`: whatever leaves an outcome open is OutcomeUnknown."""
    sending = _Sending(office)
    answers = []
    try:
        for group in groups:
            answers.append(sending.group(group))
    except RemoteError as error:
        if sending.wrote and not isinstance(error, OutcomeUnknown):
            raise OutcomeUnknown(**error.values) from None
        raise
    return tuple(answers)


def lookup(office: Office, groups: Sequence[Group]) -> dict[str, tuple[Receipt, ...]]:
    """By group id: the receipts of its operations that were done. As `Connector.lookup`."""
    return {group.id: _Sending(office).what_was_done(group) for group in groups}


_PATIENCE = 4
"""How often a write is begun anew because somebody else was faster."""


class _Clashed(Exception):
    def __init__(self, page: Page | None) -> None:
        super().__init__()
        self.page = page


@dataclass(frozen=True, slots=True)
class _Found:
    """A record as it is at the office."""

    page: Page
    row: Row


class _Sending:
    def __init__(self, office: Office) -> None:
        self.office = office
        self.made: dict[str, str] = {}
        self.wrote = False

    def group(self, group: Group) -> Answer:
        remotes = {**group.remotes, **self.made}
        done: list[Operation] = []
        refusal, conflict = None, None
        for operation in group.operations:
            try:
                self._send_fresh(operation, remotes)
            except Refused as no:
                refusal = Refusal(
                    code=no.code, message=no.message, operation_id=operation.id, field=no.field, line=no.line
                )
            except UnknownLink as no:
                words = f"The office does not know the record {no.key} yet."
                refusal = Refusal(code="unknown_link", message=words, operation_id=operation.id)
            except _Clashed as clash:
                conflict = Clash(operation_id=operation.id, page=clash.page)
            if refusal or conflict:
                break
            done.append(operation)
        self.made.update({op.record_id: remotes[op.record_id] for op in done if op.record_id in remotes})
        receipts = self._receipts(done, remotes)
        return Answer(group_id=group.id, receipts=receipts, refusal=refusal, conflict=conflict)

    def what_was_done(self, group: Group) -> tuple[Receipt, ...]:
        remotes = dict(group.remotes)
        done = []
        for operation in group.operations:
            found = self._there(operation, remotes)
            if operation.action is Action.DELETE:
                was = found is None
            elif found is None:
                was = False
            elif operation.action is Action.CREATE:
                was = self.office.settled(operation, found.row)
            else:
                was = not self._missing(operation.kind, operation.values, found, remotes)
                was = was and self.office.settled(operation, found.row)
            if was:
                done.append(operation)
        return self._receipts(done, remotes)

    # --- one operation --------------------------------------------------------------------------------

    def _send_fresh(self, operation: Operation, remotes: dict[str, str]) -> None:
        for _ in range(_PATIENCE):
            try:
                return self._send(operation, remotes)
            except Stale:
                continue
        raise ServerFault(detail="a record that changes all the time")

    def _send(self, operation: Operation, remotes: dict[str, str]) -> None:
        found = self._there(operation, remotes)
        if operation.action is Action.CREATE:
            self._create(operation, found, remotes)
        elif operation.action is Action.UPDATE:
            self._update(operation, found, remotes)
        elif found is not None:
            version = int(found.row["version"] or 0)
            if operation.base_version and version != operation.base_version:
                raise _Clashed(self._own(operation, found.page))
            self.wrote = True
            self.office.delete(operation, remotes[operation.record_id])

    def _there(self, operation: Operation, remotes: dict[str, str]) -> _Found | None:
        """The record the operation is about; its id becomes known if the office tells it.

        What is brought back after a deletion may have been brought back by somebody else before, under another id.
        """
        key = operation.record_id
        there = self._read(operation.kind, key, remotes)
        if there is None and (key not in remotes or operation.action is Action.CREATE):
            remotes.pop(key, None)
            remotes.update(self.office.find(operation.kind, [key]))
            there = self._read(operation.kind, key, remotes)
        return there

    def _read(self, kind: str, key: str, remotes: dict[str, str]) -> _Found | None:
        """The record of a known id, which the office may have renamed."""
        page = self.office.read(kind, {key: remotes[key]}) if key in remotes else None
        row = next(iter(records(page)), None) if page else None
        if page is None or row is None:
            return None
        remotes[key] = str(row["remote"])
        return _Found(page, row)

    def _create(self, operation: Operation, found: _Found | None, remotes: dict[str, str]) -> None:
        key = operation.record_id
        if found is None:
            self.wrote = True
            remotes[key] = self.office.create(operation, remotes)
        elif self.office.settled(operation, found.row):
            missing = {} if _asks(operation) else self._missing(operation.kind, operation.values, found, remotes)
            self._change(operation, missing, remotes)
            return
        else:
            self._change(operation, self._missing(operation.kind, operation.values, found, remotes), remotes)
        try:
            self.wrote = True
            self.office.settle(operation, remotes[key])
        except Refused:
            self.office.undo(operation, remotes.pop(key))
            raise

    def _update(self, operation: Operation, found: _Found | None, remotes: dict[str, str]) -> None:
        if found is None:
            raise _Clashed(None)
        missing = self._missing(operation.kind, operation.values, found, remotes)
        if missing and self._changed(operation, found, remotes):
            raise _Clashed(self._own(operation, found.page))
        self._change(operation, missing, remotes)
        if not self.office.settled(operation, found.row):
            self.wrote = True
            self.office.settle(operation, remotes[operation.record_id])

    def _change(self, operation: Operation, values: Canonical, remotes: dict[str, str]) -> None:
        if values:
            self.wrote = True
            self.office.change(operation, values, remotes[operation.record_id], remotes)

    def _changed(self, operation: Operation, found: _Found, remotes: Remotes) -> bool:
        """Whether somebody changed at the office what the operation changes.

        Stamps of a second hide changes, so the values themselves are compared where the operation says what they
        were; where it does not, and for lines, the version decides.
        """
        moved = bool(operation.base_version) and int(found.row["version"] or 0) != operation.base_version
        touched = {name: value for name, value in operation.base.items() if name in operation.values}
        unsure = "lines" in operation.values or not operation.values.keys() <= touched.keys()
        if moved and unsure:
            return True
        return bool(Comparison(self.office.keys, remotes).differing(operation.kind, touched, found.row))

    def _missing(self, kind: str, values: Canonical, found: _Found, remotes: Remotes) -> dict[str, Any]:
        """What of the values the record does not hold yet."""
        comparison = Comparison(self.office.keys, remotes)
        differing = comparison.differing(kind, values, found.row)
        missing = {name: value for name, value in values.items() if name in differing}
        own = {code: v for code, v in (values.get("custom") or {}).items() if f"custom.{code}" in differing}
        if own:
            missing["custom"] = own
        if "lines" in values and not comparison.same_lines(kind, values["lines"], found.page, found.row):
            missing["lines"] = values["lines"]
        return missing

    # --- receipts -------------------------------------------------------------------------------------

    def _receipts(self, done: Sequence[Operation], remotes: Remotes) -> tuple[Receipt, ...]:
        """What the records are now, read once per kind."""
        shown: dict[str, Page] = {}
        for kind in dict.fromkeys(op.kind for op in done if op.action is not Action.DELETE):
            wanted = {op.record_id: remotes[op.record_id] for op in done if op.kind == kind and op.record_id in remotes}
            page = self.office.read(kind, wanted)
            for row in page.rows:
                shown[f"{kind}/{row[1]}"] = replace(page, rows=[row], gone=())
        return tuple(self._receipt(op, remotes, shown) for op in done)

    def _receipt(self, operation: Operation, remotes: Remotes, shown: Mapping[str, Page]) -> Receipt:
        remote = remotes.get(operation.record_id, "")
        page = shown.get(f"{operation.kind}/{remote}")
        if page is not None:
            page = self._own(operation, page)
        elif remote and operation.action is not Action.DELETE:
            own = {self.office.keys.key(operation.kind, remote): operation.record_id}
            page = Page(kind=operation.kind, columns=(), rows=(), derived=True, aliases=own)
        return Receipt(
            operation_id=operation.id,
            kind=operation.kind,
            key=operation.record_id,
            remote_id=remote,
            version=int(page.rows[0][2] or 0) if page and page.rows else 0,
            page=page,
        )

    def _own(self, operation: Operation, page: Page) -> Page:
        """The page with the aliases of the record and of its lines, those the server does not show among them."""
        row = page.rows[0]
        aliases = {row[0]: operation.record_id, **_line_aliases(operation, page)}
        mine = {str(key) for key in _keys_in(page)}
        return replace(page, aliases={**{k: v for k, v in page.aliases.items() if k in mine}, **aliases})


def _asks(operation: Operation) -> bool:
    """Whether the operation asks for a state that closes the record to further changes."""
    return bool(operation.values.get("lines")) and "state" in operation.values


def _line_aliases(operation: Operation, page: Page) -> dict[str, str]:
    """Lines that show no key of ours are those sent, in the order sent, if there are as many of the same products."""
    sent = operation.values.get("lines")
    if not sent or "lines" not in page.columns:
        return {}
    place = list(page.columns).index("lines")
    shown = [dict(zip(page.line_columns, line, strict=True)) for line in page.rows[0][place]]
    if len(shown) != len(sent):
        return {}
    return {
        theirs["key"]: mine["key"]
        for mine, theirs in zip(sent, shown, strict=True)
        if mine.get("key") and theirs["key"] not in page.aliases
    }


def _keys_in(page: Page) -> Iterable[Any]:
    row = page.rows[0]
    yield row[0]
    if "lines" in page.columns:
        for line in row[list(page.columns).index("lines")]:
            yield line[0]
