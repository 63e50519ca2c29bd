"""What is known of the server and its user beside the records: identity, company, policies, custom fields."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sfa_desktop.entities.exchange import CustomField, ServerFacts
from sfa_desktop.entities.share import BRIDGE, WHOLE, Share
from sfa_desktop.replica.access import Reader, Writer
from sfa_desktop.replica.codec import dump, moment_of

FEED = "feed"
"""The name under which changes of cursors, ages, facts and proofs are announced."""
_OFFICE = "office"
_DEVICE = "device"
_CLOCK = "clock ahead"
_SHARES = "shares"
"""Of a profile with several endpoints: by endpoint, the kinds it owns, but for the one that owns the accounts."""


def set_fact(w: Writer, name: str, value: Any) -> None:
    """Remember a value by name (JSON); read it with `Reader.fact`."""
    w.run("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, dump(value)))


def facts(r: Reader, kind: str = BRIDGE) -> ServerFacts | None:
    """What the server that owns a kind last said of itself, without the moment and the heads of that answer.

    None before the first answer.
    """
    return facts_of(r, share_of(r, kind))


def facts_of(r: Reader, share: Share) -> ServerFacts | None:
    """What the server of this endpoint last said of itself."""
    office = r.fact(share.named(_OFFICE))
    if office is None:
        return None
    kinds = [row[0] for row in r.rows("SELECT DISTINCT kind FROM custom_field ORDER BY kind")]
    fields = tuple(field for kind in kinds for field in r.custom_fields(kind).values())
    return ServerFacts(server_time=None, heads={}, custom_fields=fields, **office)


def keeps(r: Reader, kind: str) -> bool:
    """Whether the office that owns a kind has it for this user, as far as it has said so."""
    known = facts(r, kind)
    kinds = known.scope.get("kinds") if known is not None else None
    return not isinstance(kinds, Sequence) or kind in kinds


def clock_ahead(r: Reader) -> int | None:
    """Seconds by which this laptop's clock was before the server's at its last answer; None where it does not tell."""
    ahead: int | None = r.fact(_CLOCK)
    return ahead


def merge_policies(r: Reader, kind: str = BRIDGE) -> Mapping[str, Any]:
    """The own merge policies of the office that owns a kind, by "kind.field".

    They take the place of the declared ones (rules/merge.py).
    """
    policies = ((r.fact(share_of(r, kind).named(_OFFICE)) or {}).get("policies") or {}).get("merge")
    return policies if isinstance(policies, Mapping) else {}


def set_facts(w: Writer, facts: ServerFacts, share: Share = WHOLE) -> None:
    """Remember what the server said. Kinds with nothing new are as fresh as this answer."""
    office = {
        "identity": facts.identity,
        "counts": dict(facts.counts),
        "company": dict(facts.company),
        "user": dict(facts.user),
        "policies": dict(facts.policies),
        "scope": dict(facts.scope),
    }
    name, clock = share.named(_OFFICE), share.named(_CLOCK)
    if w.fact(name) != office:
        set_fact(w, name, office)
    here = moment_of(w.stamp)
    if facts.server_time is not None and here is not None:
        ahead = round((here - facts.server_time).total_seconds())
        if w.fact(clock) is None or abs(ahead - w.fact(clock)) > 1:
            set_fact(w, clock, ahead)
    _set_custom_fields(w, [field for field in facts.custom_fields if share.owns(field.kind)], share)
    w.run_many(
        "UPDATE feed SET as_of = ? WHERE kind = ? AND cursor = ?",
        [(w.stamp, kind, head) for kind, head in facts.heads.items() if share.owns(kind)],
    )
    w.touched(FEED, ())


def _set_custom_fields(w: Writer, fields: Sequence[CustomField], share: Share) -> None:
    rows = [
        (f.kind, f.code, position, f.label, f.type, dump([list(choice) for choice in f.choices]), int(f.required))
        for position, f in enumerate(fields)
    ]
    before = [row for row in w.rows("SELECT * FROM custom_field") if share.owns(row[0])]
    if sorted(rows) != sorted(before):
        w.run_many("DELETE FROM custom_field WHERE kind = ?", [(kind,) for kind in {row[0] for row in before}])
        w.run_many("INSERT INTO custom_field VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        w.forget_custom_fields()


def shares(r: Reader) -> list[Share]:
    """The shares of the endpoints that own some kinds, where the profile has several; the owner of accounts is not one.

    It is whatever they leave.
    """
    return [Share(endpoint, frozenset(kinds)) for endpoint, kinds in (r.fact(_SHARES) or {}).items()]


def share_of(r: Reader, kind: str) -> Share:
    """The share of the endpoint that owns a kind; WHOLE for the owner of the accounts."""
    return next((share for share in shares(r) if share.owns(kind)), WHOLE)


def set_shares(w: Writer, told: Iterable[Share]) -> None:
    """Remember which endpoints own some kinds, for readers that know no settings."""
    kept = {share.endpoint: sorted(share.kinds or ()) for share in told if share.endpoint}
    if kept:
        set_fact(w, _SHARES, kept)
    else:
        w.run("DELETE FROM fact WHERE name = ?", (_SHARES,))
    w.touched(FEED, ())


def device(r: Reader, given: str) -> str:
    """Under which id this profile pushes: its own, or the one it got when it was accepted as a copy put back."""
    return str(r.fact(_DEVICE) or given)


def become_device(w: Writer, id: str) -> None:
    """From now on this profile pushes under another id: what the office has heard of the first one is not its own."""
    set_fact(w, _DEVICE, id)
