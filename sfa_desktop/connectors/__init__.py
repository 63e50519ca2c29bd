"""One file or folder per CRM: HTTP in, records out. No database."""
