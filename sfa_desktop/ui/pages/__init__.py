"""One page per file; pages do not know each other."""
