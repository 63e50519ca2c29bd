"""What a profile remembers outside its database: the device, the endpoints, who owns which kind. No secrets."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.base.files import private_text, unwritable
from sfa_desktop.base.ids import new_id

VERSION = 1
EVERYTHING = "*"
"""In `owners`: the endpoint of the kinds that have none of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """One CRM this profile works with; its password is kept elsewhere."""

    name: str
    crm: str
    url: str
    database: str = ""
    user: str = ""
    fields: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """What an administrator mapped otherwise than the CRM's mapping: by kind, the app's field -> the remote one, or an
    object with the conversion too (docs/connectors.md, "The mapping file")."""
    scope: Mapping[str, Any] = field(default_factory=dict)
    """Where the server keeps no scopes: `months` by kind and `mine` (own records only), applied by the connector."""
    proxy: str = ""
    """The proxy on the way to it, `none`, or empty for what the system says."""
    proxy_user: str = ""
    """Who signs in at the proxy; the password is kept elsewhere."""
    ca_file: str = ""
    """A file of certificates that are believed besides those of the system."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Immutable; `save` what `replace` or the methods below return."""

    device_id: str = field(default_factory=new_id)
    """Made once; travels with every push, so that a copied profile is noticed."""
    endpoints: tuple[Endpoint, ...] = ()
    owners: Mapping[str, str] = field(default_factory=dict)
    """Which endpoint owns a kind: its truth, and where its changes go. `*` is every other kind."""
    preferences: Mapping[str, Any] = field(default_factory=dict)
    """What the window remembers: language, theme, columns."""
    configuration: Mapping[str, Any] = field(default_factory=dict)
    """The signed package in use: `number`, `key` (its signer's), `address`, `newest` it has had; where this laptop
    looks for newer ones instead (`follow`); and of an administrator's profile the number last `published`."""

    @classmethod
    def load(cls, path: Path) -> "Settings | None":
        """The settings kept at `path`, None if there are none yet. Raises InvalidInput if they cannot be read."""
        try:
            kept = json.loads(path.read_text("utf-8"))
            return cls(
                device_id=str(kept["device_id"]),
                endpoints=tuple(Endpoint(**endpoint) for endpoint in kept["endpoints"]),
                owners=dict(kept["owners"]),
                preferences=dict(kept["preferences"]),
                configuration=dict(kept.get("configuration", {})),
            )
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise InvalidInput(problem=f"{path} cannot be read ({error}); mend it, or restore a copy of it.") from error

    def save(self, path: Path) -> None:
        """Write them whole or not at all. Raises HomeReadOnly, DiskFull."""
        text = json.dumps({"version": VERSION, **asdict(self)}, indent=1, ensure_ascii=False)
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with private_text(path) as file:
                file.write(text)
        except OSError as error:
            raise unwritable(path, error) from error

    def endpoint(self, name: str | None = None) -> Endpoint:
        """The endpoint of that name, or the one that owns everything. Raises InvalidInput if there is none."""
        if not self.endpoints:
            raise InvalidInput(problem="No CRM is set up in this profile; add one with: sfa-desktop endpoint add")
        wanted = name or self.owners.get(EVERYTHING) or self.endpoints[0].name
        for endpoint in self.endpoints:
            if endpoint.name == wanted:
                return endpoint
        names = ", ".join(endpoint.name for endpoint in self.endpoints)
        raise InvalidInput(problem=f"There is no endpoint {wanted!r}; there is {names}.")

    def owner_of(self, kind: str) -> Endpoint:
        """The endpoint that owns a kind."""
        return self.endpoint(self.owners.get(kind))

    def with_endpoint(self, endpoint: Endpoint) -> "Settings":
        """With this endpoint added, or in the place of the one of its name; the first owns everything."""
        others = tuple(e for e in self.endpoints if e.name != endpoint.name)
        owners = {EVERYTHING: endpoint.name, **self.owners}
        return replace(self, endpoints=(*others, endpoint), owners=owners)

    def without_endpoint(self, name: str) -> "Settings":
        """Without this endpoint; what it owned has no owner of its own any more."""
        others = tuple(e for e in self.endpoints if e.name != name)
        owners = {kind: owner for kind, owner in self.owners.items() if owner != name}
        if others and EVERYTHING not in owners:
            owners[EVERYTHING] = others[0].name
        return replace(self, endpoints=others, owners=owners)

    def with_owner(self, name: str, kinds: Iterable[str]) -> "Settings":
        """With these kinds owned by an endpoint; `*` is every kind without an owner of its own. Raises InvalidInput."""
        owner = self.endpoint(name).name
        owners = {**self.owners, **dict.fromkeys(kinds, owner)}
        rest = owners.get(EVERYTHING, self.endpoints[0].name)
        plain = {kind: one for kind, one in owners.items() if kind == EVERYTHING or one != rest}
        return replace(self, owners={EVERYTHING: rest, **plain})

    def with_field(self, endpoint: str, kind: str, name: str, told: Any) -> "Settings":
        """With a field of a kind kept in another remote field of this endpoint; empty takes it out of the mapping, and
        None goes back to the CRM's own mapping. Raises InvalidInput if there is no such endpoint.
        """
        old = self.endpoint(endpoint)
        of_kind = {**old.fields.get(kind, {}), name: told}
        fields = {**old.fields, kind: {one: value for one, value in of_kind.items() if value is not None}}
        return self._changed(old, fields={one: names for one, names in fields.items() if names})

    def with_scope(self, endpoint: str, scope: Mapping[str, Any]) -> "Settings":
        """With this scope kept for an endpoint. Raises InvalidInput if there is no such endpoint."""
        return self._changed(self.endpoint(endpoint), scope=dict(scope))

    def _changed(self, old: Endpoint, **values: Any) -> "Settings":
        changed = tuple(replace(e, **values) if e is old else e for e in self.endpoints)
        return replace(self, endpoints=changed)

    def with_preferences(self, **values: Any) -> "Settings":
        """With these preferences set."""
        return replace(self, preferences={**self.preferences, **values})
