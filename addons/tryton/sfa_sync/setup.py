"""A working company in an empty database, made inside one server process: for tests, demos and trials.

Tryton chooses its backend when it is first imported: load the configuration before this module
(``trytond.config.update_etc(file)``). Call these in a transaction of user 0 that `run` starts, for example::

    open_database("crm")
    company = run("crm", lambda: create_company("Alimentos del Sur"))
    run("crm", lambda: create_user(company, "rep1", "a secret", "Lucía Pérez"), company=company.id)
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from trytond import backend, config
from trytond.pool import Pool
from trytond.transaction import Transaction, TransactionError
from trytond.worker import run_task

CHART = ("account", "account_template_root_en")


@dataclass(frozen=True)
class Company:
    """The ids of what `create_company` made."""

    id: int
    party: int
    currency: int
    country: int
    warehouse: int
    payment_term: int
    taxes: dict[str, int]  # by rate in percent: {"21": id, "10.5": id}
    tax_categories: dict[str, int]  # accounting categories by the same rates
    receivable: int
    revenue: int
    cash: int
    journal_revenue: int
    journal_cash: int
    fiscal_years: tuple[int, ...]


def open_database(database):
    """Load the database's modules into this process; its pool is returned."""
    pool = Pool(database)
    with Transaction().start(database, 0, readonly=True):
        pool.init()
    return pool


def run(database, function, *, user=0, readonly=False, **context):
    """Call `function` in a transaction of its own and commit, as the server does for a request.

    Starts again when Tryton asks for locks or another transaction was in the way, and runs the
    tasks that were queued. With `readonly` nothing is kept.
    """
    retries, extras = config.getint("database", "retry"), {}
    while True:
        with Transaction().start(database, user, readonly=readonly, context=context, **extras) as transaction:
            try:
                result = function()
                if readonly:
                    transaction.rollback()
                else:
                    transaction.commit()
            except TransactionError as error:
                transaction.rollback()
                transaction.tasks.clear()
                error.fix(extras)
                continue
            except backend.DatabaseOperationalError:
                transaction.rollback()
                transaction.tasks.clear()
                retries -= 1
                if retries < 0:
                    raise
                continue
        while transaction.tasks:
            run_task(database, transaction.tasks.pop())
        return result


def create_company(
    name,
    *,
    currency=("ARS", "Peso argentino", "$"),
    country=("AR", "Argentina"),
    tax_rates=("21", "10.5"),
    payment_days=30,
    timezone="America/Argentina/Buenos_Aires",
    today=None,
    years=3,
):
    """Make a company with books, sales taxes, a payment term and a warehouse; sets it in the context.

    Fiscal years cover the calendar year of `today` and the `years` - 1 before it.
    """
    pool = Pool()
    today = today or dt.date.today()
    party = pool.get("party.party")(name=name, addresses=[])
    party.save()
    money = _currency(*currency)
    land = _country(*country)
    company = pool.get("company.company")(party=party, currency=money, timezone=timezone)
    company.save()
    Transaction().set_context(company=company.id, companies=[company.id])
    accounts = _chart(company)
    term = _payment_term(payment_days)
    configuration = pool.get("account.configuration")(1)
    configuration.default_account_receivable = accounts["receivable"]
    configuration.default_account_payable = accounts["payable"]
    configuration.default_category_account_revenue = accounts["revenue"]
    configuration.default_category_account_expense = accounts["expense"]
    configuration.default_customer_payment_term = term
    configuration.save()
    taxes = {rate: create_tax(company, accounts["tax"], rate) for rate in tax_rates}
    fiscal_years = tuple(_fiscal_year(company, year).id for year in range(today.year - years + 1, today.year + 1))
    Location, Journal = pool.get("stock.location"), pool.get("account.journal")
    (warehouse,) = Location.search([("type", "=", "warehouse")], limit=1)
    (revenue_journal,) = Journal.search([("type", "=", "revenue")], limit=1)
    (cash_journal,) = Journal.search([("type", "=", "cash")], limit=1)
    return Company(
        id=company.id,
        party=party.id,
        currency=money.id,
        country=land.id,
        warehouse=warehouse.id,
        payment_term=term.id,
        taxes={rate: tax.id for rate, tax in taxes.items()},
        tax_categories={rate: _tax_category(rate, tax, accounts).id for rate, tax in taxes.items()},
        receivable=accounts["receivable"].id,
        revenue=accounts["revenue"].id,
        cash=accounts["cash"].id,
        journal_revenue=revenue_journal.id,
        journal_cash=cash_journal.id,
        fiscal_years=fiscal_years,
    )


def create_user(company, login, password, name, *, admin=False, language="en"):
    """Make a user with an employee of the company; `(user id, employee id)`.

    The user is a representative, or with `admin` an administrator of field sales.
    """
    pool = Pool()
    User, Lang, ModelData = pool.get("res.user"), pool.get("ir.lang"), pool.get("ir.model.data")
    party = pool.get("party.party")(name=name, addresses=[])
    party.save()
    employee = pool.get("company.employee")(party=party, company=company.id)
    employee.save()
    group = ModelData.get_id("sfa_sync", "group_administrator" if admin else "group_representative")
    languages = Lang.search([("code", "=", language)], limit=1)
    (user,) = User.create(
        [
            {
                "login": login,
                "name": name,
                "password": password,
                "companies": [("add", [company.id])],
                "company": company.id,
                "employees": [("add", [employee.id])],
                "employee": employee.id,
                "groups": [("add", [group])],
                "language": languages[0].id if languages else None,
            }
        ]
    )
    return user.id, employee.id


