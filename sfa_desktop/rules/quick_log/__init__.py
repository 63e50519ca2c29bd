"""Reads one line of Spanish, English or Portuguese about a visit: who, how long, what came of it, what is next."""

from sfa_desktop.rules.quick_log.line import Candidate, Lookup, NextStep, Part, Understood, read_line

__all__ = ["Candidate", "Lookup", "NextStep", "Part", "Understood", "read_line"]
