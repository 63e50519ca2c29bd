"""Odoo 17 to 19: JSON-2 where it is, JSON-RPC before."""

from sfa_desktop.connectors.odoo.connector import OdooConnector

__all__ = ["OdooConnector"]
