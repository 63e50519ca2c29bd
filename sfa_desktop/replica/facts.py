"""What is known of the server and its user beside the records: identity, company, policies, custom fields."""

from collections.abc import Mapping
from typing import Any

from sfa_desktop.entities.exchange import CustomField, ServerFacts
from sfa_desktop.replica.access import Reader, Writer
from sfa_desktop.replica.codec import dump, moment_of

FEED = "feed"
"""The name under which changes of cursors, ages, facts and proofs are announced."""
_OFFICE = "office"
_DEVICE = "device"
_CLOCK = "clock ahead"


def set_fact(w: Writer, name: str, value: Any) -> None:
    """Remember a value by name (JSON); read it with `Reader.fact`."""
    w.run("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, dump(value)))


def facts(r: Reader) -> ServerFacts | None:
    """What the server last said of itself, without the moment and the heads of that answer; None before the first."""
    office = r.fact(_OFFICE)
    if office is None:
        return None
    kinds = [row[0] for row in r.rows("SELECT DISTINCT kind FROM custom_field ORDER BY kind")]
    fields = tuple(field for kind in kinds for field in r.custom_fields(kind).values())
    return ServerFacts(server_time=None, heads={}, custom_fields=fields, **office)


def clock_ahead(r: Reader) -> int | None:
    """Seconds by which this laptop's clock was before the server's at its last answer; None where it does not tell."""
    ahead: int | None = r.fact(_CLOCK)
    return ahead


def merge_policies(r: Reader) -> Mapping[str, Any]:
    """The office's own merge policies by "kind.field"; they take the place of the declared ones (rules/merge.py)."""
    policies = ((r.fact(_OFFICE) or {}).get("policies") or {}).get("merge")
    return policies if isinstance(policies, Mapping) else {}


def set_facts(w: Writer, facts: ServerFacts) -> None:
    """Remember what the server said. Kinds with nothing new are as fresh as this answer."""
    office = {
        "identity": facts.identity,
        "counts": dict(facts.counts),
        "company": dict(facts.company),
        "user": dict(facts.user),
        "policies": dict(facts.policies),
        "scope": dict(facts.scope),
    }
    if w.fact(_OFFICE) != office:
        set_fact(w, _OFFICE, office)
    here = moment_of(w.stamp)
    if facts.server_time is not None and here is not None:
        ahead = round((here - facts.server_time).total_seconds())
        if w.fact(_CLOCK) is None or abs(ahead - w.fact(_CLOCK)) > 1:
            set_fact(w, _CLOCK, ahead)
    _set_custom_fields(w, facts.custom_fields)
    w.run_many(
        "UPDATE feed SET as_of = ? WHERE kind = ? AND cursor = ?",
        [(w.stamp, kind, head) for kind, head in facts.heads.items()],
    )
    w.touched(FEED, ())


def _set_custom_fields(w: Writer, fields: tuple[CustomField, ...]) -> None:
    rows = [
        (f.kind, f.code, position, f.label, f.type, dump([list(choice) for choice in f.choices]), int(f.required))
        for position, f in enumerate(fields)
    ]
    if sorted(rows) != sorted(w.rows("SELECT * FROM custom_field")):
        w.run("DELETE FROM custom_field")
        w.run_many("INSERT INTO custom_field VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        w.forget_custom_fields()


def device(r: Reader, given: str) -> str:
    """Under which id this profile pushes: its own, or the one it got when it was accepted as a copy put back."""
    return str(r.fact(_DEVICE) or given)


def become_device(w: Writer, id: str) -> None:
    """From now on this profile pushes under another id: what the office has heard of the first one is not its own."""
    set_fact(w, _DEVICE, id)
