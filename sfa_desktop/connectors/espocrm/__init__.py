"""EspoCRM 8 and later: its REST API, with an API key or a user's password."""

from sfa_desktop.connectors.espocrm.connector import EspoConnector

__all__ = ["EspoConnector"]
