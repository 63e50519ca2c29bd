"""log, visit in, visit out: what a rep writes down during the day."""

from datetime import date, datetime
from typing import Any

from sfa_desktop.actions.check_in import check_in as begin_visit
from sfa_desktop.actions.check_out import check_out as end_visit
from sfa_desktop.actions.log_visit import log_visit, understand
from sfa_desktop.base.errors import EXIT_DONE
from sfa_desktop.cli.session import Session
from sfa_desktop.entities import Visit
from sfa_desktop.rules.quick_log import Candidate, Understood
from sfa_desktop.rules.typed import read_value


def log(session: Session) -> int:
    """Log a visit from one line, or with --dry-run only say what was understood."""
    options = session.options
    replica = session.profile.replica
    understood = understand(replica, " ".join(options.text).replace("\x00", ""))
    document = describe(understood)
    lines = _in_words(understood)
    if options.dry_run:
        session.output.answer(document, *lines)
        return EXIT_DONE
    logged = log_visit(replica, understood, account_id=options.account)
    made = {"id": logged.visit_id, "case_id": logged.case_id or None, "task_id": logged.task_id or None}
    session.output.answer({**made, **document}, f"The visit {logged.visit_id} is kept.", *lines)
    return EXIT_DONE


def describe(understood: Understood) -> dict[str, Any]:
    """What a line says, as JSON can hold it."""
    step = understood.next
    return {
        "account": _candidate(understood.account) if understood.account else None,
        "candidates": [_candidate(candidate) for candidate in understood.candidates],
        "channel": understood.channel,
        "minutes": understood.minutes,
        "outcome": understood.outcome or None,
        "order": understood.order,
        "case": understood.case or None,
        "next": {"date": step.date, "time": step.time or None, "what": step.what} if step else None,
        "on": understood.on,
        "note": understood.note,
    }


def check_in(session: Session) -> int:
    """Begin a visit; its id."""
    options = session.options
    id_ = begin_visit(
        session.profile.replica, visit_id=options.visit, account_id=options.account, at=_moment(options.at)
    )
    session.output.answer({"id": id_}, f"The visit {id_} is under way.")
    return EXIT_DONE


def check_out(session: Session) -> int:
    """End a visit; its id and the task of its next step."""
    options = session.options
    done = end_visit(
        session.profile.replica, options.id, outcome=options.outcome, next_step=options.next,
        next_on=_date(options.next_on), notes=options.notes, at=_moment(options.at),
    )  # fmt: skip
    document = {"id": done.visit_id, "task_id": done.task_id, "minutes": done.minutes}
    session.output.answer(document, f"The visit {done.visit_id} is closed after {done.minutes} minutes.")
    return EXIT_DONE


def _in_words(understood: Understood) -> list[str]:
    step, account = understood.next, understood.account
    parts = {
        "account": f"{account.name}, {account.detail}" if account else "",
        "candidates": "" if account else "; ".join(f"{each.name} ({each.id})" for each in understood.candidates),
        "channel": understood.channel,
        "minutes": str(understood.minutes or ""),
        "outcome": understood.outcome,
        "order": "yes" if understood.order else "",
        "case": understood.case,
        "next": " ".join(filter(None, (str(step.date or ""), step.time, step.what))) if step else "",
        "on": str(understood.on or ""),
        "note": understood.note,
    }
    return [f"{name}: {value}" for name, value in parts.items() if value]


def _candidate(candidate: Candidate) -> dict[str, str]:
    return {"id": candidate.id, "name": candidate.name, "detail": candidate.detail}


def _moment(text: str | None) -> datetime | None:
    found = read_value(Visit.field("started_at"), text or "")
    return found if isinstance(found, datetime) else None


def _date(text: str | None) -> date | None:
    found = read_value(Visit.field("next_on"), text or "")
    return found if isinstance(found, date) else None
