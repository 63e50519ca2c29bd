# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole seeding, from an empty database to a company that can be worked in."""

from sfa_tryton_demo.seeding import modules
from sfa_tryton_demo.seeding.said import tell

_LOCKED = (
    "account_configuration",
    "account_journal_period",
    "account_move_line",
    "party_configuration",
    "sale_configuration",
    "sale_line",
    "sale_sale",
    "sfa_configuration",
)
"""Tables that Tryton wants locked for what is done here; without, it starts the transaction again."""


def build(config_file, name, company):
    """Fill the database with the company. Trytond's configuration must have been loaded."""
    modules.create(name)
    tell("modules", 0, 1)
    modules.install(config_file, name)
    made = _transaction(name, None, lambda: _masters(company))
    for work in _documents(company, **made):
        _transaction(name, made["office"].company, work)
    tell("end", 1, 1)


def _transaction(name, office, work):
    """Do `work` in one transaction of the system, again with the locks it turns out to need."""
    from trytond.transaction import Transaction, TransactionError

    needed = {"_lock_tables": list(_LOCKED)}
    while True:
        with Transaction().start(name, 0, context={"company": office}, **needed) as transaction:
            try:
                return work()
            except TransactionError as error:
                transaction.rollback()
                error.fix(needed)


def _masters(company):
    from trytond.transaction import Transaction

    from sfa_tryton_demo.seeding import goods, people
    from sfa_tryton_demo.seeding.office import open_office

    office = open_office(company)
    with Transaction().set_context(company=office.company):
        products, units, categories = goods.write_catalogue(company, office)
        lists = goods.write_price_lists(company, office, products, categories)
        people.write_custom_fields()
        parties = people.write_accounts(company, office, lists)
        contacts = people.write_contacts(company, parties)
    return {
        "office": office,
        "products": products,
        "units": units,
        "lists": lists,
        "parties": parties,
        "contacts": contacts,
    }


def _documents(company, *, office, products, units, lists, parties, contacts):
    """The pieces of work that follow; each a transaction of its own, so that one which is tried again is short."""
    from trytond.pool import Pool

    from sfa_tryton_demo.seeding import present
    from sfa_tryton_demo.seeding.past import Past

    past = Past(company, office, products=products, units=units, parties=parties, contacts=contacts, lists=lists)
    yield past.write_orders
    yield past.write_visits
    yield lambda: present.write_balances(company, office, parties)
    yield lambda: present.write_open_orders(
        company, office, products=products, units=units, parties=parties, lists=lists
    )
    yield lambda: present.write_desk(company, office, parties)
    yield lambda: Pool().get("sfa.change").back_fill()
