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


def write_open_orders(company, office, *, products, parties, lists):
    """Orders that are still under way, priced, numbered and confirmed by Tryton."""
    pool = Pool()
    Sale, Line, Queue = pool.get("sale.sale"), pool.get("sale.line"), pool.get("ir.queue")
    to_quote, to_confirm = [], []
    for order in company.orders:
        if order.state == "done":
            continue
        account = company.accounts[order.account]
        sale = Sale(company=office.company, party=parties[order.account][0], sale_date=order.ordered_on)
        sale.on_change_company()
        sale.currency = office.currency
        sale.on_change_party()
        sale.price_list = lists[account.price_list]
        sale.sfa_employee = office.employees[account.rep][0]
        sale.reference = order.reference or None
        sale.custom = {"canal": order.channel}
        lines = []
        for ordered in order.lines:
            line = Line(type="line", sale=sale, product=products[ordered.product], quantity=float(ordered.quantity))
            line.on_change_product()
            line.base_price = line.unit_price
            line.sfa_discount = ordered.discount
            line.unit_price = ordered.unit_price
            lines.append(line)
        sale.lines = lines
        sale.save()
        if order.state != "draft":
            to_quote.append(sale)
        if order.state == "confirmed":
            to_confirm.append(sale)
    Sale.quote(to_quote)
    confirmed = []
    for sale in to_confirm:
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
