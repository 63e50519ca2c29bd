"""The task: a promise or something to do."""

from trytond.model import Index, ModelSQL, ModelView, fields

from .mixin import OwnMixin, custom_fields


class Task(OwnMixin, ModelSQL, ModelView):
    "Task"

    __name__ = "sfa.task"
    _rec_name = "subject"
    _sfa_scope = frozenset({"party", "employee"})
    party = fields.Many2One("party.party", "Party", ondelete="CASCADE")
    visit = fields.Many2One("sfa.visit", "Visit", ondelete="SET NULL")
    subject = fields.Char("Subject", required=True)
    type = fields.Selection([("todo", "To Do"), ("call", "Call"), ("promise", "Promise")], "Type", required=True)
    state = fields.Selection(
        [("open", "Open"), ("done", "Done"), ("dropped", "Dropped")], "State", required=True, sort=False
    )
    due_on = fields.Date("Due")
    due_time = fields.Char("Time", help="Local time as HH:MM.")
    done_at = fields.DateTime("Done At")
    notes = fields.Text("Notes")
    custom = custom_fields("task")

    @classmethod
    def __setup__(cls):
        super().__setup__()
        table = cls.__table__()
        cls._sql_indexes.add(Index(table, (table.party, Index.Range())))
        cls._order.insert(0, ("due_on", "ASC NULLS LAST"))

    @staticmethod
    def default_type():
        return "todo"

    @staticmethod
    def default_state():
        return "open"

    def sfa_owner(self):
        if not self.party:
            return self.employee.id if self.employee else None
        return super().sfa_owner()
