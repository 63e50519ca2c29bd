"""The verbs of the connector contract for a Tryton without the add-on."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, BinaryIO

from sfa_desktop.base.clock import Clock, SystemClock
from sfa_desktop.base.errors import AccessDenied, Declined, NotACrm
from sfa_desktop.base.ids import server_id
from sfa_desktop.connectors.http import Limits
from sfa_desktop.connectors.kit import push as pushing
from sfa_desktop.connectors.kit import trial
from sfa_desktop.connectors.kit.foreign import FOREIGN
from sfa_desktop.connectors.kit.keys import KeyBook
from sfa_desktop.connectors.route import Route
from sfa_desktop.connectors.tryton.rpc import Rpc, Said
from sfa_desktop.connectors.tryton_stock.kinds import MODELS
from sfa_desktop.connectors.tryton_stock.reading import OVERLAP, Reading
from sfa_desktop.connectors.tryton_stock.values import inside, micros, moment, text
from sfa_desktop.connectors.tryton_stock.writing import Writing
from sfa_desktop.entities.exchange import (
    Answer,
    Attachment,
    Canonical,
    Device,
    Group,
    Listed,
    Page,
    Receipt,
    ServerFacts,
    Step,
)

NOTES = (
    "Every representative sees all accounts: without the add-on Tryton keeps no owner of a party.",
    "Visits, tasks, cases, contacts and opportunities are not kept: Tryton has no place for them without the add-on.",
    "Tryton keeps no trace of deletions: they are found by comparing ids, a while after they happened.",
    "A line deleted by itself, not through its order, is not noticed until the order changes.",
    "Versions are compared just before a write: what somebody changed in that moment may be overwritten.",
    "Orders carry the app's key in their description, accounts and addresses among their identifiers; Tryton does not "
    "keep these unique, so the app looks before it writes again.",
    "Segment, potential, tags, notes and other fields that Tryton lacks stay on the laptop.",
)


class StockTrytonConnector:
    """One database of a Tryton server as it comes, for one user."""

    capabilities = replace(
        FOREIGN,
        precision=0.000001,
        overlap=OVERLAP,
        page_limit=500,
        kinds=tuple(MODELS),
        read_only=("tax", "price_list", "price_rule", "product"),
        notes=NOTES,
    )

    def __init__(
        self,
        *,
        url: str,
        database: str,
        user: str,
        secret: str,
        limits: Limits | None = None,
        clock: Clock | None = None,
        route: Route | None = None,
    ) -> None:
        self.rpc = Rpc(url, database, user, secret, limits, route)
        self.clock = clock or SystemClock()
        self.reading = Reading(self.rpc, KeyBook())
        self.writing = Writing(self.rpc, self.reading)
        self._company: dict[str, Any] = {}

    def check(self) -> tuple[Step, ...]:
        """The connection test, step by step; never raises."""
        return trial.steps(_Questions(self), self.rpc.wire, self.clock)

    def hello(self, device: Device, cursors: Mapping[str, str]) -> ServerFacts:
        """Who the server is. It does not tell which kinds have news, nor its time."""
        self._open(again=True)
        (currency,) = inside(self._company, "currency") or [{}]
        return ServerFacts(
            identity=self.reading.keys.identity,
            server_time=None,
            heads={},
            company={
                "name": text(self._company.get("rec_name")),
                "currency": text(currency.get("code")),
                "currency_digits": int(currency.get("digits") or 2),
                "price_digits": 4,
                "tax_rounding": "document",
            },
            user={"login": self.rpc.user, "name": self.rpc.person or self.rpc.user},
        )

    def pull(self, kind: str, cursor: str, limit: int) -> Page:
        """What was stamped since the cursor, in the order of ids."""
        self._open()
        return self.reading.pull(kind, cursor, limit)

    def fetch(self, kind: str, keys: Mapping[str, str]) -> Page:
        """The records of these ids as they are now; what is missing is in `gone`."""
        self._open()
        return self.reading.fetch(kind, keys)

    def push(self, groups: Sequence[Group], device: Device) -> tuple[Answer, ...]:
        """Send groups, operation by operation."""
        self._open()
        return pushing.push(self.writing, groups)

    def lookup(self, groups: Sequence[Group]) -> Mapping[str, tuple[Receipt, ...]]:
        """What became of operations, by the keys kept at the server and by what records hold."""
        self._open()
        return pushing.lookup(self.writing, groups)

    def digest(self, kinds: Sequence[str]) -> Mapping[str, tuple[int, int]]:
        """There is none."""
        raise Declined(detail="Tryton without the add-on has no checksums")

    def inventory(self, kind: str, after: str, limit: int) -> tuple[Sequence[Listed], str]:
        """What this user sees of a kind, by id."""
        self._open()
        return self.reading.inventory(kind, after, min(limit, self.capabilities.page_limit * 4))

    def quote(self, order: Canonical) -> Mapping[str, Any]:
        """There is none."""
        raise Declined(detail="Tryton without the add-on does not price an order without keeping it")

    def files(self, kind: str, keys: Mapping[str, str]) -> tuple[Attachment, ...]:
        """Files are not exchanged."""
        return ()

    def upload(self, file: Attachment, parent: str, content: BinaryIO, progress: Callable[[int], None]) -> Attachment:
        """Files are not exchanged."""
        raise Declined(detail="Files are not exchanged with a Tryton without the add-on")

    def download(self, file: Attachment, start: int = 0) -> Iterator[bytes]:
        """Files are not exchanged."""
        raise Declined(detail="Files are not exchanged with a Tryton without the add-on")

    def close(self) -> None:
        """Let go of connections."""
        self.rpc.close()

    def _open(self, *, again: bool = False) -> None:
        """Sign in, and learn which company this is: its record's birth stands for the database."""
        if self._company and not again:
            return
        fields = ["party", "create_date", "rec_name", "currency.code", "currency.digits"]
        employed = self._ask("model.company.employee.search_read", [], 0, None, None, ["party"])
        companies = self._ask("model.company.company.search_read", [], 0, None, [["id", "ASC"]], fields)
        own = next((one for one in companies if one.get("id") == self.rpc.company), None)
        if own is None:
            raise AccessDenied(detail=f"{self.rpc.user} belongs to no company")
        born = moment(own.get("create_date"))
        self.reading.keys.identity = server_id(
            "tryton", self.rpc.database, f"{own['id']}/{micros(born) if born else 0}"
        )
        self.reading.not_customers = tuple(sorted({one["party"] for one in (*employed, *companies)}))
        self._company = own

    def _ask(self, method: str, *params: Any) -> list[dict[str, Any]]:
        try:
            return self.rpc.read(method, *params, answer=list[dict[str, Any]])
        except Said as said:
            denied = AccessDenied(detail=said.message[:200])
        raise denied


