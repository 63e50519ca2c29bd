"""Which of many accounts one of another system most likely is: by tax id, then by how alike name and place are."""

from collections.abc import Sequence

from rapidfuzz import fuzz

from sfa_desktop.rules.duplicates import bare_name, digits, fold

SAME_TAX_ID, SAME_CITY = 100.0, 10.0
"""What is added to the likeness of two names (0 to 100)."""
Told = tuple[str, str, str]
"""Name, tax id, city."""


def likest(one: Told, others: Sequence[Told], limit: int) -> list[int]:
    """The places in `others` of those most alike, the likest first; there is always a choice."""
    name, tax_id, city = bare_name(one[0]), digits(one[1]), fold(one[2].strip())
    scores = []
    for place, (other, other_id, other_city) in enumerate(others):
        score = fuzz.token_set_ratio(name, bare_name(other))
        score += SAME_TAX_ID if tax_id and digits(other_id) == tax_id else 0.0
        score += SAME_CITY if city and fold(other_city.strip()) == city else 0.0
        scores.append((-score, place))
    return [place for _, place in sorted(scores)[:limit]]
