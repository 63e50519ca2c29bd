"""All orders: what needs a person first, with the reason; Enter goes to the line that failed."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from sfa_desktop.actions.copy_order import copy_order
from sfa_desktop.actions.discard_operation import discard_operation
from sfa_desktop.actions.edit_record import delete_record
from sfa_desktop.actions.retry_operation import retry_operation
from sfa_desktop.actions.take_order import LineWanted, TakenOrder, take_order
from sfa_desktop.entities.exchange import OperationState
from sfa_desktop.replica.queries import orders as queries
from sfa_desktop.replica.queries.orders import OrderRow, OrderSheet
from sfa_desktop.ui import language, operation_words
from sfa_desktop.ui.order_words import number_of
from sfa_desktop.ui.page import Desk, Key, Notice, Page
from sfa_desktop.ui.pages.orders.beside import SET_ASIDE, OrderBeside, state_badge
from sfa_desktop.ui.widgets.cell import Cell, Column, Row
from sfa_desktop.ui.widgets.chip import ChipRow
from sfa_desktop.ui.widgets.field import SearchInput
from sfa_desktop.ui.widgets.layout import STRETCH, col, row
from sfa_desktop.ui.widgets.state import Stage
from sfa_desktop.ui.widgets.table import RecordTable

CARES = frozenset({"order", "order_line", "account", "outbox"})


class OrdersPage(Page):
    """A list and the order beside it. Opened with nothing, an order's id, or the name of a filter."""

    name = "orders"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wanted = ""
        self._sheet: OrderSheet | None = None
        self._ids: Sequence[str] = ()
        self.set_title(self.tr("Orders"))
        self._chips = ChipRow(self._choices({}), "all")
        self._chips.chosen.connect(self._on_filter_chosen)
        self._search = SearchInput("", self.tr("Number, account or reference"), name=self.tr("Search orders"))
        self._search.setFixedWidth(352)
        self._search.textChanged.connect(self._on_text_changed)
        self._search.submitted.connect(self._on_leave_search)
        self._search.walked.connect(self._on_leave_search)
        self._table = RecordTable(self._columns(), row_height=48, lead=8, name=self.tr("Orders"))
        self._table.activated_row.connect(self._on_activated)
        self._table.current_changed.connect(self._on_current_changed)
        self._table.counted.connect(self._on_counted)
        self._stage = Stage(self._table)
        self._stage.acted.connect(self._on_new)
        self._beside = OrderBeside(desk)
        self._beside.files.notice_raised.connect(self.notice_raised)
        self._beside.opened.connect(self._open_current)
        self._beside.copied.connect(self._copy)
        self._beside.discarded.connect(self._discard)
        bar = col(self._chips, row(self._search, STRETCH), gap=8, margins=(20, 12, 14, 10))
        self.setLayout(row((col(bar, (self._stage, 1), gap=0), 1), self._beside, gap=0))
        self.setFocusProxy(self._table)
        self._pause = QTimer(self, singleShot=True, interval=150)
        self._pause.timeout.connect(self._on_pause_over)
        for number in range(1, len(queries.FILTERS) + 1):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._chips.press, number))
        desk.bridge.replica_changed.connect(self._on_replica_changed)

    # --- Page ---

    def keys(self) -> tuple[Key, ...]:
        """The keys of the page."""
        return (
            Key("↑ ↓", self.tr("move")),
            Key("Enter", self.tr("open")),
            Key("C", self.tr("copy to a new order"), self._copy),
            Key("R", self.tr("retry"), self._retry),
            Key("Del", self.tr("delete draft"), self._delete, "Del"),
            Key("A", self.tr("account"), self._open_account),
            Key("Alt F", self.tr("file"), self._beside.files.choose),
            Key("Ctrl Shift V", "", self._beside.files.paste),
            Key("/", self.tr("search"), self._search.setFocus),
            Key("Alt 1…6", self.tr("filters")),
        )

    def opened(self, argument: object = None) -> None:
        """Show the list; with an id, at that order."""
        asked = str(argument or "")
        if asked in queries.FILTERS:
            self._chips.choose(asked)
        elif asked:
            self._wanted = asked
            self._chips.choose("all")
        self._stage.show_loading()
        self._load(fresh=True)

    # --- loading ---

    def _load(self, *, fresh: bool) -> None:
        replica, name, text = self.desk.profile.replica, self._chips.current(), self._search.text()

        def read() -> tuple[list[str], dict[str, int]]:
            with replica.read() as r:
                return queries.ids(r, name=name, text=text), queries.counts(r)

        self.desk.tasks.query(self, read, partial(self._on_read, fresh), key="ids")

    def _on_read(self, fresh: bool, found: tuple[list[str], dict[str, int]]) -> None:
        ids, counts = found
        self._ids = ids
        self._chips.set_choices(self._choices(counts), self._chips.current())
        self.set_title(self.tr("Orders"), language.formats().count(counts["all"]))
        need = counts["need"]
        self.rail_note_changed.emit(self.name, str(need) if need else "", bool(need))
        replica = self.desk.profile.replica

        def fetch(start: int, stop: int) -> list[Row]:
            with replica.read() as r:
                return [self._row(found) for found in queries.rows(r, ids[start:stop])]

        self._table.show_source(self.desk.tasks, lambda: len(ids), fetch, fresh=fresh)
        if fresh and self._wanted:
            QTimer.singleShot(0, self, self._go_to_wanted)
        else:
            self._load_sheet()

    @Slot(int)
    def _on_counted(self, total: int) -> None:
        if total:
            self._stage.show_content()
            if not self._table.currentIndex().isValid():
                self._table.choose(0)
            return
        if self._search.text().strip() or self._chips.current() != "all":
            self._stage.show_empty("orders", self.tr("No order here"), self.tr("Nothing fits this filter."))
        else:
            title, said = self.tr("No orders yet"), self.tr("Orders taken here and at the office will stand here.")
            self._stage.show_empty("orders", title, said, action=self.tr("New order"), key="Ctrl N")

    def _go_to_wanted(self) -> None:
        if self._wanted in self._ids:
            self._table.choose(self._ids.index(self._wanted))
        self._wanted = ""

    @Slot(object, object)
    def _on_replica_changed(self, kinds: frozenset[str], _ids: frozenset[str]) -> None:
        if kinds & CARES and self.isVisible():
            self._load(fresh=False)

    @Slot()
    def _on_pause_over(self) -> None:
        self._load(fresh=True)

    @Slot(str)
    def _on_text_changed(self, _text: str) -> None:
        self._pause.start()

    @Slot(str)
    def _on_filter_chosen(self, _name: str) -> None:
        self._load(fresh=True)
        self._table.setFocus()

    @Slot()
    def _on_leave_search(self) -> None:
        self._table.setFocus()
        self._table.choose(0)

    @Slot()
    def _on_new(self) -> None:
        self.navigate_requested.emit("order_desk", None)

    # --- the list ---

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(key="number", title=self.tr("Number"), width=160),
            Column(key="account", title=self.tr("Account")),
            Column(key="state", title=self.tr("State"), width=170),
            Column(key="date", title=self.tr("Date"), width=104),
            Column(key="total", title=self.tr("Total"), width=140, right=True),
        )

    def _choices(self, counts: dict[str, int]) -> list[tuple[str, str, str]]:
        names = {
            "all": self.tr("All"),
            "need": self.tr("Need you"),
            "draft": self.tr("Drafts"),
            "sending": self.tr("To send"),
            "approval": self.tr("For approval"),
            "open": self.tr("Open at the office"),
        }
        return [(key, said, language.formats().count(counts[key]) if counts else "") for key, said in names.items()]

    def _row(self, found: OrderRow) -> Row:
        order, forms, operation = found.order, language.formats(), found.operation
        said, tone = state_badge(found)
        reason = operation_words.reason(operation) if operation is not None else ""
        aside = operation is not None and operation.state in SET_ASIDE
        name = found.account.name if found.account is not None else self.tr("Account not on this laptop")
        return Row(
            id=order.id,
            value=found,
            mark="need" if aside else "",
            cells={
                "number": Cell(
                    words=number_of(order),
                    style="body_m",
                    sub=""
                    if not order.provisional
                    else self.tr("was {number}").format(number=order.provisional)
                    if order.number
                    else self.tr("provisional"),
                ),
                "account": Cell(
                    words=name,
                    style="body_m",
                    sub=reason or "; ".join(order.remarks) or order.reference,
                    sub_tone="need" if aside else "text3",
                ),
                "state": Cell(badges=((said, tone),)),
                "date": Cell(words=forms.day(order.ordered_on, self.desk.clock.today()), tone="text2"),
                "total": Cell(words=forms.money(order.total), style="body_b"),
            },
        )

    # --- the order beside the list ---

    @Slot(object)
    def _on_current_changed(self, _row: Row | None) -> None:
        self._load_sheet()

    def _load_sheet(self) -> None:
        chosen, replica = self._table.current_row(), self.desk.profile.replica
        if chosen is None:
            place = self._table.currentIndex().row()
            order_id = self._ids[place] if 0 <= place < len(self._ids) else ""
        else:
            order_id = chosen.id
        if not order_id:
            return

        def read() -> OrderSheet | None:
            with replica.read() as r:
                return queries.sheet(r, order_id)

        self.desk.tasks.query(self, read, self._on_sheet_read, key="sheet")

    def _on_sheet_read(self, sheet: OrderSheet | None) -> None:
        self._sheet = sheet
        self._beside.show_sheet(sheet)

    # --- acting ---

    @Slot(object)
    def _on_activated(self, chosen: Row) -> None:
        self._open(chosen.value)

    @Slot()
    def _open_current(self) -> None:
        if self._sheet is not None:
            self._open(self._sheet.row)

    def _open(self, found: OrderRow) -> None:
        operation, order = found.operation, found.order
        if operation is not None and operation.state is OperationState.CONFLICT:
            self.navigate_requested.emit("sync", operation.id)
        elif found.changeable:
            line = operation.line if operation is not None else ""
            self.navigate_requested.emit("order_desk", (order.id, line))
        else:
            said = self.tr(
                "The office has taken this order in, so it cannot be changed here. C copies it to a new one."
            )
            self.notice_raised.emit(Notice(words=said, icon="lock", tone="text2"))

    @Slot()
    def _open_account(self) -> None:
        if self._sheet is not None and self._sheet.row.order.account_id:
            self.navigate_requested.emit("account", self._sheet.row.order.account_id)

    @Slot()
    def _copy(self) -> None:
        if self._sheet is None:
            return
        replica, device, order_id = self.desk.profile.replica, self.desk.profile.device_id, self._sheet.row.order.id
        self.desk.tasks.change(
            self, lambda: copy_order(replica, order_id, device_id=device), self._on_copied, self._said
        )

    def _on_copied(self, taken: TakenOrder) -> None:
        self.navigate_requested.emit("order_desk", taken.id)

    @Slot()
    def _retry(self) -> None:
        operation = self._sheet.row.operation if self._sheet is not None else None
        if operation is not None and operation.state is OperationState.REFUSED:
            replica, wanted = self.desk.profile.replica, operation.id
            done = Notice(words=self.tr("Back in the outbox; it goes with the next sync"), icon="retry")
            self.desk.tasks.change(
                self, lambda: retry_operation(replica, wanted), lambda _none: self.notice_raised.emit(done), self._said
            )

    @Slot()
    def _discard(self) -> None:
        operation = self._sheet.row.operation if self._sheet is not None else None
        if operation is not None:
            replica, wanted = self.desk.profile.replica, operation.id
            done = Notice(words=self.tr("Discarded; the ledger keeps what it was"), icon="trash")
            self.desk.tasks.change(
                self, lambda: discard_operation(replica, wanted), lambda _n: self.notice_raised.emit(done), self._said
            )

    @Slot()
    def _delete(self) -> None:
        sheet = self._sheet
        if sheet is None or sheet.row.order.state != "draft" or sheet.row.order.origin.version:
            return
        replica, order = self.desk.profile.replica, sheet.row.order
        said = self.tr("Draft {number} deleted").format(number=order.provisional)
        done = Notice(words=said, icon="trash", action=self.tr("Undo"), run=partial(self._bring_back, sheet))
        self.desk.tasks.change(
            self,
            lambda: delete_record(replica, "order", order.id),
            lambda _n: self.notice_raised.emit(done),
            self._said,
        )

    def _bring_back(self, sheet: OrderSheet) -> None:
        order, replica, device = sheet.row.order, self.desk.profile.replica, self.desk.profile.device_id
        lines = [
            LineWanted(
                id=line.id,
                product_id=line.product_id or "",
                quantity=line.quantity,
                discount=line.discount,
                note=line.note,
            )
            for line in sheet.lines
            if line.quantity is not None and line.discount is not None
        ]
        kept = ("id", "provisional", "ordered_on", "deliver_on", "reference", "comment", "visit_id")
        values = {name: getattr(order, name) for name in kept}
        self.desk.tasks.change(
            self,
            lambda: take_order(replica, order.account_id or "", lines, device_id=device, values=values),
            lambda _taken: None,
            self._said,
        )

    def _said(self, error: Exception) -> None:
        self.notice_raised.emit(Notice.of(error))
