"""Words in which tests question a connector: operations, groups, and pages as records."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sfa_desktop.base.ids import new_id
from sfa_desktop.connectors.contract import Connector
from sfa_desktop.entities.exchange import Action, Group, Operation, Page


def op(kind: str, key: str, action: Action = Action.CREATE, base: int = 0, **values: Any) -> Operation:
    """One operation, of whichever group it is put in."""
    return Operation(id=new_id(), group_id="", kind=kind, record_id=key, action=action, values=values,
                     base_version=base)  # fmt: skip


def operation(kind: str, key: str = "", action: Action = Action.CREATE, base: int = 0, **values: Any) -> Operation:
    """One operation of the group `g`, made when the day of the models begins."""
    return Operation(id=new_id(), group_id="g", kind=kind, record_id=key or new_id(), action=action, values=values,
                     base_version=base, created_at=datetime(2026, 11, 24, 9, tzinfo=UTC))  # fmt: skip


def group(remotes: dict[str, str], *operations: Operation) -> Group:
    """Operations that were done as one thing, with the server's ids of what they touch."""
    return Group(id=new_id(), operations=operations, remotes=remotes)


def rows(page: Page) -> list[dict[str, Any]]:
    """The records of a page by name of column."""
    return [dict(zip(page.columns, row, strict=True)) for row in page.rows]


def by_key(page: Page) -> dict[str, dict[str, Any]]:
    """The records of a page by their keys, the app's own where they show one."""
    return {page.aliases.get(row["key"], row["key"]): row for row in rows(page)}


def names(pages: Iterable[Page]) -> list[str]:
    """The names of all records, sorted."""
    return sorted(row["name"] for page in pages for row in rows(page))


def pulled(connector: Connector, kind: str, cursor: str, limit: int) -> tuple[list[Page], str]:
    """All pages since a cursor, and the cursor at the end."""
    pages = []
    while True:
        page = connector.pull(kind, cursor, limit)
        pages.append(page)
        cursor = page.cursor
        if not page.more:
            return pages, cursor
