"""How the profile stands with its office, in one answer: reachable or not, what waits, how old each kind is."""

from typing import Any

from sfa_desktop.base.settings import Endpoint
from sfa_desktop.connectors import probe
from sfa_desktop.connectors.route import Route
from sfa_desktop.entities import SYNCED
from sfa_desktop.replica import attachments, outbox
from sfa_desktop.replica.facts import clock_ahead
from sfa_desktop.replica.queries.sync_view import kind_states
from sfa_desktop.replica.store import Replica


def read_status(replica: Replica, endpoint: Endpoint | None, route: Route | None = None) -> dict[str, Any]:
    """Endpoint, whether its address answers now (None without one), outbox and files by state, the age of each kind.

    `clock_ahead`: seconds by which this laptop's clock was before the office's in the latest round; nothing but this
    display depends on it.
    """
    with replica.read() as r:
        counts = outbox.counts(r)
        files = attachments.counts(r)
        known = {state.kind: state for state in kind_states(r)}
        rows = {kind: r.count(kind) for kind in SYNCED}
        ahead = clock_ahead(r)
    return {
        "endpoint": endpoint.name if endpoint else None,
        "online": probe.reachable(endpoint.url, route) if endpoint else None,
        "clock_ahead": ahead,
        "outbox": counts,
        "files": files,
        "kinds": {
            kind: {
                "rows": rows[kind],
                "as_of": known[kind].as_of if kind in known else None,
                "verified_at": known[kind].verified_at if kind in known else None,
                "verified": known[kind].verified if kind in known else None,
            }
            for kind in SYNCED
        },
    }
