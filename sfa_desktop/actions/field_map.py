"""The mapping of an endpoint for its administrator: shown, changed, tried on real records, compared with the server."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sfa_desktop.actions.add_endpoint import Keeper
from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.base.files import private_text, unwritable
from sfa_desktop.base.settings import Endpoint, Settings
from sfa_desktop.connectors import registry
from sfa_desktop.connectors.contract import Connector, MapAdmin
from sfa_desktop.entities import KINDS, SYNCED
from sfa_desktop.entities.exchange import Device
from sfa_desktop.entities.survey import MappedField, MappedKind, MapPreview, PreviewRow
from sfa_desktop.rules.proposals import Proposal, propose

PREVIEWED = 20
"""Records of a preview."""
_NOBODY = Device(id="00000000-0000-0000-0000-000000000000", ledger_head="", ledger_seq=0)
_FIXED = "The server hands out the app's own fields; what it maps to what is set up there, not here."


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """What is different from the last time that somebody looked."""

    kind: str
    remote: str
    """The server's field."""
    gone: bool
    mapped: bool = False
    """Whether the app keeps a field there; if it is gone that field is left out, and the sync goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovery:
    """The server's kinds and fields, what could be mapped, and what changed there."""

    kinds: tuple[MappedKind, ...]
    proposals: tuple[Proposal, ...]
    drift: tuple[Drift, ...]
    first: bool
    """Whether nobody had looked before: then nothing is new."""


def mapped_kinds(connector: Connector) -> tuple[MappedKind, ...]:
    """How every kind is mapped. Where that is the server's own affair, its `fixed` says so. Raises RemoteError."""
    if isinstance(connector, MapAdmin):
        return connector.mapped_kinds()
    facts = connector.hello(_NOBODY, {})
    kinds = []
    for kind in connector.capabilities.kinds or SYNCED:
        own = [one for one in facts.custom_fields if one.kind == kind]
        plain = [MappedField(name=field.name, remote=field.name) for field in KINDS[kind].fields()]
        more = [MappedField(name=f"custom.{one.code}", remote=one.code, conversion=one.type) for one in own]
        kinds.append(MappedKind(kind=kind, remote=kind, fields=(*plain, *more), fixed=_FIXED))
    return tuple(kinds)


def mapped_kind(connector: Connector, kind: str) -> MappedKind:
    """One of them. Raises InvalidInput where the server keeps no such kind."""
    return kind_among(mapped_kinds(connector), kind)


def kind_among(found: Sequence[MappedKind], kind: str) -> MappedKind:
    """The kind of this name. Raises InvalidInput where there is none."""
    for one in found:
        if one.kind == kind:
            return one
    raise InvalidInput(problem=f"This server keeps no {kind}; it keeps {', '.join(one.kind for one in found)}.")


def preview_map(connector: Connector, kind: str, limit: int = PREVIEWED) -> MapPreview:
    """Real records before and after; nothing is kept. Raises InvalidInput, RemoteError."""
    if kind not in KINDS:
        raise InvalidInput(problem=f"There is no kind {kind!r}; there is {', '.join(SYNCED)}.")
    if isinstance(connector, MapAdmin):
        return connector.preview_map(kind, limit)
    page = connector.pull(kind, "", limit)
    names = [name for name in page.columns if name not in ("key", "remote", "version", "lines")]
    rows = []
    for row in page.rows[:limit]:
        told = dict(zip(page.columns, row, strict=False))
        values = {name: told.get(name) for name in names}
        rows.append(PreviewRow(remote_id=str(told.get("remote", "")), before=values, after=values))
    return MapPreview(kind=kind, fields=tuple(MappedField(name=n, remote=n) for n in names), rows=tuple(rows))


def set_field(profile: Keeper, endpoint: Endpoint, kind: str, name: str, told: Any) -> Endpoint:
    """Keep where a field is mapped to: a remote name, an object of the mapping file, "" to take it out, None for the
    CRM's own mapping. It holds from the next sync on.

    Raises InvalidInput for a field there is not, and where the server maps by itself.
    """
    if not registry.CRMS[endpoint.crm].mapped:
        raise InvalidInput(problem=f"{registry.CRMS[endpoint.crm].label}: {_FIXED}")
    now = Settings.load(profile.home.settings) or profile.settings
    changed = now.with_field(endpoint.name, kind, name, told)
    kept = changed.endpoint(endpoint.name)
    registry.connect(kept, "x").close()  # an override that makes no sense is refused before it is kept
    changed.save(profile.home.settings)
    profile.settings = changed
    return kept


def discover(connector: Connector, seen: Path) -> Discovery:
    """Look at the server's fields, and remember them at `seen` for the next time. Raises RemoteError, DiskFull."""
    kinds = mapped_kinds(connector)
    before, now = _read(seen), {one.kind: sorted(field.name for field in one.server_fields) for one in kinds}
    proposals = [proposal for one in kinds if not one.fixed for proposal in _proposals(one)]
    drift = [change for one in kinds for change in _drift(one, before)]
    _keep(seen, {**(before or {}), **now})
    return Discovery(kinds=kinds, proposals=tuple(proposals), drift=tuple(drift), first=before is None)


def _proposals(one: MappedKind) -> list[Proposal]:
    mapped = {field.name for field in one.fields if field.remote}
    free = [field for field in KINDS[one.kind].fields() if field.name not in mapped]
    taken = [field.remote.partition(".")[0] for field in one.fields if not field.name.startswith("custom.")]
    carried = {field.remote for field in one.fields if field.name.startswith("custom.")}
    return [
        proposal
        for proposal in propose(one.kind, free, one.server_fields, taken)
        if not (proposal.name.startswith("custom.") and proposal.remote in carried)
    ]


def _drift(one: MappedKind, before: Mapping[str, Sequence[str]] | None) -> list[Drift]:
    there = {field.name for field in one.server_fields}
    known = set((before or {}).get(one.kind, there))
    mapped = {field.remote.partition(".")[0] for field in one.fields if field.remote}
    lost = {name for field in one.fields if field.chosen for name in field.lost.split(" | ") if name}
    lost |= {name for field in one.fields for name in field.lost.split(" | ") if name in known}
    changes = [Drift(kind=one.kind, remote=name, gone=False, mapped=name in mapped) for name in sorted(there - known)]
    gone = sorted((known - there) | lost) if there else []
    return changes + [Drift(kind=one.kind, remote=name, gone=True, mapped=name in lost) for name in gone]


def _read(seen: Path) -> dict[str, list[str]] | None:
    try:
        told = json.loads(seen.read_text("utf-8"))
        return {str(kind): [str(name) for name in names] for kind, names in told.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return None


def _keep(seen: Path, kinds: Mapping[str, Sequence[str]]) -> None:
    try:
        seen.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with private_text(seen) as file:
            json.dump(kinds, file)
    except OSError as error:
        raise unwritable(seen, error) from error
