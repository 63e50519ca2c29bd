"""Conversions that only Odoo needs: many2one values are `[id, name]`, empty is `false`, names stand in other models."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time, tzinfo
from typing import Any

from sfa_desktop.connectors.kit.conversions import (
    CONVERSIONS,
    Column,
    Conversion,
    Maker,
    Remotes,
    Surroundings,
    UnknownLink,
)
from sfa_desktop.connectors.kit.repeats import Parts, members, once_each
from sfa_desktop.connectors.odoo import notes, prices
from sfa_desktop.connectors.odoo.lookups import Lookups

Values = Sequence[Any]
MOMENT = "%Y-%m-%d %H:%M:%S"


def conversions(lookups: Lookups, zone: Callable[[], tzinfo]) -> Mapping[str, Maker]:
    """The kit's and Odoo's own. `zone` is the user's: dates kept as moments are days there."""
    own = _Own(lookups, zone)
    return {
        **CONVERSIONS,
        "many2one": own.many2one,
        "many2many": own.many2many,
        "named": own.named,
        "labels": own.labels,
        "country": own.country,
        "is": own.one_of,
        "day": own.day,
        "account": own.account,
        "contact": own.contact,
        "attending_account": own.attending_account,
        "attending_contact": own.attending_contact,
        "noted": own.noted,
        "visit_notes": own.visit_notes,
        "planned": own.planned,
        "titled": own.titled,
        "activity_state": own.activity_state,
        "stage_state": own.stage_state,
        "lead_stage": own.lead_stage,
        "net_price": own.net_price,
        "categories": own.categories,
        "rule_order": own.rule_order,
        "rule_product": own.rule_product,
        "rule_category": own.rule_category,
        "rule_formula": own.rule_formula,
    }


def to_id(value: Any, remotes: Remotes) -> int | None:
    """The id of a linked record to write. Raises UnknownLink."""
    if not value:
        return None
    if not str(remotes.get(value, "")).isdecimal():
        raise UnknownLink(value)
    return int(remotes[value])


def _first(value: Any) -> Any:
    return value[0] if value.__class__ is list else value


def _name(value: Any) -> Any:
    return value[1] if value.__class__ is list else value or ""


def _read_only(read: Callable[[Values], Values]) -> Conversion:
    return Conversion(read, lambda value, _: value)


