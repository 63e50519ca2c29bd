"""Writes the configuration of a profile as a signed package; the signing key is made once and stays in the keyring."""

from dataclasses import dataclass, replace
from pathlib import Path

from sfa_desktop.actions.add_endpoint import Keeper
from sfa_desktop.actions.configuration import package
from sfa_desktop.base import signing
from sfa_desktop.base.clock import Clock
from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.base.files import private_text, unwritable
from sfa_desktop.base.settings import Settings

KEY = "configuration key"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What was written."""

    number: int
    fingerprint: str
    """What laptops compare the signer with."""


def export_configuration(profile: Keeper, path: Path, clock: Clock, *, address: str = "") -> Published:
    """Write the next version to `path`. `address` is where laptops fetch newer ones from (https).

    Raises InvalidInput, HomeReadOnly, DiskFull, KeyringLocked.
    """
    settings = Settings.load(profile.home.settings) or profile.settings
    if not settings.endpoints:
        raise InvalidInput(problem="There is no CRM to publish yet; add one with: sfa-desktop endpoint add")
    secret = profile.secrets.get(KEY)
    if secret is None:
        secret = signing.new_key()
        profile.secrets.set(KEY, secret)
    number = max(int(settings.configuration.get(name, 0)) for name in ("published", "newest", "number")) + 1
    address = address or str(settings.configuration.get("address", ""))
    made_at = clock.now().isoformat(timespec="seconds")
    text = package.text_of(package.of_settings(settings, number=number, made_at=made_at, address=address))
    signed = signing.sign(package.WHAT, text, secret)
    package.read(signed)  # what laptops would refuse is not handed out
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with private_text(path) as file:
            file.write(signed)
    except OSError as error:
        raise unwritable(path, error) from error
    kept = {**settings.configuration, "published": number, "address": address}
    changed = replace(settings, configuration=kept)
    changed.save(profile.home.settings)
    profile.settings = changed
    return Published(number=number, fingerprint=signing.fingerprint(signing.public_key(secret)))
