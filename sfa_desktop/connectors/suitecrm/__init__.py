"""SuiteCRM 7.12+ and 8, by its V8 API."""

from sfa_desktop.connectors.suitecrm.connector import SuiteConnector

__all__ = ["SuiteConnector"]
