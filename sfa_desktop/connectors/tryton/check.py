"""The connection test against a Tryton: one named step after the other, each with what it found."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol
from urllib.parse import urlsplit

from sfa_desktop.base.clock import Clock
from sfa_desktop.base.errors import AccessDenied, NotACrm, SfaError
from sfa_desktop.base.ids import new_id
from sfa_desktop.connectors import probe
from sfa_desktop.connectors.tryton.rpc import Rpc
from sfa_desktop.connectors.tryton.shapes import Hello
from sfa_desktop.entities import KINDS
from sfa_desktop.entities.exchange import Canonical, Capabilities, Device, Page, Step

CLOCK_TOLERANCE = 300
"""Seconds of difference between the clocks above which the step fails; nothing in the app depends on it."""
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
    """All steps in order; after a failure that the next ones stand on, those are left untried."""
    return _Trial(verbs, rpc, clock).run()


class _Verdict(Exception):
    """The step ends here without an error of the family: it failed, or (None) there is nothing to try it with."""

    def __init__(self, passed: bool | None, detail: str) -> None:
        super().__init__(detail)
        self.passed = passed


class _Trial:
    def __init__(self, verbs: Verbs, rpc: Rpc, clock: Clock) -> None:
        self.verbs = verbs
        self.rpc = rpc
        self.clock = clock
        self.url = rpc.wire.url
        self.found: list[Step] = []
        self.hello: Hello | None = None
        self.pages: dict[str, Page] = {}

    def run(self) -> tuple[Step, ...]:
        standing = True
        for name, try_it, carries in (
            ("address", self.address, True),
            ("proxy", self.proxy, False),
            ("tls", self.tls, True),
            ("server", self.server, True),
            ("sign_in", self.sign_in, True),
            ("clock", self.compare_clocks, False),
            ("rights", self.rights, False),
            ("read", self.read, False),
            ("write", self.write, False),
        ):
            step = self.attempt(name, try_it) if standing else Step(name=name, passed=None)
            self.found.append(step)
            standing = standing and not (carries and step.passed is False)
        return tuple(self.found)

    def attempt(self, name: str, try_it: Callable[[], str]) -> Step:
        begun = self.clock.monotonic()
        passed: bool | None = True
        problem = None
        try:
            detail = try_it()
        except _Verdict as verdict:
            passed, detail = verdict.passed, str(verdict)
        except SfaError as error:
            passed, detail, problem = False, str(error), error
        seconds = round(self.clock.monotonic() - begun, 3)
        return Step(name=name, passed=passed, detail=detail, seconds=seconds, problem=problem)

    def address(self) -> str:
        if self.rpc.wire.proxy():
            raise _Verdict(None, "the proxy looks the name up")
        return ", ".join(probe.addresses(self.url))

    def proxy(self) -> str:
        return self.rpc.wire.proxy() or "none"

    def tls(self) -> str:
        if urlsplit(self.url).scheme != "https":
            raise _Verdict(None, "not encrypted: http")
        if self.rpc.wire.proxy():
            raise _Verdict(None, "checked through the proxy by the next step")
        return str(probe.certificate(self.url, timeout=self.rpc.wire.limits.connect))

    def server(self) -> str:
        return f"Tryton {self.rpc.version()}"

    def sign_in(self) -> str:
        self.rpc.sign_in()
        self.hello = self.verbs.greet(_NOT_A_DEVICE)
        return f"{self.rpc.user}: {self.hello.user.get('name') or '?'}; sfa_sync {self.hello.addon}"

    def compare_clocks(self) -> str:
        if self.hello is None or self.hello.server_time is None:
            raise _Verdict(None, "the server does not tell its time")
        ahead = round((self.clock.now() - self.hello.server_time).total_seconds())
        if abs(ahead) > CLOCK_TOLERANCE:
            raise _Verdict(False, f"{ahead:+d} s: one of the two clocks is wrong")
        return f"{ahead:+d} s"

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
            raise NotACrm(url=self.url)
        return f"{sum(len(page.rows) for page in self.pages.values())} records"

    def write(self) -> str:
        """An order priced by the server and rolled back: the whole way of a write, without its trace."""
        account, product = self.first_key("account"), self.first_key("product")
        if not account or not product:
            raise _Verdict(None, "there is no account or no product to try an order with")
        line = {"key": new_id(), "product_id": product, "quantity": "1"}
        today = self.clock.today().isoformat()
        values = {"account_id": account, "ordered_on": today, "state": "draft", "lines": [line]}
        quoted = self.verbs.quote({"key": new_id(), "values": values})
        return f"{quoted.get('total')}"

    def first_key(self, kind: str) -> str:
        page = self.pages.get(kind)
        return str(page.rows[0][0]) if page and page.rows else ""
