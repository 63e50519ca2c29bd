"""The doctypes of the model of an ERPNext, and a small company in it."""

from typing import Any

_TEXT, _LINK, _CHECK, _FLOAT, _DATE, _MOMENT, _PROSE = (
    "Data",
    "Link",
    "Check",
    "Float",
    "Date",
    "Datetime",
    "Text Editor",
)
DOCTYPES: dict[str, dict[str, str]] = {
    "Customer": {"customer_name": _TEXT, "customer_type": "Select", "tax_id": _TEXT, "mobile_no": _TEXT,
                 "email_id": _TEXT, "website": _TEXT, "industry": _LINK, "account_manager": _LINK, "territory": _LINK,
                 "default_price_list": _LINK, "default_currency": _LINK, "payment_terms": _LINK,
                 "customer_details": "Text", "disabled": _CHECK, "customer_primary_address": _LINK,
                 "customer_primary_contact": _LINK, "x_potencial": "Select", "sfa_uid": _TEXT},
    "Address": {"address_title": _TEXT, "address_type": "Select", "address_line1": _TEXT, "address_line2": _TEXT,
                "pincode": _TEXT, "city": _TEXT, "country": _LINK, "is_primary_address": _CHECK,
                "is_shipping_address": _CHECK, "disabled": _CHECK},
    "Contact": {"first_name": _TEXT, "last_name": _TEXT, "designation": _TEXT, "phone": _TEXT, "mobile_no": _TEXT,
                "email_id": _TEXT, "unsubscribed": _CHECK},
    "Sales Taxes and Charges Template": {"title": _TEXT, "is_default": _CHECK, "disabled": _CHECK, "company": _LINK},
    "Item Tax Template": {"title": _TEXT, "disabled": _CHECK, "company": _LINK},
    "Price List": {"currency": _LINK, "enabled": _CHECK, "selling": _CHECK},
    "Item Price": {"item_code": _LINK, "price_list": _LINK, "price_list_rate": "Currency", "uom": _LINK,
                   "customer": _LINK, "selling": _CHECK, "valid_from": _DATE, "valid_upto": _DATE},
    "Pricing Rule": {"item_code": _LINK, "min_qty": _FLOAT, "rate": _FLOAT},
    "Item": {"item_code": _TEXT, "item_name": _TEXT, "item_group": _LINK, "brand": _LINK, "stock_uom": _LINK,
             "standard_rate": "Currency", "is_sales_item": _CHECK, "has_variants": _CHECK, "disabled": _CHECK},
    "ToDo": {"description": _PROSE, "status": "Select", "date": _DATE, "allocated_to": _LINK,
             "reference_type": _LINK, "reference_name": "Dynamic Link"},
    "Issue": {"subject": _TEXT, "customer": _LINK, "contact": _LINK, "status": "Select", "priority": _LINK,
              "description": _PROSE, "opening_date": _DATE, "opening_time": "Time"},
    "Event": {"subject": _TEXT, "status": "Select", "starts_on": _MOMENT, "ends_on": _MOMENT, "description": _PROSE,
              "event_category": "Select", "event_type": "Select"},
    "Sales Order": {"customer": _LINK, "contact_person": _LINK, "po_no": _TEXT, "status": "Select",
                    "transaction_date": _DATE, "delivery_date": _DATE, "customer_address": _LINK,
                    "shipping_address_name": _LINK, "selling_price_list": _LINK, "currency": _LINK,
                    "net_total": "Currency", "total_taxes_and_charges": "Currency", "grand_total": "Currency",
                    "sfa_uid": _TEXT},
    "Opportunity": {"opportunity_from": _LINK, "party_name": "Dynamic Link", "title": _TEXT, "status": "Select",
                    "opportunity_amount": "Currency", "probability": "Percent", "expected_closing": _DATE,
                    "transaction_date": _DATE, "opportunity_owner": _LINK, "contact_person": _LINK},
    "Company": {"default_currency": _LINK},
    "Currency": {"fraction_units": "Int"},
    "Country": {"code": _TEXT},
    "User": {"full_name": _TEXT},
    "UOM": {"must_be_whole_number": _CHECK},
    "Bin": {"item_code": _LINK, "warehouse": _LINK, "actual_qty": _FLOAT},
    "Deleted Document": {"deleted_doctype": _TEXT, "deleted_name": _TEXT},
    "Custom Field": {"dt": _LINK, "fieldname": _TEXT, "fieldtype": "Select"},
    "File": {"file_name": _TEXT, "file_url": _TEXT, "file_size": "Int", "content_hash": _TEXT,
             "attached_to_doctype": _TEXT, "attached_to_name": _TEXT},
}  # fmt: skip
CHILDREN: dict[str, dict[str, Any]] = {
    "Sales Order Item": {
        "of": {"Sales Order": "items"},
        "fields": {"item_code": _LINK, "item_name": _TEXT, "qty": _FLOAT, "uom": _LINK, "price_list_rate": "Currency",
                   "discount_percentage": "Percent", "rate": "Currency", "amount": "Currency",
                   "net_amount": "Currency"},
    },
    "Dynamic Link": {"of": {"Address": "links", "Contact": "links"},
                     "fields": {"link_doctype": _LINK, "link_name": "Dynamic Link"}},
    "Event Participants": {"of": {"Event": "event_participants"},
                           "fields": {"reference_doctype": _LINK, "reference_docname": "Dynamic Link"}},
    "Customer Credit Limit": {"of": {"Customer": "credit_limits"}, "fields": {"credit_limit": "Currency"}},
    "Item Barcode": {"of": {"Item": "barcodes"}, "fields": {"barcode": _TEXT}},
    "Item Tax": {"of": {"Item": "taxes"}, "fields": {"item_tax_template": _LINK, "tax_category": _LINK}},
    "Item Tax Template Detail": {"of": {"Item Tax Template": "taxes"},
                                 "fields": {"tax_type": _LINK, "tax_rate": _FLOAT}},
    "Sales Taxes and Charges": {
        "of": {"Sales Taxes and Charges Template": "taxes"},
        "fields": {"charge_type": "Select", "account_head": _LINK, "description": _TEXT, "rate": _FLOAT,
                   "included_in_print_rate": _CHECK, "row_id": _TEXT, "cost_center": _LINK, "tax_amount": "Currency"},
    },
}  # fmt: skip
TITLED = {"Customer": "customer_name", "Item": "item_code", "Country": "title", "Company": "title", "Currency": "title",
          "Price List": "title", "UOM": "title", "User": "title", "Item Tax Template": "title",
          "Sales Taxes and Charges Template": "title"}  # fmt: skip
