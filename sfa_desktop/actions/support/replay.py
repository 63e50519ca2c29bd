"""Plays the stuck work of a bundle against a test server: the same shapes with made-up words, sent as the app would.

Honest about its limits: it shows whether a shape, a field or a link is what a server refuses. What depends on the words
themselves, on prices or on the state of one record of the other server it cannot show.
"""

import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sfa_desktop.actions.support.skeleton import alias, in_order, values_of
from sfa_desktop.base.clock import Clock
from sfa_desktop.base.errors import InvalidInput, RemoteError
from sfa_desktop.base.ids import new_id
from sfa_desktop.connectors.contract import Connector
from sfa_desktop.entities import KINDS, SYNCED
from sfa_desktop.entities.exchange import Action, Answer, Device, Group, Operation
from sfa_desktop.replica import remotes
from sfa_desktop.replica.store import Replica


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """One operation of the bundle and what the test server made of its shape."""

    id: str
    kind: str
    action: str
    was: str
    """Its state there, with the code."""
    now: str
    """done | refused CODE | conflict | not sent | the code of an error"""
    message: str = ""
    """The test server's words."""


def replay_bundle(path: Path, replica: Replica, connector: Connector, clock: Clock) -> tuple[Replayed, ...]:
    """Send them, each group for itself. Raises InvalidInput for a file that is none, or the very server it came from.

    The replica is that of the test profile: its records are what links point to. Nothing is written to it.
    """
    about, work = _read(path)
    device = Device(id=new_id(), ledger_head="0" * 64, ledger_seq=0)
    facts = connector.hello(device, {})
    if about.get("server") == alias(facts.identity):
        raise InvalidInput(
            problem="This is the server the bundle came from; a replay writes, so it needs a test server."
        )
    known: dict[str, str] = {}
    found: list[Replayed] = []
    for operations in in_order(work):
        found += _play(operations, replica, connector, device, clock, known)
    return tuple(found)


def _play(
    operations: Sequence[Mapping[str, Any]], replica: Replica, connector: Connector, device: Device, clock: Clock,
    known: dict[str, str],
) -> list[Replayed]:  # fmt: skip
    with replica.read() as r:
        some = {kind: str(found[0].id) for kind in SYNCED if (found := r.list(kind, limit=1))}
        group_id, made = new_id(), []
        for told in operations:
            kind, action, record = str(told["kind"]), Action(told["action"]), str(told["record"])
            key, base = known.get(record, ""), 0
            if action is Action.CREATE:
                key = known[record] = new_id()
            elif not key and kind in some and action is Action.UPDATE:
                key = some[kind]
                base = int(r.need(kind, key).origin.version)
            if not key:
                continue
            values = values_of(kind, told.get("shape") or {}, known, some, clock.today())
            made.append(
                Operation(id=new_id(), group_id=group_id, kind=kind, record_id=key, action=action, values=values,
                          base_version=base)
            )  # fmt: skip
        group = Group(id=group_id, operations=tuple(made))
        sent = group if connector.capabilities.own_keys else remotes.with_remotes(r, [group])[0]
    if not made:
        return [_told(told, "not sent") for told in operations]
    try:
        (answer,) = connector.push([sent], device)
    except RemoteError as error:
        return [_told(told, error.code) for told in operations]
    return [_told(told, *_outcome(answer)) for told in operations]


def _outcome(answer: Answer) -> tuple[str, str]:
    if answer.refusal is not None:
        return f"refused {answer.refusal.code}", answer.refusal.message
    return ("conflict", "") if answer.conflict is not None else ("done", "")


def _told(told: Mapping[str, Any], now: str, message: str = "") -> Replayed:
    was = f"{told.get('state', '')} {told.get('code', '')}".strip()
    return Replayed(
        id=str(told["id"]), kind=str(told["kind"]), action=str(told["action"]), was=was, now=now, message=message
    )


def _read(path: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    try:
        with zipfile.ZipFile(path) as file:
            about, work = (json.loads(file.read(name)) for name in ("about.json", "outbox.json"))
        if not all(one["kind"] in KINDS and one["action"] in set(Action) for one in work):
            raise ValueError
        return dict(about), list(work)
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError):
        raise InvalidInput(problem=f"{path} is no support bundle, or one of a newer version.") from None
