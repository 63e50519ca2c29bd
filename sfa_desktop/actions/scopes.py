"""Scopes for administrators: what there is, what a change would do, and the change itself."""

from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.connectors import registry
from sfa_desktop.connectors.contract import Connector, ScopeAdmin
from sfa_desktop.entities.exchange import Scope, ScopeEffect


def kept_by_server(endpoint: Endpoint) -> bool:
    """Whether the server of an endpoint keeps scopes, as its connector says; nobody is asked."""
    known = registry.CRMS.get(endpoint.crm)
    return known is not None and isinstance(known.open, type) and issubclass(known.open, ScopeAdmin)


def list_scopes(connector: Connector) -> tuple[Scope, ...]:
    """Every scope of the server. Raises InvalidInput where the server keeps none, AccessDenied, RemoteError."""
    return _admin(connector).scopes()


def preview_scope(connector: Connector, scope: Scope) -> tuple[ScopeEffect, ...]:
    """What a scope would change for each representative; nothing is kept. Raises as `list_scopes`, and Declined."""
    return _admin(connector).preview_scope(scope)


def put_scope(connector: Connector, scope: Scope) -> Scope:
    """Make the scope of this name, or change it; laptops follow it at their next round. Raises as `preview_scope`."""
    return _admin(connector).put_scope(scope)


def drop_scope(connector: Connector, name: str) -> None:
    """Remove a scope. Raises as `preview_scope`."""
    _admin(connector).drop_scope(name)


def _admin(connector: Connector) -> ScopeAdmin:
    if not isinstance(connector, ScopeAdmin):
        raise InvalidInput(problem="This CRM keeps no scopes; what a representative has is set by its own rights.")
    return connector
