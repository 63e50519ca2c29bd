"""Logs what happened at an account from one understood line: a visit, and its case and next step with it."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.base.ids import new_id
from sfa_desktop.entities import Account, Case, Task, Visit
from sfa_desktop.replica import edits
from sfa_desktop.replica.search import search
from sfa_desktop.replica.store import Reader, Replica, Writer
from sfa_desktop.rules.quick_log import Candidate, Lookup, Understood, read_line

SUBJECT_LENGTH = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """The ids of what was made; empty where the line gave no reason to."""

    visit_id: str
    case_id: str = ""
    task_id: str = ""


def account_lookup(r: Reader) -> Lookup:
    """Accounts by a few words, through the replica's search."""

    def look(text: str) -> list[Candidate]:
        hits = search(r, text, kinds=("account",), limit=12)
        accounts = r.get_many("account", [hit.id for hit in hits])
        found = [accounts[hit.id] for hit in hits if hit.id in accounts]
        return [Candidate(id=a.id, name=a.name, detail=a.city) for a in found if isinstance(a, Account)]

    return look


def understand(replica: Replica, line: str) -> Understood:
    """What a line says, with the accounts of this replica; nothing is written.

    Where several accounts fit and one is at one of them, that one is meant.
    """
    with replica.read() as r:
        understood = read_line(line, account_lookup(r), replica.clock.today())
        if understood.account is None and len(understood.candidates) > 1:
            inside = {
                visit.account_id for visit in r.list("visit", where={"state": "started"}) if isinstance(visit, Visit)
            }
            here = next((one for one in understood.candidates if one.id in inside), None)
            understood = replace(understood, account=here)
    return understood


def log_visit(replica: Replica, understood: Understood, *, account_id: str = "") -> Logged:
    """Write the visit, and its case and task, as one group. `account_id` settles what the line left open.

    A visit under way at the account is ended with what the line says; else one that has ended is added. Raises
    InvalidInput where the account is not known: none was named, or several fit.
    """
    account = account_id or (understood.account.id if understood.account else "")
    if not account:
        raise _which(understood)
    group = new_id()
    visit = _visit(understood, account, replica.clock.now())
    with replica.write() as w:
        w.need("account", account)
        begun = w.list("visit", where={"account_id": account, "state": "started"}, limit=1)
        if begun and understood.on is None and isinstance(begun[0], Visit):
            visit_id = begun[0].id
            edits.update(w, "visit", visit_id, _ending(begun[0], visit), group=group)
        else:
            visit_id = edits.create(w, visit, group=group)
        case_id = _create_case(w, understood, account, visit_id, group) if understood.case else ""
        task_id = _create_task(w, understood, account, visit_id, group) if understood.next else ""
    return Logged(visit_id=visit_id, case_id=case_id, task_id=task_id)


def _visit(understood: Understood, account: str, now: datetime) -> Visit:
    ended = now
    if understood.on is not None:  # told afterwards: at noon of that day, where nobody said when
        ended = datetime.combine(understood.on, time(12)).astimezone(UTC)
    step = understood.next
    return Visit(
        account_id=account,
        subject=_first_words(understood.note or understood.case or (step.what if step else "")),
        channel=understood.channel,
        state="done",
        started_at=ended - timedelta(minutes=understood.minutes or 0),
        ended_at=ended,
        minutes=understood.minutes,
        outcome=understood.outcome,
        notes=understood.note,
        next_step=step.what if step else "",
        next_on=step.date if step else None,
    )


def _ending(begun: Visit, said: Visit) -> dict[str, Any]:
    """What ends a visit under way: its own times and notes stay, what was said is added."""
    assert begun.started_at is not None
    assert said.ended_at is not None
    names = ("outcome", "next_step", "next_on")
    values = {name: getattr(said, name) or getattr(begun, name) for name in names}
    took = int((said.ended_at - begun.started_at).total_seconds() // 60)
    return {
        **values,
        "state": "done",
        "ended_at": said.ended_at,
        "minutes": said.minutes if said.minutes is not None else max(took, 0),
        "notes": "\n".join(part for part in (begun.notes, said.notes) if part),
        "subject": begun.subject or said.subject,
    }


def _create_case(w: Writer, understood: Understood, account: str, visit: str, group: str) -> str:
    case = Case(
        account_id=account,
        visit_id=visit,
        subject=_first_words(understood.case),
        type=understood.case_type or "complaint",
        opened_at=w.now,
        notes=understood.case if len(understood.case) > SUBJECT_LENGTH else "",
    )
    return edits.create(w, case, group=group)


def _create_task(w: Writer, understood: Understood, account: str, visit: str, group: str) -> str:
    step = understood.next
    assert step is not None
    named = w.need("account", account)
    what = step.what or named.headline
    task = Task(
        account_id=account,
        visit_id=visit,
        subject=_first_words(what),
        type="call" if understood.channel == "call" else "todo",
        due_on=step.date,
        due_time=step.time,
        notes=what if len(what) > SUBJECT_LENGTH else "",
    )
    return edits.create(w, task, group=group)


def _first_words(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SUBJECT_LENGTH else line[: SUBJECT_LENGTH - 1] + "…"


def _which(understood: Understood) -> InvalidInput:
    if not understood.candidates:
        return InvalidInput(
            problem="No account of this profile is named in the line; name it, or give --account ID.",
            reason="account_missing",
        )
    names = "; ".join(" ".join((c.name, c.detail, c.id)) for c in understood.candidates)
    return InvalidInput(
        problem=f"Several accounts fit; write more of the name, or give --account ID: {names}.",
        reason="account_ambiguous",
    )
