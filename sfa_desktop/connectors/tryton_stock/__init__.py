"""Tryton 8.2 as it comes, without the project's add-on: its own models over JSON-RPC."""

from sfa_desktop.connectors.tryton_stock.connector import StockTrytonConnector

__all__ = ["StockTrytonConnector"]
