"""One round: ask, push, pull, index, verify, send files, report. No thread, clock or timer of its own: all passed in.

The story is told in ARCHITECTURE.md, "One round of the engine"; the verbs there are the functions here.
"""

from collections.abc import Callable, Collection
from pathlib import Path

from sfa_desktop.base.clock import Clock
from sfa_desktop.base.errors import OtherServer, RestoredServer, RolledBackProfile, SfaError
from sfa_desktop.base.ids import new_id
from sfa_desktop.connectors.contract import Connector
from sfa_desktop.entities.exchange import Progress, Report, ServerFacts
from sfa_desktop.entities.share import BRIDGE, WHOLE, Share
from sfa_desktop.replica import emptying, inflow, kept, ledger, outbox, rounds, sending
from sfa_desktop.replica.facts import become_device
from sfa_desktop.replica.store import Replica
from sfa_desktop.sync import attach, matching, pull, push, restored, verify
from sfa_desktop.sync.round import STEP_ERRORS, Round, Stopped

_SCOPE = "scope"
"""The fact that keeps the token of the scope this replica follows."""


def run_once(
    replica: Replica,
    connector: Connector,
    clock: Clock,
    *,
    device: str,
    progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
    accepted: Collection[str] = (),
    thorough: bool = True,
    files: Callable[[], bool] = lambda: True,
    rescued: Path | None = None,
    share: Share = WHOLE,
    unmatched: bool = True,
) -> Report:
    """Bring replica and office together once, and say what came of it.

    `stop` is asked between transactions. `accepted` names brakes (their codes) that a person lets pass this time.
    `thorough` compares every kind with the office; otherwise only when something moved or a comparison is due.
    `files` says whether files of records go up now (sync/attach.py), asked again before each part. `rescued` is the
    folder for what is kept before a restored server is accepted. `share` is what this endpoint has of a profile with
    several, `unmatched` says that accounts may have changed since they were held against those of this endpoint;
    `sync/several.py` goes through them.
    Everything that can go wrong is in the report; only faults of our own raise. One engine at a time may work on a
    replica: the caller holds the turn (sync/turn.py).
    """
    round = Round(
        replica=replica,
        connector=connector,
        clock=clock,
        device_id=device,
        on_progress=progress or (lambda _: None),
        asked_to_stop=stop or (lambda: False),
        accepted=frozenset(accepted),
        files=files,
        rescued=rescued,
        share=share,
        unmatched=unmatched,
    )
    started = clock.now()
    try:
        _recover(round)
        _go(round, thorough=thorough)
    except Stopped:
        return round.report()
    except SfaError as error:
        round.note(error)
    report = round.report()
    try:
        with replica.write() as writer:
            rounds.note(writer, started, report)
            kept.prune(writer, round.told)
    except SfaError as error:
        round.note(error)
        return round.report()
    return report


def _go(round: Round, *, thorough: bool) -> None:
    round.tell("ask")
    facts = ask(round)
    if restored.under_way(round):
        restored.distrust(round)
        push.look_up(round)
        restored.go_on(round, facts)
    if not round.share.owns(BRIDGE):
        matching.match(round, facts, thorough=thorough)
    for step in (push.look_up, push.push):  # what cannot be looked up waits alone
        try:
            step(round)
        except STEP_ERRORS as error:
            round.note(error)
    if round.pushed:
        # What was sent has moved the feed, and the office's figures with it.
        facts = ask(round)
    pull.pull(round, facts)
    pull.index(round)
    if thorough or round.pushed or round.pulled or round.rescoped or verify.is_due(round):
        try:
            verify.verify(round, asked=thorough or round.rescoped)
        except STEP_ERRORS as error:
            round.note(error)
        _note_scope(round, facts)
    attach.attach(round)


def ask(round: Round) -> ServerFacts:
    """Ask the server who it is. Raises OtherServer, RestoredServer or RolledBackProfile before anything changes.

    The ledger's head that the office keeps has to be one of this very ledger: a copy that went on by itself, or one
    that was put back, is noticed before it sends. A restored server that a person has accepted is followed from here
    on (sync/restored.py).
    """
    with round.replica.read() as reader:
        cursors = round.cursors(reader)
        known = inflow.facts_of(reader, round.share)
    facts = round.connector.hello(round.device(anew=True), cursors)
    round.told = facts.server_time
    if known is not None and known.identity != facts.identity:
        raise OtherServer()
    if not _is_ours(round, facts):
        if RolledBackProfile.code not in round.accepted:
            raise RolledBackProfile()
        _go_on_as_copy(round, facts)
        facts = round.connector.hello(round.device(anew=True), cursors)
    if RestoredServer.code in round.accepted and not round.followed:
        round.followed = True
        restored.begin(round)
    elif any(round.share.owns(kind) for kind in facts.behind):
        raise RestoredServer()
    with round.replica.write() as writer:
        if known is not None and (known.user, known.policies) != (facts.user, facts.policies):
            inflow.doubt(writer, round.kinds)
        inflow.set_facts(writer, facts, round.share)
        round.rescoped = writer.fact(round.share.named(_SCOPE)) not in (None, facts.scope.get("token"))
    return facts


def _is_ours(round: Round, facts: ServerFacts) -> bool:
    """Whether the ledger's head that the office keeps of this device is one of this ledger."""
    if facts.heard is None:
        return True
    with round.replica.read() as reader:
        return ledger.fits(reader, *facts.heard)


def _go_on_as_copy(round: Round, facts: ServerFacts) -> None:
    """A person says that this copy, put back from a backup, is the one that goes on.

    It pushes under another id from now on, and everything it has not sent may have been sent after the copy was made:
    the office is asked about all of it first. The ledger says so and goes on.
    """
    with round.replica.write() as writer:
        become_device(writer, new_id())
        heard = {"seq": facts.heard[0], "head": facts.heard[1]} if facts.heard else {}
        ledger.append(writer, "copy_goes_on", data={"heard": heard})
        sending.doubt(writer)


def _note_scope(round: Round, facts: ServerFacts) -> None:
    """Once every kind was compared, the replica follows the scope that the office told."""
    token = facts.scope.get("token")
    if token is None or round.verified is False:
        return
    with round.replica.read() as reader:
        known = reader.fact(round.share.named(_SCOPE))
    if known != token:
        with round.replica.write() as writer:
            inflow.set_fact(writer, round.share.named(_SCOPE), token)


def _recover(round: Round) -> None:
    """What a dead process left half sent is unknown from now on; a reset that died comes to its end."""
    emptying.go_on(round.replica)
    with round.replica.read() as reader:
        left = outbox.counts(reader)["sending"]
    if left:
        with round.replica.write() as writer:
            sending.recover(writer)
    attach.recover(round)
