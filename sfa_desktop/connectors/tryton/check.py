"""The answers of a Tryton with the add-on to the questions of the connection test."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from sfa_desktop.base.clock import Clock
from sfa_desktop.base.errors import AccessDenied, NotACrm, SfaError
from sfa_desktop.base.ids import new_id
from sfa_desktop.connectors.kit import trial
from sfa_desktop.connectors.tryton.rpc import Rpc
from sfa_desktop.connectors.tryton.shapes import Hello
from sfa_desktop.entities import KINDS
from sfa_desktop.entities.exchange import Canonical, Capabilities, Device, Page, Step

_NOT_A_DEVICE = Device(id="00000000-0000-0000-0000-000000000000", ledger_head="", ledger_seq=0)


class Verbs(Protocol):
    """What of the connector the test uses."""

    capabilities: Capabilities

    def greet(self, device: Device) -> Hello:
        """The add-on's answer to hello."""

    def pull(self, kind: str, cursor: str, limit: int) -> Page:
        """A page of the feed."""

    def quote(self, order: Canonical) -> Mapping[str, Any]:
        """An order priced and rolled back."""


def steps(verbs: Verbs, rpc: Rpc, clock: Clock) -> tuple[Step, ...]:
    """All steps in order (kit/trial.py)."""
    return trial.steps(_Questions(verbs, rpc, clock), rpc.wire, clock)


class _Questions:
    def __init__(self, verbs: Verbs, rpc: Rpc, clock: Clock) -> None:
        self.verbs = verbs
        self.rpc = rpc
        self.clock = clock
        self.hello: Hello | None = None
        self.pages: dict[str, Page] = {}

    def server(self) -> str:
        return f"Tryton {self.rpc.version()}"

    def sign_in(self) -> str:
        self.rpc.sign_in()
        self.hello = self.verbs.greet(_NOT_A_DEVICE)
        return f"{self.rpc.user}: {self.hello.user.get('name') or '?'}; sfa_sync {self.hello.addon}"

    def server_time(self) -> datetime | None:
        return self.hello.server_time if self.hello else None

    def rights(self) -> str:
        """One row of each kind: what cannot be read is named."""
        counts = self.hello.counts if self.hello else {}
        denied = []
        for kind in self.verbs.capabilities.kinds:
            try:
                self.pages[kind] = self.verbs.pull(kind, "", 1)
            except SfaError:
                denied.append(kind)
        if denied:
            raise AccessDenied(detail=f"reading {', '.join(denied)}")
        return ", ".join(f"{kind} {counts.get(kind, '?')}" for kind in self.pages)

    def read(self) -> str:
        """The columns of each kind are those this version of the app knows."""
        missing = [
            f"{kind}.{field.name}"
            for kind, page in self.pages.items()
            for field in KINDS[kind].fields()
            if field.name not in page.columns
        ]
        if missing or not self.pages:
            raise NotACrm(url=self.rpc.wire.url)
        return f"{sum(len(page.rows) for page in self.pages.values())} records"

    def write(self) -> str:
        """An order priced by the server and rolled back: the whole way of a write, without its trace."""
        account, product = self.first_key("account"), self.first_key("product")
        if not account or not product:
            raise trial.Verdict(None, "there is no account or no product to try an order with")
        line = {"key": new_id(), "product_id": product, "quantity": "1"}
        today = self.clock.today().isoformat()
        values = {"account_id": account, "ordered_on": today, "state": "draft", "lines": [line]}
        quoted = self.verbs.quote({"key": new_id(), "values": values})
        return f"an order was priced ({quoted.get('total')}) and not kept"

    def first_key(self, kind: str) -> str:
        page = self.pages.get(kind)
        return str(page.rows[0][0]) if page and page.rows else ""
