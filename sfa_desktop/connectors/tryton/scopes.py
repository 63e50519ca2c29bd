"""Scopes as the add-on tells and takes them."""

from typing import Any

import msgspec

from sfa_desktop.entities.exchange import Scope, ScopeEffect


class Told(msgspec.Struct):
    """One scope, as in `scopes` and the answer of `scope_set`."""

    name: str
    months: dict[str, int] = {}
    segments: list[str] = []
    archived: bool = True
    categories: list[str] = []
    users: list[str] = []

    def scope(self) -> Scope:
        """The same as the app knows it."""
        return Scope(
            name=self.name,
            users=tuple(self.users),
            months=self.months,
            segments=tuple(self.segments),
            archived=self.archived,
            categories=tuple(self.categories),
        )


class Span(msgspec.Struct):
    """A figure before and after."""

    before: int
    after: int


class Unsent(msgspec.Struct):
    """A piece of work that had not been sent when its device was last heard of."""

    kind: str
    key: str
    title: str


class Effect(msgspec.Struct):
    """One representative in the answer of `scope_preview`."""

    user: str
    name: str
    rows: Span
    bytes: Span
    kinds: dict[str, tuple[int, int]]
    lost: int
    gained: int
    loses: list[str]
    gains: list[str]
    unsent: list[Unsent]

    def effect(self) -> ScopeEffect:
        """The same as the app knows it."""
        return ScopeEffect(
            user=self.user,
            name=self.name,
            rows=(self.rows.before, self.rows.after),
            bytes=(self.bytes.before, self.bytes.after),
            kinds=self.kinds,
            lost=self.lost,
            gained=self.gained,
            loses=tuple(self.loses),
            gains=tuple(self.gains),
            unsent=tuple((item.kind, item.key, item.title) for item in self.unsent),
        )


def values(scope: Scope) -> dict[str, Any]:
    """A scope as the add-on takes it."""
    return {
        "name": scope.name,
        "users": list(scope.users),
        "months": dict(scope.months),
        "segments": list(scope.segments),
        "archived": scope.archived,
        "categories": list(scope.categories),
    }
