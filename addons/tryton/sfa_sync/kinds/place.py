"""Addresses and contacts as rows: where and whom an account is."""

from sql import Null
from trytond.pool import Pool
from trytond.tools import grouped_slice
from trytond.transaction import Transaction

from .base import CHUNK, Kind, boolean, choice, link, long_text, pairs, text

STRUCTURED = ("street_name", "building_name", "building_number", "unit_number", "floor_number", "room_number",
    "post_box", "private_bag", "post_office")  # fmt: skip


class AddressKind(Kind):
    """An address of an account."""

    def domain(self, session):
        pool = Pool()
        company, employee = pool.get("company.company").__table__(), pool.get("company.employee").__table__()
        return [
            ("party", "not in", company.select(company.party)),
            ("party", "not in", employee.select(employee.party)),
        ]

    def fill(self, session, rows):
        codes = session.names("country.country", "code")
        at = self.at("country")
        for id_, country in pairs(self.model, rows, "country"):
            rows[id_][at] = codes.get(country)
        Address = Pool().get("party.address")
        table = Address.__table__()
        cursor = Transaction().connection.cursor()
        structured = []
        for chunk in grouped_slice(list(rows), CHUNK):
            parts = getattr(table, STRUCTURED[0]) != Null
            for name in STRUCTURED[1:]:
                parts |= getattr(table, name) != Null
            cursor.execute(*table.select(table.id, where=table.id.in_(list(chunk)) & parts))
            structured.extend(id_ for (id_,) in cursor)
        at = self.at("street")
        for address in Address.browse(structured):
            rows[address.id][at] = address.street


ADDRESS = AddressKind(
    name="address",
    fields=(
        link("account_id", "party", "account", required=True),
        text("name", "party_name"),
        long_text("street", "street_unstructured"),
        text("postal_code", "postal_code"),
        text("city", "city"),
        text("country"),
        boolean("invoice", "invoice"),
        boolean("delivery", "delivery"),
        boolean("active", "active"),
    ),
)

CONTACT = Kind(
    name="contact",
    fields=(
        link("account_id", "party", "account", required=True),
        text("name", "name", required=True),
        text("role", "role"),
        choice("influence", "influence", ("decides", "prescribes", "buys", "uses")),
        text("phone", "phone"),
        text("mobile", "mobile"),
        text("email", "email"),
        boolean("may_mail", "may_mail"),
        long_text("notes", "notes"),
        boolean("active", "active"),
    ),
)
