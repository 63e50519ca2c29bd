"""Taking an order: priced by Tryton, stored with its lines, brought to the state that was asked for."""

from trytond.i18n import gettext
from trytond.pool import Pool
from trytond.transaction import Transaction

from . import pricing
from .errors import Refused
from .kinds import KINDS
from .wire import decimal_out
from .write import Writer, parse

REVISABLE = frozenset({"reference", "comment", "sfa_contact", "sfa_visit", "provisional", "custom"})
"""What may be changed of an order that the office already works on."""
TARGETS = ("draft", "quotation", "confirmed", "cancelled")


def head(session, links, values, *, fresh=True):
    """A new sale with priced lines, from the protocol's order values; nothing is stored."""
    kind = KINDS["order"]
    plain, special = parse(session, links, kind, values, creating=True)
    party = Pool().get("party.party")(plain.pop("party"))
    ordered_on = plain.pop("sale_date", None) or Pool().get("ir.date").today()
    sale = pricing.new_sale(session, party, ordered_on)
    remarks = _terms(session, sale, plain, special)
    plain.pop("state", None)
    for name, value in plain.items():
        setattr(sale, name, value)
    findings = pricing.price_lines(session, links, sale, special.get("lines", []), fresh=fresh)
    findings.remarks[:0] = remarks
    return sale, findings


def _terms(session, sale, plain, special):
    """The account's price list and the company's currency are what counts; a wish for others is remarked on."""
    remarks = []
    wished = plain.pop("price_list", None)
    if wished is not None and wished != (sale.price_list.id if sale.price_list else None):
        if session.admin:
            sale.price_list = wished
        else:
            remarks.append(
                gettext(
                    "sfa_sync.msg_price_list_differs",
                    price_list=sale.price_list.rec_name if sale.price_list else "-",
                )
            )
    currency = special.pop("currency", None)
    if currency and currency != sale.currency.code:
        raise Refused(
            "invalid", gettext("sfa_sync.msg_currency_differs", currency=sale.currency.code), field="currency"
        )
    for column in ("invoice_address", "shipment_address"):
        if column in plain and plain[column] is None:
            del plain[column]
    return remarks


