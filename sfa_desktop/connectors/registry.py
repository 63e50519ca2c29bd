"""Which CRMs the app can reach: one line each. Settings name them, the contract tests ask all of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.connectors.contract import Connector
from sfa_desktop.connectors.dataverse import DataverseConnector
from sfa_desktop.connectors.dataverse.connector import door as dataverse_door
from sfa_desktop.connectors.dolibarr import DolibarrConnector
from sfa_desktop.connectors.erpnext import ErpnextConnector
from sfa_desktop.connectors.espocrm import EspoConnector
from sfa_desktop.connectors.http import server_url
from sfa_desktop.connectors.oauth import Credentials, Keep, Provider
from sfa_desktop.connectors.odoo import OdooConnector
from sfa_desktop.connectors.route import Route
from sfa_desktop.connectors.salesforce import SalesforceConnector
from sfa_desktop.connectors.salesforce.connector import door as salesforce_door
from sfa_desktop.connectors.suitecrm import SuiteConnector
from sfa_desktop.connectors.suitecrm.connector import door as suitecrm_door
from sfa_desktop.connectors.tryton import TrytonConnector
from sfa_desktop.connectors.tryton_stock import StockTrytonConnector
from sfa_desktop.entities.bounds import Bounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Crm:
    """One CRM: its proper name, what it asks for, and how it is opened."""

    label: str
    needs_database: bool = False
    needs_user: bool = True
    secret: str = "password"
    """What the secret is, in English."""
    open: Callable[..., Connector]
    mapped: bool = True
    """Whether it has a mapping file, so that `open` takes the administrator's `overrides`."""
    door: Callable[..., tuple[Provider, Credentials]] | None = None
    """How one signs in there by OAuth 2.0, from url, database, user and secret; its `open` takes `keep` then."""
    tenant: bool = False
    """Whether the database is the tenant that people sign in at, which may be empty."""
    callback: int = 0
    """The port of this laptop to which a browser comes back, where the server has to know it beforehand."""
    bounded: bool = False
    """Whether its connector limits by itself what it reads, so that `open` takes `bounds`."""


CRMS: Mapping[str, Crm] = {
    "dataverse": Crm(
        label="Dynamics 365 (Dataverse)",
        secret="refresh token, or JSON of OAuth 2.0 credentials; the user is the application's id",
        open=DataverseConnector,
        door=dataverse_door,
        bounded=True,
        tenant=True,
    ),
    "dolibarr": Crm(label="Dolibarr", needs_user=False, secret="API key", open=DolibarrConnector, bounded=True),
    "erpnext": Crm(label="ERPNext", secret="API secret; the user is the API key", open=ErpnextConnector, bounded=True),
    "espocrm": Crm(
        label="EspoCRM",
        needs_user=False,
        secret="password, or API key without a user",
        open=EspoConnector,
        bounded=True,
    ),
    "odoo": Crm(label="Odoo", needs_database=True, secret="API key or password", open=OdooConnector, bounded=True),
    "salesforce": Crm(
        label="Salesforce",
        secret="refresh token, or JSON of OAuth 2.0 credentials; the user is the consumer key",
        open=SalesforceConnector,
        door=salesforce_door,
        bounded=True,
        callback=17171,
    ),
    "suitecrm": Crm(
        label="SuiteCRM",
        secret="client secret (the user is the client's id), or JSON of client and password (the user is the user)",
        open=SuiteConnector,
        door=suitecrm_door,
        bounded=True,
    ),
    "tryton": Crm(label="Tryton", needs_database=True, open=TrytonConnector, mapped=False),
    "tryton-stock": Crm(
        label="Tryton without the add-on", needs_database=True, open=StockTrytonConnector, mapped=False
    ),
}


def route(endpoint: Endpoint, proxy_secret: str = "") -> Route:
    """The way to an endpoint's server."""
    return Route(proxy=endpoint.proxy, user=endpoint.proxy_user, secret=proxy_secret, ca_file=endpoint.ca_file)


def connect(endpoint: Endpoint, secret: str, proxy_secret: str = "", keep: Keep | None = None) -> Connector:
    """The connector of an endpoint; it signs in with its first call. `keep` is told a secret that was exchanged.

    Raises InvalidInput for a CRM nobody knows, an address that is none, a missing database or user, or fields mapped
    that there are not.
    """
    known = CRMS.get(endpoint.crm)
    if known is None:
        names = ", ".join(sorted(CRMS))
        raise InvalidInput(problem=f"There is no connector for {endpoint.crm!r}; there is one for {names}.")
    if known.needs_database and not endpoint.database.strip():
        raise InvalidInput(problem=f"{known.label} needs the name of the database.")
    if known.needs_user and not endpoint.user.strip():
        raise InvalidInput(problem="The name of the user is missing.")
    more: dict[str, Any] = {"overrides": endpoint.fields} if known.mapped else {}
    if known.door is not None:
        more["keep"] = keep
    if known.bounded:
        more["bounds"] = Bounds.of(endpoint.scope)
    return known.open(
        url=server_url(endpoint.url),
        database=endpoint.database.strip(),
        user=endpoint.user.strip(),
        secret=secret,
        route=route(endpoint, proxy_secret),
        **more,
    )


def sign_in_door(endpoint: Endpoint, secret: str) -> tuple[Provider, Credentials]:
    """How a person signs in at an endpoint by OAuth 2.0. Raises InvalidInput where that is not the way in."""
    known = CRMS.get(endpoint.crm)
    if known is None or known.door is None:
        label = known.label if known else endpoint.crm
        raise InvalidInput(problem=f"{label} is not signed in to that way; its secret comes with --secret-stdin.")
    return known.door(server_url(endpoint.url), endpoint.database.strip(), endpoint.user.strip(), secret)


def needs_secret(crm: str) -> bool:
    """Whether an endpoint is of no use without a secret from the beginning."""
    known = CRMS.get(crm)
    if known is None or known.door is None:
        return True
    provider, _ = known.door("https://crm.example.com", "", "", "")
    return not (provider.authorize or provider.device)
