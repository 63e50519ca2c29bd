"""Reading: one file per question a screen asks."""
