"""Safeguards of the engine, taken away one by one: the tests named for each have to notice."""
