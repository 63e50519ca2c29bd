"""Conversions that only Dolibarr needs: official numbers, prices by level, people in two fields, states as percents."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Protocol

from sfa_desktop.connectors.dolibarr import notes
from sfa_desktop.connectors.kit.conversions import CONVERSIONS, Column, Conversion, Maker, Remotes, Surroundings
from sfa_desktop.connectors.kit.markup import to_text

Values = Sequence[Any]


class Tables(Protocol):
    """What the conversions look up."""

    def list_name(self, level: Any, account: Any) -> str:
        """The id of the price list of an account; empty where there is none."""

    def unit(self, id_: Any) -> str:
        """The short name of a unit."""

    def country_id(self, code: str) -> int | None:
        """The id of a country by its ISO 3166-1 code. Raises kit.push.Refused."""


def conversions(tables: Tables) -> Mapping[str, Maker]:
    """The kit's and Dolibarr's own."""
    own = _Own(tables)
    return {
        **CONVERSIONS,
        "prose": own.prose,
        "person": own.person,
        "country": own.country,
        "unit": own.unit,
        "official": own.official,
        "price_list_of": own.price_list_of,
        "list_price": own.list_price,
        "taxes": own.taxes,
        "sum": own.sum,
        "net_price": own.net_price,
        "day": own.day,
        "noted": own.noted,
        "own_words": own.own_words,
        "visit_state": own.visit_state,
        "task_state": own.task_state,
        "planned": own.planned,
        "ended": own.ended,
        "minutes": own.minutes,
    }


def rate_name(rate: Any) -> str:
    """The id of a tax: its rate without needless zeros, `21` for "21.0000"."""
    known = Decimal(str(rate or 0))
    if not 0 <= known < 1000:
        raise ValueError("not a tax rate")
    return f"{known.normalize():f}"


def level_price(prices: Any, level: str) -> Any:
    """The price of a level among `multiprices`; None where there is none. Raises TypeError for what is no prices."""
    if isinstance(prices, dict):
        return prices.get(level)
    if prices is None or prices == []:  # an array of PHP that is empty comes as a list
        return None
    raise TypeError("not prices by level")


def _read_only(read: Callable[[Values], Values]) -> Conversion:
    return Conversion(read, lambda value, _: value)


def _moment(seconds: Any) -> str | None:
    if seconds in (None, "", 0, "0"):
        return None
    return f"{datetime.fromtimestamp(int(seconds), UTC).isoformat()[:19]}Z"


class _Own:
    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    # --- plain ----------------------------------------------------------------------------------------

    def prose(self, column: Column, _: Surroundings) -> Conversion:
        """Notes may be HTML, where the office writes them in an editor; plain text is sent."""
        return Conversion(lambda values: [to_text(v) if v else "" for v in values], lambda v, _: v or "")

    def person(self, column: Column, _: Surroundings) -> Conversion:
        def write(value: Any, _: Remotes) -> Any:
            first, _blank, last = str(value or "").strip().partition(" ")
            return {"firstname": first if last else "", "lastname": last.strip() or first}

        return Conversion(lambda values: [" ".join(filter(None, (f, last))) for last, f in values], write)

    def country(self, column: Column, _: Surroundings) -> Conversion:
        def write(value: Any, _: Remotes) -> Any:
            return {"country_id": self.tables.country_id(value) if value else 0}

        return Conversion(lambda values: [v or "" for v in values], write)

    def unit(self, column: Column, _: Surroundings) -> Conversion:
        return _read_only(lambda values: [self.tables.unit(v) if v else "" for v in values])

    def official(self, column: Column, _: Surroundings) -> Conversion:
        """The number; drafts have one for the time being, `(PROV12)`."""
        return _read_only(lambda values: ["" if str(v or "").startswith("(PROV") else str(v or "") for v in values])

    def day(self, column: Column, around: Surroundings) -> Conversion:
        """The day of a moment in the server's zone; sent as its noon."""
        plain = CONVERSIONS["epoch_date"](column, around)

        def write(value: Any, remotes: Remotes) -> Any:
            midnight = plain.write(value, remotes)
            return midnight + 12 * 3600 if midnight else None

        return Conversion(plain.read, write)

    # --- prices ---------------------------------------------------------------------------------------

    def price_list_of(self, column: Column, around: Surroundings) -> Conversion:
        keys, name = around.keys.of("price_list"), self.tables.list_name

        def read(values: Values) -> Values:
            return [keys[found] if (found := name(level, id_)) else None for level, id_ in values]

        return _read_only(read)

    def list_price(self, column: Column, _: Surroundings) -> Conversion:
        """The first level's: with levels on, `price` is that of the level written last."""

        def one(price: Any, levels: Any) -> Any:
            first = level_price(levels, "1")
            return price if first in (None, "") else first

        plain = CONVERSIONS["decimal"](column, _)
        return _read_only(lambda values: plain.read([one(price, levels) for price, levels in values]))

    def taxes(self, column: Column, around: Surroundings) -> Conversion:
        keys = around.keys.of("tax")
        return _read_only(lambda values: [[keys[rate_name(v)]] if v not in (None, "") else [] for v in values])

    def sum(self, column: Column, _: Surroundings) -> Conversion:
        return _read_only(lambda values: [str(sum(Decimal(str(part or 0)) for part in parts)) for parts in values])

    def net_price(self, column: Column, _: Surroundings) -> Conversion:
        """The unit price after the line's discount."""

        def read(values: Values) -> Values:
            return [f"{Decimal(str(p or 0)) * (100 - Decimal(str(d or 0))) / 100:.4f}" for p, d in values]

        return _read_only(read)

    # --- events ---------------------------------------------------------------------------------------

    def noted(self, column: Column, _: Surroundings) -> Conversion:
        name, default = str(column.options["name"]), column.options.get("default")
        nothing = None if name in {"started_at", "next_on"} else ""
        return _read_only(lambda values: [notes.split(v)[1].get(name) or default or nothing for v in values])

    def own_words(self, column: Column, _: Surroundings) -> Conversion:
        return _read_only(lambda values: [notes.split(v)[0] for v in values])

    def visit_state(self, column: Column, _: Surroundings) -> Conversion:
        """What the line says, unless somebody at the office moved the event on."""

        def one(percent: Any, note: Any) -> str:
            done = int(percent or 0)
            said = notes.split(note)[1].get("state", "")
            if done >= 100:
                return "skipped" if said == "skipped" else "done"
            return "started" if done > 0 else "planned"

        return _read_only(lambda values: [one(percent, note) for percent, note in values])

    def task_state(self, column: Column, _: Surroundings) -> Conversion:
        def one(percent: Any, note: Any) -> str:
            if int(percent or 0) < 100:
                return "open"
            return "dropped" if notes.split(note)[1].get("state") == "dropped" else "done"

        return _read_only(lambda values: [one(percent, note) for percent, note in values])

    def planned(self, column: Column, _: Surroundings) -> Conversion:
        """What was planned, where the visit began at another time; else when the event begins."""

        def read(values: Values) -> Values:
            return [notes.split(note)[1].get("planned_at") or _moment(start) for start, note in values]

        return _read_only(read)

    def ended(self, column: Column, _: Surroundings) -> Conversion:
        """Only of what was held: the end of a plan is no check-out."""
        return _read_only(
            lambda values: [_moment(end) if int(percent or 0) >= 100 else None for end, percent in values]
        )

    def minutes(self, column: Column, _: Surroundings) -> Conversion:
        def one(end: Any, start: Any) -> int | None:
            return round((int(end) - int(start)) / 60) if end and start else None

        return _read_only(lambda values: [one(end, start) for end, start in values])
