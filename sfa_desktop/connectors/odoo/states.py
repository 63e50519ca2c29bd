"""States that Odoo reaches by methods of their own, not by writing a field: confirmed orders, done tasks, won leads.

Each is looked at before and after, because Odoo refuses what is done already (422 "not in a state requiring
confirmation") and posts what is done twice.
"""

from collections.abc import Callable, Mapping
from typing import Any

from sfa_desktop.connectors.kit.comparing import Row
from sfa_desktop.connectors.kit.push import Refused
from sfa_desktop.connectors.odoo.lookups import Rows
from sfa_desktop.connectors.odoo.rpc import Rpc
from sfa_desktop.connectors.odoo.site import Site
from sfa_desktop.entities.exchange import Canonical, Operation

_FIELDS = {"order": "state", "task": "state", "case": "state", "opportunity": "stage"}
_ENOUGH: Mapping[tuple[str, str], frozenset[str]] = {
    ("order", "draft"): frozenset({"draft", "quotation", "confirmed", "processing", "done", "cancelled"}),
    ("order", "quotation"): frozenset({"quotation", "confirmed", "processing", "done", "cancelled"}),
    ("order", "confirmed"): frozenset({"confirmed", "processing", "done"}),
}
_FREE = frozenset({("task", "open"), ("opportunity", "lead"), ("opportunity", "opportunity"), ("case", "waiting")})
"""What every state is good enough for: Odoo has no such state, or none that it could be brought back to."""


def reached(kind: str, values: Canonical, row: Row) -> bool:
    """Whether a record has the state that `values` ask for, or is beyond it."""
    name = _FIELDS.get(kind, "")
    wanted = values.get(name)
    if not wanted or (kind, wanted) in _FREE:
        return True
    return row.get(name) in _ENOUGH.get((kind, wanted), frozenset({wanted}))


def reach(rpc: Rpc, site: Site, operation: Operation, id_: int, now: Callable[[], Row]) -> None:
    """Bring a record to the state its operation asks for. Raises Refused unless it turns out to be there."""
    kind = operation.kind
    wanted = str(operation.values.get(_FIELDS.get(kind, "")) or "")
    if not wanted or (kind, wanted) in _FREE or reached(kind, operation.values, now()):
        return
    try:
        _go(rpc, site, kind, wanted, id_, operation.values)
    except Refused:
        if not reached(kind, operation.values, now()):
            raise


def _go(rpc: Rpc, site: Site, kind: str, wanted: str, id_: int, values: Canonical) -> None:
    model = site.table(kind).map.remote
    match kind, wanted:
        case "order", "confirmed":
            rpc.write(model, "action_confirm", [id_])
        case "order", "quotation":
            rpc.write(model, "action_quotation_sent", [id_])
        case "order", "cancelled":
            rpc.write(model, "action_cancel", [id_], context={"disable_cancel_warning": True})
        case "task", "done":
            rpc.write(model, "action_feedback", [id_], feedback=str(values.get("notes") or "") or False)
        case "task", "dropped":
            rpc.write(model, "unlink", [id_])
        case "opportunity", "won":
            rpc.write(model, "action_set_won", [id_])
        case "opportunity", "lost":
            rpc.write(model, "action_set_lost", [id_])
        case "opportunity", _:
            rpc.write(model, "write", [id_], vals={"active": False})
        case "case", "solved" | "rejected" if model == "helpdesk.ticket":
            _close_ticket(rpc, id_)
        case _:
            return


def _close_ticket(rpc: Rpc, id_: int) -> None:
    """Move a ticket to the last folded stage: that is what Odoo calls closed (enterprise, helpdesk.stage `fold`)."""
    rows: Rows = rpc.read(
        "helpdesk.stage",
        "search_read",
        domain=[["fold", "=", True]],
        fields=["id"],
        order="sequence desc",
        limit=1,
        type=Rows,
    )
    if not rows:
        raise Refused("state", "Odoo has no stage for closed tickets.")
    vals: dict[str, Any] = {"stage_id": rows[0]["id"]}
    rpc.write("helpdesk.ticket", "write", [id_], vals=vals)
