"""Where a profile looks for newer configuration packages by itself: an https address, a file or a folder of a share."""

import logging
from dataclasses import replace
from pathlib import Path

from sfa_desktop.actions.add_endpoint import Keeper
from sfa_desktop.actions.configuration import package
from sfa_desktop.actions.configuration.apply import Applied, apply_configuration, read_package
from sfa_desktop.base.errors import InvalidInput, SfaError
from sfa_desktop.base.guard_errors import SignedFileRefused
from sfa_desktop.base.settings import Settings
from sfa_desktop.connectors.route import Route

FILES = 200
"""Files of a folder that are looked at, the last by name: a share with thousands of others is the wrong one."""
_log = logging.getLogger(__name__)


def source_of(settings: Settings) -> str:
    """What is followed: this laptop's own choice, else the address in the package in use; empty for nothing.

    Without a package that was taken nothing is followed: only its signer is believed.
    """
    kept = settings.configuration
    return str(kept.get("follow") or kept.get("address") or "") if kept.get("key") else ""


def follow(profile: Keeper, source: str) -> str:
    """Look at this https address, file or folder from now on; empty for what the package itself says. As kept.

    Raises InvalidInput for plain http and for a profile that has taken no package yet, HomeReadOnly, DiskFull.
    """
    settings = Settings.load(profile.home.settings) or profile.settings
    source = source.strip()
    if source and not settings.configuration.get("key"):
        raise InvalidInput(problem="No configuration is in use yet; take the first one with: sfa-desktop config apply")
    if "://" in source:
        if not source.startswith("https://"):
            raise InvalidInput(problem="A configuration is fetched by https only, or read from a file or folder.")
    elif source:
        source = str(Path(source).expanduser().absolute())
    changed = replace(settings, configuration={**settings.configuration, "follow": source})
    changed.save(profile.home.settings)
    profile.settings = changed
    return source


def newer(settings: Settings, route: Route | None = None) -> str | None:
    """The text of the newest package at what is followed, None where this profile has had it already.

    Its signature is checked, its signer is checked again when it is taken. Raises InvalidInput, SignedFileRefused,
    RemoteError.
    """
    source = source_of(settings)
    if not source:
        return None
    newest = int(settings.configuration.get("newest", 0))
    if "://" not in source and Path(source).is_dir():
        found = _of_folder(Path(source), str(settings.configuration["key"]))
        number, text = max(found, default=(0, ""))
    else:
        text = read_package(source, route)
        number = package.read(text)[0].number
    return text if number > newest else None


def refresh_configuration(profile: Keeper, route: Route) -> Applied | None:
    """At sync time: take a newer package where there is one; None if there is none.

    Never raises: what goes wrong is written to the log, and the sync goes on with what is here.
    """
    try:
        text = newer(profile.settings, route)
        return apply_configuration(profile, text) if text is not None else None
    except SfaError as error:
        _log.warning("the configuration that is followed was not taken: %s", error.code)
        return None


def _of_folder(folder: Path, key: str) -> list[tuple[int, str]]:
    """The packages in a folder that this signer has signed, by number; whatever else lies there is passed over."""
    found = []
    try:
        paths = sorted(path for path in folder.glob("*.json") if path.stat().st_size <= package.LIMIT)
    except OSError as error:
        raise InvalidInput(problem=f"{folder} cannot be read.") from error
    for path in paths[-FILES:]:
        try:
            text = read_package(str(path))
            told, signed = package.read(text)
        except (InvalidInput, SignedFileRefused):
            continue
        if signed.key == key:
            found.append((told.number, text))
    return found
