"""The connector for SuiteCRM: where it signs in, and what it can."""

from dataclasses import replace

from sfa_desktop.base.clock import Clock
from sfa_desktop.connectors.http import Limits, Wire
from sfa_desktop.connectors.kit.foreign import FOREIGN
from sfa_desktop.connectors.kit.mapping import Overrides
from sfa_desktop.connectors.kit.verbs import UNSEEN, RowConnector
from sfa_desktop.connectors.oauth import Credentials, Keep, Provider, Tokens
from sfa_desktop.connectors.route import Route
from sfa_desktop.connectors.suitecrm.api import Api
from sfa_desktop.connectors.suitecrm.site import SuiteSite
from sfa_desktop.entities.bounds import Bounds

OVERLAP = 300.0
"""Seconds: `date_modified` is set while a request runs, and PHP lets one run for minutes."""
BARE = "client_secret"
"""What a secret is that is no JSON object: then the user is the client's id."""
_NOTES = (
    UNSEEN,
    "SuiteCRM hands out no deleted records: deletions are found by comparing ids, a while after they happened.",
    "Who imports records may set their date of change back; such changes are found with the next comparison only.",
    "SuiteCRM does not compare versions: what somebody changed in the second before a write may be overwritten.",
    "Orders are quotes (AOS_Quotes) with their lines; the API computes nothing, so prices and totals are the laptop's, "
    "without tax.",
    "Visits are meetings of the account; outcome, next step and channel stand in a line of the description.",
    "Records are read one by one where ids are given: the API's filter knows no lists.",
    "Files go up as notes; the API hands none out.",
    "A server restored or replaced at the same address is not noticed.",
)


def door(url: str, database: str, user: str, secret: str) -> tuple[Provider, Credentials]:
    """The server's own tokens, and the credentials of client and user. Raises InvalidInput."""
    return Provider(token=f"{url}/Api/access_token"), Credentials.of(secret, user, BARE)


class SuiteConnector(RowConnector):
    """One SuiteCRM, for one user."""

    capabilities = replace(
        FOREIGN,
        overlap=OVERLAP,
        idempotency="client_id",
        attachments="whole",
        page_limit=200,
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
        super().__init__(SuiteSite(Api(wire, self.tokens), overrides or {}, bounds or Bounds()), wire, clock)

    def close(self) -> None:
        """Let go of connections."""
        super().close()
        self.tokens.close()
