"""Takes in at home what a courier brought back: receipts, refusals and conflicts, exactly as a round would."""

from dataclasses import dataclass
from pathlib import Path

from sfa_desktop.actions.courier.parcel import Receipts, read
from sfa_desktop.base.guard_errors import SealedFileRefused
from sfa_desktop.replica import attachments, inflow, ledger, outbox, packing, receiving
from sfa_desktop.replica.facts import device
from sfa_desktop.replica.store import Replica
from sfa_desktop.sync.turn import turn

_TOGETHER = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What the receipts changed here."""

    done: int
    """Operations that are done since."""
    refused: int
    conflicts: int
    files: int
    by: str
    """Whose sign-in delivered it."""


def receive(replica: Replica, path: Path, passphrase: str, *, device_id: str, lock: Path) -> Received:
    """Take in the receipts of a parcel of this profile; twice is once, and what is done already stays done.

    Raises SealedFileRefused for a file that was changed or is not about this profile's work, ReplicaBusy.
    """
    receipts = read(path, Receipts, passphrase)
    with replica.read() as r:
        office = inflow.facts(r)
        foreign = receipts.device not in (device_id, device(r, device_id)) or not packing.packed(r, receipts.parcel)
        elsewhere = office is None or office.identity != receipts.identity
        before = outbox.counts(r)
        files_before = attachments.counts(r)
    if foreign or elsewhere:
        whose = "another office's" if elsewhere and not foreign else "another profile's"
        raise SealedFileRefused(path=path, reason=f"these are receipts of {whose} work")
    with turn(lock):
        for start in range(0, len(receipts.answers), _TOGETHER):
            with replica.write() as w:
                receiving.settle_many(w, receipts.answers[start : start + _TOGETHER])
        with replica.write() as w:
            for file in receipts.files:
                if any(one.file.id == file.id for one in attachments.unsent(w)):
                    attachments.settle(w, file.id, file)
            data = {"pack": receipts.parcel, "by": receipts.delivered_by, "answers": len(receipts.answers)}
            ledger.append(w, "courier_received", data=data)
    with replica.read() as r:
        after = outbox.counts(r)
        files_after = attachments.counts(r)
    return Received(
        done=after["done"] - before["done"], refused=after["refused"] - before["refused"],
        conflicts=after["conflict"] - before["conflict"], files=files_after["done"] - files_before["done"],
        by=receipts.delivered_by,
    )  # fmt: skip
