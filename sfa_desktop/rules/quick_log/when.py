"""Dates, times and durations as people write them in Spanish, English and Portuguese."""

import calendar
import re
from collections.abc import Sequence
from datetime import date, timedelta

from sfa_desktop.rules.quick_log.words import HOUR_UNITS, MINUTE_UNITS, NEXT, Word, _set

_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "lun lunes mon monday seg segunda", "mar martes tue tues tuesday ter terca", "mie mier miercoles wed qua"
            " wednesday quarta", "jue jueves thu thur thurs thursday qui quinta", "vie viernes fri friday sex sexta",
            "sab sabado sat saturday", "dom domingo sun sunday",
        )
    )
    for name in names.split()
}  # fmt: skip
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "ene enero jan january janeiro", "feb febrero february fev fevereiro", "mar marzo march marco",
            "abr abril apr april", "may mayo mai maio", "jun junio june junho", "jul julio july julho",
            "ago agosto aug august", "sep sept septiembre setiembre september set setembro",
            "oct octubre october out outubro", "nov noviembre november novembro",
            "dic diciembre dec december dez dezembro",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_NUMBERS = {
    **dict.fromkeys(_set("un una uno uma um a an one"), 1), **dict.fromkeys(_set("dos two dois duas"), 2),
    **dict.fromkeys(_set("tres three"), 3), **dict.fromkeys(_set("cuatro four quatro"), 4),
}  # fmt: skip
_DAYS, _WEEKS = _set("dia dias day days"), _set("semana semanas week weeks sem")
_MONTH_UNITS = _set("mes meses month months")
_COMING = (("que", "viene"), ("que", "vem"), ("proxima",), ("proximo",))
_IN = (("en",), ("in",), ("em",), ("dentro", "de"), ("daqui", "a"), ("within",))
LEADS = _set("el on the na para for este esta this dia day la")
"""Belong to the date that follows them."""
TIME_LEADS = (("a", "las"), ("a", "la"), ("at",), ("as",), ("las",), ("a",))
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|º|°)?")
_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?(am|pm|a\.m|p\.m|hs|hrs|h)?")


def date_at(words: Sequence[Word], place: int, today: date) -> tuple[date, int] | None:
    """The date written from `place` on, and how many words it takes; None if there is none."""
    folds = [word.fold for word in words[place : place + 6]]
    for reader in (_near, _distance, _coming, _weekday, _calendar_date):
        found = reader(folds, today)
        if found:
            return found
    lead = 0
    while lead < len(folds) - 1 and folds[lead] in LEADS:
        lead += 1
    if lead:
        found = date_at(words, place + lead, today)
        if found and not (folds[lead - 1] == "la" and folds[lead] == "manana"):
            return found[0], found[1] + lead
        bare = re.fullmatch(r"(\d{1,2})(st|nd|rd|th)?", folds[lead])
        on = _day_of_month(int(bare[1]), today) if bare and folds[lead - 1] != "la" else None
        return (on, lead + 1) if on else None
    return None


def time_at(words: Sequence[Word], place: int, *, after_date: bool) -> tuple[str, int] | None:
    """The time of day written from `place` on as "HH:MM", and how many words it takes.

    A bare number is a time only where it is expected: right after a date, or after `a las`, `at`, `às`.
    """
    folds = [word.fold for word in words[place : place + 5]]
    for lead in TIME_LEADS:
        if tuple(folds[: len(lead)]) == lead:
            found = _clock(folds[len(lead) :], bare=True)
            return (found[0], found[1] + len(lead)) if found else None
    if folds[:1] in (["mediodia"], ["noon"], ["meio-dia"]):
        return "12:00", 1
    return _clock(folds, bare=after_date)


def minutes_at(words: Sequence[Word], place: int) -> tuple[int, int] | None:
    """The duration written from `place` on in minutes (1 to 1440), and how many words it takes."""
    raw, following = words[place].fold, words[place + 1].fold if place + 1 < len(words) else ""
    found: tuple[int, int] | None = None
    if match := re.fullmatch(r"(\d{1,4})(?:m|min|mins|minutos?|minutes?|['’′])", raw):
        found = int(match[1]), 1
    elif match := re.fullmatch(r"(\d{1,2})h(?:(\d{1,2})(?:m|min)?|s|rs?)?", raw):
        found = int(match[1]) * 60 + int(match[2] or 0), 1
    elif match := re.fullmatch(r"(\d{1,2})[.,](\d)h?", raw):
        if raw.endswith("h") or following in HOUR_UNITS:
            found = int(match[1]) * 60 + int(match[2]) * 6, 1 if raw.endswith("h") else 2
    elif raw.isdecimal() and len(raw) <= 4 and following in MINUTE_UNITS:
        found = int(raw), 2
    elif raw.isdecimal() and len(raw) <= 2 and following in HOUR_UNITS:
        found = int(raw) * 60, 2
    elif (raw, following) in (("media", "hora"), ("meia", "hora"), ("half", "hour")):
        found = 30, 2
    elif raw in ("una", "uma", "an", "one") and following in ("hora", "hour"):
        found = 60, 2
    return found if found and 1 <= found[0] <= 1440 else None


def _near(folds: Sequence[str], today: date) -> tuple[date, int] | None:
    if folds[:1] in (["hoy"], ["today"], ["hoje"]):
        return today, 1
    for phrase in (["pasado", "manana"], ["depois", "de", "amanha"], ["day", "after", "tomorrow"]):
        if folds[: len(phrase)] == phrase:
            return today + timedelta(days=2), len(phrase)
    if folds[:1] in (["manana"], ["tomorrow"], ["amanha"]):
        return today + timedelta(days=1), 1
    for phrase in (["fin", "de", "mes"], ["end", "of", "month"], ["fim", "do", "mes"], ["fim", "de", "mes"]):
        if folds[: len(phrase)] == phrase:
            return today.replace(day=calendar.monthrange(today.year, today.month)[1]), len(phrase)
    return None


