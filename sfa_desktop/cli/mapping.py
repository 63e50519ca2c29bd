"""map show, set, reset, preview, discover: the fields of both sides, for administrators."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any, TypeVar

from sfa_desktop.actions import field_map
from sfa_desktop.base.errors import EXIT_DONE, InvalidInput
from sfa_desktop.cli.session import Session
from sfa_desktop.connectors.contract import Connector
from sfa_desktop.entities.survey import MappedField, MappedKind

T = TypeVar("T")


def show(session: Session) -> int:
    """How a kind is mapped, or every kind."""
    wanted = session.options.kind
    found = _ask(session, lambda c: (field_map.mapped_kind(c, wanted),) if wanted else field_map.mapped_kinds(c))
    lines = [line for one in found for line in _lines(one)]
    session.output.answer([_described(one) for one in found], *lines)
    return EXIT_DONE


def put(session: Session) -> int:
    """Keep a field in another remote field, with a conversion where one is needed."""
    options = session.options
    profile, endpoint = session.profile, session.profile.endpoint(options.name)
    told = _told(options.remote, options)
    field_map.set_field(profile, endpoint, options.kind, options.field, told)
    document = {"kind": options.kind, "field": options.field, "mapped": told}
    where = f"is kept in {options.remote}" if options.remote else "is not exchanged any more"
    session.output.answer(document, f"{options.kind}.{options.field} {where}, from the next sync on.")
    return EXIT_DONE


def reset(session: Session) -> int:
    """Go back to the CRM's own mapping of a field."""
    options = session.options
    profile, endpoint = session.profile, session.profile.endpoint(options.name)
    field_map.set_field(profile, endpoint, options.kind, options.field, None)
    document = {"kind": options.kind, "field": options.field, "mapped": None}
    session.output.answer(document, f"{options.kind}.{options.field} is mapped as it comes.")
    return EXIT_DONE


def preview(session: Session) -> int:
    """Real records before and after, and those that would be set aside."""
    options = session.options
    found = _ask(session, lambda c: field_map.preview_map(c, options.kind, options.limit))
    lines = []
    for row in found.rows:
        lines.append(f"{row.remote_id}:")
        for field in found.fields:
            why = row.refused.get(field.name)
            shown = f"  {field.remote} {row.before[field.name]!r} -> {field.name} {row.after[field.name]!r}"
            lines.append(f"{shown}   REFUSED: {why}" if why else shown)
    lines.append(f"{len(found.rows)} records, {found.refused} would be set aside.")
    document = {
        "kind": found.kind,
        "records": len(found.rows),
        "refused": found.refused,
        "rows": [
            {"id": row.remote_id, "before": dict(row.before), "after": dict(row.after), "refused": dict(row.refused)}
            for row in found.rows
        ],
    }
    session.output.answer(document, *lines)
    return EXIT_DONE


def discover(session: Session) -> int:
    """The server's fields, proposals for what is not mapped, and what changed since the last look."""
    profile = session.profile
    seen = profile.home.seen_fields(profile.endpoint(session.options.name).name)
    found = _ask(session, lambda c: field_map.discover(c, seen))
    lines = [f"{one.kind}: {one.remote}, {len(one.server_fields)} fields. {one.fixed}".strip() for one in found.kinds]
    lines += [f"proposal: {p.kind}.{p.name} <- {p.remote} ({p.label})" for p in found.proposals]
    for change in found.drift:
        use = "; the app leaves it out and goes on" if change.mapped and change.gone else ""
        lines.append(f"{'removed' if change.gone else 'new'} at the server: {change.kind} {change.remote}{use}")
    if found.first:
        lines.append("This was the first look; the next one tells what changed.")
    document = {
        "kinds": [_described(one) for one in found.kinds],
        "proposals": [asdict(proposal) for proposal in found.proposals],
        "drift": [asdict(change) for change in found.drift],
        "first": found.first,
    }
    session.output.answer(document, *lines)
    return EXIT_DONE


def _ask(session: Session, question: Callable[[Connector], T]) -> T:
    connector = session.profile.connector(session.options.name)
    try:
        return question(connector)
    finally:
        connector.close()


def _told(remote: str, options: Any) -> Any:
    """What is kept: the plain name, or an object of the mapping file."""
    more: dict[str, Any] = {}
    if options.convert:
        more["as"] = options.convert
    if options.choice:
        pairs = [told.partition("=") for told in options.choice]
        if not all(equals for _, equals, _ in pairs):
            raise InvalidInput(problem="--choice takes THEIRS=OURS, such as A=high.")
        more["choices"] = {theirs: ours for theirs, _, ours in pairs}
    for name in ("times", "type", "label"):
        if getattr(options, name):
            more[name] = getattr(options, name)
    if options.read_only:
        more["write"] = False
    return {"from": remote, **more} if more and remote else remote


def _described(one: MappedKind) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "remote": one.remote,
        "fixed": one.fixed,
        "fields": [{**asdict(field), "choices": dict(field.choices)} for field in one.fields],
        "server_fields": [asdict(field) for field in one.server_fields],
    }


def _lines(one: MappedKind) -> list[str]:
    return [f"{one.kind}: {one.remote}. {one.fixed}".strip(), *(f"  {_line(field)}" for field in one.fields)]


def _line(field: MappedField) -> str:
    if field.lost:
        return f"{field.name}: not exchanged, the server has no {field.lost}"
    marks = [field.conversion] if field.conversion else []
    marks += [", ".join(f"{theirs}={ours}" for theirs, ours in field.choices.items())] if field.choices else []
    marks += [] if field.writable else ["read only"]
    marks += ["chosen here"] if field.chosen else []
    return f"{field.name} <- {field.remote}" + (f" ({'; '.join(marks)})" if marks else "")
