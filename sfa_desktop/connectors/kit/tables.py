"""Which kinds a server has for its user, known with the first question."""

from abc import ABC, abstractmethod
from typing import ClassVar, Generic, TypeVar

from sfa_desktop.base.errors import AccessDenied
from sfa_desktop.connectors.kit.mapping import CrmMap

T = TypeVar("T")


class Tables(ABC, Generic[T]):
    """By kind: where its records are, as `T`; or why this user has none of it."""

    label: ClassVar[str]
    """The CRM's proper name."""
    mapping: CrmMap
    identity: str
    """Who the server is; empty before the first question."""
    tables: dict[str, T]
    missing: dict[str, str]
    """By kind: why this user has it not, in English."""

    @abstractmethod
    def open(self) -> None:
        """Sign in and look around, once. Raises RemoteError."""

    def table(self, kind: str) -> T:
        """Where a kind is. Raises AccessDenied where this user has none."""
        self.open()
        found = self.tables.get(kind)
        if found is None:
            raise AccessDenied(detail=f"reading {kind}: {self.missing.get(kind, f'{self.label} keeps none')}")
        return found

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that are there, all of the mapping before the first question."""
        return tuple(self.tables) if self.identity else tuple(self.mapping.kinds)
