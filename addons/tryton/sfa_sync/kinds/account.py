"""Accounts as rows: parties with their means of contact, commercial terms and figures."""

from collections import defaultdict
from decimal import Decimal

from sql import Null
from sql.conditionals import Coalesce
from trytond import backend
from trytond.pool import Pool
from trytond.tools import grouped_slice, sqlite_apply_types
from trytond.transaction import Transaction

from ..wire import decimal_out, moment_out
from .base import (
    CHUNK,
    Kind,
    boolean,
    choice,
    date,
    decimal,
    integer,
    link,
    long_text,
    moment,
    owner_names,
    tags,
    text,
)

MECHANISMS = {"phone": "phone", "mobile": "phone", "email": "email", "website": "website"}


class AccountKind(Kind):
    """A party that is neither a company of the house nor one of its employees."""

    def domain(self, session):
        pool = Pool()
        company, employee = pool.get("company.company").__table__(), pool.get("company.employee").__table__()
        return [("id", "not in", company.select(company.party)), ("id", "not in", employee.select(employee.party))]

    def fill(self, session, rows):
        owner_names(session, self, rows, "sales_rep")
        for chunk in grouped_slice(list(rows), CHUNK):
            ids = list(chunk)
            self._contact_means(rows, ids)
            self._cities(rows, ids)
            self._tax_ids(rows, ids)
            self._terms(session, rows, ids)
            self._figures(session, rows, ids)
        now = moment_out(session.now)
        at = self.at("figures_at")
        for row in rows.values():
            row[at] = now

    def _contact_means(self, rows, ids):
        table = Pool().get("party.contact_mechanism").__table__()
        cursor = Transaction().connection.cursor()
        cursor.execute(
            *table.select(
                table.party,
                table.type,
                table.value,
                where=table.party.in_(ids) & table.type.in_(list(MECHANISMS)) & (table.active == True),  # noqa: E712
                order_by=[table.type.desc, Coalesce(table.sequence, 0).asc, table.id.asc],
            )
        )
        for party, type_, value in cursor:
            row, at = rows[party], self.at(MECHANISMS[type_])
            if row[at] is None:
                row[at] = value

    def _cities(self, rows, ids):
        table = Pool().get("party.address").__table__()
        cursor = Transaction().connection.cursor()
        cursor.execute(
            *table.select(
                table.party,
                table.city,
                where=table.party.in_(ids) & (table.active == True) & (table.city != Null),  # noqa: E712
                order_by=[Coalesce(table.sequence, 0).asc, table.id.asc],
            )
        )
        at = self.at("city")
        for party, city in cursor:
            if rows[party][at] is None:
                rows[party][at] = city

    def _tax_ids(self, rows, ids):
        pool = Pool()
        table = pool.get("party.identifier").__table__()
        types = set(pool.get("party.party").tax_identifier_types())
        cursor = Transaction().connection.cursor()
        cursor.execute(
            *table.select(
                table.party,
                table.type,
                table.code,
                where=table.party.in_(ids) & (table.active == True),  # noqa: E712
                order_by=[Coalesce(table.sequence, 0).asc, table.id.asc],
            )
        )
        found = defaultdict(list)
        for party, type_, code in cursor:
            found[party].append((type_ not in types, code))
        at = self.at("tax_id")
        for party, codes in found.items():
            rows[party][at] = min(codes, key=lambda item: item[0])[1]

    def _terms(self, session, rows, ids):
        """Price list, payment term, credit limit, tax exemption: the company's own values before general ones."""
        company = session.company.id
        lists = _multivalue("party.party.sale_price_list", "sale_price_list", ids, company)
        at = self.at("price_list_id")
        for party, value in lists.items():
            rows[party][at] = session.key("price_list", value)
        terms = _multivalue("party.party.payment_term", "customer_payment_term", ids, None)
        names = session.names("account.invoice.payment_term", "name")
        at = self.at("payment_term")
        for party, value in terms.items():
            rows[party][at] = names.get(value)
        limits = _multivalue("party.party.credit_limit_amount", "credit_limit_amount", ids, company)
        at = self.at("credit_limit")
        for party, value in limits.items():
            rows[party][at] = decimal_out(value)
        exempting = session.table("exempting rules", _exempting_rules)
        at = self.at("tax_exempt")
        for party in ids:
            rows[party][at] = False
        if exempting:
            for party, value in _multivalue("party.party.account", "customer_tax_rule", ids, company).items():
                rows[party][at] = value in exempting

    def _figures(self, session, rows, ids):
        """Balance (what Tryton calls receivable) and its overdue part, from the open lines of the books."""
        pool = Pool()
        Party = pool.get("party.party")
        query = Party._receivable_payable_query(["receivable", "receivable_today"], session.company, None)
        line = query.columns[0].expression.table if hasattr(query.columns[0], "expression") else query.columns[0].table
        query.where &= line.party.in_(ids)
        if backend.name == "sqlite":
            sqlite_apply_types(query, [None, "NUMERIC", "NUMERIC"])
        cursor = Transaction().connection.cursor()
        cursor.execute(*query)
        zero = decimal_out(Decimal(0))
        balance, overdue = self.at("balance"), self.at("overdue")
        for party in ids:
            rows[party][balance] = rows[party][overdue] = zero
        for party, open_, due in cursor:
            rows[party][balance] = decimal_out(session.company.currency.round(open_))
            rows[party][overdue] = decimal_out(max(session.company.currency.round(due), Decimal(0)))


def _multivalue(model, column, ids, company):
    """`{party: value}` from the table behind a MultiValue field; a company's value before a general one."""
    table = Pool().get(model).__table__()
    cursor = Transaction().connection.cursor()
    value = getattr(table, column)
    where = table.party.in_(ids) & (value != Null)
    columns = [table.party, value]
    if company is not None:
        where &= (table.company == company) | (table.company == Null)
        cursor.execute(*table.select(*columns, where=where, order_by=[table.company.desc.nulls_last, table.id.asc]))
    else:
        cursor.execute(*table.select(*columns, where=where, order_by=[table.id.asc]))
    found = {}
    for party, item in cursor:
        found.setdefault(party, item)
    return found


def _exempting_rules():
    """The ids of the tax rules under which nothing is taxed."""
    Rule = Pool().get("account.tax.rule")
    return {
        rule.id
        for rule in Rule.search([])
        if any(not line.tax and not line.origin_tax and not line.group for line in rule.lines)
    }


ACCOUNT = AccountKind(
    name="account",
    fields=(
        text("name", "name", required=True),
        text("code", "code", office=True),
        text("tax_id"),
        text("city", office=True),
        text("phone"),
        text("email"),
        text("website"),
        choice("segment", "segment", ("A", "B", "C")),
        choice("potential", "potential", ("high", "medium", "low")),
        choice("lifecycle", "lifecycle", ("prospect", "new", "growing", "stable", "risk", "lost", "recovered")),
        text("trade", "trade"),
        tags("tags", "tags"),
        integer("visit_every", "visit_every"),
        text("opening_hours", "opening_hours"),
        text("owner", office=True),
        link("price_list_id", None, "price_list", office=True),
        text("payment_term", office=True),
        boolean("tax_exempt", office=True),
        decimal("credit_limit", office=True),
        decimal("balance", office=True),
        decimal("overdue", office=True),
        moment("figures_at", office=True),
        date("since", "since", office=True),
        long_text("notes", "notes"),
        boolean("active", "active"),
    ),
)
