"""The administrator's day against a real Tryton: each step of the connection test broken in turn, a scope published
from the window, a laptop made ready by a file."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import sqlite3
import ssl
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sfa_desktop.actions.add_endpoint import add_endpoint
from sfa_desktop.actions.central.place import Place, free_port
from sfa_desktop.actions.test_endpoint import exit_code_of
from sfa_desktop.actions.try_endpoint import try_endpoint
from sfa_desktop.base.clock import FixedClock, SystemClock
from sfa_desktop.base.paths import Home
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.connectors.tryton import TrytonConnector
from sfa_desktop.entities.exchange import Step
from sfa_desktop.profile import Profile
from sfa_desktop.ui import language, step_words, theme
from sfa_desktop.ui.bridge import Bridge
from sfa_desktop.ui.page import Desk
from sfa_desktop.ui.pages.administration.page import AdministrationPage
from sfa_desktop.ui.pages.administration.scope import ScopePart
from sfa_desktop.ui.tasks import Tasks
from sfa_desktop.ui.widgets.text import Text
from tests.support import stock
from tests.support.central import Central
from tests.support.certificates import self_signed
from tests.support.cli import PASSPHRASE, Cli
from tests.support.proxy import FaultProxy

pytestmark = [pytest.mark.functional, pytest.mark.usefixtures("passphrase")]


@pytest.fixture(scope="session", autouse=True)
def _looks(qapp: QApplication) -> None:
    theme.prepare(qapp)
    theme.use("light")
    language.use("en")


def endpoint(central: Central) -> Endpoint:
    rep = central.reps[0]
    return Endpoint(name="office", crm="tryton", url=central.url, database=central.database, user=rep.login)


def only_failure(steps: tuple[Step, ...]) -> str:
    """The one step that failed; it says what was found and what to do."""
    (failed,) = [step for step in steps if step.passed is False]
    assert step_words.found(failed)
    assert step_words.advice(failed)
    return failed.name


def test_everything_in_order_passes(shared_central: Central, qapp: QApplication) -> None:
    steps = try_endpoint(endpoint(shared_central), shared_central.reps[0].password)
    assert [step.name for step in steps if step.passed is False] == [], steps
    assert exit_code_of(steps) == 0


def test_each_fault_names_itself(shared_central: Central, qapp: QApplication, tmp_path: Path) -> None:
    good, secret = endpoint(shared_central), shared_central.reps[0].password
    broken = {
        "address": (replace(good, url="http://no-such-host.invalid"), secret),
        "server": (replace(good, url=f"http://127.0.0.1:{free_port()}"), secret),
        "sign_in": (good, "wrong"),
    }
    for name, (changed, password) in broken.items():
        assert only_failure(try_endpoint(changed, password)) == name
    assert only_failure(try_endpoint(replace(good, database="other"), secret)) in {"server", "sign_in"}


def test_a_certificate_nobody_knows_names_itself(shared_central: Central, qapp: QApplication, tmp_path: Path) -> None:
    certificate = self_signed(tmp_path / "own.pem")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    host, _, port = shared_central.url.removeprefix("http://").rstrip("/").partition(":")
    with FaultProxy((host, int(port)), tls=context) as proxy:
        asked = replace(endpoint(shared_central), url=f"https://127.0.0.1:{proxy.port}")
        assert only_failure(try_endpoint(asked, shared_central.reps[0].password)) == "tls"
        steps = {one.name: one for one in try_endpoint(replace(asked, ca_file=str(certificate)),
                                                       shared_central.reps[0].password)}  # fmt: skip
        assert steps["tls"].passed
        assert "127.0.0.1" in steps["tls"].detail
        assert all(step.passed is not False for step in steps.values())


def test_a_tryton_without_the_add_on_names_itself(qapp: QApplication, tmp_path: Path) -> None:
    with stock.running(tmp_path / "stock") as server:
        asked = replace(stock.endpoint(server), crm="tryton")
        steps = try_endpoint(asked, stock.USER.password)
        assert only_failure(steps) == "sign_in"
        assert [step.problem.code for step in steps if step.problem is not None] == ["addon_missing"]


def test_a_user_without_rights_names_what_is_missing(central: Central, qapp: QApplication) -> None:
    rep = central.reps[0]
    with closing(sqlite3.connect(Place.of(central.home).sqlite, timeout=20)) as database, database:
        database.execute(
            'DELETE FROM "res_user-res_group" WHERE "user" = (SELECT id FROM res_user WHERE login = ?)', (rep.login,)
        )
    steps = {step.name: step for step in try_endpoint(endpoint(central), rep.password)}
    assert steps["server"].passed
    refused = [step.name for step in steps.values() if step.passed is False]
    assert refused
    assert set(refused) <= {"sign_in", "rights", "read", "write"}


def test_a_clock_that_is_wrong_names_itself(shared_central: Central, qapp: QApplication) -> None:
    rep = shared_central.reps[0]
    late = FixedClock(SystemClock().now() - timedelta(hours=2))
    connector = TrytonConnector(
        url=shared_central.url, database=shared_central.database, user=rep.login, secret=rep.password, clock=late
    )
    assert only_failure(connector.check()) == "clock"
    connector.close()


@pytest.fixture
def desk(central: Central, tmp_path: Path, qapp: QApplication) -> Iterator[Desk]:
    """An administrator's window."""
    profile = Profile.open(Home(tmp_path / "admin"), passphrase=PASSPHRASE)
    login = central.admin
    add_endpoint(profile, replace(endpoint(central), user=login.login), login.password)
    tasks = Tasks()
    yield Desk(profile=profile, tasks=tasks, bridge=Bridge(), clock=profile.clock)
    tasks.close()
    profile.close()


def test_a_scope_is_tried_and_published_from_the_window(desk: Desk, central: Central, qtbot: QtBot) -> None:
    def rest() -> None:
        qtbot.waitUntil(lambda: desk.tasks.busy == 0, timeout=60_000)
        QApplication.processEvents()

    page = AdministrationPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.opened("scope")
    rest()
    part = page.findChild(ScopePart)
    part._name.setText("Litoral")
    part._months["order"].setText("3")
    part._try.click()
    rest()
    words = "\n".join(text.text() for text in page.findChildren(Text) if text.isVisibleTo(page))
    assert "Lucía Ferreyra" in words
    assert "No unsent work is touched." in words
    part._publish.click()
    rest()
    assert part._which.value() == "Litoral"
    part._drop.click()
    rest()
    assert part._known == {}


def test_a_file_makes_a_laptop_ready_and_it_synchronises(central: Central, tmp_path: Path) -> None:
    admin, laptop, rep = Cli(tmp_path / "admin"), Cli(tmp_path / "laptop"), central.reps[0]
    profile = Profile.open(Home(admin.home), passphrase=PASSPHRASE)
    add_endpoint(profile, endpoint(central), rep.password)
    profile.close()
    finger = admin.ok("config", "export", str(tmp_path / "company.json"))["fingerprint"]
    ran = laptop.spawn(
        "config", "apply", str(tmp_path / "company.json"), "--user", rep.login, "--secret-stdin",
        "--fingerprint", finger, "--json", stdin=f"{rep.password}\n", env={"SFA_DESKTOP_PASSPHRASE": PASSPHRASE},
    )  # fmt: skip
    assert (ran.code, ran.json["ready"]) == (0, True), ran
    report = laptop.ok("sync")
    assert report["verified"] is True
    account = next(iter(laptop.ok("list", "account", "--limit", "1")))
    assert laptop.ok("config", "rollback") == {"number": 0}
    assert laptop.ok("show", "account", account["id"])["id"] == account["id"]
