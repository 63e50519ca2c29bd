"""A field-sales client that works without a network: replica, sync engine and the rep's desk."""

__version__ = "0.1.0"