class OrderWriter(Writer):
    """A sale with its lines as one thing."""

    def create(self, key, values):
        sale, findings = head(self.session, self.links, values)
        self._judge(findings)
        sale.sync_id = key
        sale.sfa_employee = self.session.employee
        self._note(sale, findings)
        if isinstance(values.get("custom"), dict):
            sale.custom = {
                code: value
                for code, value in Pool().get("sfa.custom.field").parse("order", values["custom"]).items()
                if value is not None
            }
        (sale,) = self.Model.create([_stored(sale)])
        self._reach(sale, values.get("state") or "draft")
        return sale.id

    def update(self, sale, values):
        plain, special = parse(self.session, self.links, self.kind, values, creating=False)
        target = plain.pop("state", None)
        self._check_party(sale, plain)
        self.prepare(plain, special, sale)
        plain = {name: value for name, value in plain.items() if not _same(sale, name, value)}
        if sale.state not in {"draft", "quotation"}:
            self._revise(sale, plain, special, target)
            return
        target = target or sale.state
        if sale.state == "quotation" and (plain or "lines" in special or target == "draft"):
            self.Model.draft([sale])
            sale = self.Model(sale.id)
        if plain or "lines" in special:
            sale = self._edit(sale, plain, special)
        self._reach(sale, target)

    def delete(self, sale):
        if sale.state == "quotation":
            self.Model.cancel([sale])
        elif sale.state not in {"draft", "cancelled"}:
            raise Refused("state", gettext("sfa_sync.msg_order_state", sale=sale.rec_name, state=sale.state_string))
        self.Model.delete([self.Model(sale.id)])

    def _edit(self, sale, plain, special):
        remarks = _terms(self.session, sale, plain, special)
        for name, value in plain.items():
            setattr(sale, name, value)
        findings = None
        if "lines" in special:
            findings = pricing.price_lines(self.session, self.links, sale, special["lines"])
        elif "sale_date" in plain:
            findings = pricing.reprice(self.session, sale)
        if findings:
            self._judge(findings)
            findings.remarks[:0] = remarks
            self._note(sale, findings)
        values = _stored(sale)
        sale._values = None
        if values:
            self.Model.write([sale], values)
        return self.Model(sale.id)

    def _check_party(self, sale, plain):
        party = plain.pop("party", None)
        if party is not None and party != sale.party.id:
            raise Refused("invalid", gettext("sfa_sync.msg_order_party"), field="account_id")

    def _revise(self, sale, plain, special, target):
        """An order the office works on: a few fields, and asking again for a state it already passed."""
        allowed = target in {None, sale.state} or (target == "confirmed" and sale.state in {"processing", "done"})
        if set(plain) - REVISABLE or "lines" in special or not allowed:
            raise Refused("state", gettext("sfa_sync.msg_order_state", sale=sale.rec_name, state=sale.state_string))
        if plain:
            self.Model.write([sale], plain)

    def _judge(self, findings):
        configuration = Pool().get("sfa.configuration")(1)
        if findings.difference and configuration.price_difference == "refuse":
            line, words = findings.difference
            raise Refused("price", words, line=line)
        if findings.over_limit and not configuration.approval_over_limit:
            raise Refused("rights", findings.remarks[-1])

    def _note(self, sale, findings):
        sale.remarks = "\n".join(findings.remarks) or None
        sale.approval = "pending" if findings.over_limit else None

    def _reach(self, sale, target):
        """Go from draft or quotation to the target by Tryton's own steps."""
        if target not in TARGETS:
            raise Refused("state", gettext("sfa_sync.msg_order_target", state=target), field="state")
        if target in {sale.state, "draft"}:
            return
        if target == "cancelled":
            self.Model.cancel([sale])
            return
        if not any(line.type == "line" for line in sale.lines):
            raise Refused("invalid", gettext("sfa_sync.msg_order_empty"), field="lines")
        if sale.state == "draft":
            self._address(sale)
            self.Model.quote([sale])
            sale = self.Model(sale.id)
        if target == "confirmed" and sale.approval != "pending":
            self.Model.confirm([sale])

    def _address(self, sale):
        """Tryton quotes nothing without an address, and a customer won today may have none yet.

        The order gets an empty one, as Tryton itself gives every party made in its client, and a remark says so.
        """
        missing = [name for name in ("invoice_address", "shipment_address") if getattr(sale, name) is None]
        if not missing:
            return
        Address = Pool().get("party.address")
        found = Address.search([("party", "=", sale.party.id)], limit=1)
        values = {}
        if not found:
            found = Address.create([{"party": sale.party.id}])
            words = gettext("sfa_sync.msg_address_missing", party=sale.party.rec_name)
            values["remarks"] = "\n".join(filter(None, (sale.remarks, words)))
        self.Model.write([sale], {**values, **dict.fromkeys(missing, found[0].id)})


def _stored(sale):
    """The values of a sale in memory that are the user's to write; Tryton fills in its own."""
    return {name: value for name, value in sale._save_values().items() if not type(sale)._fields[name].readonly}


def _same(sale, name, value):
    stored = getattr(sale, name)
    return (stored.id if hasattr(stored, "id") else stored) == value


def quote(session, links, values):
    """The protocol's answer to `quote`: what the order would cost, computed by Tryton; nothing is stored."""
    sale, findings = head(session, links, values, fresh=False)
    net, tax, whole = pricing.total(sale)
    with Transaction().set_context(sale._get_tax_context()):
        taxes = sale._get_taxes().values()
    return {
        "net": decimal_out(net),
        "tax": decimal_out(tax),
        "total": decimal_out(whole),
        "lines": [
            {
                "key": line.sync_id,
                "base_price": decimal_out(line.base_price),
                "unit_price": decimal_out(line.unit_price),
                "net": decimal_out(line.amount),
            }
            for line in sale.lines
        ],
        "taxes": [
            {"name": t.tax.rec_name, "base": decimal_out(t.base), "amount": decimal_out(t.amount)} for t in taxes
        ],
        "remarks": findings.remarks,
    }
