"""Reps, an office and bad luck: one history is one seed. What must always hold is checked after every step."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from sfa_desktop.base.clock import FixedClock
from sfa_desktop.base.errors import MassDisappearance, OtherServer, RestoredServer
from sfa_desktop.entities.exchange import Group, Operation, OperationState
from sfa_desktop.replica import edits, ledger, outbox
from sfa_desktop.replica.access import Writer
from tests.simulation.agreement import Agreement, check_office
from tests.simulation.disasters import Disasters
from tests.simulation.faults import Faults
from tests.simulation.history import History
from tests.simulation.laptop import DIED, Laptop
from tests.simulation.people import NEEDS_A_PERSON, Colleagues, Desk, Words
from tests.simulation.watch import broken
from tests.support.office import Line, Office

KINDS = ("account", "product", "task", "visit", "order")
START = datetime(2026, 11, 24, 8, tzinfo=UTC)
ROUNDS = 6
"""With the network back and nothing in the way, after so many rounds nothing waits any more."""
BRAKES = {OtherServer.code, RestoredServer.code}


class Rep:
    """A laptop with all that is watched of it."""

    def __init__(self, laptop: Laptop, agreement: Agreement) -> None:
        self.laptop = laptop
        self.agreement = agreement
        self.watch = agreement.watch
        laptop.line.leaves = self._leaves
        laptop.line.answered = self.watch.answered
        self._seen: tuple[object, int] = (None, 0)

    def _leaves(self, groups: Sequence[Group]) -> None:
        with self.laptop.replica.read() as reader:
            self.watch.leaving(reader, groups)

    def look(self, *, by_person: bool) -> None:
        """Check everything that must hold in the file and between it and the office."""
        seen = self.laptop.broken, self.laptop.broken.writes
        if seen != self._seen:
            with self.laptop.replica.read() as reader:
                closed = self.watch.look(reader, by_person=by_person)
            self.agreement.check_closed(closed)
            self.watch.check_rows()
            self._seen = seen
        self.agreement.check_rows()

    def verify_ledger(self) -> None:
        """The app's own proof agrees."""
        with self.laptop.replica.read() as reader:
            problems = ledger.verify(reader)
        if problems:
            broken("the ledger does not verify", problems)


