"""The page: loads an account's terms, takes what is typed, prices it at once, keeps the draft at every change."""

from decimal import Decimal
from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from sfa_desktop.base.errors import OrderHeld
from sfa_desktop.entities import Order, OrderLine, Product
from sfa_desktop.replica.queries.order_desk import DeskFacts
from sfa_desktop.ui import language, messages
from sfa_desktop.ui.page import Desk, Key, Notice, Page
from sfa_desktop.ui.pages.order_desk.draft import Draft, new_order
from sfa_desktop.ui.pages.order_desk.finder import Finder, Loaded
from sfa_desktop.ui.pages.order_desk.foot import Preflight, Totals, WhyPrice, sendable, way
from sfa_desktop.ui.pages.order_desk.grid import OrderGrid, packs
from sfa_desktop.ui.pages.order_desk.head import DeskHead
from sfa_desktop.ui.pages.order_desk.keeper import Keeper
from sfa_desktop.ui.pages.order_desk.offers import offers
from sfa_desktop.ui.pages.order_desk.paper import PaperMaker
from sfa_desktop.ui.pages.order_desk.picker import AccountPicker
from sfa_desktop.ui.pages.order_desk.rows import DISCOUNT, NEW_ROW, rows
from sfa_desktop.ui.pages.order_desk.sender import Sender
from sfa_desktop.ui.pages.order_desk.side import Offer, SidePanel
from sfa_desktop.ui.pages.order_desk.store import OrderStore
from sfa_desktop.ui.pages.order_desk.typed import discount_of, quantity_of
from sfa_desktop.ui.widgets.cell import Row
from sfa_desktop.ui.widgets.layout import col, holder, row
from sfa_desktop.ui.widgets.mark import Rule
from sfa_desktop.ui.widgets.panel import Panel
from sfa_desktop.ui.widgets.state import Stage

CARES = frozenset({"account", "product", "price_list", "price_rule", "tax"})
"""Kinds whose news change what is shown; the order itself is this page's own."""
FOOT_HEIGHT = 214
REST_MS = 20


