"""Moves changes between replica and CRM. No Qt, no SQL, no HTTP."""
