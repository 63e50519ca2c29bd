"""The page of a visit: its form saves itself, and it is not closed without outcome and next step."""

from contextlib import suppress
from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QDate, QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout

from sfa_desktop.actions.begin_visit import begin_visit
from sfa_desktop.actions.check_in import check_in
from sfa_desktop.actions.check_out import CheckedOut, check_out
from sfa_desktop.actions.save_record import save_record
from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.replica.queries.visit_sheet import VisitSheet, visit_sheet
from sfa_desktop.ui import language, words
from sfa_desktop.ui.account_preview import account_preview
from sfa_desktop.ui.files_part import FilesPart
from sfa_desktop.ui.messages import explain
from sfa_desktop.ui.page import Desk, Key, Notice, Page
from sfa_desktop.ui.pages.visit.head import head, made_parts
from sfa_desktop.ui.record_card import RECORD, RecordAsk
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.chip import Chip, ChipRow
from sfa_desktop.ui.widgets.field import DateInput, Field, Input, TextArea
from sfa_desktop.ui.widgets.layout import STRETCH, Part, clear, col, holder, row, scroll
from sfa_desktop.ui.widgets.mark import Icon
from sfa_desktop.ui.widgets.panel import Panel, side_panel
from sfa_desktop.ui.widgets.select import Select
from sfa_desktop.ui.widgets.state import Stage
from sfa_desktop.ui.widgets.text import Text

AUTOSAVE_MS = 2_000
TICK_MS = 30_000
NEXT_DAYS = (1, 7, 14, 30)


