"""Dynamics 365 Sales on Dataverse, by its Web API 9.2."""

from sfa_desktop.connectors.dataverse.connector import DataverseConnector

__all__ = ["DataverseConnector"]
