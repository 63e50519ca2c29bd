"""Papers: what leaves the laptop as a PDF. Every word that came from outside is escaped, nothing is loaded."""
