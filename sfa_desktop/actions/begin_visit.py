"""Goes in at an account: on with the visit under way, else the one planned for today, else an unplanned one."""

from sfa_desktop.actions.check_in import check_in
from sfa_desktop.replica.queries.visit_sheet import visit_of_today
from sfa_desktop.replica.store import Replica


def begin_visit(replica: Replica, account_id: str) -> str:
    """The id of the visit that is now under way. Raises InvalidInput where another one is (see check_in)."""
    with replica.read() as r:
        visit = visit_of_today(r, account_id, replica.clock.today())
    if visit is not None and visit.state == "started":
        return visit.id
    return check_in(replica, visit_id=visit.id if visit is not None else "", account_id=account_id)
