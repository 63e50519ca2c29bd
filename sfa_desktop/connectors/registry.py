"""Which CRMs the app can reach: one line each. Settings name them, the contract tests ask all of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.connectors.contract import Connector
from sfa_desktop.connectors.dolibarr import DolibarrConnector
from sfa_desktop.connectors.erpnext import ErpnextConnector
from sfa_desktop.connectors.espocrm import EspoConnector
from sfa_desktop.connectors.http import server_url
from sfa_desktop.connectors.odoo import OdooConnector
from sfa_desktop.connectors.route import Route
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
    bounded: bool = False
    """Whether its connector limits by itself what it reads, so that `open` takes `bounds`."""


CRMS: Mapping[str, Crm] = {
    "dolibarr": Crm(label="Dolibarr", needs_user=False, secret="API key", open=DolibarrConnector),
    "erpnext": Crm(label="ERPNext", secret="API secret; the user is the API key", open=ErpnextConnector),
    "espocrm": Crm(
        label="EspoCRM",
        needs_user=False,
        secret="password, or API key without a user",
        open=EspoConnector,
        bounded=True,
    ),
    "odoo": Crm(label="Odoo", needs_database=True, secret="API key or password", open=OdooConnector, bounded=True),
    "tryton": Crm(label="Tryton", needs_database=True, open=TrytonConnector, mapped=False),
    "tryton-stock": Crm(
        label="Tryton without the add-on", needs_database=True, open=StockTrytonConnector, mapped=False
    ),
}


def route(endpoint: Endpoint, proxy_secret: str = "") -> Route:
    """The way to an endpoint's server."""
    return Route(proxy=endpoint.proxy, user=endpoint.proxy_user, secret=proxy_secret, ca_file=endpoint.ca_file)


def connect(endpoint: Endpoint, secret: str, proxy_secret: str = "") -> Connector:
    """The connector of an endpoint; it signs in with its first call.

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
