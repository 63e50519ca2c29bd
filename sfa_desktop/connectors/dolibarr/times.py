"""Moments in Dolibarr's filters: `tms` is compared as text in the time zone of the database's session.

That zone is told nowhere. PHP's is, and automatic events carry both a stamp of PHP (`datec`) and one of the database
(`datem`) of the same second, so that the difference shows. Where it does not, both PHP's zone and UTC are allowed for:
some rows are then read again, none is missed.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Any

from sfa_desktop.connectors.kit.walls import zone_of

_QUARTER = 900
_SAME = 5
"""Seconds that the two stamps of one event may lie apart."""
_HOURS = 2


def zone(name: str, offset: int) -> tzinfo:
    """PHP's zone by its name, else by the seconds it is ahead of UTC now."""
    return zone_of(name) or timezone(timedelta(seconds=offset))


def shifts(events: Iterable[Mapping[str, Any]], offset: int) -> tuple[int, ...]:
    """Seconds by which the database's text may be ahead of PHP's: one where the events tell, else both usual ones."""
    found: Counter[int] = Counter()
    for event in events:
        made, stamped = event.get("datec"), event.get("datem")
        if not str(made or "").isdecimal() or not str(stamped or "").isdecimal():
            continue
        apart = int(str(stamped)) - int(str(made))
        whole = round(apart / _QUARTER) * _QUARTER
        if abs(apart - whole) <= _SAME and abs(whole) <= 14 * 3600:
            found[whole] += 1
    if found:
        return (found.most_common(1)[0][0],)
    return (0, -offset) if offset else (0,)


def text(moment: datetime, zone: tzinfo, ahead: Iterable[int]) -> str:
    """The earliest text that the moment may have in the database, an hour that the clocks repeat included."""
    near = (moment + timedelta(hours=hours) for hours in (-_HOURS, 0, _HOURS))
    least = min(one.astimezone(zone).utcoffset() or timedelta() for one in near)
    shown = moment.astimezone(UTC) + least + timedelta(seconds=min(ahead))
    return shown.strftime("%Y-%m-%d %H:%M:%S")
