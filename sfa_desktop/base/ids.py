"""Identifiers: time-ordered for what is born on the laptop, derived for what is born on a server."""

from collections.abc import Callable, Iterable

import uuid_utils

_NAMESPACE = uuid_utils.UUID("6f1a1c0e-5a0b-5c57-9d3c-0d6a7a1c9f10")


def new_id() -> str:
    """A UUIDv7 (RFC 9562): unique, and sorted by the time it was made."""
    return str(uuid_utils.uuid7())


def server_id(identity: str, kind: str, remote_id: str) -> str:
    """A UUIDv5 (RFC 9562) of (server identity, kind, remote id): the same on every laptop and after a reset.

    The Tryton add-on computes the same value for records it gives no laptop's key to (docs/protocol.md).
    """
    return server_ids(identity, kind)((remote_id,))[0]


def server_ids(identity: str, kind: str) -> Callable[[Iterable[object]], list[str]]:
    """`server_id` of one kind of one server, for many remote ids at once."""
    start, derive = f"{identity}/{kind}/", uuid_utils.uuid5
    return lambda remote_ids: [str(derive(_NAMESPACE, f"{start}{one}")) for one in remote_ids]
