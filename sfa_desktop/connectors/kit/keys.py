"""Keys of records whose server keeps none of ours: derived from its own ids, and remembered, since links repeat."""

import re
from collections.abc import Callable

from sfa_desktop.base.ids import server_ids

_REMEMBERED = 50_000
_KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


class Keys(dict[object, str]):
    """The keys of one kind by remote id; one that is not there yet is derived."""

    def __init__(self, derive: Callable[[object], str]) -> None:
        super().__init__()
        self._derive = derive

    def __missing__(self, remote_id: object) -> str:
        if remote_id.__class__ is not int and remote_id.__class__ is not str:
            raise TypeError("not the id of a record")
        if len(self) > _REMEMBERED:
            self.clear()
        key = self[remote_id] = self._derive(remote_id)
        return key


class KeyBook:
    """The keys of all kinds of one server."""

    def __init__(self, identity: str = "") -> None:
        self.identity = identity  # for good: what is derived is remembered
        self._kinds: dict[str, Keys] = {}

    def of(self, kind: str) -> Keys:
        """The keys of a kind; the same object from call to call."""
        found = self._kinds.get(kind)
        if found is None:
            found = self._kinds[kind] = Keys(server_ids(self.identity, kind))
        return found

    def key(self, kind: str, remote_id: object) -> str:
        """The key of one record."""
        return self.of(kind)[remote_id]


def is_key(value: object) -> bool:
    """Whether a text that a server keeps for us is a key at all: people copy, import and shorten such fields."""
    return isinstance(value, str) and _KEY.fullmatch(value) is not None