"""Doctypes whose names are a field of them."""
PREFIXES = {"Sales Order": "SAL-ORD-2026-", "Event": "EV", "Issue": "ISS-2026-", "Opportunity": "CRM-OPP-2026-"}


def company(model: Any) -> None:
    """Two lists of prices, two taxes, three articles, five customers, and two users: the manager and Laura."""
    model.users = {"admin-key": ("admin-secret", "Administrator"), "laura-key": ("laura-secret", "laura@crm.example")}
    model.denied["laura@crm.example"] = {("Customer", "delete"), ("Sales Order", "delete")}
    model.add("Country", title="Spain", code="es")
    model.add("Country", title="Argentina", code="ar")
    model.add("Currency", title="EUR", fraction_units=100)
    model.add("Company", title="Acme", default_currency="EUR")
    model.add("User", title="laura@crm.example", full_name="Laura Vega")
    model.add("UOM", title="Nos", must_be_whole_number=1)
    model.add("UOM", title="Kg", must_be_whole_number=0)
    for title, selling in (("Standard Selling", 1), ("Tarifa Mayorista", 1), ("Standard Buying", 0)):
        model.add("Price List", title=title, currency="EUR", enabled=1, selling=selling)
    model.add("Item Tax Template", title="IVA 10%", company="Acme", taxes=[{"tax_type": "IVA - AC", "tax_rate": 10.0}])
    model.add("Sales Taxes and Charges Template", title="IVA 21%", is_default=1, company="Acme",
              taxes=[{"charge_type": "On Net Total", "account_head": "IVA - AC", "description": "IVA 21%",
                      "rate": 21.0}])  # fmt: skip
    for code, name, unit, price in (("ACE-5L", "Aceite 5 l", "Nos", 41.31), ("VIN-075", "Vino", "Nos", 6.80),
                                    ("QUE-1K", "Queso", "Kg", 1.333)):  # fmt: skip
        own = [{"item_tax_template": "IVA 10%"}] if code == "QUE-1K" else []
        model.add("Item", item_code=code, item_name=name, stock_uom=unit, standard_rate=price, is_sales_item=1,
                  has_variants=0, disabled=0, taxes=own, barcodes=[{"barcode": f"84{code}"}])  # fmt: skip
        model.add("Item Price", item_code=code, price_list="Tarifa Mayorista", price_list_rate=price, selling=1,
                  uom=unit, valid_from="2026-11-01")  # fmt: skip
    model.add("Bin", item_code="VIN-075", warehouse="Stores - AC", actual_qty=40.0)
    model.add("Bin", item_code="VIN-075", warehouse="Shop - AC", actual_qty=2.5)
    model.add("Bin", item_code="ACE-5L", warehouse="Stores - AC", actual_qty=1.0)
    for number, name in enumerate(
        ("Academia Ñandú", "Farmacia Luz S.A.", "Óptica Peñalver", "Zapatería Á", "bar Tito")
    ):
        model.add("Customer", customer_name=name, default_price_list="Tarifa Mayorista", default_currency="EUR",
                  disabled=0, territory="Norte" if number % 2 else "Sur", x_potencial="A",
                  credit_limits=[{"credit_limit": 5000.0}])  # fmt: skip
    model.add("Address", address_title="Luz", address_line1="Calle 1", city="Madrid", country="Spain", disabled=0,
              links=[{"link_doctype": "Customer", "link_name": "Farmacia Luz S.A."},
                     {"link_doctype": "Customer", "link_name": "bar Tito"}])  # fmt: skip
    model.add("Contact", first_name="Lucía", last_name="Gómez Núñez",
              links=[{"link_doctype": "Customer", "link_name": "Farmacia Luz S.A."}])  # fmt: skip
    model.add("Event", subject="Visita", status="Completed", starts_on="2026-11-23 09:30:00",
              ends_on="2026-11-23 10:15:00", description="<p>Presentar campaña</p><p>[SFA] outcome=order</p>",
              event_participants=[{"reference_doctype": "Customer",
                                   "reference_docname": "Farmacia Luz S.A."}])  # fmt: skip
    model.add("ToDo", description="<p>Llamar</p><p>antes de las 12</p>", status="Open", date="2026-11-27",
              reference_type="Customer", reference_name="Farmacia Luz S.A.")  # fmt: skip
    model.add("Issue", subject="Caja rota", customer="Farmacia Luz S.A.", status="Open", description="<p>Aceite</p>",
              opening_date="2026-11-22", opening_time="9:11:29.494672")  # fmt: skip
    model.add("Opportunity", opportunity_from="Customer", party_name="Farmacia Luz S.A.", title="Campaña",
              status="Open", opportunity_amount=1500.5, probability=20.0, transaction_date="2026-11-20")  # fmt: skip
