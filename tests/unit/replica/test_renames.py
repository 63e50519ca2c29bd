"""A server that renames records and keeps our keys unique: the record goes on under its new id, links under both."""

from dataclasses import replace

import pytest

from sfa_desktop.base.ids import new_id, server_id
from sfa_desktop.entities.exchange import Page
from sfa_desktop.replica import aliases, inflow, kept
from sfa_desktop.replica.store import Replica
from sfa_desktop.rules.merge import Loss

OLD, NEW = (server_id("s", "account", name) for name in ("Luz", "Luz e Hijos"))


def told(derived: str, remote: str, own: str, version: int) -> Page:
    columns = ("key", "remote", "version", "name")
    rows = [[derived, remote, version, remote]]
    return Page(kind="account", columns=columns, rows=rows, derived=True, aliases={derived: own}, unique=True)


def visit(account: str) -> Page:
    key = server_id("s", "visit", "EV1")
    rows = [[key, "EV1", 1, account]]
    return Page(kind="visit", columns=("key", "remote", "version", "account_id"), rows=rows, derived=True)


def test_a_renamed_record_is_the_record(replica: Replica) -> None:
    own = new_id()
    with replica.write() as w:
        inflow.apply_page(w, told(OLD, "Luz", own, 1))
        inflow.apply_page(w, told(NEW, "Luz e Hijos", own, 2))
        assert w.count("account") == 1
        origin = w.need("account", own).origin
        assert origin.remote_id == "Luz e Hijos"
        assert aliases.own_keys(w, ["account"], lambda: [OLD, NEW]) == {OLD: own, NEW: own}


@pytest.mark.parametrize("said", [OLD, NEW])
def test_links_under_either_name_find_it(replica: Replica, said: str) -> None:
    own = new_id()
    with replica.write() as w:
        inflow.apply_page(w, told(OLD, "Luz", own, 1))
        inflow.apply_page(w, told(NEW, "Luz e Hijos", own, 2))
        inflow.apply_page(w, visit(said))
        (found,) = w.list("visit")
        assert found.account_id == own  # type: ignore[attr-defined]


def test_where_keys_are_not_unique_it_is_a_copy(replica: Replica) -> None:
    own = new_id()
    with replica.write() as w:
        inflow.apply_page(w, replace(told(OLD, "Luz", own, 1), unique=False))
        inflow.apply_page(w, replace(told(NEW, "Luz e Hijos", own, 2), unique=False))
        assert w.count("account") == 2
        assert w.need("account", own).origin.remote_id == "Luz"


def test_a_value_that_lost_a_merge_points_to_the_record_under_its_own_key(replica: Replica) -> None:
    own, other = new_id(), new_id()
    with replica.write() as w:
        loss = Loss(field="account_id", value=OLD, winner=other, side="theirs", reason="person")
        kept.keep(w, "visit", new_id(), "op", [loss])
        inflow.apply_page(w, told(OLD, "Luz", own, 1))
        (found,) = kept.kept_values(w)
    assert (found.value, found.winner) == (own, other)
