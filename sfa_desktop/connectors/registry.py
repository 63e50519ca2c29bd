"""Which CRMs the app can reach: one line each. Settings name them, the contract tests ask all of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.connectors.contract import Connector
from sfa_desktop.connectors.http import server_url
from sfa_desktop.connectors.tryton import TrytonConnector


@dataclass(frozen=True, slots=True, kw_only=True)
class Crm:
    """One CRM: its proper name, whether it asks for a database's name, and how it is opened."""

    label: str
    needs_database: bool
    open: Callable[..., Connector]


CRMS: Mapping[str, Crm] = {
    "tryton": Crm(label="Tryton", needs_database=True, open=TrytonConnector),
}


def connect(endpoint: Endpoint, secret: str) -> Connector:
    """The connector of an endpoint; it signs in with its first call.

    Raises InvalidInput for a CRM nobody knows, an address that is none, or a missing database or user.
    """
    known = CRMS.get(endpoint.crm)
    if known is None:
        names = ", ".join(sorted(CRMS))
        raise InvalidInput(problem=f"There is no connector for {endpoint.crm!r}; there is one for {names}.")
    if known.needs_database and not endpoint.database.strip():
        raise InvalidInput(problem=f"{known.label} needs the name of the database.")
    if not endpoint.user.strip():
        raise InvalidInput(problem="The name of the user is missing.")
    return known.open(
        url=server_url(endpoint.url), database=endpoint.database.strip(), user=endpoint.user.strip(), secret=secret
    )
