"""The few verbs every CRM is turned into. A connector speaks HTTP and hands out values; it keeps no database.

Errors: every verb may raise the `RemoteError` family (base/errors.py) and nothing else. `push` raises
`OutcomeUnknown` when the request left and no whole answer came back, any other RemoteError only when it is
certain that nothing was done.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO, Protocol, runtime_checkable

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
    Scope,
    ScopeEffect,
    ServerFacts,
    Step,
)


@runtime_checkable
class ScopeAdmin(Protocol):
    """What a connector whose server keeps scopes can do besides; all of it for administrators (else AccessDenied)."""

    def scopes(self) -> tuple[Scope, ...]:
        """Every scope of the server."""

    def preview_scope(self, scope: Scope) -> tuple[ScopeEffect, ...]:
        """What a scope would change for each representative it concerns; nothing is kept."""

    def put_scope(self, scope: Scope) -> Scope:
        """Make the scope of this name, or change it."""

    def drop_scope(self, name: str) -> None:
        """Remove the scope of this name. Raises Declined if there is none."""


class Connector(Protocol):
    """One endpoint, signed in lazily; used by one thread at a time."""

    capabilities: Capabilities

    def check(self) -> tuple[Step, ...]:
        """The connection test, step by step; never raises."""

    def hello(self, device: Device, cursors: Mapping[str, str]) -> ServerFacts:
        """Who the server is, and which kinds have news since `cursors`."""

    def pull(self, kind: str, cursor: str, limit: int) -> Page:
        """What changed after `cursor` ("" from the beginning), in the server's own order."""

    def fetch(self, kind: str, keys: Mapping[str, str]) -> Page:
        """The records of these keys (with the server's own id, or "") as they are now; what is missing is in `gone`."""

    def push(self, groups: Sequence[Group], device: Device) -> tuple[Answer, ...]:
        """Send groups, one answer each in the same order."""

    def lookup(self, groups: Sequence[Group]) -> Mapping[str, tuple[Receipt, ...]]:
        """After an unknown outcome, by group id: the receipts of its operations that were done, none if none was."""

    def digest(self, kinds: Sequence[str]) -> Mapping[str, tuple[int, int]]:
        """By kind: (count, checksum) of what this user sees, as in docs/protocol.md."""

    def inventory(self, kind: str, after: str, limit: int) -> tuple[Sequence[Listed], str]:
        """What this user sees of a kind, and the token to go on after; an empty token is the end."""

    def quote(self, order: Canonical) -> Mapping[str, Any]:
        """The order as the server would price it, computed and rolled back (docs/protocol.md)."""

    def files(self, kind: str, keys: Mapping[str, str]) -> tuple[Attachment, ...]:
        """The files the office has of these records (key and the server's own id)."""

    def upload(self, file: Attachment, parent: str, content: BinaryIO, progress: Callable[[int], None]) -> Attachment:
        """Send a file of the record with the server's id `parent`, and go on where an earlier attempt broke off.

        Returns it with its remote id. Sent again after a lost answer, it is there once. `progress` is told the bytes
        the office has confirmed, and may raise to stop.
        """

    def download(self, file: Attachment, start: int = 0) -> Iterator[bytes]:
        """The content of a file of the office, from byte `start`."""

    def close(self) -> None:
        """Let go of connections."""
