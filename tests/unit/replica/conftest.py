"""Fixtures of the replica's tests."""

from tests.support.replica import clock, replica

__all__ = ["clock", "replica"]
