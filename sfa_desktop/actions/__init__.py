"""One verb per file: what a person can do, used alike by ui, cli and tests."""
