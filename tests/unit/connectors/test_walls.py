"""Hours of a wall clock: simple ones are known, those in which it changes are not."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sfa_desktop.connectors.kit.conversions import CONVERSIONS, Column, Surroundings, moment_text, stamps
from sfa_desktop.connectors.kit.keys import KeyBook
from sfa_desktop.connectors.kit.walls import Hours

ZONES = ["Europe/Paris", "America/Sao_Paulo", "Asia/Kolkata", "Australia/Lord_Howe", "America/St_Johns", "UTC"]


def test_an_hour_in_utc() -> None:
    hours = Hours(ZoneInfo("Europe/Paris"))
    assert hours["2026-11-24 00"] == ("2026-11-23T23", int(datetime(2026, 11, 23, 23, tzinfo=UTC).timestamp()) * 10**6)
    assert hours["2026-10-25 02"] is None, "it comes twice"
    assert hours["2026-03-29 02"] is None, "there is none"
    assert Hours(ZoneInfo("Asia/Kolkata"))["2026-11-24 00"] is None
    with pytest.raises(ValueError, match="isoformat"):
        hours["yesterday, ha"]


@pytest.mark.parametrize("name", ZONES)
def test_the_short_way_says_what_the_long_one_does(name: str) -> None:
    zone = ZoneInfo(name)
    moment = CONVERSIONS["moment"](Column(name="x", remotes=("x",), convert="moment"), Surroundings(KeyBook(), zone))
    begin = datetime(2026, 1, 1, 0, 7, 31, 250_000, tzinfo=UTC)
    for number in range(0, 366 * 24, 5):
        wall = (begin + timedelta(hours=number)).astimezone(zone)
        for text in (wall.strftime("%Y-%m-%d %H:%M:%S"), wall.strftime("%Y-%m-%d %H:%M:%S.%f")):
            assert list(moment.read([text])) == [moment_text(text, zone)]
        once = wall.replace(fold=0).utcoffset() == wall.replace(fold=1).utcoffset()
        (told,) = stamps(zone)([wall.strftime("%Y-%m-%d %H:%M:%S.%f")])
        assert told == (round(wall.timestamp() * 10**6) if once else 0)
