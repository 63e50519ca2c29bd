"""Conversions that only ERPNext needs: links by child rows, states with words of their own, prose in HTML."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sfa_desktop.connectors.erpnext import notes
from sfa_desktop.connectors.erpnext.lookups import Lookups
from sfa_desktop.connectors.erpnext.taxes import Taxes
from sfa_desktop.connectors.kit.conversions import (
    CONVERSIONS,
    Column,
    Conversion,
    Maker,
    Surroundings,
    moment_text,
)
from sfa_desktop.connectors.kit.markup import to_markup, to_text

Values = Sequence[Any]
_KEY = re.compile(r" ?\[[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\]$")


def conversions(lookups: Lookups, taxes: Taxes) -> Mapping[str, Maker]:
    """The kit's and ERPNext's own."""
    own = _Own(lookups, taxes)
    return {
        **CONVERSIONS,
        "child": own.child,
        "linked": own.linked,
        "party": own.party,
        "country": own.country,
        "two_lines": own.two_lines,
        "whole_name": own.whole_name,
        "sent": own.sent,
        "purchase_order": own.purchase_order,
        "visit_state": own.visit_state,
        "noted": own.noted,
        "visit_notes": own.visit_notes,
        "planned": own.planned,
        "span": own.span,
        "first_line": own.first_line,
        "further_lines": own.further_lines,
        "day_and_time": own.day_and_time,
        "stock": own.stock,
        "unit_digits": own.unit_digits,
        "item_taxes": own.item_taxes,
        "default_list": own.default_list,
        "rule_order": own.rule_order,
        "rule_unit": own.rule_unit,
        "rule_price": own.rule_price,
    }


def _read_only(read: Callable[[Values], Values]) -> Conversion:
    return Conversion(read, lambda value, _: value)


class _Own:
    def __init__(self, lookups: Lookups, taxes: Taxes) -> None:
        self.lookups = lookups
        self.taxes = taxes

    # --- links and child tables -----------------------------------------------------------------------

    def child(self, column: Column, around: Surroundings) -> Conversion:
        """The first child row that fits `where`, one of its fields: `table`, `parent` (its doctype), `field`.

        `fields` are all that columns of this kind want of the table, so that they ask for them once.
        """
        parent, table, field = (str(column.options[name]) for name in ("parent", "table", "field"))
        fields = [str(name) for name in column.options.get("fields", [field])]
        where: Mapping[str, Any] = column.options.get("where", {})
        plain = CONVERSIONS["reference" if column.to else "decimal" if column.options.get("number") else "text"]
        conversion = plain(column, around)

        def read(values: Values) -> Values:
            rows = self.lookups.children(parent, table, fields, values)
            fitting = (
                next((row for row in rows.get(v, ()) if all(row.get(k) == w for k, w in where.items())), {})
                for v in values
            )
            return conversion.read([row.get(field) for row in fitting])

        return Conversion(read, conversion.write)

    def linked(self, column: Column, _: Surroundings) -> Conversion:
        """A field of the record that is linked."""
        doctype, field = str(column.options["doctype"]), str(column.options["field"])

        def read(values: Values) -> Values:
            known = self.lookups.values(doctype, field, values)
            return [(known.get(v) or "") if v else "" for v in values]

        return _read_only(read)

    def party(self, column: Column, around: Surroundings) -> Conversion:
        """A dynamic link with its doctype beside: an account where that is a customer."""
        keys, plain = around.keys.of("account"), CONVERSIONS["reference"](column, around)
        return Conversion(
            lambda values: [keys[name] if doctype == "Customer" and name else None for name, doctype in values],
            plain.write,
        )

    def country(self, column: Column, _: Surroundings) -> Conversion:
        return Conversion(
            lambda values: [self.lookups.country_code(v) for v in values],
            lambda v, _: self.lookups.country_name(v or ""),
        )

    def two_lines(self, column: Column, _: Surroundings) -> Conversion:
        """Two fields as two lines."""
        return Conversion(
            lambda values: ["\n".join(filter(None, pair)) for pair in values],
            lambda v, _: dict(zip((column.remote, *column.beside), _halves(v or "", "\n"), strict=True)),
        )

    def whole_name(self, column: Column, _: Surroundings) -> Conversion:
        """First and last name as one."""
        return Conversion(
            lambda values: [" ".join(filter(None, pair)) for pair in values],
            lambda v, _: dict(zip((column.remote, *column.beside), _halves(v or "", " "), strict=True)),
        )

    def purchase_order(self, column: Column, _: Surroundings) -> Conversion:
        """The customer's reference, without our key (orders.py)."""
        return Conversion(lambda values: [_KEY.sub("", v or "") for v in values], lambda v, _: v or "")

    # --- states -----------------------------------------------------------------------------------------

    def sent(self, column: Column, around: Surroundings) -> Conversion:
        """A choice; `back` says what is sent for values that no record is read with."""
        plain = CONVERSIONS["choice"](column, around)
        back: Mapping[str, str] = column.options.get("back", {})
        return Conversion(plain.read, lambda v, r: back.get(v or "") or plain.write(v, r))

    # --- visits -----------------------------------------------------------------------------------------

    def visit_state(self, column: Column, _: Surroundings) -> Conversion:
        """Completed and Cancelled say it themselves; of an open one the description may say that it has begun."""
        table = dict(column.choices)

        def read(values: Values) -> Values:
            found = []
            for status, description in values:
                state = table.get(status or "Open", "planned")
                said = notes.split(description)[1].get("state")
                found.append(said if said == "started" and state == "planned" else state)
            return found

        return _read_only(read)

    def noted(self, column: Column, _: Surroundings) -> Conversion:
        name, default = str(column.options["name"]), column.options.get("default")
        nothing = None if name in {"planned_at", "started_at", "next_on"} else ""
        return _read_only(lambda values: [notes.split(v)[1].get(name) or default or nothing for v in values])

    def visit_notes(self, column: Column, _: Surroundings) -> Conversion:
        return _read_only(lambda values: [notes.split(v)[0] for v in values])

    def planned(self, column: Column, around: Surroundings) -> Conversion:
        """What was planned, where the visit began at another time; else when the event begins."""
        plain = CONVERSIONS["moment"](column, around)

        def read(values: Values) -> Values:
            starts = plain.read([start for start, _ in values])
            said = (notes.split(description)[1].get("planned_at") for _, description in values)
            return [one or start for one, start in zip(said, starts, strict=True)]

        return Conversion(read, plain.write)

    def span(self, column: Column, around: Surroundings) -> Conversion:
        """Minutes between two moments."""

        def minutes(start: Any, end: Any) -> int | None:
            if not start or not end:
                return None
            span = datetime.fromisoformat(end) - datetime.fromisoformat(start)  # nobody is visited when clocks change
            return max(0, round(span.total_seconds() / 60))

        return _read_only(lambda values: [minutes(start, end) for start, end in values])

    # --- tasks and cases --------------------------------------------------------------------------------

    def first_line(self, column: Column, _: Surroundings) -> Conversion:
        """Of prose without a headline its first line; written together with the rest (writing.py)."""
        return Conversion(lambda values: [to_text(v or "").partition("\n")[0] for v in values], lambda v, _: v or "")

    def further_lines(self, column: Column, _: Surroundings) -> Conversion:
        return Conversion(
            lambda values: [to_text(v or "").partition("\n")[2] for v in values], lambda v, _: to_markup(v or "")
        )

    def day_and_time(self, column: Column, around: Surroundings) -> Conversion:
        """A date, and a time in another field that may have one digit for the hour."""

        def moment(day: Any, time: Any) -> str | None:
            if not day:
                return None
            clock = str(time or "0:00:00").partition(".")[0].rjust(8, "0")
            return moment_text(f"{day} {clock}", around.zone)

        return _read_only(lambda values: [moment(day, time) for day, time in values])

    # --- products and prices ------------------------------------------------------------------------------

    def stock(self, column: Column, _: Surroundings) -> Conversion:
        def read(values: Values) -> Values:
            found = self.lookups.stock(values)
            return [f"{found[v]:.4f}" if v in found else None for v in values]

        return _read_only(read)

    def unit_digits(self, column: Column, _: Surroundings) -> Conversion:
        """None where the unit must be whole; ERPNext knows no other limits."""

        def read(values: Values) -> Values:
            whole = self.lookups.values("UOM", "must_be_whole_number", values)
            return [0 if whole.get(v) else None for v in values]

        return _read_only(read)

    def item_taxes(self, column: Column, around: Surroundings) -> Conversion:
        """The item's own tax template, else that of all sales (erpnext/stock/get_item_details.py)."""
        keys = around.keys.of("tax")

        def read(values: Values) -> Values:
            fields = ["item_tax_template", "tax_category"]
            rows = self.lookups.children("Item", "Item Tax", fields, values)
            return [[keys[tax] for tax in self.taxes.of_item(rows.get(v, ()))] for v in values]

        return _read_only(read)

    def default_list(self, column: Column, _: Surroundings) -> Conversion:
        return _read_only(lambda values: [v == self.lookups.default_list() for v in values])

    def rule_order(self, column: Column, _: Surroundings) -> Conversion:
        """The price that is valid from the latest day comes first (get_item_price orders by `valid_from desc`)."""

        def place(starts: Any) -> int:
            return 10_000_000_000 - (int(starts.replace("-", "")) if starts else 0)

        return _read_only(lambda values: [place(v) for v in values])

    def rule_unit(self, column: Column, _: Surroundings) -> Conversion:
        """Empty for prices of the item's own unit; those of another fit no product."""

        def read(values: Values) -> Values:
            units = self.lookups.values("Item", "stock_uom", (item for _, item in values))
            return ["" if not unit or unit == units.get(item) else f"unit {unit}" for unit, item in values]

        return _read_only(read)

    def rule_price(self, column: Column, _: Surroundings) -> Conversion:
        def text(value: Any) -> str:
            return f"{float(value or 0):.6f}".rstrip("0").rstrip(".") or "0"

        return _read_only(lambda values: [text(v) for v in values])


def _halves(text: str, between: str) -> tuple[str, str]:
    """What is written to two fields; a conversion that does so hands out a dictionary (writing.py)."""
    first, _, rest = text.strip().partition(between)
    return first, rest.replace("\n", ", ")
