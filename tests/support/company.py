"""A small company as its office would send it, for tests that need a replica with something in it."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from sfa_desktop.entities import Account, Address, Entity, PriceList, PriceRule, Product, Tax
from sfa_desktop.entities.canonical import encode_entity
from sfa_desktop.entities.exchange import Page, ServerFacts
from sfa_desktop.replica import indexing, inflow
from sfa_desktop.replica.store import Replica, Writer

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
DEVICE = "01930000-0000-7000-8000-00000000abcd"
OFFICE: tuple[Entity, ...] = (
    Account(id="luz", name="Farmacia Luz", code="C1", tax_id="30-71234567-8", city="Rosario", price_list_id="list",
            credit_limit=Decimal(100_000), balance=Decimal(1000), figures_at=NOW),
    Account(id="angel", name="Almacén Don Ángel", code="C2", city="Funes", tax_exempt=True, price_list_id="list"),
    Account(id="cruz", name="Farmacia Cruz", code="C3", city="Rosario"),
    Address(id="luz-a", account_id="luz", street="Córdoba 1", city="Rosario", delivery=True, invoice=True),
    Address(id="angel-a", account_id="angel", street="San Martín 2", city="Funes"),
    Tax(id="vat", name="IVA 21", type="percentage", rate=Decimal(21)),
    Product(id="oil", name="Óleo calcáreo 500 ml", code="2041", unit="u", unit_digits=0, list_price=Decimal(3480),
            tax_ids=("vat",), stock=Decimal(640), stock_at=NOW),
    Product(id="gauze", name="Gasa estéril", code="1402", unit="caja", unit_digits=0, list_price=Decimal(2150),
            tax_ids=("vat",), stock=Decimal(5), stock_at=NOW),
    Product(id="gone", name="Crema vieja", code="3317", unit="u", unit_digits=0, list_price=Decimal(7260),
            tax_ids=("vat",), active=False, substitute_id="gauze"),
    PriceList(id="list", name="Farmacias", currency="ARS", basis="list_price", default=True),
    PriceRule(id="r1", price_list_id="list", sequence=1, product_id="oil", quantity=Decimal(12),
              formula="unit_price * 0.95"),
    PriceRule(id="r2", price_list_id="list", sequence=2, formula="unit_price"),
)  # fmt: skip


def receive(w: Writer, *entities: Entity, version: int = 1) -> None:
    """As a page of the office."""
    for entity in entities:
        values = encode_entity(replace(entity))
        columns = ("key", "remote", "version", *values)
        row = (entity.id, entity.id, version, *values.values())
        inflow.apply_page(w, Page(kind=entity.kind, columns=columns, rows=[row], cursor=str(version)))


def fill(replica: Replica) -> None:
    """Put the whole company in, and what the server says of itself."""
    with replica.write() as w:
        receive(w, *OFFICE)
        inflow.set_facts(
            w,
            ServerFacts(
                identity="office", server_time=NOW, heads={},
                company={"currency": "ARS", "currency_digits": 2, "price_digits": 4, "tax_rounding": "document"},
                policies={"discount_limit": "10.0000", "approval_over_limit": True},
            ),
        )  # fmt: skip
        while indexing.index_slice(w):
            pass
