"""Writes the support bundle: one zip with the log, settings, shapes and figures, without customers' data or secrets."""

import json
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

from sfa_desktop.actions.doctor import check_home, check_replica, versions
from sfa_desktop.actions.support.skeleton import alias, of_operation
from sfa_desktop.base.errors import SfaError
from sfa_desktop.base.files import unwritable, whole
from sfa_desktop.base.paths import Home
from sfa_desktop.base.settings import Endpoint, Settings
from sfa_desktop.connectors.contract import Connector
from sfa_desktop.entities import KINDS
from sfa_desktop.replica import inflow, ledger, outbox
from sfa_desktop.replica.facts import facts
from sfa_desktop.replica.queries.sync_view import sync_view
from sfa_desktop.replica.store import Replica

FORM = 1
_LOG_BYTES = 3_000_000
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
_SIGN_IN = re.compile(r"(?<=://)[^/\s:@]+:[^/\s@]+@")
_QUOTED = re.compile(r"'[^'\n]{1,400}'|\"[^\"\n]{1,400}\"|«[^»\n]{1,400}»")


class Opened(Protocol):
    """What is needed of the open profile."""

    settings: Settings

    @property
    def home(self) -> Home:
        """Where the log is."""

    @property
    def replica(self) -> Replica:
        """Whose shapes and figures are told."""

    def connector(self, name: str | None = None) -> Connector:
        """Of an endpoint: what it declares, without asking it."""


def write_bundle(profile: Opened, path: Path, *, now: datetime, with_data: bool = False) -> list[str]:
    """Write it to `path`; the names of what is in it. Raises HomeReadOnly, DiskFull.

    `with_data` adds what was typed in stuck work, and the server's words: only where a person says so.
    """
    parts = _parts(profile, now, with_data=with_data)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole(path) as beside, zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as file:
            for name, content in parts.items():
                file.writestr(name, content)
        path.chmod(0o600)
    except OSError as error:
        raise unwritable(path, error) from error
    return list(parts)


def _parts(profile: Opened, now: datetime, *, with_data: bool) -> dict[str, str]:
    settings, replica = profile.settings, profile.replica
    with replica.read() as r:
        view, known, odd = sync_view(r, now.date()), facts(r), inflow.oddities(r)
        work = [of_operation(operation, with_values=with_data) for operation in outbox.items(r)]
        seq, head = ledger.head(r)
        broken = [asdict(problem) for problem in ledger.verify(r)[:20]]
    about = {
        **versions(), "form": FORM, "made_at": now, "with_data": with_data, "device": settings.device_id,
        "server": alias(known.identity) if known else "",
    }  # fmt: skip
    checks = [*check_home(profile.home), *check_replica(replica)]
    rounds = [
        {"started_at": one.started_at, "ended_at": one.ended_at, "report": _report(one.report, with_data=with_data)}
        for one in view.rounds
    ]
    oddities = [
        {"kind": one.kind, "record": alias(one.key), "version": one.version, "at": one.at,
         "reason": one.reason if with_data else _QUOTED.sub("'…'", one.reason)}
        for one in odd
    ]  # fmt: skip
    documents: dict[str, Any] = {
        "about.json": about,
        "checks.json": [{"name": c.name, "passed": c.passed} for c in checks],
        "settings.json": _settings(settings),
        "schema.json": {kind: [f"{f.name}: {f.type.value}" for f in entity.fields()] for kind, entity in KINDS.items()},
        "custom_fields.json": [asdict(field) for field in known.custom_fields] if known else [],
        "capabilities.json": _capabilities(profile, settings.endpoints),
        "kinds.json": [asdict(kind) for kind in view.kinds],
        "scope.json": dict(known.scope) if known else {},
        "rounds.json": rounds,
        "oddities.json": oddities,
        "outbox.json": work,
        "ledger.json": {"entries": seq, "head": head, "problems": broken},
    }
    parts = {name: json.dumps(value, indent=1, ensure_ascii=False, default=_json) for name, value in documents.items()}
    secret = [word for endpoint in settings.endpoints for word in (endpoint.user, endpoint.proxy_user)]
    for log in sorted(profile.home.logs.glob("*.log*")):
        parts[f"logs/{log.name}"] = _scrubbed(_tail(log), secret)
    return parts


def _settings(settings: Settings) -> dict[str, Any]:
    endpoints = [
        {**asdict(one), "user": alias(one.user), "proxy_user": alias(one.proxy_user)} for one in settings.endpoints
    ]
    kept = dict(settings.configuration)
    if "://" not in str(kept.get("follow", "://")):
        kept["follow"] = "a path"  # where a person keeps files may hold a name
    told = {**asdict(settings), "endpoints": endpoints, "configuration": kept}
    return {name: told[name] for name in ("endpoints", "owners", "preferences", "configuration")}


def _capabilities(profile: Opened, endpoints: Sequence[Endpoint]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for endpoint in endpoints:
        try:
            connector = profile.connector(endpoint.name)
        except SfaError as error:
            found[endpoint.name] = {"error": error.code}
            continue
        found[endpoint.name] = asdict(connector.capabilities)
        connector.close()
    return found


def _report(report: Mapping[str, Any], *, with_data: bool) -> dict[str, Any]:
    """A round's report; its sentences can hold the server's words."""
    errors = [error if with_data else error[0] for error in report.get("errors") or ()]
    return {**report, "errors": errors}


def _tail(path: Path) -> str:
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _LOG_BYTES))
            return file.read().decode("utf-8", "replace")
    except OSError:
        return ""


def _scrubbed(text: str, words: Sequence[str]) -> str:
    """A second guard: the log holds no secrets and no customers' words by itself."""
    text = _ADDRESS.sub("<address>", _SIGN_IN.sub("", text))
    for word in words:
        if len(word) > 2:
            text = text.replace(word, "<user>")
    return text


def _json(value: Any) -> Any:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return sorted(value) if isinstance(value, (set, frozenset)) else str(value)
