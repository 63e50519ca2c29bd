"""A rep's laptop for tests: a real encrypted replica and a real connector, without window or command line."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from sfa_desktop.actions.central import Login
from sfa_desktop.base.clock import SystemClock
from sfa_desktop.base.ids import new_id
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.connectors import registry
from sfa_desktop.connectors.contract import Connector
from sfa_desktop.entities import Account, Order, OrderLine, Visit
from sfa_desktop.entities.exchange import OPEN_STATES, Operation, Progress, Report
from sfa_desktop.replica import edits, outbox
from sfa_desktop.replica.store import Replica
from sfa_desktop.sync.engine import run_once

KEY = bytes(range(32))


@dataclass
class Laptop:
    """One rep's replica in `folder`, and the way to the office at `url`."""

    folder: Path
    url: str
    database: str
    login: Login
    device: str = field(default_factory=new_id)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.replica = Replica.open(self.folder / "replica.db", KEY)
        self.connector: Connector = registry.connect(self.endpoint, self.login.password)

    @property
    def endpoint(self) -> Endpoint:
        return Endpoint(name="office", crm="tryton", url=self.url, database=self.database, user=self.login.login)

    def go_through(self, url: str) -> None:
        """From now on the way to the office is this one."""
        self.connector.close()
        self.url = url
        self.connector = registry.connect(self.endpoint, self.login.password)

    def close(self) -> None:
        self.connector.close()
        self.replica.close()

    def sync(self, **more: Any) -> Report:
        """One round."""
        return run_once(self.replica, self.connector, SystemClock(), device=self.device, **more)

    def open(self) -> list[Operation]:
        """What is not at the office yet."""
        with self.replica.read() as reader:
            return outbox.items(reader, states=OPEN_STATES)

    def issues(self) -> list[tuple[str, str, str]]:
        """State, code and words of what is not at the office yet."""
        return [(operation.state.value, operation.code, operation.message) for operation in self.open()]

    def states(self) -> dict[str, int]:
        """How many operations are in each state that has any."""
        with self.replica.read() as reader:
            return {state: count for state, count in outbox.counts(reader).items() if count}

    def get(self, kind: str, id: str) -> Any:
        """A record, or None."""
        with self.replica.read() as reader:
            return reader.get(kind, id)

    def all(self, kind: str, **where: Any) -> list[Any]:
        """Records."""
        with self.replica.read() as reader:
            return reader.list(kind, where=where)

    def edit(self, change: Callable[[Any], Any]) -> Any:
        """A person's edit: the function gets the writing transaction."""
        with self.replica.write() as writer:
            return change(writer)

    def new_account(self, name: str = "Almacén Ñandú") -> str:
        return str(self.edit(lambda w: edits.create(w, Account(name=name))))

    def new_visit(self, account: str, subject: str = "Visita") -> str:
        return str(self.edit(lambda w: edits.create(w, Visit(account_id=account, subject=subject))))

    def new_order(self, account: str, quantity: str = "1", lines: int = 2, **more: Any) -> str:
        """An order of so many lines, asked to be confirmed."""
        products = self.all("product", active=True)[:lines]
        made = [
            OrderLine(product_id=product.id, quantity=Decimal(quantity), unit=product.unit, sequence=number)
            for number, product in enumerate(products, 1)
        ]
        order = Order(account_id=account, state="confirmed", ordered_on=date.today(), **more)
        return str(self.edit(lambda w: edits.create(w, order, lines=made)))

    def some_account(self) -> str:
        """An account that may be sold to: the one with the most credit left."""
        unlimited = Decimal("Infinity")
        room = {
            a.id: unlimited if a.credit_limit is None else a.credit_limit - (a.balance or 0) for a in self.accounts()
        }
        return max(room, key=lambda id_: room[id_])

    def accounts(self) -> list[Account]:
        """The accounts that are worked."""
        return self.all("account", active=True)


def stages(progress: list[Progress]) -> list[str]:
    """The stages a round went through, each once, in order."""
    return list(dict.fromkeys(one.stage for one in progress))
