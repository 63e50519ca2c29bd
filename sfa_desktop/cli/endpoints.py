"""endpoint own, matches, match, unmatch: several CRMs in one profile, and which accounts of them are one."""

from collections.abc import Iterable
from typing import Any

from sfa_desktop.actions.own_kinds import own_kinds
from sfa_desktop.base.errors import EXIT_DONE, InvalidInput
from sfa_desktop.cli.session import Session
from sfa_desktop.entities import SYNCED
from sfa_desktop.entities.share import BRIDGE, Share
from sfa_desktop.profile import Profile
from sfa_desktop.replica import counterparts
from sfa_desktop.replica.counterparts import NO_TAX_ID, SEVERAL, UNKNOWN, Match, Side

_WHY = {
    "": "matched",
    NO_TAX_ID: "has no tax id",
    UNKNOWN: "the other side has no such tax id",
    SEVERAL: "several have this tax id",
}


def own(session: Session) -> int:
    """Let an endpoint own kinds."""
    profile = session.profile
    kinds = [kind for told in session.options.kind for kind in told.split(",")]
    found = own_kinds(profile, profile.replica, session.options.name, kinds)
    owned = kinds_of(found)
    session.output.answer(owned, *(f"{name}: {', '.join(kinds)}" for name, kinds in owned.items()))
    return EXIT_DONE


def kinds_of(found: dict[str, Share]) -> dict[str, list[str]]:
    """By endpoint: the kinds it owns, in order of need."""
    return {name: [kind for kind in SYNCED if share.owns(kind)] for name, share in found.items()}


def matches(session: Session) -> int:
    """Which account is which, or only those that have no counterpart."""
    endpoint = _guest(session.profile, session.options.name)
    with session.profile.replica.read() as r:
        found = counterparts.matches(r, endpoint)
        matched, ours, theirs = counterparts.counts(r, endpoint)
    shown = [match for match in found if match.reason or not session.options.unmatched]
    document = {
        "endpoint": endpoint,
        "matched": matched,
        "unmatched_accounts": ours,
        "unmatched_counterparts": theirs,
        "matches": [_described(match) for match in shown],
    }
    if session.output.as_json:
        session.output.answer(document)
        return EXIT_DONE
    rows = [(*_cells(match.account), *_cells(match.counterpart), _WHY[match.reason]) for match in shown]
    columns = ("account", "tax id", "id", f"at {endpoint}", "tax id", "key", "")
    session.output.table(document, columns, rows, nothing="There is nothing to match.")
    return EXIT_DONE


def match(session: Session) -> int:
    """A person says that an account is this counterpart."""
    endpoint = _guest(session.profile, session.options.name)
    with session.profile.replica.write() as w:
        made = counterparts.put(w, endpoint, session.options.account, session.options.key)
    names = [side.name for side in (made.account, made.counterpart) if side]
    session.output.answer(
        _described(made), f"{' and '.join(names)} are one; what waits for it goes with the next sync."
    )
    return EXIT_DONE


def unmatch(session: Session) -> int:
    """Undo a match."""
    endpoint = _guest(session.profile, session.options.name)
    with session.profile.replica.write() as w:
        counterparts.take_back(w, endpoint, session.options.account)
    session.output.answer({"id": session.options.account, "endpoint": endpoint}, "They are two accounts again.")
    return EXIT_DONE


def guests(profile: Profile) -> Iterable[str]:
    """The endpoints that own something, but not the accounts."""
    found = profile.shares() if profile.settings.endpoints else {}
    return [name for name, share in found.items() if not share.owns(BRIDGE)]


def _guest(profile: Profile, name: str | None) -> str:
    found = list(guests(profile))
    if name is None and len(found) == 1:
        return found[0]
    if name not in found:
        known = f"; there is {', '.join(found)}" if found else ": one endpoint owns everything"
        raise InvalidInput(problem=f"There is no endpoint {name or ''!r} whose accounts are matched{known}.")
    return name


def _cells(side: Side | None) -> tuple[str, str, str]:
    return (side.name, side.tax_id, side.key) if side else ("", "", "")


def _described(match: Match) -> dict[str, Any]:
    return {
        "endpoint": match.endpoint, "reason": match.reason or None, "account": _side(match.account),
        "counterpart": _side(match.counterpart),
    }  # fmt: skip


def _side(side: Side | None) -> dict[str, Any] | None:
    if side is None:
        return None
    return {
        "id": side.key, "name": side.name, "tax_id": side.tax_id, "code": side.code, "city": side.city,
        "remote_id": side.remote_id, "active": side.active,
    }  # fmt: skip
