"""What comes down: each kind in order of need, page by page, every page with its cursor in one transaction."""

from collections.abc import Iterable

from sfa_desktop.base.errors import MassDisappearance, ServerFault
from sfa_desktop.entities.exchange import Gone, ServerFacts
from sfa_desktop.replica import aliases, inflow
from sfa_desktop.sync.round import SLICE_SECONDS, STEP_ERRORS, Round

MASS_SHARE = 0.5
MASS_MINIMUM = 20
"""More than this share of a kind's records, and at least so many, do not disappear without a person's word."""
INDEX_SLICE = 5_000
PATIENCE = 60.0
"""So many seconds the making of an index lets people's saves go first, and begins anew after each."""
QUICK = SLICE_SECONDS / 2
"""A page written in less than this may be followed by one of twice its size."""


def pull(round: Round, facts: ServerFacts) -> None:
    """Pull every kind that has news; a kind that cannot be read does not keep the others from it."""
    with round.replica.read() as reader:
        cursors = round.cursors(reader)
        unfinished = inflow.bulk_kinds(reader)
    for kind in round.kinds:
        cursor = cursors.get(kind, "")
        try:
            if kind in unfinished or not cursor or facts.heads.get(kind) != cursor:
                _check_disappearance(round, kind, facts, first=not cursor or kind in unfinished)
                pull_kind(round, kind, cursor, facts.counts.get(kind), bulk=not cursor or kind in unfinished)
        except STEP_ERRORS as error:
            round.note(error)


def pull_kind(round: Round, kind: str, cursor: str, total: int | None = None, *, bulk: bool = False) -> None:
    """Pull what is after `cursor` to the end. `bulk` leaves secondary indexes out until all rows are there; what one
    page brings whole is not worth that."""
    limit = round.connector.capabilities.page_limit
    most = max(limit, round.connector.capabilities.bulk_page_limit) if bulk else limit
    vanished = done = 0
    while True:
        round.tell("pull", kind, done, total if bulk else None)
        page = round.connector.pull(kind, cursor, limit)
        if page.more and page.cursor == cursor:
            raise ServerFault(detail=f"the feed of {kind} does not move")
        going = count_here(round, kind, page.gone)
        check_mass(round, kind, going, before=vanished)
        vanished += going
        begun = round.clock.monotonic()
        with round.replica.write() as writer:
            if bulk and page.more and not done:
                inflow.begin_bulk(writer, kind)
            round.pulled += inflow.apply_page(
                writer, page, exact=round.connector.capabilities.exact_versions, share=round.share
            )
            if bulk and not page.more:
                inflow.end_bulk(writer, kind)
        limit = _next_limit(round, limit, most, round.clock.monotonic() - begun)
        done += len(page.rows)
        cursor = page.cursor
        if not page.more:
            break
    if done:
        round.tell("pull", kind, done, done if bulk else None)


def _next_limit(round: Round, limit: int, most: int, seconds: float) -> int:
    """How many rows the next page may have, so that no page keeps the window from writing for long.

    Many rows at once cost less: every page touches most of the index of ids, whose keys come in no order.
    """
    if seconds < QUICK:
        return min(limit * 2, most)
    if seconds > SLICE_SECONDS:
        return min(limit, max(limit // 2, round.connector.capabilities.page_limit))
    return limit


def index(round: Round) -> None:
    """Make new rows findable, in slices, behind the rows."""
    done, since = 0, round.clock.monotonic()
    with round.replica.read() as reader:
        left = inflow.unindexed(reader)
    while left:
        round.tell("index", done=done, total=done + left)
        give_way = round.clock.monotonic() - since < PATIENCE
        try:
            with round.replica.write() as writer:
                after = inflow.index_slice(writer, INDEX_SLICE, give_way=give_way)
        except inflow.GaveWay:
            continue
        since = round.clock.monotonic()
        done += left - after
        left = after


def count_here(round: Round, kind: str, gone: Iterable[Gone]) -> int:
    """How many of the records that are gone this replica has."""
    keys = [one.key for one in gone]
    if not keys:
        return 0
    with round.replica.read() as reader:
        own = aliases.own_keys(reader, (kind,), lambda: keys)
        keys = [own.get(key, key) for key in keys]
        return sum(reader.count(kind, {"id__in": keys[start : start + 500]}) for start in range(0, len(keys), 500))


def check_mass(round: Round, kind: str, going: int, *, before: int = 0) -> None:
    """Raise MassDisappearance if so many records of the kind would go that a person has to look first.

    `before` is how many went with earlier pages: all are held against what there was then.
    """
    if before + going < MASS_MINIMUM:
        return
    with round.replica.read() as reader:
        rows = before + reader.count(kind)
    brake(round, kind, before + going, rows)


def brake(round: Round, kind: str, gone: int, rows: int) -> None:
    """Raise MassDisappearance if so many of so many go at once that a person has to look first."""
    if gone < MASS_MINIMUM or MassDisappearance.code in round.accepted or round.rescoped:
        return  # a new scope takes away what it names: that is the office's word, and told
    if gone > rows * MASS_SHARE:
        raise MassDisappearance(kind=kind, gone=gone, rows=rows)


def _check_disappearance(round: Round, kind: str, facts: ServerFacts, *, first: bool) -> None:
    """Brake before the first page where the office itself says how few records it still shows."""
    if first or kind not in facts.counts:
        return
    with round.replica.read() as reader:
        rows = reader.count(kind, {"version__gt": 0})
    check_mass(round, kind, rows - facts.counts[kind])
