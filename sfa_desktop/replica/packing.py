"""The outbox as a courier carries it: which groups may go, in which order, and frozen before they leave.

What was packed may have been delivered: it stands as `unknown`, so that the next round asks the office about it before
it sends it itself, and what is typed meanwhile becomes operations of its own.
"""

from collections.abc import Sequence

from sfa_desktop.entities.exchange import Action, Group, Operation, OperationState
from sfa_desktop.replica import ledger, operations, outbox, remotes, sending
from sfa_desktop.replica.access import Reader, Writer

WITH_COURIER = "courier"
"""Code of an operation that is in a courier's file."""
_GOES = (OperationState.QUEUED, OperationState.UNKNOWN)


def pack(w: Writer, pack_id: str) -> tuple[list[Group], list[Operation]]:
    """Freeze all groups that may go, under the id of their file; they, and the operations that stay behind.

    What needs a person stays, and so does what waits for it.
    """
    groups = _open_groups(w)
    staying = {group.id for group in groups if any(o.state not in _GOES for o in group.operations)}
    going = ordered([group for group in groups if group.id not in staying], waiting=staying, among=groups)
    queued = [group for group in going if any(o.state is OperationState.QUEUED for o in group.operations)]
    sending.mark_sending(w, queued, pack_id)
    sending.mark_unknown(w, [group.id for group in queued])
    ids = [operation.id for group in going for operation in group.operations]
    for id_ in ids:
        operations.put(w, id_, code=WITH_COURIER)
    kept = {group.id for group in going}
    behind = [o for group in groups if group.id not in kept for o in group.operations]
    ledger.append(w, "packed", data={"pack": pack_id, "operations": ids, "behind": len(behind)})
    return remotes.with_remotes(w, going), behind


def packed(r: Reader, pack_id: str) -> bool:
    """Whether a file of this id was packed here."""
    return bool(r.value("SELECT 1 FROM ledger WHERE event = 'packed' AND instr(data, ?)", (f'"{pack_id}"',)))


def _open_groups(r: Reader) -> list[Group]:
    members: dict[str, list[Operation]] = {}
    for operation in outbox.items(r):
        members.setdefault(operation.group_id, []).append(operation)
    return [Group(id=id_, operations=tuple(found)) for id_, found in members.items()]


def ordered(groups: Sequence[Group], *, waiting: set[str], among: Sequence[Group]) -> list[Group]:
    """Groups so that each comes after those it needs: who creates what it points to, and who changed its records first.

    Left out are those that need one of `waiting`, directly or not. `among` are all open groups, oldest first.
    """
    found: list[Group] = []
    placed: set[str] = set()
    needs = {group.id: _needs(group, among) for group in groups}
    left = list(groups)
    while left:
        ready = [group for group in left if needs[group.id] <= placed]
        if not ready:
            # A circle of groups, or groups behind one that waits: the circle may go, as nobody else can.
            ready = [group for group in left if not _reaches(group.id, needs, waiting)][:1]
        if not ready:
            break
        found += ready
        placed |= {group.id for group in ready}
        left = [group for group in left if group.id not in placed]
    return found


def _needs(group: Group, among: Sequence[Group]) -> set[str]:
    linked: set[str] = set()
    touched = {(o.kind, o.record_id) for o in group.operations}
    for operation in group.operations:
        linked |= operations.links(operation.kind, operation.values)
    needed: set[str] = set()
    earlier = True
    for other in among:
        if other.id == group.id:
            earlier = False
            continue
        creates = {o.record_id for o in other.operations if o.action is Action.CREATE}
        if creates & linked or (earlier and touched & {(o.kind, o.record_id) for o in other.operations}):
            needed.add(other.id)
    return needed


def _reaches(id: str, needs: dict[str, set[str]], waiting: set[str]) -> bool:
    seen, left = set(), [id]
    while left:
        one = left.pop()
        if one in waiting:
            return True
        if one not in seen:
            seen.add(one)
            left += needs.get(one, set())
    return False
