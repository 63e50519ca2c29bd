"""order new, edit, copy, submit, check: orders from the command line."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from sfa_desktop.actions.change_order import change_order
from sfa_desktop.actions.copy_order import copy_order
from sfa_desktop.actions.edit_record import read_values
from sfa_desktop.actions.submit_order import preview, submit_order
from sfa_desktop.actions.take_order import LineWanted, TakenOrder, lines_of, take_order
from sfa_desktop.base.errors import EXIT_DONE, EXIT_PERSON, InvalidInput, OrderHeld
from sfa_desktop.base.money import parse_decimal
from sfa_desktop.cli.records import pairs
from sfa_desktop.cli.session import Session
from sfa_desktop.entities import Order
from sfa_desktop.replica.store import Reader
from sfa_desktop.rules.order_sheet import PricedOrder
from sfa_desktop.rules.preflight import GREEN, Light, level_of

_FIXED = frozenset({"account_id", "provisional", "state", "price_list_id", "currency"})


def new(session: Session) -> int:
    """Take an order; its id, provisional number, sums and lights."""
    options, profile = session.options, session.profile
    with profile.replica.read() as r:
        lines = [_line(r, text) for text in options.line]
        values = _head(r, options.set)
    taken = take_order(profile.replica, options.account, lines, device_id=profile.device_id, values=values)
    return _kept(session, taken)


def edit(session: Session) -> int:
    """Change lines and head of an order."""
    options, profile = session.options, session.profile
    if not options.line and not options.set and not options.submit:
        raise InvalidInput(problem="Say what to change: --line CODE:QTY, --set FIELD=VALUE or --submit.")
    with profile.replica.read() as r:
        lines = _changed(r, options.id, options.line) if options.line else None
        values = _head(r, options.set)
    return _kept(session, change_order(profile.replica, options.id, lines=lines, values=values))


def copy(session: Session) -> int:
    """A new order like an earlier one."""
    return _kept(session, copy_order(session.profile.replica, session.options.id, device_id=session.profile.device_id))


def submit(session: Session) -> int:
    """Send an order with the next sync; exit 4 if it has to stay a draft."""
    id_ = session.options.id
    try:
        sent = submit_order(session.profile.replica, id_, state=_target(session))
    except OrderHeld as held:
        return _held(session, {"id": id_, "submitted": False}, held)
    document = {"id": id_, "submitted": True, "state": sent.state, **describe(sent.priced)}
    session.output.answer(document, f"The order {id_} waits to be sent. {_total(sent.priced)}")
    return EXIT_DONE


def check(session: Session) -> int:
    """What an order comes to today, and its lights."""
    with session.profile.replica.read() as r:
        priced = preview(r, session.options.id)
    document = {"id": session.options.id, **describe(priced)}
    session.output.answer(document, _total(priced), *(_light_line(light) for light in priced.lights))
    return EXIT_DONE


def describe(priced: PricedOrder) -> dict[str, Any]:
    """Sums, lines and lights as JSON can hold them."""
    return {
        "net": priced.totals.net,
        "tax": priced.totals.tax,
        "total": priced.totals.total,
        "level": level_of(priced.lights),
        "lines": [
            {
                "id": entry.line.id,
                "code": entry.product.code if entry.product else None,
                "quantity": entry.line.quantity,
                "base_price": entry.line.base_price,
                "discount": entry.line.discount,
                "unit_price": entry.line.unit_price,
                "net": entry.line.net,
            }
            for entry in priced.lines
        ],
        "lights": [_light(light) for light in priced.lights if light.level != GREEN],
    }


def _kept(session: Session, taken: TakenOrder) -> int:
    document = {"id": taken.id, "provisional": taken.provisional, "submitted": False, **describe(taken.priced)}
    if not session.options.submit:
        said = f"The order {taken.id} ({taken.provisional}) is kept as a draft. {_total(taken.priced)}"
        session.output.answer(document, said, *(_light_line(one) for one in taken.priced.lights if one.level != GREEN))
        return EXIT_DONE
    try:
        submit_order(session.profile.replica, taken.id, state=_target(session))
    except OrderHeld as held:
        return _held(session, document, held)
    said = f"The order {taken.id} ({taken.provisional}) waits to be sent. {_total(taken.priced)}"
    session.output.answer({**document, "submitted": True}, said)
    return EXIT_DONE


def _held(session: Session, document: dict[str, Any], held: OrderHeld) -> int:
    lights = [light for light in held.values["lights"] if light.level != GREEN]  # type: ignore[attr-defined]
    document = {**document, "lights": [_light(light) for light in lights]}
    session.output.answer(document, f"The order {document['id']} stays a draft.", *map(_light_line, lights))
    session.output.say(str(held))
    return EXIT_PERSON


def _target(session: Session) -> str:
    return "quotation" if session.options.quotation else "confirmed"


def _line(r: Reader, text: str) -> LineWanted:
    """`CODE:QTY[:DISCOUNT%]`; the code may be a product's id as well. Raises InvalidInput."""
    code, *rest = text.rsplit(":", 2) if text.count(":") > 1 else text.split(":")
    if not rest or not code.strip():
        raise InvalidInput(problem=f"{text[:60]!r} is not CODE:QTY or CODE:QTY:DISCOUNT%, such as 2041:12:5%.")
    found = r.list("product", where={"code": code.strip()}, limit=1)
    product = found[0] if found else r.get("product", code.strip())
    if product is None:
        raise InvalidInput(problem=f"There is no product with the code {code.strip()[:60]!r}.")
    quantity = _number(rest[0], "quantity")
    discount = _number(rest[1].strip().removesuffix("%"), "discount") if len(rest) > 1 else Decimal(0)
    return LineWanted(product_id=product.id, quantity=quantity, discount=discount)


