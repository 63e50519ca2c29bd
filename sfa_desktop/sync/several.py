"""A round with every endpoint of a profile, one after the other, and one report out of all.

The endpoint that owns the accounts goes first, so that an order finds its account's counterpart. One that is away, or
at which a brake holds, does not keep the others from their work; each keeps its own pause that its server asked for.
What a person did as one thing may concern several servers: each gets its part, and no part waits for another one, for
nothing makes two servers atomic.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sfa_desktop.base.clock import Clock
from sfa_desktop.base.errors import EXIT_DONE, worst
from sfa_desktop.connectors.contract import Connector
from sfa_desktop.entities.exchange import Progress, Report
from sfa_desktop.entities.share import BRIDGE, WHOLE, Share
from sfa_desktop.replica import facts
from sfa_desktop.replica.store import Replica
from sfa_desktop.sync.engine import run_once


@dataclass(slots=True, kw_only=True)
class Party:
    """One endpoint that takes part."""

    name: str
    connector: Connector
    share: Share = WHOLE
    not_before: float = 0.0
    """Monotonic seconds: its server asked not to be bothered earlier."""
    told: Report | None = None
    """What its last round came to: it stands while the pause lasts."""
    unmatched: bool = True
    """Accounts may have changed since they were held against those of this endpoint."""


class Parties:
    """All endpoints of a profile."""

    def __init__(self, parties: Sequence[Party]) -> None:
        self.all = tuple(parties)

    def owner(self, kind: str) -> Connector:
        """The connector of the endpoint that owns a kind."""
        return next((party for party in self.all if party.share.owns(kind)), self.all[0]).connector

    def run_once(
        self,
        replica: Replica,
        clock: Clock,
        *,
        device: str,
        progress: Callable[[Progress], None] | None = None,
        stop: Callable[[], bool] | None = None,
        accepted: Collection[str] = (),
        thorough: bool = True,
        files: Callable[[], bool] = lambda: True,
        rescued: Path | None = None,
    ) -> Report:
        """One round with each (engine.run_once). Those whose pause is not over are left out unless `thorough`."""
        _remember(replica, self.all)
        reports: list[Report] = []
        paused: list[Report] = []
        for party in self.all:
            left = party.not_before - clock.monotonic()
            if len(self.all) > 1 and not thorough and left > 0 and party.told:
                still = replace(party.told, pushed=0, pulled=0, files_sent=0, verified=None, retry_after=left)
                paused.append(still)
                continue
            report = run_once(
                replica, party.connector, clock, device=device, progress=progress, stop=stop, accepted=accepted,
                thorough=thorough, files=files, rescued=rescued, share=party.share,
                unmatched=party.unmatched,
            )  # fmt: skip
            party.not_before = clock.monotonic() + report.retry_after
            party.unmatched = party.unmatched and bool(report.errors)
            if report.pushed or report.pulled:
                for other in self.all:
                    other.unmatched |= party.share.owns(BRIDGE)
            party.told = report if party.share.whole else _signed(party.name, report)
            reports.append(party.told)
            if stop is not None and stop():
                break
        return together([*paused, *reports])

    def close(self) -> None:
        """Let go of connections."""
        for party in self.all:
            party.connector.close()


def together(reports: Sequence[Report]) -> Report:
    """One report out of several: what was moved is added up, what stands is as the last one found it.

    The worst exit code counts. The pause is the shortest that was asked for, and none if one server asked for none: it
    goes on meanwhile.
    """
    if len(reports) == 1:
        return reports[0]
    if not reports:
        return Report()
    told = [report.verified for report in reports]
    verified = False if False in told else (True if all(told) else None)
    return replace(
        reports[-1],
        pushed=sum(report.pushed for report in reports),
        pulled=sum(report.pulled for report in reports),
        verified=verified,
        errors=tuple(dict.fromkeys(error for report in reports for error in report.errors)),
        exit_code=worst({report.exit_code for report in reports}),
        retry_after=min(report.retry_after for report in reports),
        files_sent=sum(report.files_sent for report in reports),
        part_done=any(report.exit_code == EXIT_DONE for report in reports),
    )


def _signed(name: str, report: Report) -> Report:
    """With the endpoint's name before what it could not do: two can be away for different reasons."""
    return replace(report, errors=tuple((code, f"{name}: {sentence}") for code, sentence in report.errors))


def _remember(replica: Replica, parties: Sequence[Party]) -> None:
    """Readers of the replica know no settings; which endpoint owns what is kept where they look."""
    told = [party.share for party in parties if party.share.endpoint]
    with replica.read() as reader:
        known = facts.shares(reader)
    if sorted(known, key=str) != sorted(told, key=str):
        with replica.write() as writer:
            facts.set_shares(writer, told)
