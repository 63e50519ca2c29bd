"""Keeps what is being typed, so that neither closing a card nor a crash loses it."""

from typing import Any

from sfa_desktop.replica import drafts
from sfa_desktop.replica.store import Replica


def keep_draft(replica: Replica, name: str, value: Any) -> None:
    """Keep a draft by name, durably; None forgets it."""
    with replica.write() as w:
        drafts.put_draft(w, name, value)


def read_draft(replica: Replica, name: str) -> Any:
    """The draft of that name, None if there is none."""
    with replica.read() as r:
        return drafts.draft(r, name)
