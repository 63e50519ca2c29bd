"""The palette (Ctrl+K): one box that finds anyone and does anything, as one types."""