def _distance(folds: Sequence[str], today: date) -> tuple[date, int] | None:
    for opening in _IN:
        rest = folds[len(opening) :]
        if tuple(folds[: len(opening)]) != opening or len(rest) < 2:
            continue
        number = int(rest[0]) if rest[0].isdecimal() and len(rest[0]) <= 3 else _NUMBERS.get(rest[0])
        if number is None:
            continue
        if rest[1] in _DAYS:
            return today + timedelta(days=number), len(opening) + 2
        if rest[1] in _WEEKS:
            return today + timedelta(weeks=number), len(opening) + 2
        if rest[1] in _MONTH_UNITS:
            return _months_on(today, number), len(opening) + 2
    return None


def _coming(folds: Sequence[str], today: date) -> tuple[date, int] | None:
    """`next week` is its Monday, `next month` its first day."""
    unit, used = "", 0
    if len(folds) >= 2 and folds[0] in NEXT and folds[1] in _WEEKS | _MONTH_UNITS:
        unit, used = folds[1], 2
    else:
        for coming in _COMING:
            if folds and folds[0] in _WEEKS | _MONTH_UNITS and tuple(folds[1 : 1 + len(coming)]) == coming:
                unit, used = folds[0], 1 + len(coming)
    if not unit:
        return None
    if unit in _WEEKS:
        return today + timedelta(days=7 - today.weekday()), used
    return _months_on(today.replace(day=1), 1), used


def _weekday(folds: Sequence[str], today: date) -> tuple[date, int] | None:
    start = 1 if len(folds) > 1 and folds[0] in NEXT else 0
    name = folds[start].removesuffix("-feira") if folds else ""
    if name not in _WEEKDAYS:
        return None
    used = start + (2 if folds[start + 1 : start + 2] == ["feira"] else 1)
    explicit = _calendar_date(folds[used:], today)
    if explicit:
        return explicit[0], used + explicit[1]
    on = today + timedelta(days=(_WEEKDAYS[name] - today.weekday() - 1) % 7 + 1)
    bare = re.fullmatch(r"(\d{1,2})(st|nd|rd|th)?", folds[used]) if used < len(folds) else None
    if bare and not (folds[used + 1 : used + 2] and folds[used + 1] in HOUR_UNITS | {"am", "pm"}):
        same = _day_of_month(int(bare[1]), today)
        if same and same.weekday() == _WEEKDAYS[name]:
            return same, used + 1
    return on, used


def _calendar_date(folds: Sequence[str], today: date) -> tuple[date, int] | None:
    if not folds:
        return None
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", folds[0]):
        on = _date(int(folds[0][:4]), int(folds[0][5:7]), int(folds[0][8:]))
        return (on, 1) if on else None
    if match := _NUMERIC.fullmatch(folds[0]):
        first, second = int(match[1]), int(match[3])
        if second > 12 and match[2] != ".":
            first, second = second, first  # month first, as in the United States
        on = _in_year(second, first, match[4], today)
        return (on, 1) if on else None
    rest = [fold for fold in folds if fold not in ("de", "of")]
    skipped = len(folds[:3]) - len([fold for fold in folds[:3] if fold not in ("de", "of")])
    if len(rest) >= 2 and (match := _ORDINAL.fullmatch(rest[0])) and rest[1] in _MONTHS:
        on = _in_year(_MONTHS[rest[1]], int(match[1]), None, today)
        return (on, 2 + skipped) if on and folds[0] == rest[0] else None
    if (
        len(folds) >= 2
        and folds[0] in _MONTHS
        and folds[0] not in _WEEKDAYS
        and (match := _ORDINAL.fullmatch(folds[1]))
    ):
        on = _in_year(_MONTHS[folds[0]], int(match[1]), None, today)
        return (on, 2) if on else None
    if re.fullmatch(r"\d{1,2}(st|nd|rd|th)", folds[0]):
        day = _day_of_month(int(folds[0][:-2]), today)
        return (day, 1) if day else None
    return None


def _clock(folds: Sequence[str], *, bare: bool) -> tuple[str, int] | None:
    match = _CLOCK.fullmatch(folds[0]) if folds else None
    if not match:
        return None
    hour, minute, unit, used = int(match[1]), int(match[2] or 0), match[3] or "", 1
    if not unit and len(folds) > 1 and folds[1] in HOUR_UNITS | {"am", "pm"}:
        unit, used = folds[1], 2
    if not match[2] and not unit and not (bare and 6 <= hour <= 21):
        return None
    if unit.startswith("p") and hour < 12:
        hour += 12
    elif unit.startswith("a") and hour == 12:
        hour = 0
    return (f"{hour:02}:{minute:02}", used) if hour < 24 and minute < 60 else None


def _in_year(month: int, day: int, year: str | None, today: date) -> date | None:
    """The date in the year given, or its next occurrence from today on."""
    if year:
        return _date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    on = _date(today.year, month, day)
    return _date(today.year + 1, month, day) if on is None or on < today else on


def _day_of_month(day: int, today: date) -> date | None:
    """The next date with this day of the month, today included."""
    for ahead in range(3):
        first = _months_on(today.replace(day=1), ahead)
        on = _date(first.year, first.month, day)
        if on and on >= today:
            return on
    return None


def _months_on(start: date, months: int) -> date:
    years, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
