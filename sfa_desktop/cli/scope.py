"""scope show, preview, set, drop: what representatives have, for administrators."""

from collections.abc import Callable
from typing import Any, TypeVar

from sfa_desktop.actions import own_scope, scopes
from sfa_desktop.base.errors import EXIT_DONE, InvalidInput
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.cli.session import Session
from sfa_desktop.connectors.contract import Connector
from sfa_desktop.entities.bounds import Bounds
from sfa_desktop.entities.exchange import Scope, ScopeEffect

T = TypeVar("T")
_MEGABYTE = 1_000_000


def show(session: Session) -> int:
    """Every scope of the server, or the one that is kept with the endpoint."""
    if own_scope.keeps_own_scope(endpoint := _endpoint(session)):
        bounds = own_scope.bounds_of(endpoint)
        session.output.answer([_bounds(endpoint, bounds)], f"{endpoint.name}: {_within(bounds)}.")
        return EXIT_DONE
    found = _ask(session, scopes.list_scopes)
    rows = [(s.name, ", ".join(s.users) or "everybody", _limits(s)) for s in found]
    nothing = "There is no scope: representatives have all that is theirs."
    session.output.table([_described(scope) for scope in found], ("name", "users", "limits"), rows, nothing=nothing)
    return EXIT_DONE


def preview(session: Session) -> int:
    """What a scope would change for each representative; nothing is kept."""
    if own_scope.keeps_own_scope(endpoint := _endpoint(session)):
        return _weigh(session, endpoint)
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
    if own_scope.keeps_own_scope(endpoint := _endpoint(session)):
        bounds = own_scope.bounds_of(own_scope.set_bounds(session.profile, endpoint, _wanted_bounds(session)))
        said = f"{endpoint.name}: {_within(bounds)}. It is followed from the next sync on; unsent work is kept."
        session.output.answer(_bounds(endpoint, bounds), said)
        return EXIT_DONE
    scope = _wanted(session)
    kept = _ask(session, lambda connector: scopes.put_scope(connector, scope))
    session.output.answer(_described(kept), f"{kept.name}: {_limits(kept)}. Laptops follow at their next round.")
    return EXIT_DONE


def drop(session: Session) -> int:
    """Remove a scope."""
    if own_scope.keeps_own_scope(endpoint := _endpoint(session)):
        own_scope.set_bounds(session.profile, endpoint, Bounds())
        session.output.answer(
            {"name": endpoint.name, "dropped": True}, f"{endpoint.name} has no limits any more, from the next sync on."
        )
        return EXIT_DONE
    name = _name(session)
    _ask(session, lambda connector: scopes.drop_scope(connector, name))
    session.output.answer({"name": name, "dropped": True}, f"{name} is gone; laptops follow at their next round.")
    return EXIT_DONE


def _ask(session: Session, question: Callable[[Connector], T]) -> T:
    connector = session.profile.connector(session.options.name)
    try:
        return question(connector)
    finally:
        connector.close()


def _weigh(session: Session, endpoint: Endpoint) -> int:
    """Count what a scope that is kept with the endpoint would come to."""
    profile, then = session.profile, _wanted_bounds(session)
    now = own_scope.bounds_of(endpoint)
    found = _ask(session, lambda c: own_scope.weigh_bounds(c, now, then, profile.replica, profile.home.replica))
    effect = ScopeEffect(
        user=endpoint.user, name=endpoint.name, rows=found.rows, bytes=found.bytes, kinds=found.kinds,
        lost=max(0, -_more(found, "account")), gained=max(0, _more(found, "account")),
    )  # fmt: skip
    lines = _lines(effect)
    lines += [f"  {kind}: {was} -> {will}" for kind, (was, will) in found.kinds.items() if was != will]
    lines.append(f"Unsent work: {found.waiting}. It is kept and sent, whatever the scope.")
    document = {"scope": _bounds(endpoint, then), "reps": [_effect(effect)], "unsent": found.waiting}
    session.output.answer(document, *lines)
    return EXIT_DONE


def _more(found: own_scope.Weighed, kind: str) -> int:
    was, will = found.kinds.get(kind, (0, 0))
    return will - was


def _endpoint(session: Session) -> Endpoint:
    return session.profile.endpoint(session.options.name)


def _wanted_bounds(session: Session) -> Bounds:
    options = session.options
    if options.segments or options.category or options.without_archived or options.user:
        raise InvalidInput(problem="This CRM keeps no scopes; the app itself limits months of history and --mine.")
    return Bounds.of(Bounds(months=_months(session), mine=options.mine).told())


def _name(session: Session) -> str:
    name = str(session.options.scope)
    if not name:
        raise InvalidInput(problem="The name of the scope is missing.")
    return name


def _months(session: Session) -> dict[str, int]:
    months: dict[str, int] = {}
    for told in session.options.months:
        kind, _, number = told.partition("=")
        if not number.isdecimal():
            raise InvalidInput(problem=f"--months takes KIND=NUMBER, such as order=24, not {told!r}.")
        months[kind.strip()] = int(number)
    return months


def _wanted(session: Session) -> Scope:
    options = session.options
    if options.mine:
        raise InvalidInput(problem="--mine is for CRMs without scopes; here a representative has what is theirs.")
    return Scope(
        name=_name(session),
        users=tuple(options.user),
        months=_months(session),
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


def _bounds(endpoint: Endpoint, bounds: Bounds) -> dict[str, Any]:
    return {"name": endpoint.name, "months": dict(bounds.months), "mine": bounds.mine}


def _within(bounds: Bounds) -> str:
    parts = [f"{months} months of {kind}" for kind, months in bounds.months.items()]
    return "; ".join([*parts, *(["only own records"] if bounds.mine else [])]) or "no limits"


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