class World:
    """One history."""

    remembers = True
    """Whether the server keeps operations, devices and a feed, which is what the rarer misfortunes are about."""

    def __init__(self, history: History, folder: Path) -> None:
        self.history = history
        dice = Random(f"{history.seed}/world")
        self.faults = Faults(dice.choice((0.05, 0.1, 0.15)), history.spared)
        self.words = Words()
        self.users = ("ana", "ben", "eva")[: 3 if dice.random() < 0.15 else 2]
        self.clocks = [FixedClock(START) for _ in self.users]
        self.furnish(dice)
        self.reps = [
            self.rep(user, folder / f"{user}.db", clock, dice)
            for user, clock in zip(self.users, self.clocks, strict=True)
        ]
        self.disasters = Disasters(self)
        self.story: list[str] = []
        self.busy = False

    def furnish(self, dice: Random) -> None:
        """An office with a few customers; now and then with as many as a brake needs."""
        self.office = Office(keeps_heads=dice.random() < 0.7)
        large = dice.random() < 0.06
        for number in range(30 if large else 6):
            owner = self.users[0] if large else self.users[number % len(self.users)]
            self.office.add("account", name=f"Cliente {number}", owner=owner, active=True)
        for number in range(3):
            self.office.add("product", name=f"Artículo {number}", code=f"A{number}", active=True)

    def rep(self, user: str, path: Path, clock: FixedClock, dice: Random) -> Rep:
        """A rep with an empty laptop."""
        line = Line(self.office, user, kinds=KINDS)
        laptop = Laptop(user, path, line, self.faults, clock, dice)
        return Rep(laptop, Agreement(self.office, user, KINDS))

    def seq(self) -> int:
        """A number that grows with everything that happens at the office."""
        return self.office.seq

    def effects(self) -> int:
        """How many operations took effect."""
        return len(self.office.effects)

    def check_office(self) -> None:
        """What must hold at the office itself."""
        check_office(self.office)

    def close(self) -> None:
        """Let go of the files."""
        for rep in self.reps:
            rep.laptop.close()

    def tell(self, what: str) -> None:
        """Add to the story."""
        self.story.append(what)

    # --- one step

    def run(self) -> None:
        """The whole history. Raises Violation."""
        for number in self.history.steps:
            self.step(number)
        self.finish()

    def step(self, number: int) -> None:
        """Something happens, and everything still holds."""
        dice = Random(f"{self.history.seed}/{number}")
        self.faults.begin(number, Random(f"{self.history.seed}/{number}/faults"))
        rep = dice.choice(self.reps)
        for clock in self.clocks:
            clock.moment += timedelta(seconds=dice.randrange(-60, 900))
        self.time_passes(dice)
        acts: list[tuple[Callable[[Rep, Random], None], float]] = [
            (self.edits, 5), (self.synchronises, 4.5), (self.office_works, 3), (self.decides, 1.2),
            (self.restarts, 0.2), (self.disasters.anything, 0.8),
        ]  # fmt: skip
        act = dice.choices([act for act, _ in acts], weights=[weight for _, weight in acts])[0]
        before = len(self.faults.fired)
        self.tell(f"{number}. {rep.laptop.user} {act.__name__}")
        try:
            act(rep, dice)
        finally:
            if len(self.faults.fired) > before:
                fired = ", ".join(f"{f.name} ({f.step}.{f.number})" for f in self.faults.fired[before:])
                self.tell(f"     went wrong: {fired}")

    def time_passes(self, _dice: Random) -> None:
        """At the office."""
        self.office.now += timedelta(seconds=450)

    def edits(self, rep: Rep, dice: Random) -> None:
        failed = rep.laptop.edit(Desk(dice, self.words).anything)
        if failed:
            self.tell(f"     {failed}")
        self.after(rep)

    def decides(self, rep: Rep, dice: Random) -> None:
        if MassDisappearance.code in rep.laptop.errors:
            rep.laptop.accepted = frozenset({MassDisappearance.code})
        failed = rep.laptop.edit(Desk(dice, self.words).decide)
        if failed:
            self.tell(f"     {failed}")
        self.after(rep)

    def restarts(self, rep: Rep, _dice: Random) -> None:
        self.faults.happen("the process ended")
        rep.laptop.reopen()
        self.after(rep)

    def office_works(self, _rep: Rep, dice: Random) -> None:
        if not self.disasters.restored:
            self.tell("     " + Colleagues(self.office, dice, self.words, self.users).anything())

    def synchronises(self, rep: Rep, dice: Random) -> None:
        if not self.disasters.may_sync(rep):
            return
        if not rep.laptop.line.signed_in and dice.random() < 0.6:
            rep.laptop.line.signed_in = True
        rep.laptop.line.meanwhile = lambda: self.meanwhile(rep, dice)
        self.round(rep, thorough=dice.random() < 0.3)

    def meanwhile(self, rep: Rep, dice: Random) -> None:
        """A request is on its way, and life goes on."""
        what = dice.choice(("typed", "typed", "office", "other"))
        others = [other for other in self.reps if other is not rep and self.disasters.may_sync(other)]
        if what == "office":
            self.office_works(rep, dice)
        elif what == "other" and others and not self.busy:
            self.busy = True
            other = dice.choice(others)
            other.laptop.line.meanwhile = lambda: None
            self.tell(f"     meanwhile {other.laptop.user} synchronises")
            self.round(other, thorough=False)
            self.busy = False
        else:
            act = Desk(dice, self.words).anything
            self.tell(f"     meanwhile typed: {rep.laptop.edit(act) or 'saved'}")
            rep.look(by_person=True)

    # --- a round and what must hold after it

    def round(self, rep: Rep, *, thorough: bool = True) -> None:
        """One round, and everything that must hold after it."""
        laptop, watch = rep.laptop, rep.watch
        rows, cursors = {k: dict(v) for k, v in watch.rows.items()}, dict(watch.cursors)
        office_rows, states, effects = watch.office_rows, dict(watch.states), self.effects()
        pushes, greetings, fired = laptop.line.pushes, laptop.line.greetings, len(self.faults.fired)
        arrived = self.faults.arrived
        report = laptop.sync(thorough=thorough)
        gone_wrong = {fault.name for fault in self.faults.fired[fired:]}
        self.tell(
            f"     {laptop.user}: {', '.join(laptop.errors) or 'well'}, sent {report.pushed}, got {report.pulled}"
        )
        self.after(rep, by_person="meanwhile" in gone_wrong)
        if report is DIED or "meanwhile" in gone_wrong:
            return
        braked = [code for code in laptop.errors if code in BRAKES]
        if braked and laptop.line.greetings > greetings + 1:
            return  # at the second question, after something was sent in good faith
        if braked or self.disasters.restored:
            if not braked and not gone_wrong and cursors and laptop.line.signed_in:
                broken("a restored server was not noticed", laptop.errors)
            if (rows, cursors, office_rows) != (watch.rows, watch.cursors, watch.office_rows):
                broken("a brake let something change", braked)
            came_late = self.faults.arrived > arrived  # of an earlier round, and now had its effect
            if laptop.line.pushes != pushes or (self.effects() != effects and not came_late):
                broken("a brake let something be sent", braked)
            moved = {states.get(id_): state for id_, state in watch.states.items() if states.get(id_) is not state}
            if moved.keys() - {OperationState.SENDING}:
                broken("a brake let work change its state", moved)
            return
        if MassDisappearance.code in laptop.errors and not gone_wrong:
            for kind in KINDS:
                lost = rows.get(kind, {}).keys() - watch.rows[kind].keys()
                if len(lost) >= 20:
                    broken("a mass of records went although the brake was on", (kind, len(lost)))
        if not gone_wrong and laptop.line.signed_in and MassDisappearance.code not in laptop.errors:
            if laptop.errors:
                broken("a round failed although nothing went wrong", report.errors)
            rep.agreement.check_flow()
            laptop.accepted = frozenset()
            rep.agreement.check_known(verified=report.verified is True)

    def after(self, rep: Rep, *, by_person: bool = True) -> None:
        """What holds after every step that touched a laptop."""
        self.check_office()
        rep.look(by_person=by_person)
        if not self.disasters.restored:
            rep.agreement.check_cursors()

    # --- the end of a history

    def finish(self) -> None:
        """The network is back: within a bounded number of rounds the queue is empty and both sides agree."""
        self.tell("the network is back")
        self.faults.begin(-1, Random(f"{self.history.seed}/end"))
        self.disasters.end()
        self.faults.heal()
        dice = Random(f"{self.history.seed}/decisions")
        for rep in self.reps:
            rep.laptop.line.signed_in = True
        self.settle_down()
        decided = [self.settle_all(rep, dice) for rep in self.reps]
        if any(decided):
            self.settle_down()
        for rep in self.reps:
            left = [(o.state.value, o.code, o.kind, o.action.value) for o in rep.agreement.left_open()]
            if left:
                broken("the queue does not drain", left)
            if rep.laptop.report.verified is not True or rep.laptop.report.exit_code != 0:
                broken("not verified at the end", rep.laptop.report)
            rep.agreement.check_same()
            rep.verify_ledger()

    def settle_down(self) -> None:
        """Rounds until nothing moves any more and everybody has heard of everything."""
        heard = dict.fromkeys(self.users, -1)
        for _ in range(ROUNDS):
            for rep in self.reps:
                if heard[rep.laptop.user] == self.seq():
                    continue
                rep.laptop.accepted = frozenset({MassDisappearance.code})
                self.round(rep)
                heard[rep.laptop.user] = self.seq()
            if set(heard.values()) == {self.seq()}:
                return
        broken("rounds without end", [o.state for rep in self.reps for o in rep.agreement.left_open()])

    def settle_all(self, rep: Rep, dice: Random) -> bool:
        """What a person has to decide is all that is left; decide it. Whether there was anything."""
        for number in range(60):
            issues = [o for o in rep.laptop.open() if o.state in NEEDS_A_PERSON]
            if not issues:
                return number > 0
            self.settle(rep, issues[0], Desk(dice, self.words))
            self.round(rep)
        return broken("issues without end", [(o.state, o.code) for o in rep.laptop.open()])

    def settle(self, rep: Rep, issue: Operation, desk: Desk) -> None:
        """A person settles one issue; for good if it is a refusal."""

        def decision(w: Writer) -> None:
            if issue.state is OperationState.REFUSED:
                for draft in w.list("order", where={"state": "draft"}):  # one on the desk may need what is given up
                    edits.delete(w, "order", draft.id)
                outbox.discard(w, issue.id, dependents=True)
            else:
                desk.settle(w, issue)

        failed = rep.laptop.edit(decision)
        if failed:
            broken("an issue cannot be settled", (issue.state, issue.code, failed))
        self.after(rep)