class _Own:
    def __init__(self, lookups: Lookups, zone: Callable[[], tzinfo]) -> None:
        self.lookups = lookups
        self._notes = Parts(notes.split)
        self.zone = zone

    # --- links and names ------------------------------------------------------------------------------

    def many2one(self, column: Column, around: Surroundings) -> Conversion:
        keys = around.keys.of(column.to)
        return Conversion(lambda values: [keys[v[0]] if v else None for v in values], to_id)

    def many2many(self, column: Column, around: Surroundings) -> Conversion:
        keys = around.keys.of(column.to)
        return _read_only(lambda values: once_each(values, lambda ids: [keys[id_] for id_ in ids]))

    def named(self, column: Column, _: Surroundings) -> Conversion:
        return _read_only(lambda values: [_name(v) for v in values])

    def labels(self, column: Column, _: Surroundings) -> Conversion:
        """Many2many as the names of its records; a name that is not there is made."""
        model = str(column.options["model"])

        def read(values: Values) -> Values:
            names = self.lookups.values(model, "name", members(values))
            return once_each(values, lambda ids: sorted(filter(None, map(names.get, ids))))

        return Conversion(read, lambda v, _: [[6, 0, self.lookups.ids(model, v or (), make=True)]])

    def country(self, column: Column, _: Surroundings) -> Conversion:
        def read(values: Values) -> Values:
            codes = self.lookups.values("res.country", "code", {_first(v) for v in values if v})
            return [(codes.get(_first(v)) or "") if v else "" for v in values]

        return Conversion(read, lambda v, _: self.lookups.country(v or ""))

    def account(self, column: Column, around: Surroundings) -> Conversion:
        """The account behind a partner, which may be a person or an address of it."""
        keys = around.keys.of("account")

        def read(values: Values) -> Values:
            ids = [v[0] if v.__class__ is list else v for v in values]
            partners, own = self.lookups.partners(filter(None, set(ids))), self.lookups.own
            heads = {id_: partners[id_].commercial if id_ else 0 for id_ in set(ids)}
            found = {id_: keys[head] if head and head not in own else None for id_, head in heads.items()}
            return [found[id_] for id_ in ids]

        return Conversion(read, to_id)

    def contact(self, column: Column, around: Surroundings) -> Conversion:
        """The person, where a partner is one of an account."""
        keys = around.keys.of("contact")

        def read(values: Values) -> Values:
            ids = [v[0] if v.__class__ is list else v for v in values]
            partners = self.lookups.partners(filter(None, set(ids)))
            found = {id_: keys[id_] if id_ and partners[id_].commercial != id_ else None for id_ in set(ids)}
            return [found[id_] for id_ in ids]

        return Conversion(read, to_id)

    def attending_account(self, column: Column, around: Surroundings) -> Conversion:
        keys = around.keys.of("account")

        def read(values: Values) -> Values:
            partners, own = self.lookups.partners(members(values)), self.lookups.own

            def account(ids: Sequence[Any]) -> str | None:
                there = [partners[id_] for id_ in ids if id_ not in own]
                companies = [one.commercial for one in there if one.company and one.commercial not in own]
                return keys[companies[0]] if companies else None

            return once_each(values, account)

        return Conversion(read, to_id)

    def attending_contact(self, column: Column, around: Surroundings) -> Conversion:
        keys = around.keys.of("contact")

        def read(values: Values) -> Values:
            partners, own = self.lookups.partners(members(values)), self.lookups.own

            def contact(ids: Sequence[Any]) -> str | None:
                people = (id_ for id_ in ids if id_ not in own and partners[id_].commercial not in (id_, *own))
                first = next(people, None)
                return keys[first] if first is not None else None

            return once_each(values, contact)

        return Conversion(read, to_id)

    # --- plain ----------------------------------------------------------------------------------------

    def one_of(self, column: Column, _: Surroundings) -> Conversion:
        wanted = frozenset(column.options["values"])
        return _read_only(lambda values: [v in wanted for v in values])

    def day(self, column: Column, _: Surroundings) -> Conversion:
        """The day of a moment where the user is; sent as its noon."""

        def read(values: Values) -> Values:
            zone = self.zone()
            days = {v: _day(v, zone) if v else None for v in set(values)}
            return [days[v] for v in values]

        def write(value: Any, _: Remotes) -> Any:
            if not value:
                return None
            noon = datetime.combine(date.fromisoformat(value), time(12), self.zone())
            return noon.astimezone(UTC).strftime(MOMENT)

        return Conversion(read, write)

    def net_price(self, column: Column, _: Surroundings) -> Conversion:
        """The unit price after the line's discount."""
        return _read_only(lambda values: [f"{price * (1 - (discount or 0) / 100):.4f}" for price, discount in values])

    # --- visits ---------------------------------------------------------------------------------------

    def noted(self, column: Column, _: Surroundings) -> Conversion:
        name = str(column.options["name"])
        nothing = column.options.get("default") or _none(name)
        return _read_only(lambda values: [said.get(name) or nothing for _, said in self._notes.of(values)])

    def visit_notes(self, column: Column, _: Surroundings) -> Conversion:
        return _read_only(lambda values: [words for words, _ in self._notes.of(values)])

    def planned(self, column: Column, around: Surroundings) -> Conversion:
        """What was planned, where the visit began at another time; else when the event begins."""
        plain = CONVERSIONS["moment"](column, around)

        def read(values: Values) -> Values:
            starts = plain.read([start for start, _ in values])
            noted = (notes.split(description)[1].get("planned_at") for _, description in values)
            return [said or start for said, start in zip(noted, starts, strict=True)]

        return Conversion(read, plain.write)

    # --- tasks, cases, opportunities ------------------------------------------------------------------

    def titled(self, column: Column, _: Surroundings) -> Conversion:
        """An activity's summary, or the name of its type."""
        return Conversion(lambda values: [text or _name(kind) for text, kind in values], lambda v, _: v or "")

    def activity_state(self, column: Column, _: Surroundings) -> Conversion:
        return _read_only(lambda values: ["open" if active else "done" for active in values])

    def stage_state(self, column: Column, _: Surroundings) -> Conversion:
        """Open, or solved where the stage is a folded one."""
        model = str(column.options["model"])

        def read(values: Values) -> Values:
            folded = self.lookups.values(model, "fold", {_first(v) for v in values if v})
            return ["solved" if v and folded.get(_first(v)) else "open" for v in values]

        return _read_only(read)

    def lead_stage(self, column: Column, _: Surroundings) -> Conversion:
        """Won by the stage; lost are those archived with probability 0 (crm.lead `action_set_lost`)."""

        def read(values: Values) -> Values:
            won = self.lookups.values("crm.stage", "is_won", {_first(stage) for stage, _, _ in values if stage})
            found = []
            for stage, active, probability in values:
                if stage and won.get(_first(stage)):
                    found.append("won")
                else:
                    found.append("opportunity" if active else "cancelled" if probability else "lost")
            return found

        return _read_only(read)

    # --- products and prices --------------------------------------------------------------------------

    def categories(self, column: Column, _: Surroundings) -> Conversion:
        """The product's category and its parents, and its template: what price rules match."""

        def read(values: Values) -> Values:
            ids = [category[0] if category else 0 for category, _ in values]
            paths = self.lookups.values("product.category", "parent_path", filter(None, ids))
            parts = {
                id_: [part for part in str(paths.get(id_) or id_).split("/") if part not in ("", "0")]
                for id_ in set(ids)
            }
            return [
                [*parts[id_], prices.template_key(template[0])] for id_, (_, template) in zip(ids, values, strict=True)
            ]

        return _read_only(read)

    def rule_order(self, column: Column, _: Surroundings) -> Conversion:
        return _read_only(lambda values: [prices.order(*value) for value in values])

    def rule_product(self, column: Column, around: Surroundings) -> Conversion:
        keys = around.keys.of("product")
        return _read_only(
            lambda values: [keys[_first(p)] if p and on == prices.ON_VARIANT else None for p, on in values]
        )

    def rule_category(self, column: Column, _: Surroundings) -> Conversion:
        return _read_only(lambda values: [prices.category_key(*value) for value in values])

    def rule_formula(self, column: Column, _: Surroundings) -> Conversion:
        def read(values: Values) -> Values:
            currencies = self.lookups.values("product.pricelist", "currency_id", (_first(v[-1]) for v in values))
            found = []
            for value in values:
                currency = _name(currencies.get(_first(value[-1])) or "")
                found.append(prices.formula(self.lookups.rate(currency) if currency else 1, *value[:-1]))
            return found

        return _read_only(read)


def _day(value: str, zone: tzinfo) -> str:
    return datetime.fromisoformat(value).replace(tzinfo=UTC).astimezone(zone).date().isoformat()


def _none(name: str) -> str | None:
    return None if name in {"planned_at", "started_at", "next_on"} else ""