class VisitPage(Page):
    """One visit; the argument is its id, or ("new", account id) to go in now."""

    name = "visit"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._today = desk.clock.today()
        self._id = ""
        self._elsewhere = ""
        self._sheet: VisitSheet | None = None
        self._filled = ""
        self._head = QVBoxLayout()
        self._outcomes = ChipRow([(code, said, "") for code, said in words.choices("visit", "outcome")], " ")
        self._outcomes.choose("")
        self._outcomes.chosen.connect(self._on_edited)
        self._outcome_problem = Text("", "small", "need")
        self._outcome_problem.hide()
        self._contact = Select([], name=words.field("visit", "contact_id"), empty=self.tr("nobody in particular"))
        self._contact.chosen.connect(self._on_edited)
        self._notes = TextArea(lines=7, name=words.field("visit", "notes"))
        self._notes.setPlaceholderText(self.tr("What was said, seen and promised"))
        self._notes.textChanged.connect(self._on_edited)
        self._saved = Text("", "caption", "text3")
        self._safe = Icon("safe", 14, "ok")
        self._safe.hide()
        self._step = Input(placeholder=self.tr("Bring the new list"), name=words.field("visit", "next_step"))
        self._step.textEdited.connect(self._on_edited)
        self._step_field = Field(words.field("visit", "next_step"), self._step, required=True)
        self._on_day = DateInput(name=words.field("visit", "next_on"))
        self._on_day.textEdited.connect(self._on_edited)
        self._days = row(gap=5)
        for days in NEXT_DAYS:
            chip = Chip(language.formats().day(self._today + timedelta(days=days), self._today))
            chip.clicked.connect(partial(self._choose_day, days))
            self._days.addWidget(chip)
        self._days.addStretch(1)
        self._made = QVBoxLayout()
        self._made.setSpacing(4)
        self._problem = Text("", "small", "need", wrap=True)
        self._problem.hide()
        self._out = Button(self.tr("Check out"), "primary", icon="done", key="Ctrl ⏎")
        self._out.clicked.connect(self._on_out_pressed)
        outcome_title = Text(words.field("visit", "outcome"), "small_m", "text2")
        outcome = col(row(outcome_title, Text("*", "small_m", "accent_text"), STRETCH, gap=3), self._outcomes, gap=5)
        notes_head = row(Text(words.field("visit", "notes"), "small_m", "text2"), STRETCH, self._safe)
        notes_head.addWidget(self._saved)
        when = Field(words.field("visit", "next_on"), self._on_day)
        when.setMaximumWidth(180)
        form = col(
            outcome,
            self._outcome_problem,
            8,
            row((Field(words.field("visit", "contact_id"), self._contact), 1), STRETCH),
            8,
            col(notes_head, self._notes, gap=5),
            8,
            row((self._step_field, 1), when, gap=12),
            self._days,
            12,
            self._made,
            STRETCH,
            gap=4,
            margins=(20, 14, 20, 12),
        )
        self._form = holder(form)
        foot = Panel(row((self._problem, 1), STRETCH, self._out, gap=12, margins=(20, 12, 16, 12)), sides="t")
        self._foot = foot
        self._side = QVBoxLayout()
        self._side.setContentsMargins(0, 0, 0, 0)
        self._files = FilesPart(desk)
        self._files.notice_raised.connect(self.notice_raised)
        beside = holder(col(self._side, row(self._files, margins=(16, 8, 16, 14)), STRETCH, gap=0))
        main = holder(col(self._head, (scroll(self._form), 1), foot, gap=0))
        body = holder(row((main, 1), side_panel(col((scroll(beside), 1)), 332), gap=0))
        self._stage = Stage(body)
        self._stage.acted.connect(self._on_stage_acted)
        self.setLayout(col((self._stage, 1), gap=0))
        self._files.take_drops_of(self)
        self.setFocusProxy(self._notes)
        self._autosave = QTimer(self, singleShot=True, interval=AUTOSAVE_MS)
        self._autosave.timeout.connect(self._keep)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._show_head)
        desk.bridge.replica_changed.connect(self._on_replica_changed)

    def keys(self) -> tuple[Key, ...]:
        """The keys of the page."""
        return (
            Key("Ctrl Enter", self.tr("check out"), self._on_out_pressed, "Ctrl+Return"),
            *((Key("Alt P", self.tr("order"), self._on_order_key),) if self.desk.offers("order_desk") else ()),
            Key("Alt R", self.tr("complaint"), self._on_case_key),
            Key("Alt C", self.tr("account"), self._on_account_key),
            Key("Alt O", self.tr("outcome"), self._on_outcome_key),
            Key("Alt F", self.tr("file"), self._files.choose),
            Key("Ctrl Shift V", self.tr("paste picture"), self._files.paste),
        )

    def opened(self, argument: object = None) -> None:
        """Show a visit, or go in at an account."""
        self._today = self.desk.clock.today()
        self.set_title(words.kind("visit"))
        if argument is None:
            argument = self._id
        if isinstance(argument, tuple):
            replica, account_id = self.desk.profile.replica, str(argument[1])
            self._stage.show_loading()
            self.desk.tasks.change(self, lambda: begin_visit(replica, account_id), self._begun, self._on_not_begun)
        elif isinstance(argument, str):
            self._begun(argument)

    def left(self) -> None:
        """Another page is shown: nothing waits for the next autosave."""
        self._keep()
        self._tick.stop()

    def _begun(self, visit_id: str) -> None:
        if visit_id != self._id:
            self._id, self._filled = visit_id, ""
            self._stage.show_loading()
        self._load()
        self._tick.start()

    def _on_not_begun(self, error: Exception) -> None:
        self._elsewhere = str(error.values.get("id", "")) if isinstance(error, InvalidInput) else ""
        message = explain(error)
        if self._elsewhere:
            title = self.tr("Another visit is still under way")
            said = self.tr("A visit ends with its outcome and next step; then the next one can begin.")
            self._stage.show_empty("visit", title, said, action=self.tr("Go to that visit"))
        else:
            self._stage.show_error(message.sentence, message.action)

    @Slot()
    def _on_stage_acted(self) -> None:
        if self._elsewhere:
            self._begun(self._elsewhere)

    # --- reading ---

    @Slot()
    def _load(self) -> None:
        replica, visit_id, today = self.desk.profile.replica, self._id, self._today

        def read() -> VisitSheet:
            with replica.read() as r:
                return visit_sheet(r, visit_id, today)

        self.desk.tasks.query(self, read, self._show, self._on_failed, key="sheet")

    def _on_failed(self, error: Exception) -> None:
        message = explain(error)
        self._stage.show_error(message.sentence, message.action)

    def _show(self, sheet: VisitSheet) -> None:
        self._sheet, self._elsewhere = sheet, ""
        visit = sheet.visit
        if self._filled != visit.id:
            self._fill(sheet)
        self._form.setEnabled(visit.state == "started")
        self._out.say(
            {"started": self.tr("Check out"), "planned": self.tr("Check in")}.get(visit.state, self.tr("Edit"))
        )
        self._show_head()
        clear(self._made)
        self._made.addLayout(col(*made_parts(sheet), gap=4))
        self._files.show_record("visit", visit.id)
        clear(self._side)
        self._side.addWidget(account_preview(sheet.account, sheet.last, self._today, self.desk.clock.now()))
        self._stage.show_content()

    def _fill(self, sheet: VisitSheet) -> None:
        visit = sheet.visit
        self._filled = ""  # so that filling the form in does not look like typing
        contacts = [(c.id, " · ".join(p for p in (c.name, c.role) if p)) for c in sheet.account.contacts]
        self._contact.set_choices([("", "–"), *contacts])
        self._contact.set_value(visit.contact_id or "")
        self._outcomes.choose(visit.outcome)
        self._notes.setPlainText(visit.notes)
        self._step.setText(visit.next_step)
        on = visit.next_on
        self._on_day.set_value(QDate(on.year, on.month, on.day) if on else None)
        self._saved.say("")
        self._safe.hide()
        for problem in (self._problem, self._outcome_problem):
            problem.hide()
        self._step_field.set_error("")
        self._filled = visit.id
        self._autosave.stop()

    @Slot()
    def _show_head(self) -> None:
        if self._sheet is None:
            return
        skip: Part = None
        if self._sheet.visit.state == "planned":
            button = Button(self.tr("Skip"), "ghost")
            button.clicked.connect(self._on_skip_pressed)
            skip = button
        order: Part = None
        if self.desk.offers("order_desk"):
            take = Button(words.kind("order"), icon="orders", key="Alt P")
            take.clicked.connect(self._on_order_key)
            order = take
        case = Button(self.tr("Complaint"), icon="cases", key="Alt R")
        case.clicked.connect(self._on_case_key)
        clear(self._head)
        self._head.addWidget(head(self._sheet, row(skip, order, case, gap=6), self.desk.clock.now()))

    @Slot(object, object)
    def _on_replica_changed(self, kinds: frozenset[str], _ids: frozenset[str]) -> None:
        if kinds & {"visit", "case", "order", "account"} and self._id and self.isVisible():
            self._load()

    # --- typing ---

    @Slot()
    def _on_edited(self, *_what: object) -> None:
        if not self._filled:
            return
        self._outcome_problem.hide()
        self._problem.hide()
        if not self._autosave.isActive():
            self._autosave.start()  # never put off by further typing: two seconds are the most that can be lost

    def _typed(self) -> dict[str, Any]:
        values: dict[str, Any] = {
            "outcome": self._outcomes.current(),
            "contact_id": self._contact.value() or None,
            "notes": self._notes.toPlainText(),
            "next_step": self._step.text().strip(),
        }
        with suppress(ValueError):  # half a date: the one saved before stays
            values["next_on"] = self._next_on()
        return values

    def _next_on(self) -> date | None:
        day = self._on_day.value()
        return date(day.year(), day.month(), day.day()) if day is not None else None

    @Slot()
    def _keep(self) -> None:
        pending = self._autosave.isActive() or self.sender() is self._autosave
        self._autosave.stop()
        if not pending or not self._filled or self._sheet is None or self._sheet.visit.state != "started":
            return
        replica, visit_id, values = self.desk.profile.replica, self._id, self._typed()
        self.desk.tasks.change(self, lambda: save_record(replica, "visit", visit_id, values), self._on_kept)

    def _on_kept(self, _id: str) -> None:
        self._safe.show()
        self._saved.say(self.tr("saved {time}").format(time=language.formats().time(self.desk.clock.now())))

    @Slot(int)
    def _choose_day(self, days: int) -> None:
        on = self._today + timedelta(days=days)
        self._on_day.set_value(QDate(on.year, on.month, on.day))
        self._on_edited()

    # --- doing ---

    @Slot()
    def _on_out_pressed(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        replica, visit_id = self.desk.profile.replica, self._id
        if sheet.visit.state in ("planned", "skipped"):
            self.desk.tasks.change(self, lambda: check_in(replica, visit_id=visit_id), self._begun, self._on_not_begun)
            return
        if sheet.visit.state == "done":
            self.navigate_requested.emit(RECORD, RecordAsk(kind="visit", id=visit_id))
            return
        try:
            next_on = self._next_on()
        except ValueError:
            self._on_day.set_bad(True)
            self._on_day.setFocus()
            return
        typed = self._typed()
        self._autosave.stop()

        def write() -> CheckedOut:
            save_record(replica, "visit", visit_id, {"contact_id": typed["contact_id"]})
            return check_out(
                replica,
                visit_id,
                outcome=typed["outcome"],
                next_step=typed["next_step"],
                next_on=next_on,
                notes=typed["notes"],
            )

        self.desk.tasks.change(self, write, self._on_out, self._on_refused)

    def _on_out(self, done: CheckedOut) -> None:
        minutes = language.formats().minutes(done.minutes)
        said = self.tr("Checked out after {minutes}; the next step is a task now.").format(minutes=minutes)
        self.notice_raised.emit(Notice(words=said))
        self._filled = ""
        self.navigate_requested.emit("today", None)

    def _on_refused(self, error: Exception) -> None:
        reason = error.values.get("reason") if isinstance(error, InvalidInput) else ""
        if reason == "outcome_missing":
            self._outcome_problem.say(self.tr("Say what came of the visit."))
            self._outcome_problem.show()
            self._outcomes.setFocus()
            self._on_outcome_key()
        elif reason == "next_step_missing":
            self._step_field.set_error(self.tr("Say what the next step is; it becomes a task."))
            self._step.setFocus()
        else:
            self._problem.say(explain(error).whole)
            self._problem.show()

    @Slot()
    def _on_skip_pressed(self) -> None:
        replica, visit_id = self.desk.profile.replica, self._id

        def back() -> None:
            self.desk.tasks.change(
                self, lambda: save_record(replica, "visit", visit_id, {"state": "planned"}), lambda _id: None
            )

        notice = Notice(words=self.tr("Skipped"), action=self.tr("Undo"), run=back)
        self.desk.tasks.change(
            self,
            lambda: save_record(replica, "visit", visit_id, {"state": "skipped"}),
            lambda _id: self.notice_raised.emit(notice),
        )

    def _account_id(self) -> str:
        return self._sheet.account.account.id if self._sheet is not None else ""

    @Slot()
    def _on_order_key(self) -> None:
        if self._account_id():
            self.navigate_requested.emit("order_desk", self._account_id())

    @Slot()
    def _on_case_key(self) -> None:
        if self._account_id():
            now = self.desk.clock.now()
            values = {"account_id": self._account_id(), "visit_id": self._id, "opened_at": now}
            self.navigate_requested.emit(RECORD, RecordAsk(kind="case", values=values, focus="subject"))

    @Slot()
    def _on_account_key(self) -> None:
        if self._account_id():
            self.navigate_requested.emit("account", self._account_id())

    @Slot()
    def _on_outcome_key(self) -> None:
        chips = self._outcomes.findChildren(Chip)
        if chips:
            chips[0].setFocus()