def create_product(company, name, code, price, *, rate="21", category=None, unit="u", service=False):
    """Make a salable product with its template; its id is returned. `unit` is the symbol of a unit of measure."""
    pool = Pool()
    Template, Uom = pool.get("product.template"), pool.get("product.uom")
    (uom,) = Uom.search([("symbol", "=", unit)], limit=1)
    (template,) = Template.create(
        [
            {
                "name": name,
                "type": "service" if service else "goods",
                "default_uom": uom.id,
                "sale_uom": uom.id,
                "salable": True,
                "list_price": Decimal(price),
                "account_category": company.tax_categories[rate],
                "categories": [("add", [category])] if category else [],
                "products": [("create", [{"suffix_code": code}])],
            }
        ]
    )
    return template.products[0].id


def create_tax(company, account, rate):
    """Make a sales tax of `rate` percent."""
    tax = Pool().get("account.tax")(
        name=f"IVA {rate} %",
        description=f"IVA {rate} %",
        type="percentage",
        rate=Decimal(rate) / 100,
        company=company,
        invoice_account=account,
        credit_note_account=account,
    )
    tax.save()
    return tax


def _currency(code, name, symbol):
    Currency = Pool().get("currency.currency")
    found = Currency.search([("code", "=", code)], limit=1)
    if found:
        return found[0]
    currency = Currency(code=code, name=name, symbol=symbol, digits=2, rounding=Decimal("0.01"))
    currency.save()
    return currency


def _country(code, name):
    Country = Pool().get("country.country")
    found = Country.search([("code", "=", code)], limit=1)
    if found:
        return found[0]
    country = Country(code=code, name=name)
    country.save()
    return country


def _chart(company):
    pool = Pool()
    Wizard, Account = pool.get("account.create_chart", type="wizard"), pool.get("account.account")
    template = pool.get("account.account.template")(pool.get("ir.model.data").get_id(*CHART))
    session, _, _ = Wizard.create()
    wizard = Wizard(session)
    wizard.account.company = company
    wizard.account.account_template = template
    wizard.transition_create_account()
    Wizard.delete(session)
    accounts = {}
    for kind in ("receivable", "payable", "revenue", "expense"):
        (accounts[kind],) = Account.search(
            [(f"type.{kind}", "=", True), ("company", "=", company.id), ("closed", "!=", True)], limit=1
        )
    for kind, code in (("cash", "1.1.1"), ("tax", "6.3.6")):
        (accounts[kind],) = Account.search([("code", "=", code), ("company", "=", company.id)], limit=1)
    for kind in ("receivable", "payable"):
        if not accounts[kind].party_required:
            Account.write([accounts[kind]], {"party_required": True})
    return {kind: Account(account.id) for kind, account in accounts.items()}


def _payment_term(days):
    Term = Pool().get("account.invoice.payment_term")
    (term,) = Term.create(
        [
            {
                "name": f"{days} días",
                "lines": [
                    ("create", [{"type": "remainder", "relativedeltas": [("create", [{"days": days}])]}]),
                ],
            }
        ]
    )
    return term


def _tax_category(rate, tax, accounts):
    Category = Pool().get("product.category")
    category = Category(
        name=f"IVA {rate} %",
        accounting=True,
        account_revenue=accounts["revenue"],
        account_expense=accounts["expense"],
        customer_taxes=[tax],
    )
    category.save()
    return category


def _fiscal_year(company, year):
    pool = Pool()
    FiscalYear, Sequence, ModelData = (
        pool.get("account.fiscalyear"),
        pool.get("ir.sequence.strict"),
        pool.get("ir.model.data"),
    )

    def sequence(module, xml_id, name):
        (created,) = Sequence.create(
            [{"name": f"{name} {year}", "sequence_type": ModelData.get_id(module, xml_id), "company": company.id}]
        )
        return created.id

    invoices = sequence("account_invoice", "sequence_type_account_invoice", "Invoice")
    (fiscal_year,) = FiscalYear.create(
        [
            {
                "name": str(year),
                "start_date": dt.date(year, 1, 1),
                "end_date": dt.date(year, 12, 31),
                "company": company.id,
                "move_sequence": sequence("account", "sequence_type_account_move", "Move"),
                "invoice_sequences": [
                    (
                        "create",
                        [
                            {
                                "company": company.id,
                                "out_invoice_sequence": invoices,
                                "out_credit_note_sequence": invoices,
                                "in_invoice_sequence": invoices,
                                "in_credit_note_sequence": invoices,
                            }
                        ],
                    )
                ],
            }
        ]
    )
    FiscalYear.create_period([fiscal_year])
    return fiscal_year
