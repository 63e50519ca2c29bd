# SPDX-License-Identifier: GPL-3.0-or-later
"""Working days and times of the trade: dates spread in a rhythm, and the hours of a rep's day."""

from datetime import UTC, date, datetime, time, timedelta, timezone

from sfa_tryton_demo.dice import Dice

LOCAL = timezone(timedelta(hours=-3))
"""Argentina: no summer time since 2009."""


def moment(day: date, hour: int, minute: int) -> datetime:
    """The UTC moment, without zone as Tryton keeps it, of a local time."""
    return datetime.combine(day, time(hour, minute), LOCAL).astimezone(UTC).replace(tzinfo=None)


def working_day(day: date) -> date:
    """The day itself; for a Saturday the Friday before, for a Sunday the Monday after."""
    return day + timedelta(days={5: -1, 6: 1}.get(day.weekday(), 0))


def rhythm(dice: Dice, count: int, start: date, end: date, *, bend: float = 1.0) -> list[date]:
    """`count` working days from `start` to `end`, evenly but not exactly; a `bend` over 1 thins them out at the end."""
    span = (end - start).days
    days = []
    for place in range(count):
        share = min(max((place + 0.5 + dice.between(-0.3, 0.3)) / count, 0.0), 1.0) ** bend
        days.append(min(max(working_day(start + timedelta(days=int(share * span))), start), end))
    return days


class Diary:
    """Which days are how full: a visit goes to the emptiest working day near the one wanted."""

    def __init__(self, first: date, last: date) -> None:
        self._first, self._last = first, last
        self._load: dict[date, int] = {}

    def place(self, wanted: date) -> date:
        """The day taken for a visit wanted around `wanted`."""
        options = []
        for shift in (0, 1, -1, 2, -2, 3, -3):
            day = wanted + timedelta(days=shift)
            if day.weekday() < 5 and self._first <= day <= self._last:
                options.append((self._load.get(day, 0) + abs(shift) * 0.4, day))
        day = min(options)[1] if options else working_day(self._last)
        self.take(day)
        return day

    def take(self, day: date) -> None:
        """Count a visit on this day."""
        self._load[day] = self._load.get(day, 0) + 1
