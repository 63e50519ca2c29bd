"""Cursors made of stamps: what a transaction stamps early and commits late is asked for again."""

from datetime import UTC, datetime, timedelta

import pytest

from sfa_desktop.base.errors import ServerFault
from sfa_desktop.connectors.kit.cursor import Cursor

BEGAN = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_the_next_run_goes_back_by_the_overlap() -> None:
    stamped = BEGAN - timedelta(seconds=59)  # written in a transaction that was not over when the run began
    following = Cursor.of(Cursor().running(BEGAN).at(7).ended(overlap=60).text)
    assert following.since is not None
    assert following.since <= stamped
    assert (following.begun, following.after) == (None, "")


def test_a_run_that_was_cut_goes_on_where_it_was_and_keeps_its_beginning() -> None:
    cut = Cursor.of(Cursor().running(BEGAN).at(7).text)
    later = cut.running(BEGAN + timedelta(hours=1))
    assert (later.after, later.begun) == ("7", BEGAN)


def test_it_never_goes_back_behind_what_it_knew() -> None:
    known = Cursor(since=BEGAN)
    assert known.running(BEGAN + timedelta(seconds=5)).ended(overlap=60).since == BEGAN


def test_without_the_servers_clock_the_same_is_asked_for_again() -> None:
    assert Cursor(since=BEGAN).running(None).at(9).ended(overlap=60) == Cursor(since=BEGAN)


def test_a_cursor_of_another_form_is_told() -> None:
    with pytest.raises(ServerFault):
        Cursor.of("12")
