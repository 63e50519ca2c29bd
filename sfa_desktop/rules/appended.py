"""Two versions of a long text that grew from one: both are kept, and nothing is said twice."""


def appended(base: str, mine: str, theirs: str) -> str:
    """The office's text with what was added here after it.

    Lines are the unit: a line of the base that either side took away stays away, a line that both wrote is there
    once, and of a line that both changed both versions stay. Where both only went on writing at the end of the
    last line, only what was written here is added, on a line of its own.
    """
    if mine in (theirs, base):
        return theirs
    if theirs == base:
        return mine
    if _goes_on(theirs, mine) and theirs.startswith(base):
        return mine
    if _goes_on(mine, theirs) and mine.startswith(base):
        return theirs
    if base and _goes_on(base, mine) and _goes_on(base, theirs):
        return _joined(theirs.split("\n"), mine[len(base) :].split("\n"))
    known, written = set(base.split("\n")), mine.split("\n")
    taken_away = known - set(written)
    left = [line for line in theirs.split("\n") if line not in taken_away]
    return _joined(left, [line for line in written if line not in known])


def _goes_on(text: str, longer: str) -> bool:
    """Whether `longer` is `text` and more, not in the middle of a word."""
    if not longer.startswith(text) or len(longer) == len(text):
        return False
    return not text or not (text[-1].isalnum() and longer[len(text)].isalnum())


def _joined(lines: list[str], more: list[str]) -> str:
    present = {line.strip() for line in lines}
    added = [line.strip() for line in more if line.strip() and line.strip() not in present]
    if not added:
        return "\n".join(lines)
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return "\n".join([*lines, *added])
