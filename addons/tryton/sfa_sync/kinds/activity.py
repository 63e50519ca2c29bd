"""Visits, tasks, cases and opportunities as rows."""

from decimal import Decimal

from ..wire import decimal_out
from .base import (
    Kind,
    boolean,
    choice,
    date,
    decimal,
    integer,
    link,
    long_text,
    moment,
    only_mine,
    owner_names,
    pairs,
    text,
)


class ActivityKind(Kind):
    """What belongs to a company and was done or taken on by an employee."""

    def domain(self, session):
        return only_mine(session)

    def fill(self, session, rows):
        owner_names(session, self, rows, "employee")


class OpportunityKind(ActivityKind):
    """A sale that may come."""

    def fill(self, session, rows):
        super().fill(session, rows)
        at = self.at("probability")
        for id_, value in pairs(self.model, rows, "conversion_probability"):
            rows[id_][at] = None if value is None else decimal_out(round(Decimal(repr(value)) * 100, 2).normalize())


TASK = ActivityKind(
    name="task",
    fields=(
        link("account_id", "party", "account"),
        link("visit_id", "visit", "visit"),
        text("subject", "subject", required=True),
        choice("type", "type", ("todo", "call", "promise")),
        choice("state", "state", ("open", "done", "dropped")),
        date("due_on", "due_on"),
        text("due_time", "due_time"),
        moment("done_at", "done_at"),
        long_text("notes", "notes"),
        text("owner", office=True),
    ),
)

CASE = ActivityKind(
    name="case",
    fields=(
        link("account_id", "party", "account", required=True),
        link("contact_id", "contact", "contact"),
        link("visit_id", "visit", "visit"),
        link("order_id", "sale", "order"),
        text("number", "number", office=True),
        text("subject", "subject", required=True),
        choice("type", "type", ("complaint", "question", "return")),
        choice("severity", "severity", ("low", "normal", "high")),
        choice("state", "state", ("open", "waiting", "solved", "rejected")),
        moment("opened_at", "opened_at"),
        moment("due_at", "due_at"),
        moment("solved_at", "solved_at"),
        long_text("notes", "notes"),
        text("owner", office=True),
    ),
)

VISIT = ActivityKind(
    name="visit",
    fields=(
        link("account_id", "party", "account", required=True),
        link("contact_id", "contact", "contact"),
        text("subject", "subject"),
        choice("channel", "channel", ("visit", "call", "mail", "video")),
        choice("state", "state", ("planned", "started", "done", "skipped")),
        moment("planned_at", "planned_at"),
        boolean("fixed", "fixed"),
        moment("started_at", "started_at"),
        moment("ended_at", "ended_at"),
        integer("minutes", "minutes"),
        choice("outcome", "outcome", ("order", "follow_up", "no_interest", "absent", "service")),
        long_text("notes", "notes"),
        text("next_step", "next_step"),
        date("next_on", "next_on"),
        text("owner", office=True),
    ),
)

OPPORTUNITY = OpportunityKind(
    name="opportunity",
    fields=(
        link("account_id", "party", "account", required=True),
        link("contact_id", "sfa_contact", "contact"),
        text("number", "number", office=True),
        text("name", "description", required=True),
        choice("stage", "state", ("lead", "opportunity", "converted", "won", "lost", "cancelled")),
        decimal("amount", "amount"),
        decimal("probability"),
        date("started_on", "start_date"),
        date("close_on", "end_date"),
        long_text("lost_reason", "lost_reason"),
        long_text("notes", "comment"),
        text("owner", office=True),
    ),
)
