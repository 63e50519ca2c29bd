"""Sync: one true sentence, what needs a person, what went with which number, how old everything is."""