def _number(text: str, what: str) -> Decimal:
    try:
        return parse_decimal(text)
    except ValueError as error:
        raise InvalidInput(problem=f"The {what} {text[:40]!r} is not understood; write 12 or 1.234,56.") from error


def _changed(r: Reader, order_id: str, texts: Sequence[str]) -> list[LineWanted]:
    """The order's lines with those of `texts` set; a quantity of 0 takes a line away."""
    r.need("order", order_id)
    lines = {
        line.product_id or "": LineWanted(
            id=line.id, product_id=line.product_id or "", quantity=line.quantity or Decimal(0),
            discount=line.discount or Decimal(0), note=line.note,
        )
        for line in lines_of(r, order_id)
    }  # fmt: skip
    for text in texts:
        wanted = _line(r, text)
        before = lines.get(wanted.product_id)
        if wanted.quantity == 0 and before:
            del lines[wanted.product_id]
        else:
            lines[wanted.product_id] = LineWanted(
                id=before.id if before else "", product_id=wanted.product_id, quantity=wanted.quantity,
                discount=wanted.discount,
            )  # fmt: skip
    return list(lines.values())


def _head(r: Reader, texts: Sequence[str]) -> dict[str, Any]:
    values = read_values(r, Order, pairs(texts))
    fixed = _FIXED & values.keys()
    if fixed:
        raise InvalidInput(problem=f"{', '.join(sorted(fixed))} of an order cannot be set this way.")
    return values


def _light(light: Light) -> dict[str, Any]:
    return {
        "code": light.code, "level": light.level, "blocks": light.blocks, "line": light.line or None,
        "as_of": light.as_of, "values": dict(light.values),
    }  # fmt: skip


def _light_line(light: Light) -> str:
    values = ", ".join(f"{name}={value}" for name, value in light.values.items())
    as_of = f" (of {light.as_of:%Y-%m-%d %H:%M} UTC)" if light.as_of else ""
    return f"{light.level}: {light.code} {values}{as_of}"


def _total(priced: PricedOrder) -> str:
    return f"Net {priced.totals.net}, tax {priced.totals.tax}, total {priced.totals.total}."
