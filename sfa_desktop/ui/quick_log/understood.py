"""What a line was understood to say, in words: chips, the ways to mend them, and what will be saved."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication

from sfa_desktop.rules.quick_log import NextStep, Understood
from sfa_desktop.ui import language, words

MINUTES = (10, 15, 20, 30, 45, 60, 90)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One way to mend a chip: its words, a quiet detail, and the value it stands for."""

    words: str
    value: Any
    detail: str = ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("quick_log", text)


def chip_list(u: Understood, line: str, today: date) -> list[tuple[str, str, str, str]]:
    """What was understood, as (name, icon, words, tone) of chips."""
    forms = language.formats()
    channel_icon = {"call": "call", "mail": "mail", "video": "call"}.get(u.channel, "visit")
    chips = [("channel", channel_icon, words.choice("visit", "channel", u.channel), "quiet")]
    if u.account is not None:
        chips.append(("account", "accounts", u.account.name, "accent"))
    elif line.strip():
        chips.append(("account", "accounts", _tr("Which account?"), "need"))
    if u.minutes is not None:
        chips.append(("minutes", "clock", forms.minutes(u.minutes), "quiet"))
    if u.outcome:
        chips.append(("outcome", "done", words.choice("visit", "outcome", u.outcome), "ok"))
    elif u.account is not None:
        chips.append(("outcome", "question", _tr("What came of it?"), "quiet"))
    if u.case:
        chips.append(("case", "cases", _cut(u.case), "warn"))
    if u.on is not None:
        chips.append(("on", "agenda", forms.day(u.on, today), "quiet"))
    if u.next is not None:
        said = " ".join(p for p in (forms.day(u.next.date, today) if u.next.date else "", u.next.time) if p)
        chips.append(("next", "agenda", said or _cut(u.next.what), "accent"))
    elif u.account is not None:
        chips.append(("next", "question", _tr("Next step?"), "quiet"))
    return chips


def options(name: str, u: Understood, today: date) -> list[Option]:
    """The ways to mend a chip."""
    forms = language.formats()
    if name == "account":
        return [Option(words=c.name, detail=c.detail, value=c) for c in u.candidates]
    if name == "outcome":
        return [Option(words=said, value=code) for code, said in words.choices("visit", "outcome")]
    if name == "channel":
        return [Option(words=said, value=code) for code, said in words.choices("visit", "channel")]
    if name == "minutes":
        return [Option(words=forms.minutes(n), value=n) for n in MINUTES]
    if name == "next":
        known = u.next
        what = known.what if known else ""
        days = (1, 2, 7, 14, 21, 30)
        return [_next_option(u, today, today + timedelta(days=n), what) for n in days]
    return []


def _next_option(u: Understood, today: date, on: date, what: str) -> Option:
    on += timedelta(days=max(0, 7 - on.weekday()) if on.weekday() > 4 else 0)
    known = u.next
    step = NextStep(date=on, time=known.time if known else "", what=what)
    return Option(words=language.formats().day(on, today), value=step)


def things(u: Understood, now: datetime, inside: str) -> list[tuple[str, str, str, str, str]]:
    """What will be saved, as (icon, tone, kind, title, words); `inside` is the account of the visit under way."""
    forms, today = language.formats(), now.astimezone().date()
    if u.account is None:
        return []
    title = [u.account.name, forms.minutes(u.minutes) if u.minutes is not None else ""]
    title += [words.choice("visit", "outcome", u.outcome) if u.outcome else ""]
    ended = forms.day(u.on, today) if u.on else forms.when(now, now)
    if u.minutes and u.on is None:
        begun = forms.time(now - timedelta(minutes=u.minutes))
        ended = _tr("{begin} to {end}").format(begin=begun, end=forms.time(now))
    said = " · ".join(part for part in (ended, _cut(u.note, 80)) if part)
    icon = {"call": "call", "mail": "mail"}.get(u.channel, "visit")
    if u.account.id == inside and u.on is None:
        said = " · ".join(part for part in (said, _tr("ends the visit under way")) if part)
    kind = words.choice("visit", "channel", u.channel).lower()
    found = [(icon, "accent", kind, " · ".join(part for part in title if part), said)]
    if u.case:
        clock = _tr("its clock starts at {time}").format(time=forms.time(now))
        found.append(("cases", "warn", words.kind("case").lower(), _cut(u.case, 80), clock))
    if u.next is not None:
        when = " ".join(p for p in (forms.day(u.next.date, today) if u.next.date else "", u.next.time) if p)
        title_next = u.next.what or u.account.name
        found.append(("agenda", "accent", _tr("next step"), _cut(title_next, 80), when))
    return found


def _cut(text: str, most: int = 34) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
