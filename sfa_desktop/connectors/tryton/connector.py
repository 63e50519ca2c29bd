"""The verbs of the connector contract, each one call of the add-on."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO, TypeVar

from sfa_desktop.base.clock import Clock, SystemClock
from sfa_desktop.base.errors import (
    AccessDenied,
    AddonMissing,
    Declined,
    OutcomeUnknown,
    RemoteError,
    RolledBackProfile,
    ServerFault,
)
from sfa_desktop.connectors.http import Limits
from sfa_desktop.connectors.route import Route
from sfa_desktop.connectors.tryton import check, files, scopes
from sfa_desktop.connectors.tryton.rpc import Rpc, Said, TooLarge
from sfa_desktop.connectors.tryton.shapes import Done, Fetched, Hello, Inventory, Pulled, Pushed, Sum
from sfa_desktop.entities import SYNCED
from sfa_desktop.entities.exchange import (
    Answer,
    Attachment,
    Canonical,
    Capabilities,
    Device,
    Group,
    Listed,
    Page,
    Receipt,
    Refusal,
    Scope,
    ScopeEffect,
    ServerFacts,
    Step,
)

T = TypeVar("T")
PROTOCOL = 1


class TrytonConnector:
    """One database of a Tryton server with the add-on, for one user."""

    capabilities = Capabilities(
        page_limit=1000,
        bulk_page_limit=5000,
        batch_limit=100,
        kinds=SYNCED,
        attachments="resumable",
    )

    def __init__(
        self,
        *,
        url: str,
        database: str,
        user: str,
        secret: str,
        limits: Limits | None = None,
        route: Route | None = None,
        clock: Clock | None = None,
    ) -> None:
        self.rpc = Rpc(url, database, user, secret, limits, route)
        self.clock = clock or SystemClock()

    def check(self) -> tuple[Step, ...]:
        """The connection test, step by step; never raises."""
        return check.steps(self, self.rpc, self.clock)

    def hello(self, device: Device, cursors: Mapping[str, str]) -> ServerFacts:
        """Who the server is, and which kinds have news since `cursors`."""
        return self.greet(device).facts(cursors)

    def greet(self, device: Device) -> Hello:
        """The add-on's own answer to hello. Raises AddonMissing if it speaks another version of the protocol."""
        hello = self._verb("hello", _device(device), answer=Hello)
        if hello.protocol != PROTOCOL:
            raise AddonMissing(detail=f"it speaks version {hello.protocol} of the protocol, not {PROTOCOL}")
        return hello

    def pull(self, kind: str, cursor: str, limit: int) -> Page:
        """What changed after `cursor`, in feed order."""
        return self._verb("pull", kind, int(cursor or 0), limit, answer=Pulled).page(kind)

    def fetch(self, kind: str, keys: Mapping[str, str]) -> Page:
        """The records of these keys as they are now; what is missing is in `gone`."""
        return self._verb("fetch", kind, list(keys), answer=Fetched).page(kind)

    def push(self, groups: Sequence[Group], device: Device) -> tuple[Answer, ...]:
        """Send groups, one answer each in the same order.

        A batch that the server does not take as a whole is sent in halves, down to the group it is about.
        """
        try:
            sent = [_group(group) for group in groups]
            pushed = self.rpc.verb("push", sent, _device(device), answer=list[Pushed], write=True)
        except (TooLarge, Said) as error:
            code = error.code if isinstance(error, Said) else "too_large"
            if code not in {"invalid", "too_large"}:
                raise _remote(error) from None
            if len(groups) > 1:
                return self._push_halves(groups, device)
            message = error.message if isinstance(error, Said) else "The server does not take a request of this size."
            return tuple(Answer(group_id=group.id, refusal=Refusal(code=code, message=message)) for group in groups)
        if [answer.group for answer in pushed] != [group.id for group in groups]:
            raise OutcomeUnknown()
        kinds = {op.id: op.kind for group in groups for op in group.operations}
        return tuple(answer.answer(kinds) for answer in pushed)

    def _push_halves(self, groups: Sequence[Group], device: Device) -> tuple[Answer, ...]:
        half = len(groups) // 2
        first = self.push(groups[:half], device)
        try:
            return first + self.push(groups[half:], device)
        except RemoteError as error:
            # The first half may be done: of the whole it is no longer certain that nothing was.
            raise OutcomeUnknown(**error.values) from None

    def lookup(self, groups: Sequence[Group]) -> Mapping[str, tuple[Receipt, ...]]:
        """After an unknown outcome, by group id: the receipts of its operations that were done, none if none was."""
        operations = [op.id for group in groups for op in group.operations]
        found = self._verb("lookup", operations, answer=dict[str, Done | None])
        return {
            group.id: tuple(done.receipt() for op in group.operations if (done := found.get(op.id)) is not None)
            for group in groups
        }

    def digest(self, kinds: Sequence[str]) -> Mapping[str, tuple[int, int]]:
        """By kind: (count, checksum) of what this user sees."""
        sums = self._verb("digest", list(kinds), answer=dict[str, Sum])
        return {kind: (one.count, one.sum) for kind, one in sums.items()}

    def inventory(self, kind: str, after: str, limit: int) -> tuple[Sequence[Listed], str]:
        """What this user sees of a kind, and the token to go on after; an empty token is the end."""
        found = self._verb("inventory", kind, int(after or 0), limit, answer=Inventory)
        listed = [Listed(key, version) for key, version in found.items]
        return listed, str(found.after) if found.more and found.after is not None else ""

    def quote(self, order: Canonical) -> Mapping[str, Any]:
        """The order as the server would price it, computed and rolled back. Raises Declined with its words."""
        return self._verb("quote", dict(order), answer=dict[str, Any])

    def scopes(self) -> tuple[Scope, ...]:
        """Every scope of the server."""
        return tuple(told.scope() for told in self._verb("scopes", answer=list[scopes.Told]))

    def preview_scope(self, scope: Scope) -> tuple[ScopeEffect, ...]:
        """What a scope would change for each representative it concerns; nothing is kept."""
        told = self._verb("scope_preview", scopes.values(scope), answer=list[scopes.Effect])
        return tuple(effect.effect() for effect in told)

    def put_scope(self, scope: Scope) -> Scope:
        """Make the scope of this name, or change it."""
        return self._verb("scope_set", scopes.values(scope), answer=scopes.Told).scope()

    def drop_scope(self, name: str) -> None:
        """Remove the scope of this name. Raises Declined if there is none."""
        self._verb("scope_delete", name, answer=type(None))

    def files(self, kind: str, keys: Mapping[str, str]) -> tuple[Attachment, ...]:
        """The files the office has of these records."""
        return files.files(self._verb, kind, keys)

    def upload(self, file: Attachment, parent: str, content: BinaryIO, progress: Callable[[int], None]) -> Attachment:
        """Send a file, from the byte on that the office has confirmed. The add-on knows the record by its key."""
        return files.upload(self._verb, file, content, progress)

    def download(self, file: Attachment, start: int = 0) -> Iterator[bytes]:
        """The content of a file of the office, from byte `start`."""
        return files.download(self._verb, file, start)

    def close(self) -> None:
        """Let go of connections."""
        self.rpc.close()

    def _verb(self, name: str, *params: Any, answer: type[T], write: bool = False) -> T:
        try:
            return self.rpc.verb(name, *params, answer=answer, write=write)
        except Said as said:
            error = _remote(said)
        raise error


def _remote(said: Exception) -> Exception:
    """The error of the family for what a server said about a whole call."""
    if not isinstance(said, Said):
        return said
    match said.code:
        case "rolled_back":
            return RolledBackProfile()
        case "rights":
            return AccessDenied(detail=said.message)
        case "ConcurrencyException":
            return ServerFault(detail=said.code)
        case _:
            return Declined(detail=said.message, refusal=said.code)


def _device(device: Device) -> dict[str, Any]:
    return {
        "id": device.id,
        "ledger_head": device.ledger_head,
        "ledger_seq": device.ledger_seq,
        "app": device.app,
        "waiting": device.waiting,
        "pending": device.pending,
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "group": group.id,
        "ops": [
            {
                "op": op.id,
                "kind": op.kind,
                "key": op.record_id,
                "action": op.action.value,
                "base": op.base_version,
                "values": dict(op.values),
            }
            for op in group.operations
        ],
    }
