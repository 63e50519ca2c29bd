"""ERPNext 15 and later, on Frappe, over its REST API."""

from sfa_desktop.connectors.erpnext.connector import ErpnextConnector

__all__ = ["ErpnextConnector"]
