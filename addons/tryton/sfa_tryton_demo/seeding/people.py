# SPDX-License-Identifier: GPL-3.0-or-later
"""Customers in Tryton: parties with their addresses, terms and owners, the people there, and own fields."""

from decimal import Decimal

from trytond.pool import Pool

from sfa_tryton_demo.seeding.said import tell

BATCH = 100

CUSTOM_FIELDS = (
    {"kind": "account", "name": "x_potencial", "string": "Potencial mensual (miles)", "type_": "numeric", "digits": 2},
    {"kind": "account", "name": "proveedor_principal", "string": "Proveedor principal", "type_": "char"},
    {
        "kind": "order",
        "name": "canal",
        "string": "Canal",
        "type_": "selection",
        "selection": "visita: Visita\ntelefono: Teléfono\nwhatsapp: WhatsApp\nweb: Web",
    },
)


def write_custom_fields():
    """What this company knows of its records beyond what everybody does."""
    Pool().get("sfa.custom.field").create([dict(field) for field in CUSTOM_FIELDS])


def write_accounts(company, office, lists):
    """The customers. Returns [(party id, address id)] in the generator's order."""
    Party = Pool().get("party.party")
    total = len(company.accounts) + len(company.contacts)
    ids = []
    for start in range(0, len(company.accounts), BATCH):
        batch = company.accounts[start : start + BATCH]
        parties = Party.create([_party(account, office, lists) for account in batch])
        ids.extend((party.id, party.addresses[0].id) for party in parties)
        tell("accounts", start + len(batch), total)
    return ids


def _party(account, office, lists):
    means = [("phone", account.phone), ("email", account.email), ("website", account.website)]
    return {
        "name": account.name,
        "code": account.code,
        "sales_rep": office.employees[account.rep][0],
        "segment": account.segment or None,
        "potential": account.potential,
        "lifecycle": account.lifecycle,
        "trade": account.trade,
        "tags": ",".join(account.tags),
        "visit_every": account.visit_every,
        "opening_hours": account.opening_hours,
        "since": account.since,
        "notes": account.notes,
        "custom": {
            "x_potencial": Decimal(account.monthly_potential),
            "proveedor_principal": account.main_supplier or None,
        },
        "addresses": [
            (
                "create",
                [
                    {
                        "street_unstructured": account.street,
                        "postal_code": account.postal_code,
                        "city": account.city,
                        "country": office.country,
                        "invoice": True,
                        "delivery": True,
                    }
                ],
            )
        ],
        "contact_mechanisms": [("create", [{"type": type_, "value": value} for type_, value in means if value])],
        "identifiers": [("create", [{"type": "ar_vat", "code": account.tax_id}])],
        "sale_price_list": lists[account.price_list],
        "customer_payment_term": office.terms[account.payment_term],
        "customer_tax_rule": office.exempt_rule if account.exempt else None,
        "credit_limit_amount": account.credit_limit,
    }


def write_contacts(company, parties):
    """The people at the customers. Returns their ids in the generator's order."""
    Contact = Pool().get("sfa.contact")
    total = len(company.accounts) + len(company.contacts)
    ids = []
    for start in range(0, len(company.contacts), BATCH):
        batch = company.contacts[start : start + BATCH]
        ids.extend(
            contact.id
            for contact in Contact.create(
                [
                    {
                        "party": parties[person.account][0],
                        "name": person.name,
                        "role": person.role,
                        "influence": person.influence,
                        "phone": person.phone,
                        "mobile": person.mobile,
                        "email": person.email,
                        "may_mail": person.may_mail,
                        "notes": person.notes,
                    }
                    for person in batch
                ]
            )
        )
        tell("accounts", len(company.accounts) + start + len(batch), total)
    return ids
