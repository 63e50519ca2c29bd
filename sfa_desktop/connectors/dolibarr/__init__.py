"""Dolibarr 20 and later, by its REST API."""

from sfa_desktop.connectors.dolibarr.connector import DolibarrConnector

__all__ = ["DolibarrConnector"]
