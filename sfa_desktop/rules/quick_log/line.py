"""The reading of a line: each part recognised once, and what was not understood stays in the note."""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from rapidfuzz import fuzz

from sfa_desktop.rules.duplicates import fold, is_legal_form
from sfa_desktop.rules.quick_log.when import date_at, minutes_at, time_at
from sfa_desktop.rules.quick_log.words import (
    BACK,
    CHANNELS,
    COMPLAINTS,
    FILLERS,
    HONORIFICS,
    NEGATIONS,
    NEXT,
    ORDERS,
    OUTCOMES,
    STEP,
    THEN,
    WEIGHT,
    Word,
    split,
)

_MOST_NAME_WORDS = 6
_CLEARLY = 0.15
"""By how much the best account has to fit better than the next to be taken without asking."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An account that the words may mean; `detail` (its town, say) may be written beside the name."""

    id: str
    name: str
    detail: str = ""


Lookup = Callable[[str], Sequence[Candidate]]
"""Asked with a few words of the line; answers with accounts that may be meant, likeliest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of the line that was understood, so that it can be tinted."""

    kind: str
    """channel | account | minutes | outcome | order | case | on | next"""
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What was promised; `time` is "HH:MM" or empty."""

    date: date | None
    time: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What a line says. Every word of it is in a part or in the note."""

    channel: str = "visit"
    account: Candidate | None = None
    candidates: tuple[Candidate, ...] = ()
    minutes: int | None = None
    outcome: str = ""
    order: bool = False
    case: str = ""
    """The subject of a complaint or return, empty if there is none."""
    case_type: str = ""
    next: NextStep | None = None
    on: date | None = None
    """The day it happened if the line names one (`ayer`), else None: now."""
    note: str = ""
    parts: tuple[Part, ...] = ()


def read_line(line: str, lookup: Lookup, today: date) -> Understood:
    """What one line says; never raises and never loses a word."""
    reading = _Reading(split(line), lookup, today)
    return reading.result()


