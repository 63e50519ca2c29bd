"""Seals the outbox in a file: what it holds is frozen here until the office was asked about it."""

from dataclasses import dataclass
from pathlib import Path

from sfa_desktop import __version__
from sfa_desktop.actions.courier.parcel import Enclosed, Parcel, write
from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.base.ids import new_id
from sfa_desktop.base.sealing import check_passphrase
from sfa_desktop.entities.exchange import Device
from sfa_desktop.replica import attachments, inflow, ledger, packing
from sfa_desktop.replica.access import Reader
from sfa_desktop.replica.contents import read as read_content
from sfa_desktop.replica.facts import device, shares
from sfa_desktop.replica.remotes import remotes_of
from sfa_desktop.replica.store import Replica
from sfa_desktop.sync.turn import turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """What is in the file."""

    id: str
    operations: int
    behind: int
    """Operations that need a person first: in the file, but not to be delivered."""
    files: int


def pack(replica: Replica, path: Path, passphrase: str, *, device_id: str, lock: Path) -> Packed:
    """Pack everything that may go. `lock` is the profile's sync lock: no engine sends it at the same time.

    If the file cannot be written, what it should have held is looked up and sent by the next round, as ever.
    Raises InvalidInput (a short passphrase, a file that is there, no office yet, nothing to pack), ReplicaBusy,
    DiskFull.
    """
    check_passphrase(passphrase)
    if path.exists():
        raise InvalidInput(problem=f"{path} is there already; name a new file.")
    id_ = new_id()
    with turn(lock):
        with replica.write() as w:
            office = inflow.facts(w)
            if office is None:
                raise InvalidInput(
                    problem="This profile has never met its office; a courier would not know whose it is."
                )
            if shares(w):
                raise InvalidInput(
                    problem="A courier delivers to one office, and this profile works with several CRMs; export the "
                    "outbox instead (sfa-desktop outbox export)."
                )
            groups, behind = packing.pack(w, id_)
            files = attachments.unsent(w)
            if not groups and not behind and not files:
                raise InvalidInput(problem="Nothing waits: everything is at the office.")
            seq, head = ledger.head(w)
            own_id = device(w, device_id)
            ids = {o.id for group in groups for o in group.operations} | {o.id for o in behind}
            parents = {
                f.file.id: remotes_of(w, f.file.kind, [f.file.record_id]).get(f.file.record_id, "") for f in files
            }
            proof = _proof(w, ids)
        parcel = Parcel(
            id=id_,
            packed_at=replica.clock.now(),
            identity=office.identity,
            user=str(office.user.get("login") or ""),
            device=Device(id=own_id, ledger_head=head, ledger_seq=seq, app=__version__, waiting=len(ids)),
            groups=tuple(groups),
            behind=tuple(behind),
            files=tuple(
                Enclosed(
                    file=f.file, parent=parents[f.file.id],
                    content=b"".join(read_content(replica, f.file.sha256, f.file.name)),
                )
                for f in files
            ),
            proof=proof,
        )  # fmt: skip
        write(path, parcel, passphrase)
    return Packed(id=id_, operations=len(ids) - len(behind), behind=len(behind), files=len(files))


def _proof(r: Reader, ids: set[str]) -> tuple[dict[str, object], ...]:
    return tuple(
        {"seq": e.seq, "at": e.at, "event": e.event, "operation": e.operation, "data": e.data, "hash": e.hash}
        for e in ledger.of_operations(r, ids)
    )