class _Questions:
    """kit.trial.Questions of a stock Tryton."""

    def __init__(self, connector: StockTrytonConnector) -> None:
        self.connector = connector
        self.pages: dict[str, Page] = {}

    def server(self) -> str:
        """The series."""
        return f"Tryton {self.connector.rpc.version()}"

    def sign_in(self) -> str:
        """User and company."""
        self.connector.rpc.sign_in()
        facts = self.connector.hello(_NOT_A_DEVICE, {})
        return f"{facts.user['login']}: {facts.company['name']}"

    def server_time(self) -> datetime | None:
        """Tryton does not tell it to everyone."""
        return None

    def rights(self) -> str:
        """One row of each kind: what cannot be read is named."""
        denied = []
        for kind in self.connector.capabilities.kinds:
            try:
                self.pages[kind] = self.connector.pull(kind, "", 1)
            except AccessDenied:
                denied.append(kind)
        if denied:
            raise AccessDenied(detail=f"reading {', '.join(denied)}")
        return ", ".join(self.pages)

    def read(self) -> str:
        """Whether records came in the form that is known."""
        if not self.pages or any(row[2] == 0 for page in self.pages.values() for row in page.rows):
            raise NotACrm(url=self.connector.rpc.wire.url)
        return f"{sum(len(page.rows) for page in self.pages.values())} records"

    def write(self) -> str:
        """Only asked for: Tryton does not write without keeping."""
        rights = self.connector.rpc.read(
            "model.ir.model.access.get_access", ["party.party", "party.address", "sale.sale"], answer=dict[str, Any]
        )
        denied = [name for name, can in rights.items() if not (can.get("create") and can.get("write"))]
        if denied:
            raise AccessDenied(detail=f"writing {', '.join(denied)}")
        return "allowed: " + ", ".join(sorted(rights))


_NOT_A_DEVICE = Device(id="00000000-0000-0000-0000-000000000000", ledger_head="", ledger_seq=0)
