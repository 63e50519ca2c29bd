"""Rare and large misfortunes: clocks that jump, servers put back from a backup, territories that change hands."""

import shutil
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from sfa_desktop.base.errors import RolledBackProfile
from sfa_desktop.entities import Account
from sfa_desktop.replica import edits, ledger
from sfa_desktop.replica.connection import key_mark
from sfa_desktop.replica.store import Replica
from sfa_desktop.sync.engine import run_once
from tests.simulation.laptop import KEY
from tests.simulation.watch import broken

if TYPE_CHECKING:
    from tests.simulation.world import Rep, World


FAULTS = (
    "the clock jumps", "the server is restored", "the territory changes hands", "the profile is an older copy",
    "the process ended",
)  # fmt: skip
MARKS = 60
"""Entries that the copy's own round may add to its ledger before it sends."""


class Disasters:
    """What befalls a whole history; `restored` while the office runs on an old backup."""

    def __init__(self, world: "World") -> None:
        self.world = world
        self.restored = False
        self._backup: dict[str, Any] | None = None
        self._right: dict[str, Any] = {}

    def anything(self, rep: "Rep", dice: Random) -> None:
        """One of them."""
        if not self.world.remembers:
            return self.clock_jumps(rep, dice)
        what = dice.choice((self.clock_jumps, self.clock_jumps, self.backup, self.restore, self.restore, self.territory,
                            self.older_copy))  # fmt: skip
        self.world.tell(f"     {what.__name__}")
        what(rep, dice)
        return None

    def clock_jumps(self, rep: "Rep", dice: Random) -> None:
        """The laptop's clock is wrong by days, in either direction."""
        if self.world.faults.happen("the clock jumps"):
            rep.laptop.clock.moment += timedelta(days=dice.choice((-400, -3, 3, 400)))

    # --- the office

    def backup(self, _rep: "Rep", _dice: Random) -> None:
        """The administrator makes a backup."""
        if not self.restored:
            self._backup = self.world.office.backup()

    def restore(self, _rep: "Rep", _dice: Random) -> None:
        """The office is put back from the backup; or, if that is how it stands, put right again."""
        office = self.world.office
        if self.restored:
            self.put_right()
            return
        newer = self._backup is not None and office.seq > self._backup["seq"]
        if self._backup is not None and newer and self.world.faults.happen("the server is restored"):
            self.world.faults.late.clear()
            self._right = office.backup()
            office.restore(self._backup)
            self.restored = True

    def put_right(self) -> None:
        """The right database is back."""
        self.world.office.restore(self._right)
        self.restored = False

    def may_sync(self, rep: "Rep") -> bool:
        """Whether a round of this laptop proves anything: one that has nothing newer than the backup cannot know."""
        if not self.restored:
            return True
        heads: dict[str, int] = {}
        for record in self.world.office.records.values():
            heads[record.kind] = max(heads.get(record.kind, 0), record.version)
        for seq, kind, _, _ in self.world.office.left:
            heads[kind] = max(heads.get(kind, 0), seq)
        return any(int(cursor) > heads.get(kind, 0) for kind, cursor in rep.watch.cursors.items())

    def territory(self, rep: "Rep", dice: Random) -> None:
        """All accounts of a rep go to another one, or come to this one."""
        if self.restored or not self.world.faults.happen("the territory changes hands"):
            return
        others = [user for user in self.world.users if user != rep.laptop.user]
        for record in [r for r in self.world.office.records.values() if r.kind == "account" and not r.deleted]:
            if record.values["owner"] == rep.laptop.user:
                self.world.office.move(record, dice.choice(others))

    # --- the laptop

    def older_copy(self, rep: "Rep", _dice: Random) -> None:
        """The profile is copied; later the copy is put in the place of the profile, and the office notices."""
        laptop, office = rep.laptop, self.world.office
        path = laptop.path.with_suffix(".copy.db")
        if not path.exists():
            laptop.replica.backup(path)
            shutil.copyfile(key_mark(laptop.path), key_mark(path))
            return
        if self.restored:
            return
        old = Replica.open(path, KEY, clock=laptop.clock)
        try:
            with old.write() as writer:
                account = edits.create(writer, Account(name="typed in the copy"))
                seq, _ = ledger.head(writer)
            known = office.devices.get(laptop.device, 0)
            if known <= seq + MARKS or not self.world.faults.happen("the profile is an older copy"):
                return
            effects = len(office.effects)
            report = run_once(old, laptop.line.line, laptop.clock, device=laptop.device)
            if RolledBackProfile.code not in [code for code, _ in report.errors]:
                broken("an older copy of the profile was not noticed", report.errors)
            if len(office.effects) != effects or ("account", account) in office.records:
                broken("an older copy of the profile sent something", report)
        finally:
            old.close()
            path.unlink()

    def end(self) -> None:
        """Nothing stays as wrong as that for ever."""
        if self.restored:
            self.put_right()
