"""Wall times of one zone, an hour at a time: asking a zone for its offset costs more than all the rest of a row."""

from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_REMEMBERED = 50_000
_HOUR, _LAST = timedelta(hours=1), timedelta(minutes=59, seconds=59)
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


def zone_of(name: object) -> ZoneInfo | None:
    """The zone of a name; None where that is none."""
    try:
        return ZoneInfo(name) if isinstance(name, str) and name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


class Hours(dict[str, tuple[str, int] | None]):
    """By `YYYY-MM-DD HH`: the same hour in UTC as `YYYY-MM-DDTHH`, and its start in microseconds since 1970.

    None where that is not so simple: clocks are put forward or back in this hour, or the zone is no whole number of
    hours from UTC. Raises ValueError for what is no time.
    """

    def __init__(self, zone: tzinfo) -> None:
        super().__init__()
        self._zone = zone

    def __missing__(self, hour: str) -> tuple[str, int] | None:
        if len(self) > _REMEMBERED:
            self.clear()
        begin = datetime.fromisoformat(f"{hour}:00:00").replace(tzinfo=self._zone)
        offsets = {(begin + after).replace(fold=fold).utcoffset() for after in (timedelta(), _LAST) for fold in (0, 1)}
        offset = next(iter(offsets))
        found = None
        if len(offsets) == 1 and offset is not None and not offset % _HOUR:
            utc = begin.astimezone(UTC)
            found = utc.strftime("%Y-%m-%dT%H"), (utc - _BEGINNING) // timedelta(microseconds=1)
        self[hour] = found
        return found
