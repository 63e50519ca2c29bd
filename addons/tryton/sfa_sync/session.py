"""Who asks, for which company, and in which scope: what every verb starts from."""

import datetime as dt

from sql import Literal
from sql.operators import Exists
from trytond.exceptions import UserError
from trytond.i18n import gettext
from trytond.pool import Pool
from trytond.transaction import Transaction, inactive_records, without_check_access

from .group import is_field_admin
from .server import derived_key


class Session:
    """One call's user, employee, company and identity; holds small reference tables once read."""

    def __init__(self):
        pool = Pool()
        transaction = Transaction()
        self.user = pool.get("res.user")(transaction.user)
        wanted = transaction.context.get("company")
        companies = {company.id for company in self.user.companies}
        if self.user.company:
            companies.add(self.user.company.id)
        company = wanted if wanted in companies else (self.user.company.id if self.user.company else None)
        if company is None:
            raise UserError(gettext("sfa_sync.msg_no_company", user=self.user.rec_name))
        self.company = pool.get("company.company")(company)
        employees = [e for e in (self.user.employee, *self.user.employees) if e and e.company == self.company]
        self.employee = employees[0] if employees else None
        self.admin = is_field_admin()
        self.identity = pool.get("sfa.server").get_identity()
        self.now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
        self.terms = pool.get("sfa.scope").of(self.user, self.now.date(), admin=self.admin)
        self._tables = {}
        self._domains = {}

    @classmethod
    def open(cls):
        """The session of the running call; sets company and employee in the transaction's context."""
        session = cls()
        Transaction().set_context(
            company=session.company.id, employee=session.employee.id if session.employee else None
        )
        return session

    def use(self, terms):
        """Go on in another scope."""
        self.terms = terms
        self._domains.clear()

    @property
    def employees(self):
        """The ids of the employees whose accounts the user has, as the record rules see it."""
        return list(Pool().get("res.user").get_employees())

    def key(self, kind, id_, sync_id=None):
        """The key of a record; None for no record."""
        if id_ is None:
            return None
        return sync_id or derived_key(self.identity, kind, id_)

    def sees(self, kind, record):
        """The SQL condition that the user has the record whose id is the expression; archived ones included.

        The user's record rules are taken into one flat query, probed by id: a page costs what is on it.
        """
        pool = Pool()
        Model = pool.get(kind.model)
        if kind.name not in self._domains:
            pool.get("ir.model.access").check(kind.model, "read")
            rules = pool.get("ir.rule").domain_get(kind.model, mode="read")
            self._domains[kind.name] = [rules, kind.domain(self), self.terms.domain(kind.name)]
        with Transaction().set_user(0, set_context=True), inactive_records(), without_check_access():
            scope = Model.search(self._domains[kind.name], order=[], query=True)
        return Exists(scope.select(Literal(1), where=scope.id == record))

    def table(self, name, read):
        """A small reference table, read once a call."""
        if name not in self._tables:
            self._tables[name] = read()
        return self._tables[name]

    def employee_names(self):
        """`{employee id: name}`."""

        def read():
            pool = Pool()
            employee, party = pool.get("company.employee").__table__(), pool.get("party.party").__table__()
            cursor = Transaction().connection.cursor()
            cursor.execute(*employee.join(party, condition=employee.party == party.id).select(employee.id, party.name))
            return dict(cursor)

        return self.table("employee", read)

    def names(self, model, field="rec_name"):
        """`{id: name}` of a small table, in the user's language."""

        def read():
            Model = Pool().get(model)
            with inactive_records():
                return {row["id"]: row[field] for row in Model.search_read([], fields_names=[field])}

        return self.table((model, field), read)
