"""What things cost, as a ratio to a floor taken in the same run; docs in ARCHITECTURE.md, "How fast"."""
