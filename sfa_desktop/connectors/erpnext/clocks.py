"""The site's wall clock: Frappe stamps everything in the time zone of its System Settings, without saying which.

Where clocks go back, an hour comes twice: a question for what is later than a moment asks from the earliest wall time
that anything later can show.
"""

from datetime import UTC, datetime, timedelta, tzinfo

_QUARTER = timedelta(minutes=15)
_QUARTERS = 12
"""Quarters of an hour looked ahead: clocks go back by an hour, at a full quarter."""


def floor(moment: datetime, zone: tzinfo) -> str:
    """The earliest stamp that what happens from this moment on may carry, as Frappe compares it."""
    begin = moment.astimezone(UTC)
    next_quarter = begin.replace(minute=begin.minute // 15 * 15, second=0, microsecond=0)
    later = [next_quarter + _QUARTER * number for number in range(1, _QUARTERS + 1)]
    walls = [one.astimezone(zone).replace(tzinfo=None) for one in (begin, *later)]
    return min(walls).strftime("%Y-%m-%d %H:%M:%S")
