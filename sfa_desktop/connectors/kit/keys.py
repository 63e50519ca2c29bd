"""Keys of records whose server keeps none of ours: derived from its own ids, and remembered, since links repeat."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Annotated

from msgspec import Meta

from sfa_desktop.base.ids import server_ids

_REMEMBERED = 50_000
_LONGEST = 255
"""Characters of an id: the longest are names of documents, which have 140."""
Number = Annotated[int, Meta(gt=0, le=2**63 - 1)]
"""Ids of servers that number their records."""
Id = Number | Annotated[str, Meta(min_length=1, max_length=_LONGEST)]
"""Ids of any server, as msgspec decodes them; nothing else is one."""
_KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


class Keys(dict[object, str]):
    """The keys of one kind by remote id; one that is not there yet is derived."""

    def __init__(self, derive: Callable[[Iterable[object]], list[str]]) -> None:
        super().__init__()
        self._derive = derive

    def of(self, remote_ids: Sequence[str | int]) -> Sequence[str]:
        """The keys of a column of ids that were checked while they were decoded."""
        if self.keys().isdisjoint(remote_ids):  # a page of a first sync
            found = self._derive(remote_ids)
            if len(self) + len(found) > _REMEMBERED:
                self.clear()
            self.update(zip(remote_ids, found, strict=True))
            return found
        return [self[id_] for id_ in remote_ids]

    def __missing__(self, remote_id: object) -> str:
        id_text(remote_id)
        if len(self) > _REMEMBERED:
            self.clear()
        (key,) = self._derive((remote_id,))
        self[remote_id] = key
        return key


def id_text(told: object) -> str:
    """The id of a record as a server tells it, as text. Raises TypeError for what is none: nothing, a list, -1."""
    if isinstance(told, str) and 0 < len(told) <= _LONGEST:
        return told
    if told.__class__ is int and isinstance(told, int) and 0 < told < 2**63:
        return str(told)
    raise TypeError("not the id of a record")


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