class OrderDeskPage(Page):
    """Opened with nothing (asks for whom), an account's id, an order's id, or (order id, line id)."""

    name = "order_desk"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._draft: Draft | None = None
        self._facts: DeskFacts | None = None
        self._line_wanted = ""
        profile = desk.profile
        store = OrderStore(profile.replica, profile.device_id)
        self._keeper = Keeper(desk.tasks, store.save, self)
        self._keeper.kept.connect(self._on_kept)
        self._keeper.failed.connect(self._on_not_kept)
        self._sender = Sender(desk, self._keeper, self)
        self._sender.sent.connect(self._on_sent)
        self._sender.held.connect(self._on_held)
        self._finder = Finder(desk, self)
        self._finder.loaded.connect(self._on_loaded)
        self._finder.missing.connect(self._on_missing)
        self._paper = PaperMaker(desk, self)
        self._paper.notice_raised.connect(self.notice_raised)
        self._picker = AccountPicker()
        self._picker.sought.connect(self._finder.find_accounts)
        self._picker.chosen.connect(self._finder.load)
        self._finder.accounts_found.connect(self._picker.show_found)
        self._stage = Stage(self._make_desk(), row_height=43)
        self._stage.acted.connect(self._on_stage_acted)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._picker)
        self._stack.addWidget(self._stage)
        self.setLayout(col((self._stack, 1), gap=0))
        self.setFocusProxy(self._grid)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._show_rest)
        self._side.listen(self)
        desk.bridge.replica_changed.connect(self._on_replica_changed)

    def _make_desk(self) -> QWidget:
        self._head, self._grid, self._side = DeskHead(), OrderGrid(self.tr("Order lines")), SidePanel()
        self._why, self._preflight, self._totals = WhyPrice(), Preflight(), Totals()
        grid, side, finder = self._grid, self._side, self._finder
        grid.sought.connect(finder.find_for_grid)
        finder.grid_found.connect(grid.show_found)
        grid.picked.connect(self._on_picked)
        grid.changed.connect(self._on_changed)
        grid.stepped.connect(self._on_stepped)
        grid.removed.connect(self._on_removed)
        grid.current_changed.connect(self._show_why)
        side.sought.connect(finder.find_for_side)
        finder.side_found.connect(side.show_found)
        side.offer_taken.connect(self._on_offer_taken)
        side.line_copied.connect(self._on_line_copied)
        side.all_copied.connect(self._copy_all)
        side.product_chosen.connect(self._on_picked)
        side.terms.changed.connect(self._on_terms_changed)
        self._totals.printed.connect(self._print)
        self._totals.submitted.connect(self._submit)
        parts = row(
            (self._why, 9), Rule(vertical=True), (self._preflight, 11), Rule(vertical=True), (self._totals, 11), gap=0
        )
        foot = Panel(parts, sides="t")
        foot.setMinimumHeight(FOOT_HEIGHT)
        return holder(row((col(self._head, (grid, 1), foot, gap=0), 1), side, gap=0))

    # --- Page ---

    def keys(self) -> tuple[Key, ...]:
        """The keys of the desk, or those of asking for whom."""
        if self._stack.currentWidget() is self._picker:
            return self._picker.keys()
        return (
            Key("Enter", self.tr("next")),
            Key("D", self.tr("discount")),
            Key("+ −", self.tr("packs")),
            Key("Del", self.tr("remove")),
            Key("Alt 1…4", self.tr("take suggestion")),
            Key("Ctrl R", self.tr("repeat last"), self._copy_all),
            Key("F9", self.tr("PDF"), self._print),
            Key("Ctrl ⏎", self.tr("send"), self._submit, "Ctrl+Return"),
            Key("F6", self.tr("suggestions, last order, catalogue, terms"), self._side.cycle),
        )

    def key_note(self) -> str:
        """What the desk promises."""
        return self.tr("No price and no discount changes in silence")

    def opened(self, argument: object = None) -> None:
        """Show the order or account asked for, or ask for whom."""
        self._line_wanted = ""
        if isinstance(argument, tuple):
            argument, self._line_wanted = argument
        if argument:
            self._stage.show_loading()
            self._show_part(self._stage)
            self._finder.load(str(argument))
        else:
            self._draft = self._facts = None
            self.set_title(self.tr("New order"))
            self._picker.box.clear()
            self._finder.find_accounts("")
            self._show_part(self._picker)

    def left(self) -> None:
        """Take over what stands in an open cell."""
        self._grid.finish_typing()

    def _show_part(self, part: QWidget) -> None:
        self._stack.setCurrentWidget(part)
        self.keys_changed.emit()
        self.setFocusProxy(self._grid if part is self._stage else self._picker)
        if part is self._picker:
            self._picker.box.setFocus()

    # --- loading ---

    @Slot(object)
    def _on_loaded(self, loaded: Loaded) -> None:
        facts = loaded.facts
        self._facts = facts
        if self._draft is not None and facts.order is not None and self._draft.order.id == facts.order.id:
            self._draft.refresh(facts.sheet, facts.products)
        else:
            order = facts.order or new_order(facts, self.desk.clock.today())
            self._draft = Draft(order, facts.lines, facts.products, facts.sheet)
            self._keeper.forget()
        draft = self._draft
        self._finder.price_with(facts.sheet)
        self._show_head()
        self._side.terms.show_order(draft.order)
        self._side.show_last(facts.last, facts.last_lines, facts.products, self.desk.clock.today())
        self._stage.show_content()
        self._show_part(self._stage)
        self._show_all()
        self._show_rest()
        self._show_title()
        if self._line_wanted and self._grid.choose_id(self._line_wanted):
            self._line_wanted = ""
            self._grid.setFocus()
        elif not self._grid.currentIndex().isValid() or not draft.lines:
            self._grid.type_article()

    @Slot(object)
    def _on_missing(self, error: Exception) -> None:
        said = messages.explain(error)
        self._show_part(self._stage)
        self._stage.show_error(said.sentence, said.action, action=self.tr("Choose an account"))

    @Slot()
    def _on_stage_acted(self) -> None:
        self.opened()

    @Slot(object, object)
    def _on_replica_changed(self, kinds: frozenset[str], _ids: frozenset[str]) -> None:
        draft = self._draft
        if draft is not None and kinds & CARES and self.isVisible():
            known = draft.order.provisional or draft.order.origin.version
            self._finder.load_again(draft.order.id if known else "", draft.order.account_id or "")

    # --- showing ---

    def _show_head(self) -> None:
        draft, facts = self._draft, self._facts
        if draft is not None and facts is not None:
            listed = draft.facts.book.price_list
            self._head.show_order(facts.account, draft.order, listed.name if listed else "", self.desk.clock.today())

    def _show_all(self) -> None:
        """The grid and the total at once; what explains them a moment later, so that no key waits for it."""
        draft = self._draft
        if draft is None:
            return
        self._grid.show_lines(rows(draft.priced, self.desk.clock.now()))
        self._totals.show_order(draft.priced)
        self._rest.start()

    @Slot()
    def _show_rest(self) -> None:
        draft, facts = self._draft, self._facts
        if draft is None or facts is None:
            return
        now, priced = self.desk.clock.now(), draft.priced
        self._head.credit.show_credit(draft.facts.credit, priced.totals.total, now)
        self._preflight.show_order(priced, draft.numbers(), now, facts.prices_as_of)
        self._totals.set_way(way(priced), enabled=bool(draft.lines))
        self._side.show_offers(offers(draft, facts, self.desk.clock.today()))
        self._show_why()

    def _show_title(self, saved: str = "") -> None:
        draft = self._draft
        if draft is None:
            return
        order = draft.order
        number = order.number or order.provisional
        title = self.tr("Order {number}").format(number=order.number) if order.number else self.tr("New order")
        note = self.tr("Draft {number}").format(number=number) if number and not order.number else ""
        self.set_title(title, " · ".join(part for part in (note, saved) if part))

    @Slot(object)
    def _show_why(self, _row: Row | None = None) -> None:
        draft, chosen = self._draft, self._grid.current_row()
        if draft is None:
            return
        line_id = chosen.id if chosen is not None and chosen.id != NEW_ROW else ""
        line_id = line_id or (draft.lines[-1].id if draft.lines else "")
        self._why.show_line(draft.numbers().get(line_id, 0), draft.entry(line_id), draft.facts.policies)

    # --- changing ---

    def _changed(self) -> None:
        draft = self._draft
        if draft is None:
            return
        self._show_all()
        self._keeper.keep(*draft.kept())

    @Slot(object)
    def _on_picked(self, product: Product) -> None:
        if self._draft is None:
            return
        known, line_id = self._draft.holds(product.id), self._draft.add(product)
        if known is None:
            self._changed()
        self._grid.edit_quantity(line_id)

    @Slot(str, str, str)
    def _on_changed(self, line_id: str, key: str, typed: str) -> None:
        draft = self._draft
        entry = draft.entry(line_id) if draft is not None else None
        if draft is None or entry is None:
            return
        try:
            if key == DISCOUNT:
                draft.set_discount(line_id, discount_of(typed))
            else:
                draft.set_quantity(line_id, quantity_of(typed, entry.product))
        except ValueError as error:
            self._grid.ask_again(line_id, key, typed)
            self.notice_raised.emit(Notice(words=str(error), icon="alert", tone="need"))
            return
        self._changed()

    @Slot(str, int)
    def _on_stepped(self, line_id: str, steps: int) -> None:
        draft = self._draft
        entry = draft.entry(line_id) if draft is not None else None
        if draft is not None and entry is not None:
            quantity = (entry.line.quantity or Decimal(0)) + packs(entry.product, steps)
            if quantity > 0:
                draft.set_quantity(line_id, quantity)
                self._changed()

    @Slot(str)
    def _on_removed(self, line_id: str) -> None:
        draft = self._draft
        gone = draft.remove(line_id) if draft is not None else None
        if draft is None or gone is None:
            return
        self._changed()
        self._grid.choose(min(gone[1], len(draft.lines)))
        words = self.tr("Removed: {product}").format(product=gone[0].description)
        back = partial(self._put_back, draft, *gone)
        self.notice_raised.emit(Notice(words=words, action=self.tr("Undo"), run=back))

    def _put_back(self, draft: Draft, line: OrderLine, place: int) -> None:
        draft.restore(line, place)
        if draft is self._draft:
            self._changed()
            self._grid.choose_id(line.id)

    @Slot(dict)
    def _on_terms_changed(self, values: dict[str, object]) -> None:
        if self._draft is not None:
            self._draft.set_head(**values)
            self._show_head()
            self._changed()

    @Slot(object)
    def _on_offer_taken(self, offer: Offer) -> None:
        if self._draft is not None:
            line_id = self._draft.add(offer.product, offer.quantity)
            self._changed()
            self._grid.choose_id(line_id)

    @Slot(object)
    def _on_line_copied(self, line: OrderLine) -> None:
        if self._draft is not None and self._draft.copy(line):
            self._changed()

    @Slot()
    def _copy_all(self) -> None:
        facts = self._facts
        if facts is None or self._draft is None:
            return
        if copied := sum(map(self._draft.copy, facts.last_lines)):
            self._changed()
            words = self.tr("%n line(s) copied at today's prices", None, copied)
            self.notice_raised.emit(Notice(words=words, icon="copy"))

    # --- keeping, sending, printing ---

    @Slot(object)
    def _on_kept(self, order: Order) -> None:
        draft = self._draft
        if draft is not None and draft.order.id == order.id:
            draft.set_head(provisional=order.provisional, state=order.state)
            at = language.formats().time(self.desk.clock.now())
            self._show_title(self.tr("saved {time}").format(time=at))

    @Slot(object)
    def _on_not_kept(self, error: Exception) -> None:
        self.notice_raised.emit(Notice.of(error))

    @Slot()
    def _submit(self) -> None:
        draft = self._draft
        if draft is None or not draft.lines:
            return
        self._grid.finish_typing()
        if not sendable(draft.priced):
            self._show_blocking(draft)
            return
        self._totals.set_way(self.tr("Sending…"), busy=True)
        self._sender.send(draft)

    @Slot(object)
    def _on_sent(self, draft: Draft) -> None:
        number = draft.order.number or draft.order.provisional
        words = self.tr("Order {number} is in the outbox, safe; it goes to the office by itself").format(number=number)
        self.notice_raised.emit(Notice(words=words, icon="send"))
        self._totals.set_way(self.tr("Send order"))
        if draft is self._draft:
            self._draft = None
            self.navigate_requested.emit("orders", draft.order.id)

    @Slot(object)
    def _on_held(self, error: Exception) -> None:
        draft = self._draft
        if draft is None:
            return
        self._totals.set_way(way(draft.priced))
        if isinstance(error, OrderHeld):
            self._show_blocking(draft)
        else:
            self._on_not_kept(error)

    def _show_blocking(self, draft: Draft) -> None:
        light = next((light for light in draft.priced.lights if light.blocks), None)
        if light is not None and light.line:
            self._grid.choose_id(light.line)
            self._grid.setFocus()
        words = self.tr("It cannot go yet: see what is red before sending. The draft is safe.")
        self.notice_raised.emit(Notice(words=words, icon="blocked", tone="need"))

    @Slot()
    def _print(self) -> None:
        draft, facts = self._draft, self._facts
        if draft is not None and facts is not None and draft.lines:
            self._grid.finish_typing()
            self._sender.when_kept(draft, lambda: self._paper.make(draft.order, draft.priced, facts))
