"""Writing one record as an operation asks: values checked one by one, links resolved, Tryton's own rules kept."""

from trytond.i18n import gettext
from trytond.pool import Pool
from trytond.transaction import Transaction, inactive_records

from . import pull
from .errors import Refused
from .kinds import KINDS
from .touches import MODELS
from .wire import IN

MECHANISM_FIELDS = ("phone", "email", "website")


class Links:
    """Turns keys into records the user may see; knows what this call has created before the feed does."""

    def __init__(self, session):
        self.session = session
        self.created = {}

    def find(self, kind, key):
        """The id of a record by key, or None; and whether it is deleted."""
        if (kind, key) in self.created:
            return self.created[kind, key], False
        return Pool().get("sfa.change").by_keys(kind, [key]).get(key, (None, False))

    def record(self, field, kind, key):
        """The record of a link field. Raises Refused when there is none the user may see."""
        if not isinstance(key, str):
            raise Refused("invalid", f"{field}: the key of a record was expected", field=field)
        id_, deleted = self.find(kind, key)
        if id_ is None or deleted or not pull.visible(self.session, KINDS[kind], [id_]):
            raise Refused("unknown_link", f"{field}: this {kind} was deleted, or is somebody else's now", field=field)
        with inactive_records():
            return Pool().get(MODELS[kind])(id_)


def parse(session, links, kind, values, *, creating):
    """Checked values: `(plain, special)`, Tryton fields by name and the rest by the app's field name."""
    if not isinstance(values, dict):
        raise Refused("invalid", "values: an object was expected", field="values")
    known = {f.name: f for f in kind.fields}
    plain, special = {}, {}
    for name, value in values.items():
        if name == "custom":
            special["custom"] = Pool().get("sfa.custom.field").parse(kind.name, value)
            continue
        if name == "lines" and kind.line_columns:
            special["lines"] = value
            continue
        f = known.get(name)
        if f is None:
            raise Refused("invalid", f"There is no field {name!r} of a {kind.name}.", field=name)
        if f.office:
            raise Refused("rights", f"{name}: this is decided by the office.", field=name)
        parsed = _value(links, f, value)
        if f.required and not parsed:
            raise Refused("invalid", f"{name}: a value is needed", field=name)
        if f.column is None:
            special[name] = parsed
        else:
            plain[f.column] = parsed
    if creating:
        for f in kind.fields:
            if f.required and f.name not in values:
                raise Refused("invalid", f"{f.name}: a value is needed", field=f.name)
    return plain, special


def _value(links, f, value):
    if value is None:
        return False if f.type == "boolean" else None
    if f.type == "link":
        return links.record(f.name, f.to, value).id
    parsed = IN[f.type](f.name, value)
    if f.type == "choice" and parsed is not None and parsed not in f.choices:
        raise Refused("invalid", f"{f.name}: {parsed!r} is not one of {', '.join(f.choices)}", field=f.name)
    return parsed


class Writer:
    """How the records of a kind are created, updated and deleted; the usual case."""

    def __init__(self, session, links, kind):
        self.session = session
        self.links = links
        self.kind = kind
        self.Model = Pool().get(kind.model)

    def create(self, key, values):
        """Create the record of `key`; its id is returned."""
        plain, special = parse(self.session, self.links, self.kind, values, creating=True)
        self.prepare(plain, special, None)
        plain["sync_id"] = key
        plain.update(self.born())
        (record,) = self.Model.create([plain])
        self.finish(record, special)
        return record.id

    def update(self, record, values):
        """Write the given values; what is absent stays as it is."""
        plain, special = parse(self.session, self.links, self.kind, values, creating=False)
        self.prepare(plain, special, record)
        if plain:
            self.Model.write([record], plain)
        self.finish(self.Model(record.id), special)

    def delete(self, record):
        """Delete the record, as far as Tryton allows it."""
        self.Model.delete([record])

    def born(self):
        """What a new record gets beside its values: who made it, and for whom."""
        values = {}
        if "company" in self.Model._fields:
            values["company"] = self.session.company.id
        if "employee" in self.Model._fields:
            values["employee"] = self.session.employee.id if self.session.employee else None
        return values

    def prepare(self, plain, special, record):
        """Move special values that are one field into `plain`."""
        for column, fallback in _REQUIRED.get(self.kind.name, {}).items():
            if column in plain and plain[column] is None:
                plain[column] = fallback
        if "custom" in special:
            stored = dict(record.custom or {}) if record else {}
            stored.update(special.pop("custom"))
            plain["custom"] = {code: value for code, value in stored.items() if value is not None}

    def finish(self, record, special):
        """Write what stands in other tables."""


