"""Takes a configuration package, unattended: verified, compared with what is here, kept; the data is not touched."""

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from sfa_desktop.actions.add_endpoint import SECRET, Keeper
from sfa_desktop.actions.configuration import package
from sfa_desktop.actions.configuration.package import Package
from sfa_desktop.base import signing
from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.base.files import private_text, unwritable
from sfa_desktop.base.guard_errors import SignedFileRefused
from sfa_desktop.base.settings import Endpoint, Settings
from sfa_desktop.connectors import registry
from sfa_desktop.connectors.fetching import fetch
from sfa_desktop.connectors.route import Route

_log = logging.getLogger(__name__)
Say = Callable[[str], object]
CHANGES = ("connection", "mapping", "scope", "owners", "certificates", "looks")
"""What a package can change: where a CRM is, its fields, its limits, who owns which kind, whose certificates are
believed, language and theme."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """How the profile stands after it."""

    number: int
    fingerprint: str
    changed: bool
    """False where it was here already."""
    changes: tuple[str, ...]
    """What is otherwise than before, in words for a machine: see `CHANGES`."""
    missing: tuple[str, ...]
    """What still keeps the profile from being ready, in English; empty when it is ready."""

    @property
    def ready(self) -> bool:
        """Whether a sync can begin without a person."""
        return not self.missing


def read_package(source: str, route: Route | None = None) -> str:
    """The text of a package from a file or an https address. Raises InvalidInput, RemoteError."""
    if "://" in source:
        return fetch(source, route or Route(), limit=package.LIMIT).decode("utf-8", "replace")
    try:
        return Path(source).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput(problem=f"{source} cannot be read.") from error


def apply_configuration(
    profile: Keeper, text: str, *, user: str = "", secret: str = "", fingerprint: str = "", say: Say = _log.info
) -> Applied:
    """Check a package and keep what it holds; each step is said. Raises SignedFileRefused, InvalidInput, DiskFull.

    The signer's key is pinned by the first package, or must have `fingerprint`. Users, passwords and data stay.
    """
    found, signed = package.read(text)
    say(f"signature: right, by {signed.fingerprint}")
    settings = Settings.load(profile.home.settings) or profile.settings
    _check_signer(settings, signed, fingerprint)
    say("signer: " + ("known here" if settings.configuration.get("key") else "taken as this profile's administrator"))
    here, newest = int(settings.configuration.get("number", 0)), int(settings.configuration.get("newest", 0))
    if found.number < newest and found.number != here:
        raise SignedFileRefused(reason=f"it is version {found.number}, and this profile has had version {newest}")
    say(f"version: {found.number}, here {here or 'none'}")
    changed = _with_package(profile, settings, found, signed.key, user)
    same = changed == settings
    if not same:
        _keep(profile.home.configurations / f"before-{found.number}.json", _snapshot(settings))
        changed.save(profile.home.settings)
        profile.settings = changed
    say("settings: " + ("as they were" if same else "kept; the former ones can be brought back with config rollback"))
    if secret:
        for endpoint in found.endpoints[:1]:
            profile.secrets.set(SECRET + endpoint.name, secret)
        say("secret: kept encrypted")
    applied = Applied(
        number=found.number, fingerprint=signed.fingerprint, changed=not same, changes=_changes(settings, changed),
        missing=tuple(_missing(profile, found)),
    )  # fmt: skip
    say("ready" if applied.ready else "not ready: " + "; ".join(applied.missing))
    return applied


def rollback_configuration(profile: Keeper) -> int:
    """Bring the settings before the latest package back; its number, 0 for none. Data, users and passwords stay.

    Raises InvalidInput where there is nothing to go back to.
    """
    settings = Settings.load(profile.home.settings) or profile.settings
    path = profile.home.configurations / f"before-{settings.configuration.get('number', 0)}.json"
    try:
        told = json.loads(path.read_text("utf-8"))
        before = replace(
            settings,
            endpoints=tuple(Endpoint(**endpoint) for endpoint in told["endpoints"]),
            owners=dict(told["owners"]),
            preferences={**settings.preferences, **told["policies"]},
            configuration={
                **settings.configuration, "number": int(told["number"]), "address": str(told["address"]),
            },
        )  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError):
        raise InvalidInput(problem="There is no earlier configuration to go back to.") from None
    before.save(profile.home.settings)
    profile.settings = before
    path.unlink(missing_ok=True)
    return int(told["number"])


def _check_signer(settings: Settings, signed: signing.Signed, fingerprint: str) -> None:
    pinned = str(settings.configuration.get("key", ""))
    if fingerprint and not signing.same_fingerprint(fingerprint, signed.fingerprint):
        raise SignedFileRefused(reason=f"it is signed by {signed.fingerprint}, not by {fingerprint}")
    if pinned and pinned != signed.key:
        known = signing.fingerprint(pinned)
        raise SignedFileRefused(reason=f"it is signed by {signed.fingerprint}; this profile trusts {known}")


def _with_package(profile: Keeper, settings: Settings, found: Package, key: str, user: str) -> Settings:
    changed = settings
    for number, shared in enumerate(found.endpoints):
        old = next((one for one in settings.endpoints if one.name == shared.name), None)
        ca_file = old.ca_file if old else ""
        if shared.name in found.authorities:
            path = profile.home.configurations / f"authority-{number}.pem"
            _keep(path, found.authorities[shared.name])
            ca_file = str(path)
        changed = changed.with_endpoint(
            replace(
                shared,
                user=(user if number == 0 else "") or (old.user if old else ""),
                proxy_user=old.proxy_user if old else "",
                ca_file=ca_file,
            )
        )
    number = found.number
    configuration = {
        **settings.configuration, "number": number, "key": key, "address": found.address, "made_at": found.made_at,
        "newest": max(number, int(settings.configuration.get("newest", 0))),
    }  # fmt: skip
    preferences = {**settings.preferences, **found.policies}
    return replace(changed, owners=dict(found.owners), preferences=preferences, configuration=configuration)


def _changes(before: Settings, after: Settings) -> tuple[str, ...]:
    def told(settings: Settings) -> dict[str, object]:
        ends = settings.endpoints
        return {
            "connection": [(end.name, end.crm, end.url, end.database, end.proxy) for end in ends],
            "mapping": {end.name: end.fields for end in ends if end.fields},
            "scope": {end.name: end.scope for end in ends if end.scope},
            "owners": dict(settings.owners),
            "certificates": {end.name: end.ca_file for end in ends if end.ca_file},
            "looks": [settings.preferences.get(name) for name in sorted(package.POLICIES)],
        }

    old, new = told(before), told(after)
    return tuple(name for name in CHANGES if old[name] != new[name])


def _snapshot(settings: Settings) -> str:
    policies = {name: value for name, value in settings.preferences.items() if name in package.POLICIES}
    told: Mapping[str, Any] = {
        "endpoints": [asdict(endpoint) for endpoint in settings.endpoints],
        "owners": dict(settings.owners),
        "policies": policies,
        "number": int(settings.configuration.get("number", 0)),
        "address": str(settings.configuration.get("address", "")),
    }
    return json.dumps(told, ensure_ascii=False)


def _missing(profile: Keeper, found: Package) -> list[str]:
    missing = []
    for shared in found.endpoints:
        kept = profile.settings.endpoint(shared.name)
        if registry.CRMS[kept.crm].needs_user and not kept.user:
            missing.append(f"the user of {kept.name} (--user)")
        if not profile.secrets.get(SECRET + kept.name):
            missing.append(f"the password of {kept.name} (--secret-stdin)")
    return missing


def _keep(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with private_text(path) as file:
            file.write(text)
    except OSError as error:
        raise unwritable(path, error) from error
