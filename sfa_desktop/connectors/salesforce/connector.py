"""The connector for Salesforce: where it signs in, and what it can."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sfa_desktop.base.clock import Clock
from sfa_desktop.connectors.http import Limits, Wire
from sfa_desktop.connectors.kit.foreign import FOREIGN
from sfa_desktop.connectors.kit.mapping import Overrides
from sfa_desktop.connectors.kit.verbs import UNSEEN, RowConnector
from sfa_desktop.connectors.oauth import Credentials, Keep, Provider, Tokens
from sfa_desktop.connectors.route import Route
from sfa_desktop.connectors.salesforce.api import Api
from sfa_desktop.connectors.salesforce.site import SalesforceSite
from sfa_desktop.entities.bounds import Bounds

OVERLAP = 900.0
"""Seconds: a transaction may take ten minutes, and rows with older stamps than those seen do appear later."""
BARE = "refresh_token"
"""What a secret is that is no JSON object."""
_NOTES = (
    UNSEEN,
    "Deletions are read from the recycle bin for 15 days; older ones and lost access are found by comparing ids.",
    "Salesforce compares versions by the second (If-Unmodified-Since): who changed a record in the same second is "
    "found by comparing its values just before the write.",
    "When the day's requests are used up, the app waits a quarter of an hour and tries again.",
    "Salesforce computes no taxes: net and total of an order are the same.",
    "A line's price is that of the order's price book at the office, less the discount that was given.",
    "Visits are events of the account; state, outcome and next step stand in a line of the description. Events and "
    "tasks that Salesforce has archived (a year old) do not come.",
    "Fields of events and tasks are made at the object Activity; where it takes no unique external id, a visit or task "
    "whose answer got lost may be made twice.",
    "Addresses are parts of the account there, and no records of their own.",
    "In an organization with several currencies the first price of a product in the price book is taken.",
)


def door(url: str, database: str, user: str, secret: str) -> tuple[Provider, Credentials]:
    """The organization's own sign-in (My Domain), and what is held already. Raises InvalidInput."""
    provider = Provider(
        token=f"{url}/services/oauth2/token", authorize=f"{url}/services/oauth2/authorize",
        scope="api openid refresh_token",
    )  # fmt: skip
    return provider, Credentials.of(secret, user, BARE)


class SalesforceConnector(RowConnector):
    """One organization, for one user."""

    capabilities = replace(
        FOREIGN,
        overlap=OVERLAP,
        tombstones="log",
        prices=True,
        attachments="whole",
        page_limit=2000,
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
        provider, held = door(url, database, user, secret)
        provider = replace(provider, scope="")  # a renewal asks for no more than was granted
        self.tokens = Tokens(provider, held, limits=limits, route=route, keep=keep)
        wire = Wire(url, limits=limits, route=route)
        super().__init__(SalesforceSite(Api(wire, self.tokens), overrides or {}, bounds or Bounds()), wire, clock)

    def settled(self) -> Mapping[str, Any]:
        """Whether all objects have the external id."""
        site = self.site
        ready = isinstance(site, SalesforceSite) and not site.lacking()
        return {"idempotency": "upsert_key" if ready else "lookup_only"}

    def close(self) -> None:
        """Let go of connections."""
        super().close()
        self.tokens.close()
