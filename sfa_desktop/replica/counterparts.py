"""Which account of ours an account of another endpoint is: by tax id, or by a person's word.

What that endpoint says of its accounts is kept beside the records (accounts_there.py), not among them. Where exactly
one account of each side has a tax id, the two are one: its key at the other endpoint becomes an alias (joining.py), and
all that hangs on it there hangs on our account from then on. Everything else is listed, and a person decides.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.entities import KINDS
from sfa_desktop.entities.field import FieldType
from sfa_desktop.entities.share import BRIDGE, TERMS, Share
from sfa_desktop.replica import ledger, rowstore
from sfa_desktop.replica.access import MANY, Reader, Writer
from sfa_desktop.replica.codec import SHAPES, load
from sfa_desktop.replica.facts import FEED, shares
from sfa_desktop.replica.joining import Alias, join
from sfa_desktop.rules.tax_ids import plain

NO_TAX_ID, UNKNOWN, SEVERAL = "no_tax_id", "unknown", "several"
"""Why an account has no counterpart: it has no tax id, the other side has none of it, or one side has several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """An account as one side knows it."""

    key: str
    name: str
    tax_id: str
    code: str = ""
    city: str = ""
    remote_id: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An account of ours, its counterpart at an endpoint, or only one of the two and why."""

    endpoint: str
    account: Side | None
    counterpart: Side | None
    reason: str = ""
    """Empty for a pair; else `no_tax_id`, `unknown` or `several`."""


# --- which is which -----------------------------------------------------------------------------------


def matching(r: Reader, endpoint: str) -> list[Alias]:
    """What has one tax id, and only one account of each side with it, and is not joined yet."""
    ours, theirs = _by_tax_id(_ours(r)), _by_tax_id(_theirs(r, endpoint))
    pairs = _pairs(r, endpoint)
    taken = pairs.keys() | set(pairs.values())
    found = []
    for tax_id, mine in ours.items():
        one, other = _only(mine), _only(theirs.get(tax_id, []))
        if one is None or other is None or one.key in taken or other.key in taken:
            continue
        found.append(Alias(BRIDGE, other.key, one.key, other.remote_id, endpoint))
    return found


def match(w: Writer, endpoint: str, wanted: Sequence[Alias]) -> int:
    """Join these accounts, but for what a person has matched meanwhile; how many were joined."""
    pairs = _pairs(w, endpoint)
    taken = pairs.keys() | set(pairs.values())
    found = [alias for alias in wanted if not {alias.key, alias.derived} & taken]
    join(w, found)
    told = [("matched", "", BRIDGE, a.key, {"endpoint": endpoint, "key": a.derived, "by": "tax_id"}) for a in found]
    if told:
        ledger.append_many(w, told)
        w.touched(FEED, ())
    return len(found)


def bring_terms(w: Writer, share: Share) -> int:
    """Let accounts have the price list and the credit that the endpoint which takes the orders gives them; how many."""
    if not share.owns("order"):
        return 0
    shape = SHAPES[BRIDGE]
    columns = ", ".join(f'a."{name}"' for name in TERMS)
    rows = w.rows(
        f'SELECT a.id, c.terms, {columns} FROM counterpart c JOIN alias l ON l.kind = ? AND l.derived = c."key" '  # noqa: S608
        f'JOIN {shape.table} a ON a.id = l."key" WHERE c.endpoint = ? AND l.endpoint = c.endpoint',
        (BRIDGE, share.endpoint),
    )
    changed = []
    for id_, terms, *here in rows:
        try:
            told = shape.cells(load(terms))
        except ValueError:
            continue
        if any(told[name] != here[TERMS.index(name)] for name in told):
            rowstore.change(w, shape, id_, told)
            changed.append(id_)
    if changed:
        w.touched(BRIDGE, changed if len(changed) <= MANY else None)
    return len(changed)


def put(w: Writer, endpoint: str, account: str, key: str) -> Match:
    """Say that an account is this counterpart, whatever their tax ids. Raises InvalidInput, NotFound.

    `key` is the counterpart's key, or its id or code at that endpoint.
    """
    w.need(BRIDGE, account)
    other = _named_so(w, endpoint, key)
    pairs = _pairs(w, endpoint)
    if account in pairs:
        raise InvalidInput(problem=f"This account is matched already, with {pairs[account]}; take that back first.")
    if other.key in pairs.values():
        raise InvalidInput(problem=f"{other.name} is matched already, with another account; take that back first.")
    join(w, [Alias(BRIDGE, other.key, account, other.remote_id, endpoint)])
    _note(w, "matched", account, endpoint, other.key, by="person")
    w.touched(FEED, ())
    return Match(endpoint=endpoint, account=_side(w, account), counterpart=other)


def take_back(w: Writer, endpoint: str, account: str) -> None:
    """Undo a match: what came from that endpoint hangs on its own account again. Raises InvalidInput.

    What was taken here for the account and is not sent yet stays with it, and waits for another match.
    """
    key = _pairs(w, endpoint).get(account)
    if key is None:
        raise InvalidInput(problem="This account is not matched there.")
    kinds = next((share.kinds or frozenset() for share in shares(w) if share.endpoint == endpoint), frozenset[str]())
    w.run("DELETE FROM alias WHERE kind = ? AND derived = ?", (BRIDGE, key))
    blank = {name: SHAPES[BRIDGE].defaults[name] for name in TERMS}
    rowstore.change(w, SHAPES[BRIDGE], account, blank)
    w.touched(BRIDGE, [account])
    for kind in sorted(kinds):
        for field in KINDS[kind].fields():
            if field.type is FieldType.LINK and field.to == BRIDGE:
                w.run(
                    f'UPDATE {SHAPES[kind].table} SET "{field.name}" = ? WHERE "{field.name}" = ? AND version > 0',  # noqa: S608
                    (key, account),
                )
                w.touched(kind)
    _note(w, "unmatched", account, endpoint, key, by="person")
    w.touched(FEED, ())


def _named_so(r: Reader, endpoint: str, key: str) -> Side:
    found = [side for side in _theirs(r, endpoint) if key in (side.key, side.remote_id, side.code)]
    exact = [side for side in found if side.key == key] or [side for side in found if side.remote_id == key] or found
    if len(exact) != 1:
        how = "Several accounts" if exact else "No account"
        raise InvalidInput(problem=f"{how} of {endpoint} has the key, id or code {key!r}.")
    return exact[0]


def _pairs(r: Reader, endpoint: str) -> dict[str, str]:
    """By account of ours: its key at the endpoint."""
    return dict(
        r.rows('SELECT "key", derived FROM alias WHERE kind = ? AND endpoint = ?', (BRIDGE, endpoint)),
    )


def _note(w: Writer, event: str, account: str, endpoint: str, key: str, *, by: str) -> None:
    ledger.append(w, event, kind=BRIDGE, record=account, data={"endpoint": endpoint, "key": key, "by": by})


# --- what is listed -----------------------------------------------------------------------------------


def matches(r: Reader, endpoint: str) -> list[Match]:
    """Pairs first, then accounts of ours and of the endpoint that have none, each by name."""
    ours, theirs = _ours(r), _theirs(r, endpoint)
    mine, others = {side.key: side for side in ours}, {side.key: side for side in theirs}
    pairs = _pairs(r, endpoint)
    found = [
        Match(endpoint=endpoint, account=mine[key], counterpart=others.get(other))
        for key, other in pairs.items()
        if key in mine
    ]
    found.sort(key=lambda pair: (pair.account.name if pair.account else "", pair.endpoint))
    ours_by, theirs_by = _by_tax_id(ours), _by_tax_id(theirs)
    for side in ours:
        if side.key not in pairs:
            why = _why(side, ours_by, theirs_by)
            found.append(Match(endpoint=endpoint, account=side, counterpart=None, reason=why))
    taken = set(pairs.values())
    for side in theirs:
        if side.key not in taken:
            why = _why(side, theirs_by, ours_by)
            found.append(Match(endpoint=endpoint, account=None, counterpart=side, reason=why))
    return found


def counts(r: Reader, endpoint: str) -> tuple[int, int, int]:
    """How many accounts are matched, how many of ours are not, how many of the endpoint are not."""
    paired = "SELECT {} FROM alias WHERE kind = 'account' AND endpoint = :endpoint"
    own, other = paired.format('"key"'), paired.format("derived")
    row = r.one(
        f"SELECT (SELECT count(*) FROM account WHERE version > 0 AND id IN ({own})), "  # noqa: S608
        f"(SELECT count(*) FROM account WHERE version > 0 AND id NOT IN ({own})), "
        f'(SELECT count(*) FROM counterpart WHERE endpoint = :endpoint AND "key" NOT IN ({other}))',
        {"endpoint": endpoint},
    )
    assert row is not None
    return int(row[0]), int(row[1]), int(row[2])


def _why(side: Side, own: Mapping[str, Sequence[Side]], other: Mapping[str, Sequence[Side]]) -> str:
    tax_id = plain(side.tax_id)
    if not tax_id:
        return NO_TAX_ID
    return SEVERAL if other.get(tax_id) and tax_id in own else UNKNOWN


_COLUMNS = "id, name, tax_id, code, city, remote_id, active FROM account"


def _side(r: Reader, id: str) -> Side | None:
    row = r.one(f"SELECT {_COLUMNS} WHERE id = ?", (id,))
    return _of(row) if row else None


def _ours(r: Reader) -> list[Side]:
    """The accounts that their owner has, by name; what was not sent yet may still be refused."""
    return [_of(row) for row in r.rows(f"SELECT {_COLUMNS} WHERE version > 0 ORDER BY sort, id")]


def _theirs(r: Reader, endpoint: str) -> list[Side]:
    rows = r.rows(
        'SELECT "key", name, tax_id, code, city, remote_id, active FROM counterpart WHERE endpoint = ? '
        'ORDER BY name, "key"',
        (endpoint,),
    )
    return [_of(row) for row in rows]


def _of(row: Sequence[Any]) -> Side:
    key, name, tax_id, code, city, remote_id, active = row
    return Side(
        key=key, name=name, tax_id=tax_id, code=code, city=city, remote_id=remote_id, active=bool(active)
    )  # fmt: skip


def _by_tax_id(sides: Iterable[Side]) -> dict[str, list[Side]]:
    found: dict[str, list[Side]] = defaultdict(list)
    for side in sides:
        if tax_id := plain(side.tax_id):
            found[tax_id].append(side)
    return dict(found)


def _only(sides: Sequence[Side]) -> Side | None:
    """The one there is; of several the only one that is worked, if there is only one."""
    active = [side for side in sides if side.active] or list(sides)
    return active[0] if len(active) == 1 else None
