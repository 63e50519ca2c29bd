"""The connector for Dynamics 365 Sales: where it signs in, and what it can."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sfa_desktop.base.clock import Clock
from sfa_desktop.connectors.dataverse.api import Api
from sfa_desktop.connectors.dataverse.site import DataverseSite
from sfa_desktop.connectors.http import Limits, Wire
from sfa_desktop.connectors.kit.foreign import FOREIGN
from sfa_desktop.connectors.kit.mapping import Overrides
from sfa_desktop.connectors.kit.verbs import UNSEEN, RowConnector
from sfa_desktop.connectors.oauth import Credentials, Keep, Provider, Tokens
from sfa_desktop.connectors.route import Route
from sfa_desktop.entities.bounds import Bounds

OVERLAP = 180.0
"""Seconds: a transaction may take two minutes (plug-in time limit) after its rows were stamped."""
BARE = "refresh_token"
"""What a secret is that is no JSON object."""
AUTHORITY = "https://login.microsoftonline.com"
_NOTES = (
    UNSEEN,
    "Whoever reads whole tables gets a list of changes with deletions, good for seven days; of what a representative "
    "reads only in part, stamps and comparing ids have to do.",
    "A stale change is refused by the row's version (If-Match); the lines of an order are compared just before.",
    "A discount is sent as an amount off the line, computed from the price that the laptop knew.",
    "Visits are appointments regarding the account; outcome, next step and channel stand in a line of the description.",
    "Contacts of another contact, and appointments that regard no account, are not among the records.",
)


def door(url: str, database: str, user: str, secret: str) -> tuple[Provider, Credentials]:
    """Entra ID of a tenant (`database`; without one any organization's), and what is held already.

    A national cloud has another sign-in server: `database` is then its address with the tenant. Raises InvalidInput.
    """
    held = Credentials.of(secret, user, BARE)
    tenant = database if "://" in database else f"{held.authority or AUTHORITY}/{database or 'organizations'}"
    root = f"{tenant.rstrip('/')}/oauth2/v2.0"
    provider = Provider(
        token=f"{root}/token",
        authorize=f"{root}/authorize",
        device=f"{root}/devicecode",
        scope=f"{url}/user_impersonation offline_access",
        app_scope=f"{url}/.default",
    )
    return provider, held


class DataverseConnector(RowConnector):
    """One environment, for one user."""

    capabilities = replace(
        FOREIGN,
        overlap=OVERLAP,
        tombstones="log",
        version_guard="atomic",
        idempotency="client_id",
        prices=True,
        attachments="whole",
        page_limit=1000,
        notes=_NOTES,
    )

    def __init__(
        self,
        *,
        url: str,
        database: str,
        user: str,
        secret: str,
        overrides: Overrides | None = None,
        bounds: Bounds | None = None,
        limits: Limits | None = None,
        clock: Clock | None = None,
        route: Route | None = None,
        keep: Keep | None = None,
    ) -> None:
        """Raises InvalidInput for a secret that cannot be one, or overrides of fields there are not."""
        self.tokens = Tokens(*door(url, database, user, secret), limits=limits, route=route, keep=keep)
        wire = Wire(url, limits=limits, route=route)
        super().__init__(DataverseSite(Api(wire, self.tokens), overrides or {}, bounds or Bounds()), wire, clock)

    def settled(self) -> Mapping[str, Any]:
        """Deletions are told of kinds that are tracked."""
        site = self.site
        tracked = isinstance(site, DataverseSite) and len(site.untracked) < len(site.tables)
        return {"tombstones": "log" if tracked else "none"}

    def close(self) -> None:
        """Let go of connections."""
        super().close()
        self.tokens.close()
