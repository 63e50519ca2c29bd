"""verify: the ledger, the data file and the office against each other, and every item from keystroke to receipt."""

from typing import Any

from sfa_desktop.actions.verify import Asked, Verified
from sfa_desktop.actions.verify import verify as verify_profile
from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.cli.session import Session
from sfa_desktop.entities.exchange import OperationState
from sfa_desktop.replica import journal
from sfa_desktop.replica.journal import Item
from sfa_desktop.replica.store import Reader


def verify(session: Session) -> int:
    """File, ledger and office; with --online every receipt is asked for, with --items every item is listed."""
    options, profile = session.options, session.profile
    if options.local and options.online:
        raise InvalidInput(problem="--local asks nobody and --online asks for everything; give one of them.")
    states = [str(state) for state in options.state]
    known = [state.value for state in OperationState]
    if unknown := [state for state in states if state not in known]:
        raise InvalidInput(problem=f"There is no state {unknown[0]!r}; there are {', '.join(known)}.")
    asked = bool(profile.settings.endpoints) and not options.local
    parties = profile.parties() if asked or options.online else None
    try:
        found = verify_profile(profile.replica, parties, device_id=profile.device_id if options.online else "")
    finally:
        if parties is not None:
            parties.close()
    items: list[Item] = []
    if options.items or states:
        with profile.replica.read() as r:
            items = list(_all(r, states))
    if found.error:
        session.output.say(str(found.error))
    document = _document(found)
    if options.items or states:
        document["items"] = [_item(item) for item in items]
    session.output.answer(document, *_lines(found), *map(_line, items))
    return found.exit_code


def _all(r: Reader, states: list[str]) -> list[Item]:
    found: list[Item] = []
    before: int | None = None
    while before != 0:
        some, before = journal.items(r, states=states, before=before)
        found += some
    return found


def _document(found: Verified) -> dict[str, Any]:
    kinds = None if found.kinds is None else {
        kind: {"ours": list(c.ours), "theirs": None if c.theirs is None else list(c.theirs), "same": c.same}
        for kind, c in found.kinds.items()
    }  # fmt: skip
    problems = [{"code": p.code, "seq": p.seq, "detail": p.detail} for p in found.ledger_problems]
    return {
        "verified": found.verified,
        "ledger": {"entries": found.entries, "head": found.head, "problems": problems},
        "replica": {"problems": list(found.file_problems)},
        "waiting": found.waiting,
        "kinds": kinds,
        "office": _asked(found.asked),
        "error": {"code": found.error.code, "message": found.error.what()} if found.error else None,
    }


def _asked(asked: Asked | None) -> dict[str, Any] | None:
    if asked is None:
        return None
    return {
        "receipts": asked.receipts, "unknown": list(asked.unknown), "ledger_seq": asked.ledger_seq or None,
        "ledger_fits": asked.ledger_fits,
    }  # fmt: skip


def _lines(found: Verified) -> list[str]:
    problems = len(found.ledger_problems)
    lines = [
        f"Ledger: {found.entries} entries, {f'{problems} problems' if problems else 'whole'}.",
        f"Data file: {'; '.join(found.file_problems) or 'whole'}.",
        f"Waiting: {found.waiting}.",
    ]
    if found.kinds is not None:
        differing = [kind for kind, c in found.kinds.items() if not c.same]
        lines.append(f"Office: {'both sides agree' if not differing else 'different: ' + ', '.join(differing)}.")
    if found.asked is not None:
        missing = len(found.asked.unknown)
        lines.append(
            f"Receipts: the office knows {found.asked.receipts - missing} of {found.asked.receipts}"
            f"{'' if found.asked.ledger_fits is None else f'; it has heard this ledger up to {found.asked.ledger_seq}'}"
            f"{', which is not this one' if found.asked.ledger_fits is False else ''}."
        )
    return lines


def _item(item: Item) -> dict[str, Any]:
    return {
        "id": item.id, "kind": item.kind, "record": item.record, "name": item.title, "action": item.action.value,
        "state": item.state.value, "code": item.code or None, "typed_at": item.typed_at, "sent_at": item.sent_at,
        "attempts": item.attempts, "received_at": item.received_at, "remote": item.remote_id or None,
        "version": item.version or None, "entry": item.entry or None,
    }  # fmt: skip


def _line(item: Item) -> str:
    receipt = f"receipt {item.remote_id} at {item.received_at:%Y-%m-%d %H:%M}" if item.received_at else "no receipt"
    typed = f"{item.typed_at:%Y-%m-%d %H:%M}" if item.typed_at else ""
    return f"{item.state.value:10} {typed}  {item.action.value} {item.kind} {item.title}: {receipt}"
