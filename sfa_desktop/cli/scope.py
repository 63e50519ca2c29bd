"""scope show, preview, set, drop: what representatives have, for administrators."""

from collections.abc import Callable
from typing import Any, TypeVar

from sfa_desktop.actions import scopes
from sfa_desktop.base.errors import EXIT_DONE, InvalidInput
from sfa_desktop.cli.session import Session
from sfa_desktop.connectors.contract import Connector
from sfa_desktop.entities.exchange import Scope, ScopeEffect

T = TypeVar("T")
_MEGABYTE = 1_000_000


def show(session: Session) -> int:
    """Every scope of the server."""
    found = _ask(session, scopes.list_scopes)
    rows = [(s.name, ", ".join(s.users) or "everybody", _limits(s)) for s in found]
    nothing = "There is no scope: representatives have all that is theirs."
    session.output.table([_described(scope) for scope in found], ("name", "users", "limits"), rows, nothing=nothing)
    return EXIT_DONE


def preview(session: Session) -> int:
    """What a scope would change for each representative; nothing is kept."""
    scope = _wanted(session)
    effects = _ask(session, lambda connector: scopes.preview_scope(connector, scope))
    unsent = sum(len(effect.unsent) for effect in effects)
    document = {"scope": _described(scope), "reps": [_effect(effect) for effect in effects], "unsent": unsent}
    lines = [line for effect in effects for line in _lines(effect)]
    lines.append(f"Unsent work affected: {unsent}." + (" It is kept, and explained to its owner." if unsent else ""))
    session.output.answer(document, *lines)
    return EXIT_DONE


def put(session: Session) -> int:
    """Make or change a scope; laptops follow it at their next round."""
    scope = _wanted(session)
    kept = _ask(session, lambda connector: scopes.put_scope(connector, scope))
    session.output.answer(_described(kept), f"{kept.name}: {_limits(kept)}. Laptops follow at their next round.")
    return EXIT_DONE


def drop(session: Session) -> int:
    """Remove a scope."""
    name = session.options.scope
    _ask(session, lambda connector: scopes.drop_scope(connector, name))
    session.output.answer({"name": name, "dropped": True}, f"{name} is gone; laptops follow at their next round.")
    return EXIT_DONE


def _ask(session: Session, question: Callable[[Connector], T]) -> T:
    connector = session.profile.connector(session.options.name)
    try:
        return question(connector)
    finally:
        connector.close()


def _wanted(session: Session) -> Scope:
    options = session.options
    months: dict[str, int] = {}
    for told in options.months:
        kind, _, number = told.partition("=")
        if not number.isdecimal():
            raise InvalidInput(problem=f"--months takes KIND=NUMBER, such as order=24, not {told!r}.")
        months[kind.strip()] = int(number)
    return Scope(
        name=options.scope,
        users=tuple(options.user),
        months=months,
        segments=tuple(part.strip() for told in options.segments for part in told.split(",") if part.strip()),
        archived=not options.without_archived,
        categories=tuple(options.category),
    )


def _described(scope: Scope) -> dict[str, Any]:
    return {
        "name": scope.name,
        "users": list(scope.users),
        "months": dict(scope.months),
        "segments": list(scope.segments),
        "archived": scope.archived,
        "categories": list(scope.categories),
    }


def _limits(scope: Scope) -> str:
    parts = [f"{months} months of {kind}" for kind, months in scope.months.items()]
    parts += [f"segments {', '.join(scope.segments)}"] if scope.segments else []
    parts += [] if scope.archived else ["no archived accounts"]
    parts += [f"only {', '.join(scope.categories)}"] if scope.categories else []
    return "; ".join(parts) or "no limits"


def _effect(effect: ScopeEffect) -> dict[str, Any]:
    return {
        "user": effect.user,
        "name": effect.name,
        "rows": list(effect.rows),
        "bytes": list(effect.bytes),
        "kinds": {kind: list(pair) for kind, pair in effect.kinds.items()},
        "lost": effect.lost,
        "gained": effect.gained,
        "loses": list(effect.loses),
        "gains": list(effect.gains),
        "unsent": [{"kind": kind, "key": key, "title": title} for kind, key, title in effect.unsent],
    }


def _lines(effect: ScopeEffect) -> list[str]:
    before, after = (f"{size / _MEGABYTE:.1f} MB" for size in effect.bytes)
    lines = [
        f"{effect.user} ({effect.name}): {effect.rows[0]} -> {effect.rows[1]} rows, {before} -> {after}; "
        f"{effect.lost} accounts leave, {effect.gained} come"
    ]
    lines += [f"  leaves: {name}" for name in effect.loses] + [f"  comes: {name}" for name in effect.gains]
    lines += [f"  unsent, kept: {kind} {title}" for kind, _, title in effect.unsent]
    return lines
