"""The servers the contract is asked of."""

from tests.functional.conftest import prepared_central

__all__ = ["prepared_central"]
