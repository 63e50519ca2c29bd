"""What is being typed and not saved yet, kept in the encrypted file so that closing or a crash loses none of it."""

from typing import Any

from sfa_desktop.replica.access import Reader, Writer
from sfa_desktop.replica.codec import dump

_PREFIX = "draft/"


def draft(r: Reader, name: str) -> Any:
    """The draft of that name, None if there is none."""
    return r.fact(_PREFIX + name)


def put_draft(w: Writer, name: str, value: Any) -> None:
    """Keep a draft (anything JSON can hold) in place of the one before; None takes it away."""
    if value is None:
        w.run("DELETE FROM fact WHERE name = ?", (_PREFIX + name,))
    else:
        w.run("INSERT OR REPLACE INTO fact (name, value) VALUES (?, ?)", (_PREFIX + name, dump(value)))


def draft_names(r: Reader) -> list[str]:
    """The names of all drafts there are."""
    rows = r.rows("SELECT name FROM fact WHERE name LIKE ? ORDER BY name", (f"{_PREFIX}%",))
    return [str(row[0]).removeprefix(_PREFIX) for row in rows]
