"""How the profile stands with its office, in one answer: reachable or not, what waits, how old each kind is."""

import socket
from typing import Any

from sfa_desktop.base.settings import Endpoint
from sfa_desktop.connectors import probe
from sfa_desktop.entities import SYNCED
from sfa_desktop.replica import attachments, outbox
from sfa_desktop.replica.queries.sync_view import kind_states
from sfa_desktop.replica.store import Replica

PATIENCE = 2.0
"""Seconds the office's address gets to answer."""


def read_status(replica: Replica, endpoint: Endpoint | None) -> dict[str, Any]:
    """Endpoint, whether its address answers now (None without one), outbox and files by state, the age of each kind."""
    with replica.read() as r:
        counts = outbox.counts(r)
        files = attachments.counts(r)
        known = {state.kind: state for state in kind_states(r)}
        rows = {kind: r.count(kind) for kind in SYNCED}
    return {
        "endpoint": endpoint.name if endpoint else None,
        "online": reachable(endpoint.url) if endpoint else None,
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


def reachable(url: str) -> bool:
    """Whether something listens at the address; not whether it is the CRM, which `endpoint test` says."""
    try:
        with socket.create_connection(probe.endpoint(url), PATIENCE):
            return True
    except OSError:
        return False
