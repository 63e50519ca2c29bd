"""How the profile stands with its office, in one answer: reachable or not, what waits, how old each kind is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sfa_desktop.base.settings import Endpoint
from sfa_desktop.connectors import probe
from sfa_desktop.connectors.route import Route
from sfa_desktop.entities import SYNCED
from sfa_desktop.entities.share import BRIDGE, WHOLE, Share
from sfa_desktop.replica import attachments, counterparts, outbox
from sfa_desktop.replica.facts import clock_ahead
from sfa_desktop.replica.queries.sync_view import kind_states
from sfa_desktop.replica.store import Replica

_MATCHED = ("matched", "unmatched_accounts", "unmatched_counterparts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An endpoint whose address is tried: the way to it, and what it has of the profile."""

    endpoint: Endpoint
    route: Route
    share: Share = WHOLE


def read_status(replica: Replica, asked: Sequence[Asked]) -> dict[str, Any]:
    """Endpoints, whether their addresses answer now, outbox and files by state, the age of each kind.

    The first endpoint is the one that owns the accounts; `endpoint` and `online` are about it (None without one).

    `clock_ahead`: seconds by which this laptop's clock was before the office's in the latest round; nothing but this
    display depends on it.
    """
    with replica.read() as r:
        counts = outbox.counts(r)
        files = attachments.counts(r)
        known = {state.kind: state for state in kind_states(r)}
        rows = {kind: r.count(kind) for kind in SYNCED}
        ahead = clock_ahead(r)
        matched = {
            one.endpoint.name: dict(zip(_MATCHED, counterparts.counts(r, one.share.endpoint), strict=True))
            for one in asked
            if not one.share.owns(BRIDGE)
        }
    endpoints = [
        {
            "name": one.endpoint.name,
            "online": probe.reachable(one.endpoint.url, one.route),
            "kinds": [kind for kind in SYNCED if one.share.owns(kind)],
            "accounts": matched.get(one.endpoint.name),
        }
        for one in asked
    ]
    return {
        "endpoint": endpoints[0]["name"] if endpoints else None,
        "online": endpoints[0]["online"] if endpoints else None,
        "endpoints": endpoints,
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
