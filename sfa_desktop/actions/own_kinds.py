"""Says which of a profile's endpoints owns a kind: where its truth is, and where its changes go."""

from collections.abc import Collection

from sfa_desktop.actions.add_endpoint import Keeper
from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.base.settings import EVERYTHING, Settings
from sfa_desktop.entities import SYNCED
from sfa_desktop.entities.share import Share, shares
from sfa_desktop.replica import inflow, outbox
from sfa_desktop.replica.store import Replica

_TOGETHER = ("product", "tax", "price_list", "price_rule", "order")
"""Orders are made of the others: a server does not know another one's products."""


def own_kinds(profile: Keeper, replica: Replica, name: str, kinds: Collection[str]) -> dict[str, Share]:
    """Let an endpoint own these kinds; by endpoint what each has then.

    `order` takes along what orders are made of, unless that has an owner of its own. Raises InvalidInput for a kind
    there is not, for one that is filled from another endpoint already, and if orders and products would be apart.
    """
    wanted = dict.fromkeys(kind.strip() for kind in kinds)
    if unknown := [kind for kind in wanted if kind not in (*SYNCED, EVERYTHING)]:
        raise InvalidInput(
            problem=f"There is no kind {unknown[0]!r}; there are {', '.join(SYNCED)}, and * for the rest."
        )
    now = Settings.load(profile.home.settings) or profile.settings
    if "order" in wanted:
        wanted.update(dict.fromkeys(kind for kind in _TOGETHER if kind not in now.owners))
    changed = now.with_owner(name, wanted)
    after = _shares(changed)
    if _owner(after, "order") != _owner(after, "product"):
        raise InvalidInput(
            problem="Orders and products must have one owner: a server does not know another's products."
        )
    refuse_moved(replica, now, changed)
    changed.save(profile.home.settings)
    profile.settings = changed
    return after


def refuse_moved(replica: Replica, now: Settings, changed: Settings) -> None:
    """Raise InvalidInput if a kind would change its owner that is filled already, or has work waiting.

    One server's cursors and versions mean nothing to another.
    """
    before, after = _shares(now), _shares(changed)
    moved = [kind for kind in SYNCED if _owner(before, kind) != _owner(after, kind)]
    with replica.read() as r:
        filled = [kind for kind in moved if kind in inflow.cursors(r)]
        waiting = {operation.kind for operation in outbox.items(r)}
    if filled or waiting & set(moved):
        names = ", ".join(filled or sorted(waiting & set(moved)))
        raise InvalidInput(
            problem=f"{names} came from another CRM, or wait for it. Send what waits and empty the laptop "
            "(sfa-desktop reset) before they change their owner."
        )


def _shares(settings: Settings) -> dict[str, Share]:
    return shares([endpoint.name for endpoint in settings.endpoints], settings.owners)


def _owner(found: dict[str, Share], kind: str) -> str:
    return next((name for name, share in found.items() if share.owns(kind)), "")
