"""What a configuration package holds, from settings and back; checked before anything of it is believed."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from sfa_desktop.base import signing
from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.base.guard_errors import SignedFileRefused
from sfa_desktop.base.settings import Endpoint, Settings
from sfa_desktop.connectors import registry
from sfa_desktop.connectors.http import server_url

WHAT = "sfa-desktop configuration"
FORM = 1
LIMIT = 1_000_000
"""Bytes a package may have."""
POLICIES = frozenset({"language", "theme"})
"""Preferences that a company may set for everybody."""
_OWN = ("user", "proxy_user", "ca_file")
"""What of an endpoint is a laptop's own affair, and stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """One version of a company's configuration."""

    number: int
    """Counts up; an older one than a laptop has is refused."""
    made_at: str
    endpoints: tuple[Endpoint, ...]
    """Without user: that is each representative's own."""
    owners: Mapping[str, str] = field(default_factory=dict)
    policies: Mapping[str, Any] = field(default_factory=dict)
    authorities: Mapping[str, str] = field(default_factory=dict)
    """By endpoint: certificates (PEM) that are believed besides those of the system."""
    address: str = ""
    """Where newer ones are fetched from at sync time; empty for nowhere."""


def of_settings(settings: Settings, *, number: int, made_at: str, address: str) -> Package:
    """What of a profile's settings is the company's. Raises InvalidInput for an unreadable file of certificates."""
    authorities = {}
    for endpoint in settings.endpoints:
        if endpoint.ca_file:
            try:
                authorities[endpoint.name] = _certificates(Path(endpoint.ca_file).read_text("ascii"))
            except (OSError, UnicodeDecodeError):
                raise InvalidInput(problem=f"{endpoint.ca_file} cannot be read.") from None
    return Package(
        number=number,
        made_at=made_at,
        endpoints=tuple(_shared(endpoint) for endpoint in settings.endpoints),
        owners=dict(settings.owners),
        policies={name: value for name, value in settings.preferences.items() if name in POLICIES},
        authorities=authorities,
        address=address,
    )


def text_of(package: Package) -> str:
    """As it is signed."""
    endpoints = [
        {name: value for name, value in asdict(endpoint).items() if name not in _OWN} for endpoint in package.endpoints
    ]
    return json.dumps({"form": FORM, **asdict(package), "endpoints": endpoints}, indent=1, ensure_ascii=False)


def read(text: str) -> tuple[Package, signing.Signed]:
    """The package of a signed file, and by whom. Raises SignedFileRefused."""
    if len(text) > LIMIT:
        raise SignedFileRefused(reason="it is larger than a configuration can be")
    signed = signing.read(WHAT, text)
    try:
        told = json.loads(signed.content)
        if told.pop("form") != FORM:
            raise SignedFileRefused(reason="a newer version of the app made it")
        package = Package(**{**told, "endpoints": tuple(Endpoint(**one) for one in told["endpoints"])})
        _check(package)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise SignedFileRefused(reason="what it holds is not understood by this version of the app") from None
    except InvalidInput as error:
        raise SignedFileRefused(reason=f"what it holds makes no sense ({error})") from None
    return package, signed


def _check(package: Package) -> None:
    """Raise InvalidInput, or what a wrong shape raises, for what could not be worked with."""
    if not isinstance(package.number, int) or package.number < 1 or set(package.policies) - POLICIES:
        raise ValueError
    names = {endpoint.name for endpoint in package.endpoints}
    if not names or set(package.owners.values()) - names or set(package.authorities) - names:
        raise ValueError
    for endpoint in package.endpoints:
        known = registry.CRMS.get(endpoint.crm)
        if known is None:
            raise InvalidInput(problem=f"This version has no connector for {endpoint.crm!r}.")
        server_url(endpoint.url)
        trial = Endpoint(**{**asdict(endpoint), "user": "x", "database": endpoint.database or "x", "ca_file": ""})
        registry.connect(trial, "x").close()
    if package.address and not package.address.startswith("https://"):
        raise InvalidInput(problem="A configuration is fetched by https only.")


def _shared(endpoint: Endpoint) -> Endpoint:
    return Endpoint(**{name: value for name, value in asdict(endpoint).items() if name not in _OWN})


def _certificates(text: str) -> str:
    """The certificates of a PEM file; a private key beside them stays where it is."""
    begin, end = "-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----"
    parts = [part.partition(end)[0] for part in text.split(begin)[1:]]
    return "".join(f"{begin}{part}{end}\n" for part in parts)
