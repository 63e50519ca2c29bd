"""The CRMs that can be set up, and the connection test of one that is not kept yet."""

from dataclasses import dataclass

from sfa_desktop.actions.sign_in import Doors, doors_of
from sfa_desktop.actions.test_endpoint import test_endpoint
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.connectors import registry
from sfa_desktop.entities.exchange import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One CRM, and what it asks for."""

    code: str
    label: str
    needs_database: bool
    needs_user: bool
    mapped: bool
    """Whether its fields can be mapped here."""
    doors: Doors = Doors()
    """How one signs in there with a browser or a code; none where a password or a key is the way in."""
    tenant: bool = False
    """Whether the database is the tenant that people sign in at, which may be empty."""

    @property
    def takes_database(self) -> bool:
        """Whether there is a database to ask for, needed or not."""
        return self.needs_database or self.tenant


def offers() -> tuple[Offer, ...]:
    """Every CRM there is a connector for, by name."""
    found = [
        Offer(
            code=code,
            label=crm.label,
            needs_database=crm.needs_database,
            needs_user=crm.needs_user,
            mapped=crm.mapped,
            doors=doors_of(code),
            tenant=crm.tenant,
        )
        for code, crm in registry.CRMS.items()
    ]
    return tuple(sorted(found, key=lambda offer: offer.label.casefold()))


def try_endpoint(endpoint: Endpoint, secret: str, *, proxy_secret: str = "") -> tuple[Step, ...]:
    """Every step of the connection test; nothing is kept. Raises InvalidInput for what could not even be tried."""
    connector = registry.connect(endpoint, secret, proxy_secret)
    try:
        return test_endpoint(connector)
    finally:
        connector.close()
