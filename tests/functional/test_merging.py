"""Changes on both sides against a real Tryton: what merges, what asks, and the way back."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from sfa_desktop.actions.resolve_conflict import resolve_conflict
from sfa_desktop.actions.restore_value import restore_value
from sfa_desktop.actions.undo_resolution import undo_resolution
from sfa_desktop.base.paths import Home
from sfa_desktop.connectors.tryton import TrytonConnector
from sfa_desktop.entities.exchange import OperationState
from sfa_desktop.replica import edits, outbox
from sfa_desktop.replica.kept import kept_values
from sfa_desktop.replica.queries.conflicts import conflict
from tests.support.central import Central, running
from tests.support.laptop import Laptop

pytestmark = pytest.mark.functional


@pytest.fixture(scope="module")
def office(prepared_central: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Central]:
    with running(prepared_central, tmp_path_factory.mktemp("office")) as server:
        yield server


@pytest.fixture(scope="module")
def pair(office: Central, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Laptop, Laptop]]:
    rep, folder = office.reps[0], tmp_path_factory.mktemp("laptops")
    made = [Laptop(folder / name, office.url, office.database, rep) for name in ("road", "desk")]
    for laptop in made:
        assert laptop.sync().verified is True
    yield made[0], made[1]
    for laptop in made:
        laptop.close()


@pytest.fixture
def two(pair: tuple[Laptop, Laptop]) -> Iterator[tuple[Laptop, Laptop]]:
    """The same rep on two laptops, both up to date; the second plays the office's desk."""
    yield pair
    for laptop in pair:
        for left in laptop.open():
            laptop.edit(lambda w, left=left: outbox.discard(w, left.id))


def change(laptop: Laptop, kind: str, id: str, **values: Any) -> None:
    laptop.edit(lambda w: edits.update(w, kind, id, values))


def sent(laptop: Laptop) -> None:
    """What waits goes up, and all is well."""
    report = laptop.sync(thorough=False)
    assert (report.exit_code, report.verified is not False, laptop.open()) == (0, True, []), laptop.issues()


def met(laptop: Laptop) -> list[str]:
    """A round that ends in a conflict; the fields that ask."""
    report = laptop.sync()
    assert (report.conflicts, report.exit_code, report.errors) == (1, 4, ()), laptop.issues()
    return asked(laptop)


def asked(laptop: Laptop) -> list[str]:
    (left,) = laptop.open()
    assert left.state is OperationState.CONFLICT
    with laptop.replica.read() as r:
        return [ask.field for ask in conflict(r, left).asks]


def take(laptop: Laptop, take: Any) -> None:
    (left,) = laptop.open()
    resolve_conflict(laptop.replica, left.id, take=take)


def fresh_account(road: Laptop, desk: Laptop, **values: Any) -> str:
    """A new account that both laptops know."""
    id_ = road.new_account()
    change(road, "account", id_, phone="+54 341 1111111", **values)
    sent(road)
    sent(desk)
    assert desk.get("account", id_).phone == "+54 341 1111111"
    return id_


def test_the_office_changes_one_field_and_the_laptop_another_and_both_survive(
    office: Central, two: tuple[Laptop, Laptop]
) -> None:
    road, desk = two
    id_ = fresh_account(road, desk)
    remote = int(road.get("account", id_).origin.remote_id)
    admin = TrytonConnector(
        url=office.url.rstrip("/"), database=office.database, user=office.admin.login, secret=office.admin.password
    )
    try:
        admin.rpc.sign_in()
        admin.rpc._signed_in("model.party.party.write", ([remote], {"name": "Nuevo nombre"}), object, write=True)
    finally:
        admin.close()
    change(road, "account", id_, phone="+54 341 2222222")
    sent(road)
    sent(desk)
    for laptop in two:
        account = laptop.get("account", id_)
        assert (account.name, account.phone) == ("Nuevo nombre", "+54 341 2222222")


def test_the_same_field_asks_and_is_settled_undone_and_redone(two: tuple[Laptop, Laptop]) -> None:
    road, desk = two
    id_ = fresh_account(road, desk)
    change(desk, "account", id_, phone="+54 341 3333333", website="https://desk.example")
    sent(desk)
    change(road, "account", id_, phone="+54 341 2222222", opening_hours="9 a 13")
    assert met(road) == ["phone"]
    assert road.get("account", id_).website == "https://desk.example"
    take(road, "mine")
    undo_resolution(road.replica, id_)
    assert asked(road) == ["phone"]
    undo_resolution(road.replica, id_, turn="redo")
    sent(road)
    sent(desk)
    account = desk.get("account", id_)
    assert (account.phone, account.opening_hours) == ("+54 341 2222222", "9 a 13")
    undo_resolution(road.replica, id_)  # it was sent: a new operation brings the office's value back
    sent(road)
    sent(desk)
    assert desk.get("account", id_).phone == "+54 341 3333333"
    with road.replica.read() as r:
        (kept,) = kept_values(r, "account", id_)
    assert (kept.value, kept.side) == ("+54 341 3333333", "theirs")


