# SPDX-License-Identifier: GPL-3.0-or-later
"""What the demo company consists of, as plain records: what the generator makes and the seeder writes."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Rep:
    """One who sells; `accounts` is the size of the territory."""

    code: str
    login: str
    name: str
    territory: str
    accounts: int


@dataclass(frozen=True, slots=True)
class OpenItem:
    """An invoice not paid yet, or not whole."""

    number: str
    issued_on: date
    due_on: date
    amount: Decimal


@dataclass(slots=True)
class Account:
    """A customer; `weight` is its share of the territory's sales, `buys` the span in which it bought."""

    code: str
    name: str
    rep: str
    tax_id: str
    trade: str
    street: str
    postal_code: str
    city: str
    phone: str
    email: str
    website: str
    segment: str
    potential: str
    lifecycle: str
    tags: tuple[str, ...]
    visit_every: int
    opening_hours: str
    price_list: str
    payment_term: str
    exempt: bool
    credit_limit: Decimal
    since: date
    notes: str
    monthly_potential: int
    main_supplier: str
    weight: float
    buys: tuple[date, date] | None
    open_items: list[OpenItem] = field(default_factory=list)

    @property
    def balance(self) -> Decimal:
        """What it owes."""
        return sum((item.amount for item in self.open_items), Decimal(0))

    def overdue(self, today: date) -> Decimal:
        """What it should have paid by now."""
        return sum((item.amount for item in self.open_items if item.due_on < today), Decimal(0))


@dataclass(frozen=True, slots=True)
class Contact:
    """A person at the account of this index."""

    account: int
    name: str
    role: str
    influence: str
    phone: str
    mobile: str
    email: str
    may_mail: bool
    notes: str


@dataclass(frozen=True, slots=True)
class Category:
    """A shelf of the catalogue; `season` is what it sells in January … December, 1 being normal."""

    name: str
    parent: str
    season: tuple[float, ...]


@dataclass(slots=True)
class Product:
    """One article; `popularity` is how readily it is bought."""

    code: str
    name: str
    barcode: str
    category: str
    brand: str
    unit: str
    price: Decimal
    tax: str
    stock: int
    minimum: int
    multiple: int
    popularity: float
    active: bool = True
    substitute: str = ""


@dataclass(frozen=True, slots=True)
class PriceRule:
    """One line of a price list: the first that matches gives `factor` times the product's price."""

    factor: Decimal
    category: str = ""
    product: str = ""
    quantity: int = 0
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class PriceList:
    """A named list of rules, in order."""

    name: str
    rules: tuple[PriceRule, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an order: the product of this index, and how its price came about."""

    product: int
    quantity: int
    base_price: Decimal
    discount: Decimal
    unit_price: Decimal
    net: Decimal


@dataclass(slots=True)
class Order:
    """An order of the account of this index; `state` other than `done` is open and left to Tryton to price."""

    account: int
    ordered_on: date
    lines: tuple[Line, ...]
    channel: str
    reference: str = ""
    number: str = ""
    state: str = "done"
    net: Decimal = Decimal(0)
    tax: Decimal = Decimal(0)

    @property
    def total(self) -> Decimal:
        """With taxes."""
        return self.net + self.tax


@dataclass(slots=True)
class Visit:
    """A contact with the account of this index; moments are UTC."""

    account: int
    channel: str
    state: str
    planned_at: datetime
    subject: str = ""
    contact: int | None = None
    fixed: bool = False
    started_at: datetime | None = None
    ended_at: datetime | None = None
    outcome: str = ""
    notes: str = ""
    next_step: str = ""
    next_on: date | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do for the account of this index."""

    account: int
    subject: str
    type: str
    state: str
    due_on: date
    due_time: str = ""
    notes: str = ""
    done_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A complaint, question or return of the account of this index."""

    account: int
    subject: str
    type: str
    severity: str
    state: str
    opened_at: datetime
    due_at: datetime
    notes: str
    solved_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Opportunity:
    """A sale that may come, at the account of this index."""

    account: int
    name: str
    stage: str
    amount: Decimal
    probability: int
    started_on: date
    close_on: date
    notes: str


@dataclass(slots=True)
class Company:
    """The whole demo company."""

    name: str
    today: date
    reps: tuple[Rep, ...]
    admin: str
    categories: tuple[Category, ...] = ()
    products: list[Product] = field(default_factory=list)
    price_lists: tuple[PriceList, ...] = ()
    accounts: list[Account] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    opportunities: list[Opportunity] = field(default_factory=list)

    def counts(self, rep: str | None = None) -> dict[str, int]:
        """How many of each kind, of the whole company or of one rep's territory."""
        mine = [rep in (None, account.rep) for account in self.accounts]
        counts = {"account": sum(mine), "product": len(self.products)}
        for kind, rows in (
            ("contact", self.contacts),
            ("order", self.orders),
            ("visit", self.visits),
            ("task", self.tasks),
            ("case", self.cases),
            ("opportunity", self.opportunities),
        ):
            counts[kind] = sum(mine[row.account] for row in rows)
        counts["order_line"] = sum(len(order.lines) for order in self.orders if mine[order.account])
        return counts
