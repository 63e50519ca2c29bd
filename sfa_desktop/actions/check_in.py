"""Begins a visit: a planned one, or one that nobody planned."""

from datetime import datetime, timedelta

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.entities import Visit
from sfa_desktop.replica import edits
from sfa_desktop.replica.store import Replica

BACK_DATE = timedelta(days=7)
"""How long after the fact a check-in or check-out may still be entered."""


def check_in(
    replica: Replica, *, visit_id: str = "", account_id: str = "", channel: str = "visit", at: datetime | None = None
) -> str:
    """Mark a visit as under way since `at` (now if None); its id. Give a planned visit or an account.

    Raises InvalidInput with a `reason`: under_way, not_planned, too_far_back, in_the_future, account_missing.
    """
    moment = when(at, replica.clock.now())
    with replica.write() as w:
        under_way = w.list("visit", where={"state": "started"}, limit=1)
        if under_way and under_way[0].id != visit_id:
            raise InvalidInput(
                problem="Another visit is under way; check out of it first.", reason="under_way", id=under_way[0].id
            )
        if not visit_id:
            if not account_id:
                raise InvalidInput(problem="Name the account or the planned visit.", reason="account_missing")
            w.need("account", account_id)
            visit = Visit(account_id=account_id, channel=channel, state="started", started_at=moment)
            return edits.create(w, visit)
        planned = w.need("visit", visit_id)
        assert isinstance(planned, Visit)
        if planned.state not in ("planned", "skipped"):
            raise InvalidInput(problem=f"This visit is {planned.state} already.", reason="not_planned")
        edits.update(w, "visit", visit_id, {"state": "started", "started_at": moment})
        return visit_id


def when(at: datetime | None, now: datetime) -> datetime:
    """The moment meant; raises InvalidInput if it is in the future or further back than may be entered."""
    if at is None:
        return now
    if at > now + timedelta(minutes=5):
        raise InvalidInput(problem="That moment has not come yet.", reason="in_the_future")
    if at < now - BACK_DATE:
        raise InvalidInput(
            problem=f"That is more than {BACK_DATE.days} days ago, too far back to enter.", reason="too_far_back"
        )
    return at
