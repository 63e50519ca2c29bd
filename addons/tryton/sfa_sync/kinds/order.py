"""Orders with their lines as rows; closed orders carry Tryton's cached amounts, open ones are computed."""

from decimal import Decimal

from sql.conditionals import Coalesce
from trytond.pool import Pool
from trytond.tools import grouped_slice
from trytond.transaction import Transaction

from ..wire import decimal_out
from .base import CHUNK, Kind, choice, date, decimal, link, long_text, only_mine, owner_names, tags, text

LINE_COLUMNS = (
    "key",
    "remote",
    "version",
    "order_id",
    "sequence",
    "product_id",
    "description",
    "quantity",
    "unit",
    "base_price",
    "discount",
    "unit_price",
    "net",
    "note",
    "custom",
)
HUNDRED = Decimal(100)


class OrderKind(Kind):
    """A sale; its lines travel in it."""

    def domain(self, session):
        return only_mine(session)

    def fill(self, session, rows):
        pool = Pool()
        owner_names(session, self, rows, "sfa_employee")
        currencies = session.names("currency.currency", "code")
        digits = session.names("currency.currency", "digits")
        sale = pool.get("sale.sale").__table__()
        cursor = Transaction().connection.cursor()
        places = {}
        computed = []
        net, tax, total = self.at("net"), self.at("tax"), self.at("total")
        remarks, currency = self.at("remarks"), self.at("currency")
        for chunk in grouped_slice(list(rows), CHUNK):
            cursor.execute(
                *sale.select(
                    sale.id,
                    sale.currency,
                    sale.state,
                    sale.untaxed_amount_cache,
                    sale.tax_amount_cache,
                    sale.total_amount_cache,
                    sale.remarks,
                    where=sale.id.in_(list(chunk)),
                )
            )
            for id_, currency_, state, *amounts, noted in cursor:
                row = rows[id_]
                row[currency] = currencies.get(currency_)
                row[remarks] = [line for line in (noted or "").splitlines() if line]
                places[id_] = digits.get(currency_, 2)
                row.append([])
                if state in {"draft", "quotation"} or None in amounts:
                    computed.append(id_)
                else:
                    row[net], row[tax], row[total] = map(decimal_out, amounts)
        self._compute(rows, computed)
        self._lines(session, rows, places)

    def _compute(self, rows, ids):
        Sale = Pool().get("sale.sale")
        names = ["untaxed_amount", "tax_amount", "total_amount"]
        for values in Sale.read(ids, names) if ids else []:
            row = rows[values["id"]]
            for name, amount in zip(("net", "tax", "total"), names, strict=True):
                row[self.at(name)] = decimal_out(values[amount])

    def _lines(self, session, rows, places):
        units = session.names("product.uom", "symbol")
        line = Pool().get("sale.line").__table__()
        cursor = Transaction().connection.cursor()
        for chunk in grouped_slice(list(rows), CHUNK):
            cursor.execute(
                *line.select(
                    line.id,
                    line.sync_id,
                    line.sale,
                    line.product,
                    line.description,
                    line.quantity,
                    line.unit,
                    line.base_price,
                    line.sfa_discount,
                    line.unit_price,
                    line.note,
                    where=line.sale.in_(list(chunk)) & (line.type == "line"),
                    order_by=[line.sale.asc, Coalesce(line.sequence, 0).asc, line.id.asc],
                )
            )
            for id_, sync, sale, product, description, quantity, unit, base, discount, price, note in cursor:
                lines = rows[sale][-1]
                number = Decimal(repr(quantity or 0.0))
                amount = None if price is None else round(number * price, places[sale])
                if discount is None:
                    discount = Decimal(0)
                    if base and price is not None and base > price:
                        discount = round((1 - price / base) * HUNDRED, 2)
                lines.append(
                    [
                        session.key("order_line", id_, sync),
                        id_,
                        0,
                        None,
                        len(lines) + 1,
                        session.key("product", product),
                        description,
                        decimal_out(number),
                        units.get(unit),
                        decimal_out(price if base is None else base),
                        decimal_out(discount),
                        decimal_out(price),
                        decimal_out(amount),
                        note,
                        {},
                    ]
                )

    def stamp(self, row):
        key, version = row[0], row[2]
        for line in row[-1]:
            line[2], line[3] = version, key


ORDER = OrderKind(
    name="order",
    line_columns=LINE_COLUMNS,
    fields=(
        link("account_id", "party", "account", required=True),
        text("number", "number", office=True),
        text("provisional", "provisional"),
        text("reference", "reference"),
        choice("state", "state", ("draft", "quotation", "confirmed", "processing", "done", "cancelled")),
        date("ordered_on", "sale_date"),
        date("deliver_on", "shipping_date"),
        link("contact_id", "sfa_contact", "contact"),
        link("visit_id", "sfa_visit", "visit"),
        link("invoice_address_id", "invoice_address", "address"),
        link("delivery_address_id", "shipment_address", "address"),
        link("price_list_id", "price_list", "price_list"),
        text("currency"),
        decimal("net", office=True),
        decimal("tax", office=True),
        decimal("total", office=True),
        choice("approval", "approval", ("pending", "approved"), office=True),
        tags("remarks", office=True),
        long_text("comment", "comment"),
        text("owner", office=True),
    ),
)