_REQUIRED = {
    "visit": {"channel": "visit", "state": "planned"},
    "task": {"type": "todo", "state": "open"},
    "case": {"type": "complaint", "severity": "normal", "state": "open"},
}


HISTORY = ("sfa.visit", "sfa.case", "sale.opportunity", "sale.sale")


class AccountWriter(Writer):
    """A party with its first means of contact and its tax id."""

    def born(self):
        # Without this Tryton would add an empty address to every new party.
        owner = self.session.employee.id if self.session.employee and not self.session.admin else None
        return {"sales_rep": owner, "addresses": []}

    def finish(self, party, special):
        for name in MECHANISM_FIELDS:
            if name in special:
                self._mechanism(party, name, special[name])
        if "tax_id" in special:
            self._tax_id(party, special["tax_id"])

    def delete(self, record):
        """Delete an account that has no history yet; what was done with a customer is nobody's to erase."""
        pool = Pool()
        found = []
        for model in HISTORY:
            Model = pool.get(model)
            with inactive_records():
                count = Model.search([("party", "=", record.id)], count=True)
            if count:
                found.append(f"{Model.__names__()['model']}: {count}")
        if found:
            raise Refused(
                "state", gettext("sfa_sync.msg_account_history", party=record.rec_name, found=", ".join(found))
            )
        super().delete(record)

    def _mechanism(self, party, name, value):
        Mechanism = Pool().get("party.contact_mechanism")
        types = ("phone", "mobile") if name == "phone" else (name,)
        first = next((m for type_ in types for m in party.contact_mechanisms if m.type == type_), None)
        if first and not value:
            Mechanism.delete([first])
        elif first and first.value != value:
            Mechanism.write([first], {"value": value})
        elif value and not first:
            Mechanism.create([{"party": party.id, "type": name, "value": value}])

    def _tax_id(self, party, code):
        Identifier = Pool().get("party.identifier")
        types = set(self.Model.tax_identifier_types())
        first = next(iter(sorted(party.identifiers, key=lambda i: i.type not in types)), None)
        if first and not code:
            Identifier.delete([first])
        elif first and first.code != code:
            Identifier.write([first], {"code": code})
        elif code and not first:
            type_ = Pool().get("sfa.configuration")(1).tax_identifier_type
            Identifier.create([{"party": party.id, "type": type_ or None, "code": code}])


class AddressWriter(Writer):
    """An address; its party cannot change, as in Tryton."""

    def prepare(self, plain, special, record):
        super().prepare(plain, special, record)
        if "street_unstructured" in plain and record:
            # Takes the place of a structured street, as typing over it does.
            plain["street"] = plain.pop("street_unstructured")
        if record and "party" in plain and plain["party"] == record.party.id:
            del plain["party"]
        if "country" in special:
            plain["country"] = self._country(special.pop("country"))

    def _country(self, code):
        if not code:
            return None
        Country = Pool().get("country.country")
        found = Country.search([("code", "=", code.upper())], limit=1)
        if not found:
            raise Refused("invalid", f"country: there is no country {code!r}", field="country")
        return found[0].id


class OpportunityWriter(Writer):
    """An opportunity; its stage is reached by Tryton's own transitions."""

    reachable = ("lead", "opportunity", "lost", "cancelled")

    def prepare(self, plain, special, record):
        super().prepare(plain, special, record)
        special["stage"] = plain.pop("state", None)
        if "probability" in special:
            value = special.pop("probability")
            plain["conversion_probability"] = float(value / 100) if value is not None else 0.5
        if record is None and plain.get("start_date") is None:
            plain.pop("start_date", None)

    def born(self):
        return {**super().born(), "currency": self.session.company.currency.id}

    def finish(self, record, special):
        stage = special.get("stage")
        if stage is None or stage == record.state:
            return
        if stage not in self.reachable:
            raise Refused("state", f"stage: {stage} is reached in the office only", field="stage")
        if (record.state, stage) not in self.Model._transitions:
            raise Refused("state", f"stage: {record.state} does not lead to {stage}", field="stage")
        step = {"cancelled": "cancel"}.get(stage, stage)
        getattr(self.Model, step)([record])


def context():
    """The context in which writers may set what representatives cannot (it cannot come over RPC)."""
    return Transaction().set_context(_sfa_push=True)


__all__ = ["AccountWriter", "AddressWriter", "Links", "OpportunityWriter", "Writer", "context", "parse"]