@dataclass(slots=True)
class _Reading:
    words: list[Word]
    lookup: Lookup
    today: date
    used: dict[int, str] = field(default_factory=dict)

    def result(self) -> Understood:
        """Read part after part; each takes its words away from the later ones."""
        channel = self._channel()
        step = self._next_step()
        case, case_type = self._case()
        minutes, on = self._minutes(), self._back_date()
        outcome, order = self._outcome()
        account, candidates = self._account()
        return Understood(
            channel=channel, account=account, candidates=candidates, minutes=minutes, outcome=outcome, order=order,
            case=case, case_type=case_type, next=step, on=on, note=self._note(), parts=self._parts(),
        )  # fmt: skip

    def _take(self, kind: str, places: Sequence[int]) -> None:
        self.used.update(dict.fromkeys(places, kind))

    def _free(self, place: int) -> bool:
        return place < len(self.words) and place not in self.used

    def _clause(self, place: int, most: int | None = None) -> list[int]:
        """The places from `place` to the end of its clause that are still free, at most `most`."""
        clause = self.words[place].clause
        places = itertools.takewhile(lambda p: self.words[p].clause == clause, range(place, len(self.words)))
        return list(itertools.islice((p for p in places if self._free(p)), most))

    def _channel(self) -> str:
        if self.words and self.words[0].fold in CHANNELS:
            self._take("channel", [0])
            return CHANNELS[self.words[0].fold]
        return "visit"

    def _next_step(self) -> NextStep | None:
        for place, word in enumerate(self.words):
            first = place == 0 or self.words[place - 1].clause != word.clause
            later = first and word.clause > 0 and word.fold not in COMPLAINTS
            opener = word.fold in NEXT
            if not self._free(place) or not (later or opener or word.fold in THEN):
                continue
            near = [self.words[p] for p in self._clause(place, 10)]
            if (opener and first) or any(date_at(near, start, self.today) for start in range(min(5, len(near)))):
                return self._read_step(self._clause(place))
        return None

    def _read_step(self, places: list[int]) -> NextStep | None:
        words = [self.words[p] for p in places]
        on: date | None = None
        time, skip = "", set[int]()
        for i, word in enumerate(words):
            if i in skip:
                continue
            if on is None and (found := date_at(words, i, self.today)):
                on = found[0]
                skip.update(range(i, i + found[1]))
            elif not time and (clock := time_at(words, i, after_date=on is not None and i - 1 in skip)):
                time = clock[0]
                skip.update(range(i, i + clock[1]))
            elif (i == 0 and word.fold in NEXT) or (i == 1 and 0 in skip and word.fold in STEP):
                skip.add(i)
        self._take("next", places)
        what = [word.text for i, word in enumerate(words) if i not in skip]
        return NextStep(date=on or (self.today if time else None), time=time, what=_trimmed(what))

    def _case(self) -> tuple[str, str]:
        for place, word in enumerate(self.words):
            if self._free(place) and word.fold in COMPLAINTS and not self._negated(place):
                places = self._clause(place)
                self._take("case", places)
                subject = " ".join(self.words[p].text for p in places[1:]) or word.text
                return subject, COMPLAINTS[word.fold]
        return "", ""

    def _negated(self, place: int) -> bool:
        """Whether one of the three words before says no: `no hizo pedido`."""
        before = self.words[max(0, place - 3) : place]
        return any(word.fold in NEGATIONS and word.clause == self.words[place].clause for word in before)

    def _minutes(self) -> int | None:
        for place in range(len(self.words)):
            found = minutes_at(self.words, place) if self._free(place) else None
            if found and all(self._free(p) for p in range(place, place + found[1])):
                self._take("minutes", range(place, place + found[1]))
                return found[0]
        return None

    def _back_date(self) -> date | None:
        for place, word in enumerate(self.words):
            if self._free(place) and word.fold in BACK:
                self._take("on", [place])
                return self.today - timedelta(days=BACK[word.fold])
        return None

    def _outcome(self) -> tuple[str, bool]:
        found: set[str] = set()
        for place in range(len(self.words)):
            for size in (3, 2, 1):
                places = range(place, place + size)
                phrase = tuple(self.words[p].fold for p in places if self._free(p))
                same = len(phrase) == size and self.words[places[-1]].clause == self.words[place].clause
                if same and phrase in OUTCOMES:
                    found.add(OUTCOMES[phrase])
                    self._take("outcome", places)
                    break
            if self._free(place) and self.words[place].fold in ORDERS and not self._negated(place):
                found.add("order")
                self._take("order", [place])
        outcome = max(found, key=WEIGHT.index, default="")
        return ("follow_up" if outcome == "ok" else outcome), "order" in found

    def _account(self) -> tuple[Candidate | None, tuple[Candidate, ...]]:
        run: list[int] = []
        for place, word in enumerate(self.words):
            if word.clause > 0 or (run and not self._free(place)):
                break
            if self._free(place):
                run.append(place)
        start = 0
        while start < len(run) and start < _MOST_NAME_WORDS:
            for size in range(min(_MOST_NAME_WORDS, len(run) - start), 0, -1):
                places = run[start : start + size]
                ranked = self._ranked([self.words[p] for p in places])
                if ranked:
                    rest = self._rest_of_name(run[start + size :], places[-1], ranked[0][1].name)
                    self._take("account", [*run[:start], *places, *rest])
                    alone = len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= _CLEARLY
                    return (ranked[0][1] if alone else None), tuple(c for _, c in ranked[:5])
            if self.words[run[start]].fold not in FILLERS | HONORIFICS:
                break
            start += 1
        return None, ()

    def _rest_of_name(self, places: Sequence[int], last: int, name: str) -> list[int]:
        """The places after an account that only write out its name: what follows there, and its legal form."""
        told = [_bare(word) for word in fold(name).split()]
        found, word = list[int](), _bare(self.words[last].fold)
        at = told.index(word) + 1 if word in told else len(told)
        for place in places:
            word = _bare(self.words[place].fold)
            follows = at < len(told) and word == told[at]
            if place != last + 1 or not (follows or (word in told and is_legal_form(word))):
                break
            at += follows
            found.append(place)
            last = place
        return found

    def _ranked(self, words: Sequence[Word]) -> list[tuple[float, Candidate]]:
        telling = [word.fold for word in words if word.fold not in FILLERS and any(c.isalnum() for c in word.fold)]
        if not telling or len("".join(telling)) < 2 or words[-1].fold in FILLERS:
            return []
        found = [(_fit(telling, c), c) for c in self.lookup(" ".join(word.text for word in words))]
        return sorted(((score, c) for score, c in found if score > 0), key=lambda pair: -pair[0])

    def _note(self) -> str:
        clauses: dict[int, list[str]] = {}
        for place, word in enumerate(self.words):
            if self._free(place):
                clauses.setdefault(word.clause, []).append(word.text)
        return "; ".join(" ".join(texts) for texts in clauses.values())

    def _parts(self) -> tuple[Part, ...]:
        """Neighbouring words of one kind and clause are one part."""
        parts: list[Part] = []
        last = -2
        for place in sorted(self.used):
            word, kind = self.words[place], self.used[place]
            joined = last == place - 1 and parts[-1].kind == kind and self.words[last].clause == word.clause
            if joined:
                parts[-1] = Part(kind=kind, start=parts[-1].start, end=word.end)
            else:
                parts.append(Part(kind=kind, start=word.start, end=word.end))
            last = place
        return tuple(parts)


def _fit(telling: Sequence[str], candidate: Candidate) -> float:
    """How well words name an account: up to 1 a word, 0 if a word has nothing to do with it."""
    name = [part for part in fold(candidate.name).replace(".", " ").split() if part]
    detail = fold(candidate.detail).split()
    total = 0.0
    for word in telling:
        best = max((_alike(word, part) for part in name), default=0.0)
        best = max(best, 0.9 * max((_alike(word, part) for part in detail), default=0.0))
        if not best:
            return 0.0
        total += best
    return total


def _alike(word: str, part: str) -> float:
    part = part.strip(".,()\"'-")
    if word == part:
        return 1.0
    if len(word) >= 2 and part.startswith(word):
        return 0.8
    return 0.6 if len(word) >= 4 and fuzz.ratio(word, part) >= 80 else 0.0


def _bare(word: str) -> str:
    return word.replace(".", "").strip(",;:")


def _trimmed(texts: list[str]) -> str:
    """Without commas and bare joining words at either end."""
    while texts and fold(texts[0]).strip(",.:-") in {"", "y", "and", "e"}:
        texts = texts[1:]
    return " ".join(texts).strip(" ,:")
