"""Tryton with the project's add-on: docs/protocol.md over JSON-RPC."""

from sfa_desktop.connectors.tryton.connector import TrytonConnector

__all__ = ["TrytonConnector"]
