"""All orders: what needs a person first, with the reason; Enter goes to the line that failed."""
