"""What the pictures show: the replicas behind them, and every page, card and first screen with its way there."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import administration
from PySide6.QtWidgets import QWidget

from sfa_desktop.actions.add_file import add_content
from sfa_desktop.actions.begin_visit import begin_visit
from sfa_desktop.actions.central.place import CentralProgress
from sfa_desktop.actions.edit_record import update_record
from sfa_desktop.actions.resolve_conflict import resolve_conflict
from sfa_desktop.actions.submit_order import submit_order
from sfa_desktop.actions.take_order import LineWanted, TakenOrder, take_order
from sfa_desktop.actions.try_endpoint import offers
from sfa_desktop.base.central_errors import CentralExtrasMissing
from sfa_desktop.base.clock import FixedClock
from sfa_desktop.base.paths import Home
from sfa_desktop.base.secrets import Secrets
from sfa_desktop.base.settings import Endpoint, Settings
from sfa_desktop.entities.exchange import Answer, Page, Refusal, Report, Step
from sfa_desktop.entities.share import Share
from sfa_desktop.profile import Profile
from sfa_desktop.replica import (
    accounts_there,
    attachments,
    counterparts,
    facts,
    indexing,
    inflow,
    rounds,
    sending,
    settling,
)
from sfa_desktop.replica.store import Replica
from sfa_desktop.ui import messages
from sfa_desktop.ui.bridge import Bridge
from sfa_desktop.ui.connect_form import ConnectForm, Ways
from sfa_desktop.ui.page import Desk
from sfa_desktop.ui.pages.closed import ClosedPage
from sfa_desktop.ui.pages.first_run import FirstRunPage
from sfa_desktop.ui.pages.order_desk.side import TERMS, SidePanel
from sfa_desktop.ui.pages.sync.page import SyncPage
from sfa_desktop.ui.pages.unlock import UnlockPage
from sfa_desktop.ui.record_card import RecordAsk
from sfa_desktop.ui.tasks import Tasks
from sfa_desktop.ui.widgets.tabs import Tabs
from tests.unit.ui import book

os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"  # nothing of this goes into a real keyring
DEVICE = "device-7f3a"
OFFICE = Endpoint(name="Central AR", crm="tryton", url="https://crm.litoral.example", database="litoral", user="lucia")
SIGNER = "1q2w3e4r5t6y7u8i9o0pAzSxDcFvGbHnJmKlQwErTyU="
LUZ, INTEGRA = book.key("account", 1), book.key("account", 2)
EMPTY, CALM, TROUBLED, BRAKED, DOUBLE = "empty", "calm", "troubled", "braked", "double"
"""Nothing but the office's facts; a usual day without a network; a refused order and a record with two versions;
the same after a backup was restored at the office; a usual day with orders in a system of their own."""


def _no_argument(_desk: Desk) -> object:
    return None


@dataclass(frozen=True, slots=True)
class Scene:
    """One thing to look at: a page, a card over a page, or a screen that stands alone."""

    name: str
    page: str = ""
    argument: Callable[[Desk], object] = _no_argument
    cover: str = ""
    desk: str = CALM
    alone: Callable[[Tasks], QWidget] | None = None
    then: Callable[[QWidget], None] | None = None
    """What a hand does in the window once it is there."""


def _to_terms(window: QWidget) -> None:
    side = window.findChild(SidePanel)
    assert side is not None
    side.choose(TERMS)


def _to_files(window: QWidget) -> None:
    page = window.findChild(SyncPage)
    assert page is not None
    page.findChildren(Tabs)[0].press(3)


def _to_matches(window: QWidget) -> None:
    page = window.findChild(SyncPage)
    assert page is not None
    page.findChildren(Tabs)[0].press(6)


def scenes(pages: Sequence[str]) -> list[Scene]:
    """All of them: every registered page is there, named or not."""
    with_argument: dict[str, Callable[[Desk], object]] = {
        "account": lambda _desk: LUZ,
        "visit": lambda _desk: ("new", LUZ),
        "order_desk": _draft_of,
    }
    return [
        *(Scene(name, name, with_argument.get(name, _no_argument)) for name in pages),
        Scene("order-picker", "order_desk"),
        Scene("order-terms", "order_desk", _draft_of, then=_to_terms),
        *(Scene(f"{name}-troubled", name, desk=TROUBLED) for name in ("today", "orders", "sync")),
        *(Scene(f"{name}-braked", name, desk=BRAKED) for name in ("sync", "settings", "proof")),
        Scene("sync-files", "sync", desk=TROUBLED, then=_to_files),
        Scene("sync-matches", "sync", desk=DOUBLE, then=_to_matches),
        Scene("visit-troubled", "visit", with_argument["visit"], desk=TROUBLED),
        Scene("quick-log", "today", lambda _desk: "v luz 30m ok pedido; queja entrega; prox lun 10", "quick-log"),
        Scene("quick-log-begun", "today", cover="quick-log"),
        Scene("palette", "accounts", lambda _desk: "jose gutierres", "palette"),
        Scene("palette-day", "today", lambda _desk: "integra", "palette"),
        Scene("palette-begun", "today", cover="palette"),
        Scene("record", "accounts", lambda _desk: RecordAsk(kind="account", id=LUZ), "record"),
        Scene(
            "record-versions",
            "accounts",
            lambda _desk: RecordAsk(kind="account", id=INTEGRA, focus="phone"),
            "record",
            desk=TROUBLED,
        ),
        Scene("record-new", "cases", lambda _desk: RecordAsk(kind="case", values={"account_id": LUZ}), "record"),
        *(
            Scene(
                f"administration-{view}",
                "administration",
                lambda _desk, view=view: view,
                then=fill,
                desk=DOUBLE if view in ("package", "matching") else CALM,
            )
            for view, fill in administration.VIEWS.items()
        ),
        Scene("keys", "today", cover="?"),
        Scene("first-language", alone=lambda tasks: _first_run(tasks, "language")),
        Scene("first-way", alone=lambda tasks: _first_run(tasks, "way")),
        Scene("first-connect", alone=lambda tasks: _first_run(tasks, "connect")),
        Scene("first-signing-in", alone=lambda tasks: _first_run(tasks, "connect-signing-in")),
        Scene("first-demo", alone=lambda tasks: _first_run(tasks, "demo")),
        Scene("unlock", alone=lambda _tasks: UnlockPage(new=False)),
        Scene("unlock-new", alone=lambda _tasks: UnlockPage(new=True)),
        Scene("closed", alone=lambda _tasks: ClosedPage(messages.explain(CentralExtrasMissing()))),
    ]


def open_desk(folder: Path, kind: str) -> Desk:
    """A real replica in a home of its own."""
    home = Home(folder)
    folder.mkdir()
    secrets = Secrets.open(home, DEVICE, passphrase="nobody types this")
    replica = Replica.open(home.replica, secrets.replica_key, clock=FixedClock(book.NOW))
    with replica.write() as w:
        facts.set_facts(w, book.facts())
        for page in book.pages() if kind != EMPTY else ():
            inflow.apply_page(w, page)
    if kind != EMPTY:
        _a_day(replica)
    if kind in (TROUBLED, BRAKED):
        _trouble(replica)
    if kind == DOUBLE:
        _two_systems(replica)
    if kind == BRAKED:
        with replica.write() as w:
            rounds.note(w, w.now, Report(errors=(("restored_server", ""),), exit_code=4))
    with replica.write() as w:
        while indexing.index_slice(w):
            pass
    settings = Settings(device_id=DEVICE, endpoints=(OFFICE,), owners={"*": OFFICE.name})
    if kind in (DOUBLE, BRAKED):
        settings = replace(settings, configuration={"number": 4, "newest": 4, "key": SIGNER, "follow": "/srv/sfa"})
    profile = Profile(home, settings, secrets, replica, replica.clock)
    return Desk(profile=profile, tasks=Tasks(), bridge=Bridge(), clock=replica.clock)


def _a_day(replica: Replica) -> None:
    visit = begin_visit(replica, LUZ)
    add_content(replica, "visit", visit, name="vidriera antes.jpg", content=bytes(1_840_000))
    add_content(replica, "visit", visit, name="vidriera después, con la exhibición nueva.jpg", content=bytes(2_310_000))
    add_content(replica, "account", LUZ, name="contrato 2026.pdf", content=bytes(412_000))
    submit_order(replica, _order(replica, book.key("account", 6), (3, 9)).id)
    _order(replica, LUZ, (1, 4, 5, 8, 12, 17), discount=(0, 5, 0, 14, 0, 0))


def _two_systems(replica: Replica) -> None:
    """Orders are in an ERP that knows some of the customers, and some that the CRM does not know."""
    with replica.write() as w:
        facts.set_shares(w, [Share("erp", frozenset({"order", "order_line", "product"}))])
        known = w.rows("SELECT name, tax_id FROM account WHERE tax_id <> '' ORDER BY sort LIMIT 6")
        told = [*known, ("Kiosco El Trébol", "20-28111222-3"), ("Despensa Sur", ""), (known[0][0] + " 2", known[0][1])]
        rows = [[f"k{n}", str(n), 1, name, tax_id, "Rosario", True] for n, (name, tax_id) in enumerate(told)]
        columns = ("key", "remote", "version", "name", "tax_id", "city", "active")
        accounts_there.take(w, "erp", Page(kind="account", columns=columns, rows=rows, cursor="1"))
        counterparts.match(w, "erp", counterparts.matching(w, "erp"))


def _trouble(replica: Replica) -> None:
    with replica.read() as r:
        files = attachments.unsent(r)
    with replica.write() as w:
        attachments.mark_sending(w, files[0].file.id)
        attachments.mark_sent(w, files[0].file.id, 786_432)
        attachments.mark_queued(w, files[0].file.id)
        attachments.mark_refused(w, files[1].file.id, "too_large", "")
    taken = _order(replica, book.key("account", 8), (1, 2))
    submit_order(replica, taken.id)
    with replica.read() as r:
        group = next(
            group for group in sending.groups_ready(r, 9) if any(o.record_id == taken.id for o in group.operations)
        )
    with replica.write() as w:
        sending.mark_sending(w, [group], "attempt")
    line = taken.priced.lines[1].line.id
    words = "Crema Solara 400 ml está discontinuada desde hoy."
    refusal = Refusal(code="product", message=words, operation_id=group.operations[0].id, line=line)
    with replica.write() as w:
        settling.settle(w, Answer(group_id=group.id, refusal=refusal))
    _two_versions(replica)


def _two_versions(replica: Replica) -> None:
    """A conflict of which one field is decided already, and a merge that needed nobody."""
    email = {"email": "compras@integra.example"}
    mine = {"opening_hours": "8:00-12:00", "phone": "+54 341 555000", "website": "https://integra.example", **email}
    update_record(replica, "account", INTEGRA, mine)
    _office_changes(
        replica, 2, 500, opening_hours="9:00-18:00, sábados no", phone="+54 341 999111",
        email="pagos@integra.example", trade="Droguería mayorista",
    )  # fmt: skip
    resolve_conflict(replica, INTEGRA, take={"email": "mine"})
    update_record(replica, "account", book.key("account", 4), {"phone": "+54 341 555123"})
    _office_changes(replica, 4, 501, opening_hours="10:00-13:00")


def _office_changes(replica: Replica, number: int, version: int, **values: str) -> None:
    page = next(page for page in book.pages() if page.kind == "account")
    columns, row = list(page.columns), list(page.rows[number - 1])
    row[2] = version
    for name, value in values.items():
        row[columns.index(name)] = value
    with replica.write() as w:
        inflow.apply_page(w, replace(page, rows=[row], cursor=str(version)))


def _order(replica: Replica, account: str, products: tuple[int, ...], discount: tuple[int, ...] = ()) -> TakenOrder:
    given = discount or (0,) * len(products)
    wanted = [
        LineWanted(product_id=book.key("product", n), quantity=Decimal(12), discount=Decimal(percent))
        for n, percent in zip(products, given, strict=True)
    ]
    return take_order(replica, account, wanted, device_id=DEVICE)


def _draft_of(desk: Desk) -> object:
    with desk.profile.replica.read() as r:
        drafts = r.list("order", where={"account_id": LUZ, "state": "draft"})
    return drafts[0].id if drafts else None


def _first_run(tasks: Tasks, step: str) -> QWidget:
    page = FirstRunPage(tasks, Ways(crms=offers(), test=_test, connect=_nothing, demo=_demo))
    page.show_step(step.partition("-")[0])
    if step == "connect-signing-in":
        form = page.findChild(ConnectForm)
        assert form is not None
        form.show_crm("dataverse")
        form.signing_in._waiting.show()  # as while a person is waited for, which a picture cannot
        form.signing_in._told.emit("https://microsoft.com/devicelogin", "F4TK 9QZB")
    return page


def _test(_endpoint: Endpoint, _password: str) -> Sequence[Step]:
    return [Step(name="address", passed=True, detail="192.0.2.7")]


def _nothing(*_given: Any) -> None:
    """Nothing is connected for a picture."""


def _demo(tell: Callable[[CentralProgress], None]) -> None:
    tell(CentralProgress(stage="documents", done=412))
