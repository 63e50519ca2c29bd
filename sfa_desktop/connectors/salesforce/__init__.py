"""Salesforce Sales Cloud, by its REST API."""

from sfa_desktop.connectors.salesforce.connector import SalesforceConnector

__all__ = ["SalesforceConnector"]
