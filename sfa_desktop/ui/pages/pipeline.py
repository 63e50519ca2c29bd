"""The pipeline: what may be sold, by stage, with its amount and chance."""

from decimal import Decimal
from functools import partial

from PySide6.QtCore import QTimer, Slot

from sfa_desktop.actions.save_record import save_record
from sfa_desktop.replica.queries.chances import OPEN_STAGES, Chance, chances, stages
from sfa_desktop.replica.queries.chances import Stage as StageSum
from sfa_desktop.ui import language, words
from sfa_desktop.ui.page import Desk, Key, Notice, Page
from sfa_desktop.ui.record_card import RECORD, RecordAsk
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.cell import Cell, Column, Row, cells
from sfa_desktop.ui.widgets.chip import ChipRow
from sfa_desktop.ui.widgets.layout import STRETCH, col, holder, row
from sfa_desktop.ui.widgets.mark import Rule
from sfa_desktop.ui.widgets.state import Stage
from sfa_desktop.ui.widgets.table import RecordTable
from sfa_desktop.ui.widgets.text import Text, marked

Answer = tuple[tuple[Chance, ...], tuple[StageSum, ...]]


class PipelinePage(Page):
    """Opportunities by stage; `,` and `.` move one to the stage before and after."""

    name = "pipeline"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._today = desk.clock.today()
        self._filters = ChipRow(self._chips(()), "")
        self._filters.chosen.connect(self._on_filter_chosen)
        add = Button(words.kind("opportunity"), icon="plus", small=True, key="Ins")
        add.clicked.connect(self._on_new_pressed)
        self._columns = (
            Column(key="name", title=words.kind("opportunity"), sortable=True),
            Column(key="stage", title=words.field("opportunity", "stage"), width=140),
            Column(key="amount", title=words.field("opportunity", "amount"), width=150, right=True, sortable=True),
            Column(key="chance", title=words.field("opportunity", "probability"), width=130, sortable=True),
            Column(key="close", title=words.field("opportunity", "close_on"), width=120, sortable=True),
        )
        self._table = RecordTable(self._columns, name=words.kinds("opportunity"), row_height=48, pad=12, lead=8)
        self._table.activated_row.connect(self._on_activated)
        self._foot = Text("", "small", "text2")
        self._stage = Stage(self._table)
        self._stage.acted.connect(self._on_new_pressed)
        top = row(self._filters, STRETCH, add, gap=8, margins=(20, 12, 16, 10))
        foot = holder(row(self._foot, STRETCH, margins=(20, 9, 16, 9)))
        self.setLayout(col(holder(top), (self._stage, 1), Rule(), foot, gap=0))
        self.setFocusProxy(self._table)
        self._reload = QTimer(self, singleShot=True, interval=150)
        self._reload.timeout.connect(self._load)
        desk.bridge.replica_changed.connect(self._on_replica_changed)

    def keys(self) -> tuple[Key, ...]:
        """The keys of the page."""
        return (
            Key("Enter", self.tr("open")),
            Key("Ins", self.tr("new"), self._on_new_pressed, "Insert"),
            Key(", .", self.tr("stage back and on")),
            Key(",", "", partial(self._move, -1)),
            Key(".", "", partial(self._move, 1)),
            Key("A", self.tr("account"), self._on_account_key),
            Key("1 … 6", self.tr("stages")),
            *(Key(str(n), "", partial(self._filters.press, n)) for n in range(1, 7)),
        )

    def opened(self, argument: object = None) -> None:
        """Show the open ones; the argument is the id of one to stand on."""
        self._today = self.desk.clock.today()
        self.set_title(words.kinds("opportunity"))
        self._stage.show_loading()
        self._load()

    @Slot()
    def _load(self) -> None:
        replica, today, stage = self.desk.profile.replica, self._today, self._filters.current()

        def read() -> Answer:
            with replica.read() as r:
                return chances(r, today, stage=stage), stages(r, today)

        self.desk.tasks.query(self, read, self._show, key="pipeline")

    def _show(self, answer: Answer) -> None:
        found, sums = answer
        forms = language.formats()
        self._filters.set_choices(self._chips(sums), self._filters.current())
        self._table.set_rows([self._row(chance) for chance in found])
        if self._table.current_row() is None:
            self._table.choose(0)
        open_ = [s for s in sums if s.code in OPEN_STAGES]
        self.set_title(words.kinds("opportunity"), forms.count(sum(s.count for s in open_)))
        said = marked(
            self.tr("Open: <b>{amount}</b> · by their chance <b>{weighted}</b>"),
            amount=forms.money(sum((s.amount for s in open_), start=Decimal(0))),
            weighted=forms.money(sum((s.weighted for s in open_), start=Decimal(0))),
        )
        self._foot.say(said if open_ else "")
        if found:
            self._stage.show_content()
        else:
            title = self.tr("No opportunity here")
            words_ = self.tr("What may be sold stands here with its amount, its chance and the day it closes.")
            self._stage.show_empty("pipeline", title, words_, action=self.tr("New opportunity"))

    def _row(self, chance: Chance) -> Row:
        forms, one = language.formats(), chance.opportunity
        late = one.close_on is not None and one.close_on < self._today and one.stage in OPEN_STAGES
        tone = {"won": "ok", "lost": "quiet", "cancelled": "quiet"}.get(one.stage, "accent")
        share = float(one.probability or 0) / 100
        values = (
            Cell(words=one.name, style="body_m", sub=chance.account.name if chance.account else ""),
            Cell(badges=((words.choice("opportunity", "stage", one.stage), tone),)),
            Cell(words=forms.money(one.amount), sort=one.amount or 0),
            Cell(words=forms.percent(one.probability), tone="text2", bar=(share, "accent"), sort=share),
            Cell(
                words=forms.day(one.close_on, self._today),
                tone="warn" if late else "text2",
                sort=str(one.close_on or ""),
            ),
        )
        return Row(id=one.id, value=chance, mark="warn" if late else "", cells=cells(self._columns, *values))

    def _chips(self, sums: tuple[StageSum, ...]) -> list[tuple[str, str, str]]:
        counts = {s.code: s.count for s in sums}
        chips = [("", self.tr("Open"), str(sum(counts.get(code, 0) for code in OPEN_STAGES)) if sums else "")]
        known = words.choices("opportunity", "stage")
        return chips + [(code, said, str(counts.get(code, 0)) if sums else "") for code, said in known[:5]]

    # --- doing ---

    def _current(self) -> Chance | None:
        shown = self._table.current_row()
        return shown.value if shown is not None and isinstance(shown.value, Chance) else None

    def _move(self, step: int) -> None:
        chance = self._current()
        order = [code for code, _ in words.choices("opportunity", "stage")][:4]
        if chance is None or chance.opportunity.stage not in order:
            return
        before, place = chance.opportunity.stage, order.index(chance.opportunity.stage) + step
        if not 0 <= place < len(order):
            return
        replica, id_, after = self.desk.profile.replica, chance.opportunity.id, order[place]

        def back() -> None:
            self.desk.tasks.change(
                self, lambda: save_record(replica, "opportunity", id_, {"stage": before}), lambda _id: None
            )

        said = self.tr("{name}: {stage}").format(
            name=chance.opportunity.name, stage=words.choice("opportunity", "stage", after)
        )
        notice = Notice(words=said, action=self.tr("Undo"), run=back)
        self.desk.tasks.change(
            self,
            lambda: save_record(replica, "opportunity", id_, {"stage": after}),
            lambda _id: self.notice_raised.emit(notice),
        )

    @Slot(str)
    def _on_filter_chosen(self, _name: str) -> None:
        self._load()
        self._table.setFocus()

    @Slot(object)
    def _on_activated(self, shown: Row) -> None:
        self.navigate_requested.emit(RECORD, RecordAsk(kind="opportunity", id=shown.id))

    @Slot()
    def _on_account_key(self) -> None:
        chance = self._current()
        if chance is not None and chance.opportunity.account_id:
            self.navigate_requested.emit("account", chance.opportunity.account_id)

    @Slot()
    def _on_new_pressed(self) -> None:
        values = {"started_on": self._today}
        self.navigate_requested.emit(RECORD, RecordAsk(kind="opportunity", values=values, focus="name"))

    @Slot(object, object)
    def _on_replica_changed(self, kinds: frozenset[str], _ids: frozenset[str]) -> None:
        if kinds & {"opportunity", "account"} and self.isVisible():
            self._reload.start()
