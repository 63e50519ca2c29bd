"""Brakes, leaving and proof in the window."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths

from sfa_desktop.actions.add_endpoint import SECRET
from sfa_desktop.actions.edit_record import update_record
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.entities.exchange import Report
from sfa_desktop.replica import ledger, outbox, rounds
from sfa_desktop.replica.store import Replica
from sfa_desktop.ui.page import Desk
from sfa_desktop.ui.pages.proof import ProofPage
from sfa_desktop.ui.pages.settings.page import SettingsPage
from sfa_desktop.ui.pages.sync.brake import BrakeCard
from sfa_desktop.ui.pages.sync.page import SyncPage
from sfa_desktop.ui.widgets.button import Button
from tests.unit.ui import book

OFFICE = Endpoint(name="Central", crm="tryton", url="http://127.0.0.1:1", database="sfa", user="lferreyra")


def ended(replica: Replica, *codes: str) -> None:
    """A round that ended so."""
    errors = tuple((code, f"said of {code}") for code in codes)
    with replica.write() as w:
        rounds.note(w, w.now - timedelta(seconds=3), Report(errors=errors, exit_code=4 if codes else 0))


@pytest.fixture
def opened(rep_desk: Desk, qtbot) -> Callable[..., object]:
    """A page, shown."""
    made = []

    def open_page(kind, desk=rep_desk):  # type: ignore[no-untyped-def]
        page = kind(desk)
        page.resize(1200, 900)
        qtbot.addWidget(page)
        page.show()
        page.opened()
        qtbot.waitUntil(lambda: desk.tasks.busy == 0)
        made.append(page)
        return page

    yield open_page
    qtbot.waitUntil(lambda: rep_desk.tasks.busy == 0)


def button(part, words: str) -> Button:
    """The button that says so."""
    return next(found for found in part.findChildren(Button) if found.accessibleName().startswith(words))


# --- brakes -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("restored_server", "Go on with the restored office"),
        ("mass_disappearance", "Let it go"),
        ("rolled_back", "Go on with this copy"),
    ],
)
def test_a_brake_can_be_let_pass_where_there_is_a_way_on(opened, rep_desk, rep_replica, qtbot, code, words):
    ended(rep_replica, code)
    passed: list[str] = []
    page = opened(SyncPage, replace(rep_desk, let_pass=passed.append))
    (card,) = page.findChildren(BrakeCard)
    assert card.isVisible()
    button(card, words).click()
    assert passed == [code]


def test_a_brake_without_a_way_on_leads_to_export_and_settings(opened, rep_replica, qtbot):
    ended(rep_replica, "other_server")
    page = opened(SyncPage)
    (card,) = page.findChildren(BrakeCard)
    assert not button(card, "Let it go").isVisible()
    gone = []
    page.navigate_requested.connect(lambda *place: gone.append(place))
    button(card, "Settings").click()
    assert gone == [("settings", None)]


def test_the_card_goes_with_the_brake(opened, rep_replica, qtbot):
    ended(rep_replica, "restored_server")
    page = opened(SyncPage)
    ended(rep_replica)
    page.opened()
    qtbot.waitUntil(lambda: not page._brake.isVisible())


# --- leaving ----------------------------------------------------------------------------------------


@pytest.fixture
def settings(opened, rep_desk, rep_replica, tmp_path, monkeypatch) -> SettingsPage:
    """The page, with something unsent and a place for files."""
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _where: str(tmp_path / "documents"))
    rep_desk.profile.settings = rep_desk.profile.settings.with_endpoint(OFFICE)
    rep_desk.profile.secrets.set(SECRET + "Central", "hunter2-hunter2")
    update_record(rep_replica, "account", book.key("account", 1), {"phone": "+54 341 555000"})
    return opened(SettingsPage)


def files(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "documents").rglob("*.json"))


def test_what_is_unsent_is_listed(settings, qtbot):
    texts = [part.text() for part in settings._leaving.findChildren(object) if hasattr(part, "text")]
    assert any("Account" in text and "Phone" in text for text in texts if isinstance(text, str)), texts


def test_signing_out_asks_back_writes_the_file_and_forgets_the_password(settings, rep_desk, tmp_path, qtbot):
    out = button(settings._leaving, "Sign out")
    out.click()
    assert rep_desk.profile.secrets.get(SECRET + "Central") == "hunter2-hunter2"
    assert files(tmp_path) == []
    out.click()
    qtbot.waitUntil(lambda: rep_desk.profile.secrets.get(SECRET + "Central") is None)
    qtbot.waitUntil(lambda: len(files(tmp_path)) == 1)


def test_starting_anew_empties_and_keeps_the_ledger(settings, rep_desk, rep_replica, tmp_path, qtbot):
    anew = button(settings._leaving, "Start anew")
    anew.click()
    anew.click()

    def gone() -> bool:
        with rep_replica.read() as r:
            return r.count("account") == 0

    qtbot.waitUntil(gone)
    with rep_replica.read() as r:
        assert ledger.verify(r) == []
        assert ledger.entries(r, limit=1)[0].event == "reset"
        assert outbox.items(r) == []
    assert len(files(tmp_path)) == 1


def test_a_file_that_cannot_be_written_is_said_and_nothing_happens(settings, rep_desk, rep_replica, tmp_path, qtbot):
    (tmp_path / "documents").touch()
    said = []
    settings.notice_raised.connect(lambda notice: said.append(notice.words))
    anew = button(settings._leaving, "Start anew")
    anew.click()
    anew.click()
    qtbot.waitUntil(lambda: bool(said))
    assert "could not be written" in said[0]
    with rep_replica.read() as r:
        assert r.count("account") > 0
        assert len(outbox.items(r)) == 1


# --- proof ------------------------------------------------------------------------------------------


def test_items_are_listed_and_filtered(opened, rep_replica, qtbot):
    update_record(rep_replica, "account", book.key("account", 1), {"phone": "+54 341 555000"})
    page = opened(ProofPage)
    qtbot.waitUntil(lambda: page._table.model().rowCount() == 1)
    page._filters.press(3)
    qtbot.waitUntil(lambda: page._table.model().rowCount() == 0)
    page._filters.press(2)
    qtbot.waitUntil(lambda: page._table.model().rowCount() == 1)


def test_proving_without_an_office_says_what_was_checked(opened, rep_replica, qtbot):
    update_record(rep_replica, "account", book.key("account", 1), {"phone": "+54 341 555000"})
    page = opened(ProofPage)
    page._verify()
    qtbot.waitUntil(lambda: "1 entries of the ledger checked" in page._said.accessibleName() + page._said.text())
