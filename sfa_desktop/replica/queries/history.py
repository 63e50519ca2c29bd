"""An account's touch points of all kinds in one order, newest first."""

from dataclasses import dataclass

from sfa_desktop.entities import Entity
from sfa_desktop.replica.store import Reader

SOURCES = {
    "visit": "SELECT 'visit', id, coalesce(started_at, planned_at) FROM visit"
    " WHERE account_id = :a AND state IN ('done', 'started', 'skipped') AND channel = 'visit'",
    "call": "SELECT 'visit', id, coalesce(started_at, planned_at) FROM visit"
    " WHERE account_id = :a AND state IN ('done', 'started') AND channel IN ('call', 'video')",
    "mail": "SELECT 'visit', id, coalesce(started_at, planned_at) FROM visit"
    " WHERE account_id = :a AND state IN ('done', 'started') AND channel = 'mail'",
    "order": "SELECT 'order', id, ordered_on FROM \"order\" WHERE account_id = :a",
    "case": "SELECT 'case', id, opened_at FROM \"case\" WHERE account_id = :a",
    "task": "SELECT 'task', id, coalesce(done_at, due_on) FROM task WHERE account_id = :a",
}
"""By filter: what belongs to it, as (kind, id, when)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchPoint:
    """One record of the history; `at` is an ISO date or moment, empty where nobody wrote it down."""

    kind: str
    at: str
    record: Entity


def history(r: Reader, account_id: str, *, only: str = "", limit: int = 60) -> tuple[TouchPoint, ...]:
    """The newest touch points of an account, of one filter where one is named."""
    parts = [SOURCES[only]] if only else list(SOURCES.values())
    union = " UNION ALL ".join(part.replace(":a", "?") for part in parts)
    rows = r.rows(f"{union} ORDER BY 3 DESC, 2 DESC LIMIT ?", [*[account_id] * len(parts), limit])
    found = {
        kind: r.get_many(kind, [id_ for kind_, id_, _ in rows if kind_ == kind]) for kind in {row[0] for row in rows}
    }
    return tuple(
        TouchPoint(kind=kind, at=at or "", record=found[kind][id_]) for kind, id_, at in rows if id_ in found[kind]
    )


def counts(r: Reader, account_id: str) -> dict[str, int]:
    """How many touch points each filter has."""
    parts = ", ".join(f"(SELECT count(*) FROM ({part.replace(':a', '?')}))" for part in SOURCES.values())  # noqa: S608
    return dict(zip(SOURCES, r.rows(f"SELECT {parts}", [account_id] * len(SOURCES))[0], strict=True))
