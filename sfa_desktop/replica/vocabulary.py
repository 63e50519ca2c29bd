"""All words of names, kept in memory while the replica is open: what a mistyped word is compared with."""

import threading
from collections import defaultdict
from collections.abc import Iterator

from sfa_desktop.replica.access import Reader

SHORT, LONG = 4, 7
"""From so many letters on, a word may be wrong in one, or in two of them."""
NEAREST = 10


class Vocabulary:
    """Words by length and by first letter; brought up to date with only the words that are new."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._last = 0
        self._by_length: defaultdict[int, list[str]] = defaultdict(list)
        self._by_letter: defaultdict[str, list[str]] = defaultdict(list)

    def refresh(self, r: Reader) -> None:
        """Take in the words that were learned since the last time."""
        with self._turn:
            for seq, word in r.rows("SELECT seq, word FROM word WHERE seq > ? ORDER BY seq", (self._last,)):
                self._by_length[len(word)].append(word)
                self._by_letter[word[0]].append(word)
                self._last = seq

    def like(self, word: str) -> list[str]:
        """Words that `word` may have been meant to be, or to begin with; nearest first."""
        allowed = 0 if len(word) < SHORT else 1 if len(word) < LONG else 2
        if not allowed or not word.isalpha():
            return []
        found: dict[str, int] = {}
        for distance, near in self._near(word, allowed):
            found[near] = min(distance, found.get(near, distance))
        ordered = sorted(found, key=lambda near: (found[near], near[0] != word[0], near))
        return [near for near in ordered if near != word][:NEAREST]

    def _near(self, word: str, allowed: int) -> Iterator[tuple[int, str]]:
        from rapidfuzz.distance import OSA  # not needed until somebody mistypes
        from rapidfuzz.process import extract

        length = len(word)
        for size in range(length - allowed, length + allowed + 1):
            words = self._by_length.get(size, [])
            for near, distance, _ in extract(word, words, scorer=OSA.distance, score_cutoff=allowed, limit=NEAREST):
                yield int(distance), near
        longer = [w for w in self._by_letter.get(word[0], ()) if len(w) > length + allowed]
        beginnings = [w[:length] for w in longer]
        for _, distance, place in extract(
            word, beginnings, scorer=OSA.distance, score_cutoff=min(allowed, 1), limit=NEAREST
        ):
            yield int(distance), longer[place]
