"""Figures, dates and ages in the words and signs of the chosen language; below the UI they are plain values."""

import re
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_EVEN, Decimal

from PySide6.QtCore import QCoreApplication, QDate, QLocale

_HOUR, _DAY = 3600, 86400


translate = QCoreApplication.translate


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


class Formats:
    """One language's forms. Times come in UTC and are shown in the laptop's zone."""

    def __init__(self, locale: QLocale, *, currency: str = "$", digits: int = 2) -> None:
        """`currency` is the sign of the company's money, `digits` its decimals."""
        self.locale, self.currency, self.digits = locale, currency, digits
        self._group, self._point = locale.groupSeparator(), locale.decimalPoint()

    # --- figures ---

    def number(self, value: Decimal | int, digits: int = 2, *, trim: bool = False) -> str:
        """Grouped, with exactly `digits` decimals; `trim` drops the zeros at the end."""
        exact = Decimal(value).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_EVEN)
        whole, _, part = f"{abs(exact):,f}".partition(".")
        part = part.rstrip("0") if trim else part
        sign = "\u2212" if exact < 0 else ""
        return sign + whole.replace(",", self._group) + (self._point + part if part else "")

    def money(self, value: Decimal | None, currency: str = "") -> str:
        """`$ 184.300,00`; a dash for what is not known."""
        if value is None:
            return "–"
        words = self.number(value, self.digits)
        sign = "\u2212 " if words.startswith("\u2212") else ""
        return f"{sign}{currency or self.currency}\u00a0{words.lstrip(chr(0x2212))}"

    def amount(self, value: Decimal | None) -> str:
        """Money without its sign, for columns."""
        return "–" if value is None else self.number(value, self.digits)

    def quantity(self, value: Decimal | None) -> str:
        """Up to four decimals, none of them without need."""
        return "–" if value is None else self.number(value, 4, trim=True)

    def percent(self, value: Decimal | None, digits: int = 1) -> str:
        """`12,5 %`."""
        return "–" if value is None else f"{self.number(value, digits, trim=True)}\u00a0%"

    def count(self, value: int) -> str:
        """A whole number, grouped."""
        return self.number(value, 0)

    def size(self, octets: int) -> str:
        """`4,1 MB`."""
        for unit, scale in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
            if octets >= scale:
                return f"{self.number(Decimal(octets) / scale, 1)}\u00a0{unit}"
        return f"{octets}\u00a0B"

    # --- dates ---

    def date_short(self, day: date | QDate) -> str:
        """All in figures, with the whole year."""
        return self.locale.toString(day if isinstance(day, QDate) else _qdate(day), self._pattern())

    def date_hint(self) -> str:
        """How a date may be typed, as a hint."""
        return self.date_short(QDate(2026, 11, 24))

    def parse_date(self, text: str) -> QDate:
        """Read the local order, ISO, or day and month of the coming year. Raises ValueError."""
        parts = [int(part) for part in re.findall(r"\d+", text)]
        iso = bool(re.match(r"\s*\d{4}\D", text))
        if len(parts) == 3 and iso:
            found = QDate(*parts)
        elif len(parts) in (2, 3):
            month_first = self._pattern().startswith("M")
            month, day = parts[:2] if month_first else parts[1::-1]
            today = QDate.currentDate()
            year = parts[2] if len(parts) == 3 else today.year()
            found = QDate(year + 2000 if year < 100 else year, month, day)
            if len(parts) == 2 and found.isValid() and found < today.addMonths(-6):
                found = found.addYears(1)
        else:
            raise ValueError(f"{text!r} is not a date")
        if not found.isValid():
            raise ValueError(f"{text!r} is not a date")
        return found

    def moment_short(self, moment: datetime | None) -> str:
        """Date and time all in figures, as it may be typed; empty for none."""
        return "" if moment is None else f"{self.date_short(_local(moment).date())} {self.time(moment)}"

    def moment_hint(self) -> str:
        """How a date with its time may be typed, as a hint."""
        return f"{self.date_hint()} 09:30"

    def parse_moment(self, text: str) -> datetime | None:
        """Read a date and a time of the laptop's zone, noon where no time is given. Raises ValueError."""
        if not text.strip():
            return None
        clock = re.search(r"\s(\d{1,2})[:.h](\d{2})\s*$", text)
        day = self.parse_date(text[: clock.start()] if clock else text)
        hour, minute = (int(clock[1]), int(clock[2])) if clock else (12, 0)
        return datetime(day.year(), day.month(), day.day(), hour, minute).astimezone().astimezone(UTC)

    def _pattern(self) -> str:
        short = self.locale.dateFormat(QLocale.FormatType.ShortFormat)
        return re.sub(r"y+", "yyyy", short)

    def date_medium(self, day: date | None) -> str:
        """`24 nov 2026`."""
        return "–" if day is None else self._tidy(_qdate(day), "d MMM yyyy" if self._day_first() else "MMM d, yyyy")

    def date_long(self, day: date) -> str:
        """`martes 24 de noviembre`, for titles."""
        pattern = translate("format", "dddd d MMMM")
        return self.locale.toString(_qdate(day), pattern)

    def day(self, day: date | None, today: date) -> str:
        """A day as people say it: today, yesterday, `mar 3 nov`, with its year where it is another."""
        if day is None:
            return "–"
        near = {
            0: translate("format", "today"),
            -1: translate("format", "yesterday"),
            1: translate("format", "tomorrow"),
        }.get((day - today).days)
        if near:
            return near
        order = "ddd d MMM" if self._day_first() else "ddd MMM d"
        return self._tidy(_qdate(day), order if abs((day - today).days) < 300 else order.replace("ddd ", "") + " yyyy")

    def time(self, moment: datetime) -> str:
        """`07:41`, in the laptop's zone."""
        return f"{_local(moment):%H:%M}"

    def when(self, moment: datetime | None, now: datetime) -> str:
        """Day and time: `hoy 07:41`, `ayer 19:20`, `lun 23 nov`; the time only for near days."""
        if moment is None:
            return "–"
        day, today = _local(moment).date(), _local(now).date()
        words = self.day(day, today)
        return f"{words} {self.time(moment)}" if abs((day - today).days) <= 1 else words

    def age(self, moment: datetime | None, now: datetime) -> str:
        """How old a fact is: `ahora`, `24 min`, `1 h 24`, `12 días`."""
        if moment is None:
            return translate("format", "never")
        return self.duration(max(timedelta(0), now - moment))

    def duration(self, span: timedelta) -> str:
        """A span in at most two units."""
        seconds = int(span.total_seconds())
        if seconds < 60:
            return translate("format", "now")
        if seconds < _HOUR:
            return f"{seconds // 60}\u00a0min"
        if seconds < _DAY:
            return f"{seconds // _HOUR}\u00a0h\u00a0{seconds % _HOUR // 60:02}"
        days = seconds // _DAY
        return translate("format", "%n day(s)", "", days)

    def minutes(self, value: int | None) -> str:
        """`40 min`, `1 h 30`."""
        return "–" if value is None else self.duration(timedelta(minutes=value)) if value else "0\u00a0min"

    def ago(self, day: date | None, today: date) -> str:
        """How long a date of the trade is past: `hoy`, `hace 21 días`."""
        if day is None:
            return translate("format", "never")
        days = (today - day).days
        return self.day(day, today) if days < 2 else translate("format", "%n day(s) ago", "", days)

    def _day_first(self) -> bool:
        return not self._pattern().startswith("M")

    def _tidy(self, day: QDate, pattern: str) -> str:
        return self.locale.toString(day, pattern).replace(".", "")


def _local(moment: datetime) -> datetime:
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone()
