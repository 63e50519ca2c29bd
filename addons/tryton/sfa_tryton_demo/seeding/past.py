# SPDX-License-Identifier: GPL-3.0-or-later
"""Closed history, by SQL into the models' own tables: orders with the amounts Tryton would have cached, and visits."""

import datetime as dt

from trytond.pool import Pool

from sfa_tryton_demo.seeding.rows import insert
from sfa_tryton_demo.seeding.said import tell


class Past:
    """Writes what is over: nothing in Tryton needs to react to it any more."""

    def __init__(self, company, office, *, products, units, parties, contacts, lists):
        self._company, self._office = company, office
        self._products, self._parties, self._lists = products, parties, lists
        self._contacts, self._units = contacts, units
        self._total = len(company.orders) + sum(len(order.lines) for order in company.orders) + len(company.visits)
        self._done = 0

    def _step(self, count):
        self._done += count
        tell("history", min(self._done, self._total), self._total)

    def write_orders(self):
        """The orders that are done, with their lines and the taxes of each line."""
        pool = Pool()
        Sale, Line, LineTax = pool.get("sale.sale"), pool.get("sale.line"), pool.get("sale.line-account.tax")
        warehouse = pool.get("ir.model.data").get_id("stock", "location_warehouse")
        closed = [order for order in self._company.orders if order.state == "done"]
        sales = insert(Sale, (self._sale(order, warehouse) for order in closed))
        self._step(len(closed))
        lines = insert(
            Line,
            (
                self._line(order, sale, place, line)
                for order, sale in zip(closed, sales, strict=True)
                for place, line in enumerate(order.lines, 1)
            ),
        )
        self._step(len(lines))
        insert(LineTax, self._taxes(closed, lines))
        _continue_numbers(len(closed))

    def _sale(self, order, warehouse):
        account = self._company.accounts[order.account]
        party, address = self._parties[order.account]
        employee, user = self._office.employees[account.rep]
        return {
            "company": self._office.company,
            "party": party,
            "invoice_address": address,
            "shipment_address": address,
            "payment_term": self._office.terms[account.payment_term],
            "warehouse": warehouse,
            "currency": self._office.currency,
            "price_list": self._lists[account.price_list],
            "number": order.number,
            "reference": order.reference or None,
            "sale_date": order.ordered_on,
            "shipping_date": order.ordered_on + dt.timedelta(days=2),
            "state": "done",
            "invoice_method": "manual",
            "invoice_state": "none",
            "shipment_method": "manual",
            "shipment_state": "none",
            "untaxed_amount_cache": order.net,
            "tax_amount_cache": order.tax,
            "total_amount_cache": order.total,
            "sfa_employee": employee,
            "custom": {"canal": order.channel},
            "create_uid": user,
            "create_date": dt.datetime.combine(order.ordered_on, dt.time(15, 0)),
        }

    def _line(self, order, sale, place, line):
        return {
            "sale": sale,
            "type": "line",
            "sequence": place,
            "product": self._products[line.product],
            "unit": self._units[self._company.products[line.product].unit],
            "quantity": float(line.quantity),
            "base_price": line.base_price,
            "sfa_discount": line.discount,
            "unit_price": line.unit_price,
            "create_uid": self._office.employees[self._company.accounts[order.account].rep][1],
            "create_date": dt.datetime.combine(order.ordered_on, dt.time(15, 0)),
        }

    def _taxes(self, orders, ids):
        ids = iter(ids)
        for order in orders:
            exempt = self._company.accounts[order.account].exempt
            for line in order.lines:
                id_ = next(ids)
                if not exempt:
                    yield {"line": id_, "tax": self._office.taxes[self._company.products[line.product].tax]}

    def write_visits(self):
        """All visits, the planned ones too: nothing but the feed reacts to a visit."""
        Visit = Pool().get("sfa.visit")
        people = {}
        for person, id_ in zip(self._company.contacts, self._contacts, strict=True):
            people.setdefault(person.account, []).append(id_)
        insert(Visit, (self._visit(visit, place, people) for place, visit in enumerate(self._company.visits)))
        self._step(len(self._company.visits))

    def _visit(self, visit, place, people):
        employee, user = self._office.employees[self._company.accounts[visit.account].rep]
        there = people[visit.account]
        minutes = int((visit.ended_at - visit.started_at).total_seconds()) // 60 if visit.ended_at else None
        return {
            "company": self._office.company,
            "employee": employee,
            "party": self._parties[visit.account][0],
            "contact": there[place % len(there)] if visit.outcome != "absent" else None,
            "subject": visit.subject,
            "channel": visit.channel,
            "state": visit.state,
            "planned_at": visit.planned_at,
            "fixed": visit.fixed,
            "started_at": visit.started_at,
            "ended_at": visit.ended_at,
            "minutes": minutes,
            "outcome": visit.outcome or None,
            "notes": visit.notes,
            "next_step": visit.next_step,
            "next_on": visit.next_on,
            "create_uid": user,
            "create_date": min(visit.planned_at, dt.datetime.combine(self._company.today, dt.time(10, 0))),
        }


def _continue_numbers(count):
    """Let the office's own numbers follow those of the history."""
    pool = Pool()
    sequence = pool.get("sale.configuration")(1).sale_sequence
    sequence.number_next = 1001 + count
    sequence.save()
