"""The few verbs every CRM is turned into. A connector speaks HTTP and hands out values; it keeps no database.

Errors: every verb may raise the `RemoteError` family (base/errors.py) and nothing else. `push` raises
`OutcomeUnknown` when the request left and no whole answer came back, any other RemoteError only when it is
certain that nothing was done.

What a server cannot do its `Capabilities` say, and the engine makes up for it:

Keys. A server with `own_keys` finds records by the app's keys. Of any other, records and links in pages carry keys
derived from the server's ids (`base.ids.server_id(identity, kind, remote)`), also those of records born on a laptop,
and `Page.derived` is True; `Page.aliases` tells by derived key the own key of every record and line that shows one,
and of every record and line that a receipt is about. The replica puts known keys in the place of derived ones
everywhere, `gone` and `Listed.key` included. A receipt of something that was made but could not be read back has a
page without rows, for its aliases' sake. Groups come with `remotes`: ids by key of the touched records, of all links,
and of lines that stay. A link that is not there is to a record created earlier in the same group, or to one the office
does not know (refuse with `unknown_link`). Lines of the server that are in neither the operation's lines nor `remotes`
(derive their keys and compare) were removed.

Versions. Where they are stamps (`exact_versions` False), all that is read is compared by content, so a pull may bring
the same again: it goes back behind its cursor by `overlap`, whose beginning comes from the server's clock or stamps.
A version not told is 0. Versions of one record never become smaller while the server lives: give stamps in UTC.

Deletions. With tombstones `none` or `log`, records that the `inventory` lacks are asked for once more by `fetch`, and
go if that names them in `gone`. It must list all that `pull` brings, archived records too, and nothing else.

Parts. Without `atomic_groups`, operations of a group are done in order up to the one that is refused or clashes. An
answer then holds the receipts before it; the rest waits here for a person to deal with that one. After silence `lookup`
tells what was done and the rest is sent again, changes included: they have to be harmless when repeated. A server that
takes one operation a call has `batch_limit` 1, so that each answer is written down before the next call.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO, Protocol, runtime_checkable

from sfa_desktop.entities.bounds import Bounds
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
from sfa_desktop.entities.survey import MappedKind, MapPreview


@runtime_checkable
class MapAdmin(Protocol):
    """What a connector can do besides that shows an administrator how kinds and fields are mapped."""

    def mapped_kinds(self) -> tuple[MappedKind, ...]:
        """Every kind with its fields on both sides, as this user finds them. Raises RemoteError."""

    def preview_map(self, kind: str, limit: int) -> MapPreview:
        """Real records through the mapping; nothing is kept. Raises AccessDenied, RemoteError."""


@runtime_checkable
class Bounded(Protocol):
    """What a connector can do besides that limits by itself what it reads, because its server keeps no scopes.

    It is opened with `bounds`, follows them in pull, fetch and inventory, and tells them in `ServerFacts.scope`.
    """

    def count_within(self, bounds: Bounds) -> Mapping[str, int]:
        """By kind: how many records there are within bounds. Raises RemoteError."""


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
