"""What a representative has besides what is theirs by rule: months of history, segments, part of the catalogue."""

import datetime as dt
import hashlib
import json
from dataclasses import dataclass, field

from dateutil.relativedelta import relativedelta
from trytond.model import DeactivableMixin, ModelSQL, ModelView, Unique, fields
from trytond.pool import Pool
from trytond.transaction import without_check_access

MONTHS = ("order", "visit", "task", "case", "opportunity")
"""The kinds with a history to be cut."""
SEGMENTS = [("A", "A"), ("B", "B"), ("C", "C")]
OPEN = {
    "order": ("draft", "quotation", "confirmed", "processing"),
    "visit": ("planned", "started"),
    "task": ("open",),
    "case": ("open", "waiting"),
    "opportunity": ("lead", "opportunity"),
}
"""What is open is always there, however old."""
AGES = {
    "order": ("sale_date",),
    "visit": ("planned_at", "started_at"),
    "task": ("due_on", "done_at"),
    "case": ("opened_at",),
    "opportunity": ("start_date", "end_date"),
}
"""The fields that tell how old a record is; it is within the months if one of them is, or if all are empty."""
TIMES = frozenset({"planned_at", "started_at", "done_at", "opened_at"})
OF_ACCOUNT = frozenset({"address", "contact", "order", "visit", "task", "case", "opportunity"})


@dataclass(frozen=True, kw_only=True)
class Terms:
    """A scope as it counts on one day. What is None or empty is not limited."""

    name: str = ""
    months: dict = field(default_factory=dict)
    segments: tuple = ()
    archived: bool = True
    categories: tuple = ()
    """Ids of product categories; what stands below them is meant too."""
    category_names: tuple = ()
    today: dt.date = dt.date.min

    def since(self, kind):
        """The first day of a kind's history: the first of a month, so that the window moves once a month."""
        months = self.months.get(kind)
        return None if months is None else self.today.replace(day=1) - relativedelta(months=months)

    def domain(self, kind):
        """What limits a kind, as a Tryton domain."""
        found = []
        if kind == "account":
            found.append(self._account(""))
            if not self.archived:
                found.append(("active", "=", True))
        elif kind in OF_ACCOUNT:
            found.append(self._account("party."))
        if kind in MONTHS and (since := self.since(kind)) is not None:
            found.append(_younger(kind, since))
        if self.categories:
            below = ("categories_all", "child_of", list(self.categories), "parent")
            if kind == "product":
                found.append(("template.categories_all", *below[1:]))
            elif kind == "price_rule":
                found.append(["OR", ("product", "=", None), ("product.template.categories_all", *below[1:])])
        return [part for part in found if part]

    def _account(self, prefix):
        if not self.segments:
            return []
        # A new account has no segment yet; whoever made it goes on having it.
        wanted = (f"{prefix}segment", "in", [*self.segments, None])
        return wanted if not prefix else ["OR", ("party", "=", None), wanted]

    def told(self):
        """The scope as the protocol tells it; `token` is another one whenever something else is in it."""
        said = {
            "name": self.name,
            "months": self.months,
            "since": {kind: since.isoformat() for kind in self.months if (since := self.since(kind))},
            "segments": list(self.segments),
            "archived": self.archived,
            "categories": list(self.category_names),
        }
        content = json.dumps({**said, "ids": list(self.categories), "name": ""}, sort_keys=True)
        return {**said, "token": hashlib.sha256(content.encode()).hexdigest()[:16]}


def _younger(kind, since):
    start = dt.datetime.combine(since, dt.time.min)
    ages = [(name, ">=", start if name in TIMES else since) for name in AGES[kind]]
    undated = [(name, "=", None) for name in AGES[kind]]
    return ["OR", ("state", "in", list(OPEN[kind])), *ages, undated]


class Scope(DeactivableMixin, ModelSQL, ModelView):
    "Field Sales Scope"

    __name__ = "sfa.scope"
    name = fields.Char("Name", required=True)
    users = fields.Many2Many(
        "sfa.scope-res.user",
        "scope",
        "user",
        "Users",
        help="Whose scope it is; without any it is everybody's who has no other one and is no administrator.",
    )
    order_months = fields.Integer("Months of Orders", domain=[("order_months", ">=", 0)])
    visit_months = fields.Integer("Months of Visits", domain=[("visit_months", ">=", 0)])
    task_months = fields.Integer("Months of Tasks", domain=[("task_months", ">=", 0)])
    case_months = fields.Integer("Months of Cases", domain=[("case_months", ">=", 0)])
    opportunity_months = fields.Integer("Months of Opportunities", domain=[("opportunity_months", ">=", 0)])
    segments = fields.MultiSelection(SEGMENTS, "Segments", help="Only accounts of these, and those of none.")
    archived = fields.Boolean("Archived Accounts")
    categories = fields.Many2Many(
        "sfa.scope-product.category", "scope", "category", "Product Categories", help="Only what is sold of these."
    )

    @classmethod
    def __setup__(cls):
        super().__setup__()
        table = cls.__table__()
        cls._sql_constraints.append(("name_unique", Unique(table, table.name), "sfa_sync.msg_scope_unique"))

    @staticmethod
    def default_archived():
        return True

    @classmethod
    @without_check_access
    def of(cls, user, today, *, admin):
        """The terms that count for a user: their own scope, else everybody's (which administrators do not have)."""
        scopes = cls.search([], order=[("id", "ASC")])
        own = [scope for scope in scopes if user in scope.users]
        common = [] if admin else [scope for scope in scopes if not scope.users]
        found = (own or common)[:1]
        return found[0].terms(today) if found else Terms(today=today)

    def terms(self, today):
        """This scope on a day."""
        return Terms(
            name=self.name,
            months={kind: value for kind in MONTHS if (value := getattr(self, f"{kind}_months")) is not None},
            segments=tuple(self.segments or ()),
            archived=bool(self.archived),
            categories=tuple(category.id for category in self.categories),
            category_names=tuple(category.rec_name for category in self.categories),
            today=today,
        )


class ScopeUser(ModelSQL):
    "Field Sales Scope - User"

    __name__ = "sfa.scope-res.user"
    scope = fields.Many2One("sfa.scope", "Scope", required=True, ondelete="CASCADE")
    user = fields.Many2One("res.user", "User", required=True, ondelete="CASCADE")


class ScopeCategory(ModelSQL):
    "Field Sales Scope - Product Category"

    __name__ = "sfa.scope-product.category"
    scope = fields.Many2One("sfa.scope", "Scope", required=True, ondelete="CASCADE")
    category = fields.Many2One("product.category", "Category", required=True, ondelete="CASCADE")


def categories_named(names):
    """Product categories by full or plain name; those that are not found are left out of the answer."""
    Category = Pool().get("product.category")
    found = {}
    for category in Category.search([]):
        for name in (category.rec_name, category.name):
            found.setdefault(name, category.id)
    return {name: found[name] for name in names if name in found}
