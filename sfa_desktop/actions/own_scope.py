"""The scope of an endpoint whose server keeps none: shown, tried by counting, and kept with the endpoint."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sfa_desktop.actions.add_endpoint import Keeper
from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.base.settings import Endpoint, Settings
from sfa_desktop.connectors import registry
from sfa_desktop.connectors.contract import Bounded, Connector
from sfa_desktop.entities import SYNCED
from sfa_desktop.entities.bounds import Bounds
from sfa_desktop.replica import outbox
from sfa_desktop.replica.store import Replica

_ROW = 900
"""Bytes of a row where the replica has none to measure."""
_FEW = 500
"""Rows from which on the size of the replica says something about the size of a row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What a scope would come to for this endpoint's user: pairs are (before, after)."""

    kinds: Mapping[str, tuple[int, int]]
    rows: tuple[int, int]
    bytes: tuple[int, int]
    """Estimated from what a row takes in the replica."""
    waiting: int
    """Items of work not yet sent: they are kept whatever the scope, and sent."""


def keeps_own_scope(endpoint: Endpoint) -> bool:
    """Whether the app itself limits what it reads from this endpoint."""
    known = registry.CRMS.get(endpoint.crm)
    return known is not None and known.bounded


def bounds_of(endpoint: Endpoint) -> Bounds:
    """The scope as kept. Raises InvalidInput."""
    return Bounds.of(endpoint.scope)


def weigh_bounds(connector: Connector, now: Bounds, then: Bounds, replica: Replica, path: Path) -> Weighed:
    """Count at the server what each scope has; nothing is kept. Raises InvalidInput, RemoteError."""
    if not isinstance(connector, Bounded):
        raise InvalidInput(problem="This CRM cannot be counted.")
    before, after = connector.count_within(now), connector.count_within(then)
    with replica.read() as r:
        rows = sum(r.count(kind) for kind in SYNCED)
        waiting = sum(number for state, number in outbox.counts(r).items() if state not in ("done", "discarded"))
    size = path.stat().st_size / rows if rows >= _FEW and path.is_file() else _ROW
    sums = (sum(before.values()), sum(after.values()))
    return Weighed(
        kinds={kind: (before.get(kind, 0), after.get(kind, 0)) for kind in {**before, **after}},
        rows=sums,
        bytes=(round(sums[0] * size), round(sums[1] * size)),
        waiting=waiting,
    )


def set_bounds(profile: Keeper, endpoint: Endpoint, bounds: Bounds) -> Endpoint:
    """Keep a scope; it is followed from the next sync on. Raises InvalidInput where the server keeps its own."""
    if not keeps_own_scope(endpoint):
        raise InvalidInput(problem="This CRM limits what a representative has by itself.")
    now = Settings.load(profile.home.settings) or profile.settings
    changed = now.with_scope(endpoint.name, Bounds.of(bounds.told()).told())
    changed.save(profile.home.settings)
    profile.settings = changed
    return changed.endpoint(endpoint.name)
