"""The local encrypted copy, the outbox and the ledger: the only place with SQL."""
