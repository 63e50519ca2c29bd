"""When two tax ids are the same one: written with dots or dashes, in small letters, with or without the country."""

import re

_COUNTRY = re.compile(r"[A-Z]{2}(?=[A-Z0-9]?\d{5,})")
SHORTEST = 6
"""Fewer characters are no tax id, but a placeholder."""


def plain(tax_id: str) -> str:
    """A tax id as it is compared, empty if it is none: `30-71234567-8`, `AR30712345678` are `30712345678`.

    Letters count: the Spanish `A12345674` is another company than `B12345674`. Of one digit over and over is none.
    """
    found = "".join(char for char in tax_id.upper() if char.isascii() and char.isalnum())
    found = _COUNTRY.sub("", found, count=1) if _COUNTRY.match(found) else found
    return found if len(found) >= SHORTEST and len(set(found)) > 1 else ""
