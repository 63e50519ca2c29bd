"""Tests a connection step by step, so that whoever sets it up sees which part fails."""

from collections.abc import Sequence

from sfa_desktop.base.errors import EXIT_DONE, EXIT_OFFLINE, EXIT_PERSON
from sfa_desktop.connectors.contract import Connector
from sfa_desktop.entities.exchange import Step

_BY_ITSELF = frozenset({"address", "proxy", "server"})
"""Steps whose failure may pass by itself; the others need a person."""


def test_endpoint(connector: Connector) -> tuple[Step, ...]:
    """Every step of the connection test; never raises."""
    return connector.check()


test_endpoint.__test__ = False  # type: ignore[attr-defined]  # pytest takes the name for a test's


def exit_code_of(steps: Sequence[Step]) -> int:
    """What a script is told: done, offline, or a person is needed."""
    failed = next((step for step in steps if step.passed is False), None)
    if failed is None:
        return EXIT_DONE
    return EXIT_OFFLINE if failed.name in _BY_ITSELF else EXIT_PERSON
