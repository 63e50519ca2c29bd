"""The order on the desk: its head and lines as they stand, and what they come to. No Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from sfa_desktop.base.ids import new_id
from sfa_desktop.entities import Order, OrderLine, Product
from sfa_desktop.replica.queries.order_desk import DeskFacts
from sfa_desktop.rules.order_sheet import PricedLine, PricedOrder, SheetFacts, price_order


class Draft:
    """Changes one order; `priced` is computed again after each change, and only then."""

    def __init__(
        self, order: Order, lines: Sequence[OrderLine], products: Mapping[str, Product], facts: SheetFacts
    ) -> None:
        self.order, self.lines, self.products, self.facts = order, list(lines), dict(products), facts
        self._priced: PricedOrder | None = None

    @property
    def priced(self) -> PricedOrder:
        """Lines with today's prices, sums and lights."""
        if self._priced is None:
            self._priced = price_order(self.order, self.lines, self.products, self.facts)
        return self._priced

    def refresh(self, facts: SheetFacts, products: Mapping[str, Product]) -> None:
        """The replica knows more: price and check again with it."""
        self.facts = facts
        self.products.update(products)
        self._priced = None

    def set_head(self, **values: object) -> None:
        """Change fields of the order itself."""
        self.order = replace(self.order, **values)  # type: ignore[arg-type]  # field names are checked by the caller
        self._priced = None

    def line(self, line_id: str) -> OrderLine | None:
        """A line by id."""
        return next((line for line in self.lines if line.id == line_id), None)

    def entry(self, line_id: str) -> PricedLine | None:
        """A line with its price by id."""
        return next((entry for entry in self.priced.lines if entry.line.id == line_id), None)

    def numbers(self) -> dict[str, int]:
        """What each line is called on the screen: its place from 1."""
        return {line.id: place for place, line in enumerate(self.lines, 1)}

    def holds(self, product_id: str) -> OrderLine | None:
        """The line of a product, if there is one."""
        return next((line for line in self.lines if line.product_id == product_id), None)

    def add(self, product: Product, quantity: Decimal | None = None, discount: Decimal = Decimal(0)) -> str:
        """Add a product at the end; where it already stands, its line takes the quantity on top. Returns the line."""
        self.products[product.id] = product
        known = self.holds(product.id)
        if known is not None:
            if quantity is not None:
                self.set_quantity(known.id, (known.quantity or Decimal(0)) + quantity)
            return known.id
        line = OrderLine(
            id=new_id(),
            order_id=self.order.id,
            sequence=len(self.lines) + 1,
            product_id=product.id,
            description=product.name,
            quantity=quantity if quantity is not None else product.minimum or product.multiple or Decimal(1),
            unit=product.unit,
            discount=discount,
        )
        self.lines.append(line)
        self._priced = None
        return line.id

    def set_quantity(self, line_id: str, quantity: Decimal) -> None:
        """Order another quantity."""
        self._change(line_id, quantity=quantity)

    def set_discount(self, line_id: str, discount: Decimal) -> None:
        """Give another discount, whatever the limit: it is marked, never altered."""
        self._change(line_id, discount=discount)

    def remove(self, line_id: str) -> tuple[OrderLine, int] | None:
        """Take a line away; what `restore` needs to bring it back."""
        for place, line in enumerate(self.lines):
            if line.id == line_id:
                del self.lines[place]
                self._number()
                return line, place
        return None

    def restore(self, line: OrderLine, place: int) -> None:
        """Bring a line back to its place."""
        self.lines.insert(min(place, len(self.lines)), line)
        self._number()

    def copy(self, line: OrderLine) -> bool:
        """Take a line of an earlier order; its discount was for that occasion and stays behind."""
        product = self.products.get(line.product_id or "")
        if product is None or not product.active or self.holds(product.id) is not None:
            return False
        self.add(product, line.quantity)
        return True

    def kept(self) -> tuple[Order, tuple[OrderLine, ...]]:
        """What has to be saved: the lines with the prices that are shown."""
        return self.order, tuple(entry.line for entry in self.priced.lines)

    def _number(self) -> None:
        self.lines = [replace(line, sequence=place) for place, line in enumerate(self.lines, 1)]
        self._priced = None

    def _change(self, line_id: str, **values: Decimal) -> None:
        self.lines = [replace(line, **values) if line.id == line_id else line for line in self.lines]  # type: ignore[arg-type]
        self._priced = None


def new_order(facts: DeskFacts, today: date) -> Order:
    """An empty order for an account, not kept anywhere yet."""
    listed = facts.sheet.book.price_list
    return Order(
        id=new_id(),
        account_id=facts.account.id,
        ordered_on=today,
        price_list_id=listed.id if listed else None,
        currency=facts.currency,
    )
