"""What support gets from a laptop, in one file without customers' data, and what it can do with it."""
