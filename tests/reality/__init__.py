"""The engine against reality: scenarios that run small in tests/functional and large by `make soak-real`."""
