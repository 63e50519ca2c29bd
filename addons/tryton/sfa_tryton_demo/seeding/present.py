# SPDX-License-Identifier: GPL-3.0-or-later
"""What is open: orders under way, balances, tasks, complaints and sales that may come; through Tryton itself."""

import datetime as dt
from decimal import Decimal

from trytond.exceptions import UserError, UserWarning
from trytond.pool import Pool

from sfa_tryton_demo.seeding.said import tell

_TOTAL = 5


def write_balances(company, office, parties):
    """What customers owe: one opening move a territory, a line an invoice with its due date."""
    pool = Pool()
    Move, Journal, Period = pool.get("account.move"), pool.get("account.journal"), pool.get("account.period")
    (journal, *_) = Journal.search([("type", "=", "general")], limit=1)
    day = company.today - dt.timedelta(days=1)
    period = Period.find(office.company, date=day)
    moves = []
    for rep in company.reps:
        lines = [
            {
                "account": office.accounts["receivable"],
                "party": party,
                "debit": item.amount,
                "credit": Decimal(0),
                "maturity_date": item.due_on,
                "description": f"Factura {item.number}",
            }
            for account, (party, _) in zip(company.accounts, parties, strict=True)
            if account.rep == rep.code
            for item in account.open_items
        ]
        if lines:
            total = sum((line["debit"] for line in lines), Decimal(0))
            balance = {"account": office.accounts["revenue"], "debit": Decimal(0), "credit": total}
            moves.append(
                {
                    "company": office.company,
                    "journal": journal.id,
                    "period": period.id,
                    "date": day,
                    "description": f"Saldos iniciales {rep.territory}",
                    "lines": [("create", [*lines, balance])],
                }
            )
    Move.post(Move.create(moves))
    tell("documents", 1, _TOTAL)


def write_open_orders(company, office, *, products, units, parties, lists):
    """Orders that are still under way, totalled, numbered and confirmed by Tryton."""
    pool = Pool()
    Sale, Queue = pool.get("sale.sale"), pool.get("ir.queue")
    open_ = [order for order in company.orders if order.state != "done"]

    def line(order, ordered):
        product = company.products[ordered.product]
        exempt = company.accounts[order.account].exempt
        return {
            "type": "line",
            "product": products[ordered.product],
            "unit": units[product.unit],
            "quantity": float(ordered.quantity),
            "base_price": ordered.base_price,
            "sfa_discount": ordered.discount,
            "unit_price": ordered.unit_price,
            "taxes": [("add", [] if exempt else [office.taxes[product.tax]])],
        }

    def sale(order):
        account = company.accounts[order.account]
        party, address = parties[order.account]
        return {
            "company": office.company,
            "party": party,
            "invoice_address": address,
            "shipment_address": address,
            "payment_term": office.terms[account.payment_term],
            "currency": office.currency,
            "price_list": lists[account.price_list],
            "sale_date": order.ordered_on,
            "reference": order.reference or None,
            "sfa_employee": office.employees[account.rep][0],
            "custom": {"canal": order.channel},
            "lines": [("create", [line(order, ordered) for ordered in order.lines])],
        }

    sales = list(zip(open_, Sale.create([sale(order) for order in open_]), strict=True))
    Sale.quote([sale for order, sale in sales if order.state != "draft"])
    confirmed = []
    for order, sale in sales:
        if order.state != "confirmed":
            continue
        try:
            Sale.confirm([sale])
            confirmed.append(sale)
        except (UserError, UserWarning):
            pass  # over its credit limit: it stays a quotation, as it would in the office
    Sale.process(confirmed)
    Queue.delete(Queue.search([("dequeued_at", "=", None)]))
    tell("documents", 2, _TOTAL)


def write_desk(company, office, parties):
    """Tasks, cases and opportunities."""
    pool = Pool()

    def mine(row):
        employee = office.employees[company.accounts[row.account].rep][0]
        return {"company": office.company, "employee": employee, "party": parties[row.account][0]}

    pool.get("sfa.task").create(
        [
            {
                **mine(task), "subject": task.subject, "type": task.type, "state": task.state, "due_on": task.due_on,
                "due_time": task.due_time, "done_at": task.done_at, "notes": task.notes,
            }
            for task in company.tasks
        ]
    )  # fmt: skip
    tell("documents", 3, _TOTAL)
    pool.get("sfa.case").create(
        [
            {
                **mine(case), "subject": case.subject, "type": case.type, "severity": case.severity,
                "state": case.state, "opened_at": case.opened_at, "due_at": case.due_at,
                "solved_at": case.solved_at, "notes": case.notes,
            }
            for case in sorted(company.cases, key=lambda case: case.opened_at)
        ]
    )  # fmt: skip
    tell("documents", 4, _TOTAL)
    pool.get("sale.opportunity").create(
        [
            {
                **mine(deal), "description": deal.name, "amount": deal.amount, "state": deal.stage,
                "conversion_probability": deal.probability / 100, "start_date": deal.started_on,
                "end_date": deal.close_on, "comment": deal.notes,
                "address": parties[deal.account][1],
                "payment_term": office.terms[company.accounts[deal.account].payment_term],
                "lost_reason": "Precio" if deal.stage == "lost" else None,
            }
            for deal in company.opportunities
        ]
    )  # fmt: skip
