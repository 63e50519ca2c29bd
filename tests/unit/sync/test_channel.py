"""What the two processes say to each other arrives as it was said; what is none of it is refused."""

from datetime import UTC, datetime

import pytest

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.entities.exchange import Changes, Progress, Report
from sfa_desktop.sync import channel
from sfa_desktop.sync.status import SyncState, SyncStatus, state_after

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
REPORT = Report(pushed=2, verified=None, errors=(("unreachable", "línea\ncortada"),), exit_code=3, retry_after=1.5)
HAND_OVER = channel.HandOver(
    key="00ff",
    endpoint=Endpoint(name="o", crm="tryton", url="https://x", database="d", user="u"),
    secret="hunter2",
    device="dev",
)


@pytest.mark.parametrize(
    "event",
    [
        Progress(stage="pull", kind="account", done=10, total=None),
        Changes(kinds=frozenset({"account", "order"}), ids=frozenset({"a"})),
        REPORT,
        SyncStatus(state=SyncState.OFFLINE, since=NOW, next_at=NOW, report=REPORT),
    ],
    ids=lambda event: type(event).__name__,
)
def test_events_arrive_as_one_line(event: channel.Event) -> None:
    line = channel.pack_event(event)
    assert line.count(b"\n") == 1
    assert channel.event(line) == event


def test_orders_and_the_hand_over_arrive() -> None:
    order = channel.Order("wake", ("mass_disappearance",))
    assert channel.order(channel.pack(order)) == order
    assert channel.hand_over(channel.pack(HAND_OVER)) == HAND_OVER
    assert "hunter2" not in repr(HAND_OVER)


@pytest.mark.parametrize("line", [b"", b"{}", b"hello", b'{"verb":"explode"}', b'{"event":"x","value":1}', b"\xff"])
def test_what_is_no_line_of_the_channel(line: bytes) -> None:
    for read in (channel.order, channel.event, channel.hand_over):
        with pytest.raises(InvalidInput):
            read(line)


@pytest.mark.parametrize(
    ("code", "state"),
    [(0, SyncState.WAITING), (3, SyncState.OFFLINE), (1, SyncState.ATTENTION), (4, SyncState.ATTENTION)],
)
def test_what_the_pill_shows_after_a_round(code: int, state: SyncState) -> None:
    assert state_after(Report(exit_code=code)) is state
