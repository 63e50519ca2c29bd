"""Plays a rep's round on the demo company: first sync, cable cut, visit and order, cable back, and the counting."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from sfa_desktop.actions import central
from sfa_desktop.actions.log_visit import Logged, log_visit, understand
from sfa_desktop.actions.submit_order import submit_order
from sfa_desktop.actions.sync_now import sync_now
from sfa_desktop.actions.take_order import LineWanted, TakenOrder, take_order
from sfa_desktop.actions.verify import verify
from sfa_desktop.base.errors import EXIT_DONE, EXIT_OFFLINE, InvalidInput
from sfa_desktop.base.paths import Home
from sfa_desktop.connectors.contract import Connector
from sfa_desktop.connectors.tryton.witness import Witness
from sfa_desktop.entities import Product
from sfa_desktop.entities.exchange import Progress, Report
from sfa_desktop.replica import outbox
from sfa_desktop.replica.search import search
from sfa_desktop.replica.store import Replica

QUICK_LOG = "v luz 30m ok pedido; queja entrega; prox lun 10"
ACCOUNT_WORDS = "farmacia luz"
LINES = (("2041", 12, 5), ("1180", 6, 0), ("2209", 3, 0), ("2103", 4, 0))
"""Code, quantity and discount; the first reaches a quantity break of the pharmacies' list."""


class OpenProfile(Protocol):
    """What is needed of the open profile."""

    @property
    def home(self) -> Home:
        """Where the demo's central CRM lives too."""

    @property
    def replica(self) -> Replica:
        """The book of business."""

    @property
    def device_id(self) -> str:
        """What numbers provisional orders."""

    def connector(self, name: str | None = None) -> Connector:
        """A connector of the profile's endpoint."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing the round showed, and whether it was as it has to be."""

    name: str
    passed: bool
    detail: str


def play_round(
    profile: OpenProfile, tell: Callable[[Finding], None], progress: Callable[[Progress], None]
) -> list[Finding]:
    """Play it on a profile whose endpoint is its home's running central CRM; every finding is told as it comes."""
    return _Round(profile, tell, progress).play()


class _Round:
    def __init__(
        self, profile: OpenProfile, tell: Callable[[Finding], None], progress: Callable[[Progress], None]
    ) -> None:
        self._profile, self._tell, self._progress = profile, tell, progress
        self._found: list[Finding] = []

    def play(self) -> list[Finding]:
        """All of it in order; stops early only where nothing further can be shown."""
        first = self._sync()
        if not self._note("first sync", first.exit_code == EXIT_DONE, _said(first)):
            return self._found
        account = self._search()
        central.stop(self._profile.home)
        cut = self._sync()
        self._note("cable cut", cut.exit_code == EXIT_OFFLINE, "the office cannot be reached; nothing is lost")
        logged = self._log(account)
        taken = self._order(account)
        self._safe(4)
        central.start(self._profile.home)
        back = self._sync()
        self._note("cable back", back.exit_code == EXIT_DONE and back.pushed == 4, _said(back))
        self._safe(0)
        self._count(logged, taken)
        again = self._sync()
        self._note("synchronised again", again.exit_code == EXIT_DONE and again.pushed == 0, _said(again))
        self._verify()
        return self._found

    def _note(self, name: str, passed: bool, detail: str) -> bool:
        finding = Finding(name=name, passed=passed, detail=detail)
        self._found.append(finding)
        self._tell(finding)
        return passed

    def _sync(self) -> Report:
        connector = self._profile.connector()
        try:
            return sync_now(
                self._profile.replica, connector, device_id=self._profile.device_id,
                lock=self._profile.home.sync_lock, progress=self._progress,
            )  # fmt: skip
        finally:
            connector.close()

    def _search(self) -> str:
        with self._profile.replica.read() as r:
            hits = search(r, ACCOUNT_WORDS, kinds=("account",), limit=5)
        if not hits:
            raise InvalidInput(problem=f"The demo company has no account {ACCOUNT_WORDS!r}; make it anew.")
        self._note("search", True, f"{ACCOUNT_WORDS!r} finds {hits[0].title}, {hits[0].detail}")
        return hits[0].id

    def _log(self, account: str) -> Logged:
        replica = self._profile.replica
        understood = understand(replica, QUICK_LOG)
        logged = log_visit(replica, understood, account_id=account)
        whole = bool(logged.visit_id and logged.case_id and logged.task_id)
        self._note("visit logged", whole, f"{QUICK_LOG!r} became a visit, a case and a task")
        return logged

    def _order(self, account: str) -> TakenOrder:
        replica = self._profile.replica
        with replica.read() as r:
            products = {p.code: p.id for p in r.list("product", where={"active": True}) if isinstance(p, Product)}
        lines = [
            LineWanted(product_id=products[code], quantity=Decimal(quantity), discount=Decimal(discount))
            for code, quantity, discount in LINES
            if code in products
        ]
        taken = take_order(replica, account, lines, device_id=self._profile.device_id)
        submit_order(replica, taken.id)
        total = taken.priced.totals.total
        self._note("order taken", len(lines) > 1, f"{taken.provisional} with {len(lines)} lines, total {total}")
        return taken

    def _safe(self, expected: int) -> None:
        with self._profile.replica.read() as r:
            counts = outbox.counts(r)
        waiting = counts["queued"] + counts["unknown"] + counts["sending"]
        stuck = counts["refused"] + counts["conflict"]
        said = f"{waiting} wait, encrypted on this laptop" if expected else "nothing waits"
        self._note("outbox", waiting == expected and not stuck, said if not stuck else f"{stuck} need a person")

    def _count(self, logged: Logged, taken: TakenOrder) -> None:
        """As the administrator, with Tryton's own methods: each thing once, the totals to the cent."""
        office = central.status(self._profile.home)
        assert office.admin is not None
        witness = Witness(
            url=office.url, database=office.database, user=office.admin.login, secret=office.admin.password
        )
        try:
            keys = {"visit": logged.visit_id, "case": logged.case_id, "task": logged.task_id, "order": taken.id}
            counts = {kind: witness.count(kind, sync_id=key) for kind, key in keys.items()}
            numbered = witness.count("order", provisional=taken.provisional)
            sale = witness.sale(taken.id)
        finally:
            witness.close()
        once = all(number == 1 for number in counts.values()) and numbered == 1
        self._note("counted at the office", once, ", ".join(f"{number} {kind}" for kind, number in counts.items()))
        ours = taken.priced.totals
        same = sale is not None and (sale.net, sale.tax, sale.total) == (ours.net, ours.tax, ours.total)
        theirs = f"{sale.number}: {sale.total}" if sale else "not there"
        self._note("totals to the cent", same, f"laptop {ours.total}, office {theirs}")

    def _verify(self) -> None:
        connector = self._profile.connector()
        try:
            found = verify(self._profile.replica, connector)
        finally:
            connector.close()
        differing = [kind for kind, compared in (found.kinds or {}).items() if not compared.same]
        wrong = [*found.file_problems[:2], *(p.code for p in found.ledger_problems[:2]), *differing]
        wrong += [found.error.what()] if found.error else []
        detail = f"ledger of {found.entries} entries whole, both sides agree on {len(found.kinds or {})} kinds"
        self._note("verified", found.exit_code == EXIT_DONE, "; ".join(wrong) or detail)


def _said(report: Report) -> str:
    words = f"{report.pushed} sent, {report.pulled} received, verified: {'yes' if report.verified else 'no'}"
    return "; ".join([words, *(sentence for _, sentence in report.errors)])
