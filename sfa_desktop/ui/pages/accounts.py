"""The book of business as one long list: filters in one press, any order, and who it is without leaving the list."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from sfa_desktop.entities import Account
from sfa_desktop.replica.queries import book
from sfa_desktop.replica.queries.account_sheet import AccountSheet, account_sheet
from sfa_desktop.replica.queries.history import TouchPoint, history
from sfa_desktop.replica.queries.news import as_of
from sfa_desktop.ui import language, words
from sfa_desktop.ui.account_preview import account_preview
from sfa_desktop.ui.page import Desk, Key, Page
from sfa_desktop.ui.record_card import RECORD, RecordAsk
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.cell import Cell, Column, Row, cells
from sfa_desktop.ui.widgets.chip import ChipRow
from sfa_desktop.ui.widgets.field import SearchInput
from sfa_desktop.ui.widgets.layout import STRETCH, clear, col, holder, row, scroll
from sfa_desktop.ui.widgets.mark import Rule
from sfa_desktop.ui.widgets.panel import side_panel
from sfa_desktop.ui.widgets.state import Stage
from sfa_desktop.ui.widgets.table import RecordTable
from sfa_desktop.ui.widgets.text import Text, marked

CARES = {"account", "visit", "order", "task", "case"}
PREVIEW_AFTER_MS = 60
NARROW_BELOW = 1060


class AccountsPage(Page):
    """All accounts, 40 or 100,000 of them."""

    name = "accounts"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._orders = desk.offers("order_desk")
        self._today = desk.clock.today()
        self._order, self._descending = "name", False
        self._ids: Sequence[str] = ()
        self._totals = book.Totals(count=0, balance=book.ZERO)
        self._all = -1
        self._as_of = ""
        self._filters = ChipRow(self._chips({}), "all")
        self._filters.chosen.connect(self._on_filter_chosen)
        self._search = SearchInput(placeholder=self.tr("Filter by name, town, code or tax id"))
        self._search.setMaximumWidth(360)
        self._search.textEdited.connect(self._on_typed)
        self._search.walked.connect(self._on_walked)
        self._search.submitted.connect(self._on_open_pressed)
        self._new = Button(self.tr("New account"), icon="plus", small=True, key="Ins")
        self._new.clicked.connect(self._on_new_pressed)
        self._columns = (
            Column(key="name", title=words.kind("account"), sortable=True),
            Column(key="segment", title=self.tr("Segment"), width=112, sortable=True),
            Column(key="rhythm", title=self.tr("Without visit"), width=116, sortable=True),
            Column(key="months", title=self.tr("12 months"), width=90),
            Column(key="balance", title=self.tr("Balance"), width=124, right=True, sortable=True),
            Column(key="next", title=self.tr("Next"), width=112, sortable=True),
        )
        self._table = RecordTable(self._columns, name=words.kinds("account"), row_height=48, pad=12, lead=8)
        self._table.set_sorting("name")
        self._table.sort_changed.connect(self._on_sort_changed)
        self._table.activated_row.connect(self._on_activated)
        self._table.current_changed.connect(self._on_current_changed)
        self._table.counted.connect(self._on_counted)
        self._foot = Text("", "small", "text2")
        self._stage = Stage(self._table)
        self._stage.acted.connect(self._on_clear_pressed)
        self._side = side_panel(col(gap=0), 332)
        self._side_line = self._side.layout()
        below = row((self._search, 2), STRETCH, self._new, gap=8)
        top = col(self._filters, below, gap=8, margins=(20, 12, 14, 10))
        main = col(
            holder(top), (self._stage, 1), Rule(), holder(row(self._foot, STRETCH, margins=(20, 9, 16, 9))), gap=0
        )
        self.setLayout(row((main, 1), self._side, gap=0))
        self.setFocusProxy(self._table)
        self._typing = QTimer(self, singleShot=True, interval=90)
        self._typing.timeout.connect(self._load)
        self._preview = QTimer(self, singleShot=True, interval=PREVIEW_AFTER_MS)
        self._preview.timeout.connect(self._load_preview)
        self._reload = QTimer(self, singleShot=True, interval=250)
        self._reload.timeout.connect(self._refresh)
        desk.bridge.replica_changed.connect(self._on_replica_changed)

    def keys(self) -> tuple[Key, ...]:
        """The keys of the page."""
        return (
            Key("↑ ↓", self.tr("move")),
            Key("Enter", self.tr("open")),
            Key("/", self.tr("filter"), self._on_find_key),
            Key("1 … 7", self.tr("filters")),
            Key("V", self.tr("visit"), partial(self._with_current, "visit")),
            *((Key("P", self.tr("order"), partial(self._with_current, "order_desk")),) if self._orders else ()),
            Key("Ins", self.tr("new account"), self._on_new_pressed, "Insert"),
            *(Key(str(n), "", partial(self._filters.press, n)) for n in range(1, len(book.FILTERS) + 1)),
        )

    def key_note(self) -> str:
        """How fresh the list is."""
        return self._as_of

    def opened(self, argument: object = None) -> None:
        """Show the list; the argument names a filter."""
        self._today = self.desk.clock.today()
        if isinstance(argument, str) and argument in book.FILTERS:
            self._filters.choose(argument)
        self.set_title(words.kinds("account"))
        self._stage.show_loading()
        self._load()
        self._load_counts()

    # --- reading ---

    @Slot()
    def _load(self, *, fresh: bool = True) -> None:
        replica, today = self.desk.profile.replica, self._today
        name, text = self._filters.current() or "all", self._search.text()
        order, descending = self._order, self._descending
        held: dict[str, object] = {}

        def count() -> int:
            with replica.read() as r:
                ids, totals = book.ids(r, today, name=name, text=text, order=order, descending=descending)
            held["ids"], held["totals"] = ids, totals
            return len(ids)

        def fetch(start: int, stop: int) -> Sequence[Row]:
            ids = held.get("ids", [])
            assert isinstance(ids, list)
            with replica.read() as r:
                found = {one.account.id: one for one in book.rows(r, ids[start:stop], today)}
            return [self._row(found[id_]) if id_ in found else Row(id=id_, cells={}) for id_ in ids[start:stop]]

        self._held = held
        self._table.show_source(self.desk.tasks, count, fetch, fresh=fresh)

    def _load_counts(self) -> None:
        replica, today, clock = self.desk.profile.replica, self._today, self.desk.clock

        def read() -> tuple[dict[str, int], str]:
            with replica.read() as r:
                moment = as_of(r, ("account",))
                return book.counts(r, today), language.formats().when(moment, clock.now()) if moment else ""

        self.desk.tasks.query(self, read, self._on_counts, key="counts")

    def _on_counts(self, answer: tuple[dict[str, int], str]) -> None:
        counts, when = answer
        self._all = counts["all"]
        self._filters.set_choices(self._chips(counts), self._filters.current())
        self.set_title(words.kinds("account"), language.formats().count(self._all))
        self._as_of = self.tr("Office data: {when}").format(when=when) if when else ""
        self.keys_changed.emit()

    @Slot(int)
    def _on_counted(self, total: int) -> None:
        totals = self._held.get("totals")
        forms = language.formats()
        if total:
            self._stage.show_content()
        elif self._search.text().strip():
            self._stage.show_empty(
                "search",
                self.tr("Nobody is called that"),
                self.tr("Other spellings were tried too."),
                action=self.tr("Clear the filter"),
            )
        elif (self._filters.current() or "all") == "all":
            self._stage.show_empty(
                "accounts",
                self.tr("The book of business is still empty"),
                self.tr("It fills with the first synchronisation; new accounts can be added right now."),
                action=self.tr("New account"),
            )
        else:
            self._stage.show_empty("done", self.tr("Nobody is in this filter"), action=self.tr("Show all"))
        if isinstance(totals, book.Totals):
            said = self.tr("%n account(s)", "", total)
            whole = marked(
                said.replace(str(total), forms.count(total)) + " · " + self.tr("balance <b>{amount}</b>"),
                amount=forms.money(totals.balance),
            )
            self._foot.say(whole if total else "")
        if total and self._table.current_row() is None:
            self._table.choose(0)
        if not total:
            self._show_preview(None)

    def _row(self, one: book.BookRow) -> Row:
        account, forms = one.account, language.formats()
        badge, tone = words.segment(account)
        rhythm, rhythm_tone = words.rhythm(one.last_visit, account.visit_every, self._today)
        bar = None
        if one.last_visit is not None and account.visit_every:
            share = (self._today - one.last_visit).days / (account.visit_every * 1.7)
            bar = (min(share, 1.0), "warn_solid" if rhythm_tone == "warn" else "accent")
        falling = bool(one.months) and sum(one.months[-3:]) < sum(one.months[:3]) * 6 // 10
        coming = one.next_visit.astimezone().date() if one.next_visit else None
        today = coming == self._today
        following = ""
        if one.next_visit and coming:
            following = forms.when(one.next_visit, self.desk.clock.now()) if today else forms.day(coming, self._today)
        sub = " · ".join(part for part in (account.city, self.tr("to send") if account.origin.pending else "") if part)
        values = (
            Cell(words=account.name, style="body_m", sub=sub),
            Cell(badges=((badge, tone),) if badge else ()),
            Cell(words=rhythm, tone=rhythm_tone, style="small_m", bar=bar),
            Cell(spark=tuple(float(m) for m in one.months), tone="warn" if falling else "text2"),
            Cell(words=forms.amount(account.balance), tone="text" if account.balance else "text3"),
            Cell(
                words=following,
                tone="accent_text" if today else "text2",
                style="body_m" if today else "body",
            ),
        )
        return Row(id=account.id, value=account, cells=cells(self._columns, *values))

    def _chips(self, counts: dict[str, int]) -> list[tuple[str, str, str]]:
        names = {
            "all": self.tr("All"),
            "due": self.tr("Visit this week"),
            "best": self.tr("A × high"),
            "risk": self.tr("At risk"),
            "quiet": self.tr("No order in 60 days"),
            "overdue": self.tr("Overdue"),
            "prospect": self.tr("Prospects"),
        }
        forms = language.formats()
        here = self._filters.current() if counts else ""
        shown = {key: said for key, said in names.items() if counts.get(key, 1) or key in ("all", here)}
        return [(key, said, forms.count(counts[key]) if key in counts else "") for key, said in shown.items()]

    # --- the preview ---

    @Slot(object)
    def _on_current_changed(self, _row: Row | None) -> None:
        self._preview.start()

    @Slot()
    def _load_preview(self) -> None:
        shown = self._table.current_row()
        if shown is None or not isinstance(shown.value, Account) or self._side.isHidden():
            return
        replica, today, id_ = self.desk.profile.replica, self._today, shown.id

        def read() -> tuple[AccountSheet, tuple[TouchPoint, ...]]:
            with replica.read() as r:
                return account_sheet(r, id_, today), history(r, id_, limit=3)

        self.desk.tasks.query(self, read, self._show_preview, key="preview")

    def _show_preview(self, answer: tuple[AccountSheet, tuple[TouchPoint, ...]] | None) -> None:
        line = self._side_line
        if line is None:
            return
        clear(line)
        if answer is None:
            return
        sheet, last = answer
        buttons = row(STRETCH, gap=6, margins=(18, 8, 18, 14))
        for place, (page, said, kind, key) in enumerate(
            (
                ("account", self.tr("Open"), "primary", "Enter"),
                ("visit", self.tr("Visit"), "secondary", "V"),
                *((("order_desk", self.tr("Order"), "secondary", "P"),) if self._orders else ()),
            )
        ):
            button = Button(said, kind, key=key, small=True)
            button.clicked.connect(partial(self._go, page, sheet.account.id))
            buttons.insertWidget(place, button)
        shown: QWidget = account_preview(sheet, last, self._today, self.desk.clock.now())
        line.addWidget(scroll(shown))
        line.addWidget(holder(buttons))

    # --- doing ---

    def _go(self, page: str, account_id: str) -> None:
        self.navigate_requested.emit(page, ("new", account_id) if page == "visit" else account_id)

    def _with_current(self, page: str) -> None:
        shown = self._table.current_row()
        if shown is not None:
            self._go(page, shown.id)

    @Slot(object)
    def _on_activated(self, shown: Row) -> None:
        self._go("account", shown.id)

    @Slot()
    def _on_open_pressed(self) -> None:
        self._with_current("account")

    @Slot()
    def _on_new_pressed(self) -> None:
        values = {"name": self._search.text().strip()}
        self.navigate_requested.emit(RECORD, RecordAsk(kind="account", values=values, focus="name", then="account"))

    @Slot()
    def _on_clear_pressed(self) -> None:
        if not self._search.text().strip() and (self._filters.current() or "all") == "all":
            self._on_new_pressed()
            return
        self._search.clear()
        self._filters.choose("all")
        self._load()

    @Slot()
    def _on_find_key(self) -> None:
        self._search.setFocus()
        self._search.selectAll()

    @Slot(str)
    def _on_typed(self, _text: str) -> None:
        self._typing.start()

    @Slot(int)
    def _on_walked(self, _key: int) -> None:
        self._table.setFocus()

    @Slot(str)
    def _on_filter_chosen(self, _name: str) -> None:
        self._load()
        self._table.setFocus()

    @Slot(str, bool)
    def _on_sort_changed(self, key: str, descending: bool) -> None:
        self._order, self._descending = key, descending
        self._load()

    @Slot(object, object)
    def _on_replica_changed(self, kinds: frozenset[str], _ids: frozenset[str]) -> None:
        if kinds & CARES and self.isVisible():
            self._reload.start()

    @Slot()
    def _refresh(self) -> None:
        self._load(fresh=False)
        self._load_counts()
        self._preview.start()
