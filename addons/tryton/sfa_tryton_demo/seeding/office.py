# SPDX-License-Identifier: GPL-3.0-or-later
"""The office: company, books, taxes, terms, and the people who sign in."""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal

from trytond.pool import Pool
from trytond.transaction import Transaction

from sfa_tryton_demo.book import TERMS
from sfa_tryton_demo.seeding.said import tell

RATES = {"21": Decimal("0.21"), "10.5": Decimal("0.105")}
EXEMPT = "Exento de IVA"


@dataclass
class Office:
    """Ids of what everything else refers to."""

    company: int
    currency: int
    country: int
    accounts: dict
    taxes: dict
    tax_categories: dict
    exempt_rule: int
    terms: dict
    employees: dict = field(default_factory=dict)


def open_office(company):
    """Create the company and all that must be there before its first customer. Returns an `Office`."""
    pool = Pool()
    Company, Party = pool.get("company.company"), pool.get("party.party")
    (country,) = pool.get("country.country").create([{"name": "Argentina", "code": "AR"}])
    (currency,) = pool.get("currency.currency").create(
        [{"name": "Peso argentino", "code": "ARS", "symbol": "$", "rounding": Decimal("0.01"), "digits": 2}]
    )
    (party,) = Party.create(
        [{"name": company.name, "addresses": [("create", [{"city": "Rosario", "country": country.id}])]}]
    )
    (office,) = Company.create([{"party": party.id, "currency": currency.id}])
    _policies()
    tell("office", 1, 4)
    with Transaction().set_context(company=office.id):
        accounts = _books(office, company.today)
        tell("office", 2, 4)
        taxes, categories, rule = _taxes(accounts)
        made = Office(office.id, currency.id, country.id, accounts, taxes, categories, rule, _terms())
        tell("office", 3, 4)
        _people(company, made)
    tell("office", 4, 4)
    return made


def _policies():
    """Tax ids are CUITs."""
    pool = Pool()
    Parties, Sales = pool.get("party.configuration"), pool.get("sfa.configuration")
    parties, sales = Parties(1), Sales(1)
    parties.identifier_types = ["ar_vat"]
    parties.save()
    sales.tax_identifier_type = "ar_vat"
    sales.save()


def _books(office, today):
    """Chart of accounts, properties, and fiscal years from the one of two years ago to the next."""
    pool = Pool()
    Account, Wizard = pool.get("account.account"), pool.get("account.create_chart", type="wizard")
    chart = pool.get("ir.model.data").get_id("account", "account_template_root_en")
    session, _, _ = Wizard.create()
    Wizard.execute(session, {"account": {"account_template": chart, "company": office.id}}, "create_account")
    accounts = {}
    for kind in ("receivable", "payable", "revenue", "expense"):
        accounts[kind] = Account.search([(f"type.{kind}", "=", True), ("closed", "!=", True)], limit=1)[0].id
    (tax,) = Account.search([("code", "=", "6.3.6")], limit=1)
    accounts["tax"] = tax.id
    properties = {
        "company": office.id,
        "account_receivable": accounts["receivable"],
        "account_payable": accounts["payable"],
        "category_account_expense": accounts["expense"],
        "category_account_revenue": accounts["revenue"],
    }
    Wizard.execute(session, {"properties": properties}, "create_properties")
    Wizard.delete(session)
    for year in range(today.year - 1, today.year + 2):
        _fiscal_year(office, year)
    return accounts


def _fiscal_year(office, year):
    pool = Pool()
    Year, Strict = pool.get("account.fiscalyear"), pool.get("ir.sequence.strict")
    data = pool.get("ir.model.data")
    move, invoice = Strict.create(
        [
            {"name": f"Asientos {year}", "sequence_type": data.get_id("account", "sequence_type_account_move")},
            {
                "name": f"Facturas {year}",
                "sequence_type": data.get_id("account_invoice", "sequence_type_account_invoice"),
            },
        ]
    )
    kinds = ("out_invoice", "in_invoice", "out_credit_note", "in_credit_note")
    (made,) = Year.create(
        [
            {
                "name": str(year),
                "company": office.id,
                "start_date": dt.date(year, 1, 1),
                "end_date": dt.date(year, 12, 31),
                "move_sequence": move.id,
                "invoice_sequences": [("create", [{f"{kind}_sequence": invoice.id for kind in kinds}])],
            }
        ]
    )
    Year.create_period([made])


def _taxes(accounts):
    """IVA at both rates, the accounting categories that carry them, and the rule of those who pay none."""
    pool = Pool()
    Tax, Category, Rule = pool.get("account.tax"), pool.get("product.category"), pool.get("account.tax.rule")
    taxes, categories = {}, {}
    for name, rate in RATES.items():
        label = f"IVA {name.replace('.', ',')} %"
        (tax,) = Tax.create(
            [
                {
                    "name": label,
                    "description": label,
                    "type": "percentage",
                    "rate": rate,
                    "invoice_account": accounts["tax"],
                    "credit_note_account": accounts["tax"],
                }
            ]
        )
        taxes[name] = tax.id
        (category,) = Category.create(
            [
                {
                    "name": f"Gravado {label}",
                    "accounting": True,
                    "account_revenue": accounts["revenue"],
                    "account_expense": accounts["expense"],
                    "customer_taxes": [("add", [tax.id])],
                }
            ]
        )
        categories[name] = category.id
    (rule,) = Rule.create([{"name": EXEMPT, "kind": "sale", "lines": [("create", [{}])]}])
    return taxes, categories, rule.id


def _terms():
    Term = Pool().get("account.invoice.payment_term")
    days = {name: 0 if name == "Contado" else int(name.split()[0]) for name in TERMS}
    made = Term.create(
        [
            {
                "name": name,
                "lines": [("create", [{"type": "remainder", "relativedeltas": [("create", [{"days": days[name]}])]}])],
            }
            for name in TERMS
        ]
    )
    return {term.name: term.id for term in made}


def _people(company, office):
    """The administrator, and the representatives as employees who can sign in (once they have passwords)."""
    pool = Pool()
    User, Employee, Party = pool.get("res.user"), pool.get("company.employee"), pool.get("party.party")
    data = pool.get("ir.model.data")
    groups = [
        data.get_id("sfa_sync", "group_representative"),
        data.get_id("sale", "group_sale"),
    ]
    parties = Party.create([{"name": rep.name, "code": f"E{rep.code}"} for rep in company.reps])
    employees = Employee.create([{"party": party.id, "company": office.company} for party in parties])
    users = User.create(
        [
            {
                "name": rep.name,
                "login": rep.login,
                "signature": f"{rep.name}\n{company.name}, {rep.territory}",
                "companies": [("add", [office.company])],
                "company": office.company,
                "employees": [("add", [employee.id])],
                "employee": employee.id,
                "groups": [("add", groups)],
            }
            for rep, employee in zip(company.reps, employees, strict=True)
        ]
    )
    office.employees = {
        rep.code: (employee.id, user.id) for rep, employee, user in zip(company.reps, employees, users, strict=True)
    }
    (admin,) = User.search([("login", "=", "admin")])
    User.write(
        [admin],
        {"name": company.admin, "companies": [("add", [office.company])], "company": office.company},
    )
