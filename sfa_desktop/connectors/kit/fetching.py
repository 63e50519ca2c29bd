"""Single records by key, at a server that knows them by its own ids."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from sfa_desktop.entities.exchange import Gone, Page


def fetched(
    keys: Mapping[str, str],
    find: Callable[[Sequence[str]], Mapping[str, str]],
    records: Callable[[Mapping[str, str]], Page],
) -> Page:
    """The records of these keys (with the server's own id, or ""); what is missing is in `gone`.

    `find` looks up the ids of keys that have none, `records` reads what has one.
    """
    found = {key: remote for key, remote in keys.items() if remote}
    unknown = [key for key, remote in keys.items() if not remote]
    if unknown:
        found.update(find(unknown))
    page = records(found)
    there = {str(row[1]) for row in page.rows}
    missing = [key for key in keys if found.get(key) not in there]
    return replace(page, gone=[Gone(key=key, version=0, deleted=False) for key in missing])