def test_what_was_not_taken_can_be_brought_back_later(two: tuple[Laptop, Laptop]) -> None:
    road, desk = two
    id_ = fresh_account(road, desk)
    change(desk, "account", id_, phone="+54 341 3333333")
    sent(desk)
    change(road, "account", id_, phone="+54 341 2222222")
    assert met(road) == ["phone"]
    take(road, "theirs")
    assert road.open() == []
    with road.replica.read() as r:
        (kept,) = kept_values(r, "account", id_)
    restore_value(road.replica, kept.seq)
    sent(road)
    sent(desk)
    assert desk.get("account", id_).phone == "+54 341 2222222"


def test_tags_long_texts_and_own_fields_merge(two: tuple[Laptop, Laptop]) -> None:
    road, desk = two
    with road.replica.read() as r:
        own = r.custom_fields("account")
    assert {"x_potencial", "proveedor_principal"} <= set(own)
    id_ = fresh_account(road, desk, notes="Base", custom={"proveedor_principal": "Uno"})
    change(desk, "account", id_, notes="Base\nDe la oficina", custom={"x_potencial": Decimal(7)})
    sent(desk)
    change(road, "account", id_, notes="Base\nDe la calle", custom={"proveedor_principal": "Dos"})
    sent(road)
    sent(desk)
    for laptop in two:
        account = laptop.get("account", id_)
        assert account.notes == "Base\nDe la oficina\nDe la calle"
        assert (account.custom["proveedor_principal"], account.custom["x_potencial"]) == ("Dos", Decimal(7))


def test_tags_merge_one_by_one(two: tuple[Laptop, Laptop]) -> None:
    road, desk = two
    known = sorted({tag for account in road.accounts() for tag in account.tags})
    if len(known) < 3:
        pytest.skip("the demo company has too few tags")
    id_ = fresh_account(road, desk, tags=tuple(known[:1]))
    change(desk, "account", id_, tags=tuple(known[:2]))
    sent(desk)
    change(road, "account", id_, tags=(known[2],))
    sent(road)
    sent(desk)
    for laptop in two:
        assert sorted(laptop.get("account", id_).tags) == known[1:3]


def test_lines_of_one_order_merge_and_one_quantity_asks(two: tuple[Laptop, Laptop]) -> None:
    road, desk = two
    id_ = road.new_order(road.some_account(), quantity="6", lines=3)
    road.edit(lambda w: edits.update(w, "order", id_, {"state": "quotation"}))
    sent(road)
    sent(desk)
    change_lines(desk, id_, {1: {"quantity": Decimal(12)}, 2: {"note": "de la oficina"}})
    sent(desk)
    change_lines(road, id_, {0: {"quantity": Decimal(18)}})
    sent(road)
    sent(desk)
    for laptop in two:
        assert [entry.quantity for entry in lines(laptop, id_)] == [18, 12, 6]
        assert lines(laptop, id_)[2].note == "de la oficina"
    change_lines(desk, id_, {0: {"quantity": Decimal(24)}})
    sent(desk)
    change_lines(road, id_, {0: {"quantity": Decimal(30)}})
    key = lines(road, id_)[0].id
    assert met(road) == [f"lines.{key}.quantity"]
    take(road, {f"lines.{key}.quantity": "mine"})
    sent(road)
    sent(desk)
    assert lines(desk, id_)[0].quantity == 30


def lines(laptop: Laptop, order: str) -> list[Any]:
    with laptop.replica.read() as r:
        return sorted(r.children("order_line", order), key=lambda entry: entry.sequence)  # type: ignore[attr-defined]


def change_lines(laptop: Laptop, order: str, changes: dict[int, dict[str, Any]]) -> None:
    now = [replace(entry, **changes.get(number, {})) for number, entry in enumerate(lines(laptop, order))]
    laptop.edit(lambda w: edits.update(w, "order", order, {}, lines=now))


@pytest.mark.parametrize("side", ["mine", "theirs"])
def test_deleted_here_and_edited_there_waits_for_a_person(two: tuple[Laptop, Laptop], side: str) -> None:
    road, desk = two
    id_ = road.new_visit(road.some_account(), "Una visita")
    sent(road)
    sent(desk)
    change(desk, "visit", id_, subject="Otra cosa")
    sent(desk)
    road.edit(lambda w: edits.delete(w, "visit", id_))
    assert met(road) == ["*"]
    assert road.get("visit", id_) is None
    take(road, side)
    sent(road)
    sent(desk)
    for laptop in two:
        found = laptop.get("visit", id_)
        assert (found.subject if found else None) == (None if side == "mine" else "Otra cosa")
    undo_resolution(road.replica, id_)
    if side == "mine":  # the deletion was sent: the record is made again
        sent(road)
        sent(desk)
        assert desk.get("visit", id_).subject == "Otra cosa"
    else:
        assert asked(road) == ["*"]


def test_edited_here_and_deleted_there_waits_for_a_person_and_comes_back_whole(two: tuple[Laptop, Laptop]) -> None:
    road, desk = two
    id_ = road.new_visit(road.some_account(), "Una visita")
    sent(road)
    sent(desk)
    desk.edit(lambda w: edits.delete(w, "visit", id_))
    sent(desk)
    change(road, "visit", id_, notes="importante")
    assert met(road) == ["*"]
    take(road, "theirs")
    assert (road.get("visit", id_), road.open()) == (None, [])
    with road.replica.read() as r:
        (kept,) = kept_values(r, "visit", id_)
    restore_value(road.replica, kept.seq)
    sent(road)
    sent(desk)
    assert (desk.get("visit", id_).subject, desk.get("visit", id_).notes) == ("Una visita", "importante")
