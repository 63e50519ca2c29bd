"""Any record of any kind on a card: a form made from its declaration, the customer's own fields with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from sfa_desktop.actions.edit_record import CUSTOM
from sfa_desktop.actions.keep_draft import keep_draft, read_draft
from sfa_desktop.actions.restore_value import restore_value
from sfa_desktop.actions.save_record import save_record
from sfa_desktop.base.errors import InvalidInput
from sfa_desktop.entities import KINDS, Account, Entity
from sfa_desktop.entities.canonical import decode, encode
from sfa_desktop.entities.exchange import CustomField
from sfa_desktop.entities.field import Field, FieldType, Truth
from sfa_desktop.replica.kept import KeptValue
from sfa_desktop.replica.queries.duplicates import duplicates
from sfa_desktop.rules.duplicates import Duplicate
from sfa_desktop.ui import words
from sfa_desktop.ui.earlier_values import ConflictBanner, EarlierValues, Versions, versions
from sfa_desktop.ui.files_part import FilesPart
from sfa_desktop.ui.frame.overlay import OverlayCard
from sfa_desktop.ui.messages import explain
from sfa_desktop.ui.page import Desk, Notice
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.form import RecordForm
from sfa_desktop.ui.widgets.layout import STRETCH, Part, clear, col, holder, row, scroll
from sfa_desktop.ui.widgets.mark import Icon, KeyCap
from sfa_desktop.ui.widgets.panel import Panel
from sfa_desktop.ui.widgets.text import Text, marked

RECORD = "record"
"""The overlay's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordAsk:
    """Which record: a known one by id, or a new one that begins with `values`."""

    kind: str
    id: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    focus: str = ""
    then: str = ""
    """The page to go to with the record's id once it is saved; empty stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Loaded:
    record: Entity | None
    own: tuple[CustomField, ...]
    links: Mapping[str, str]
    draft: Mapping[str, Any]
    versions: Versions


def record_fields(kind: str, own: tuple[CustomField, ...]) -> list[Field]:
    """What a person may change of a kind: its own fields first, then the customer's."""
    entity = KINDS[kind]
    mine = [spec for spec in entity.fields() if spec.truth is not Truth.SERVER]
    theirs = [
        Field(name=f"{CUSTOM}{f.code}", label=f.label, type=FieldType(f.type), choices=f.choices, required=f.required)
        for f in own
    ]
    return [*mine, *theirs]


class RecordCard(OverlayCard):
    """Edit or create; Ctrl+Enter saves. What was typed and not saved is a draft that comes back."""

    WIDE = 760
    saved = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._ask = RecordAsk(kind="account")
        self._form: RecordForm | None = None
        self._files: FilesPart | None = None
        self._specs: list[Field] = []
        self._draft: dict[str, Any] = {}
        self._kept: dict[str, Any] = {}
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._problem = Text("", "small", "need", wrap=True)
        self._twins = QVBoxLayout()
        self._checking = QTimer(self, singleShot=True, interval=200)
        self._checking.timeout.connect(self._check_twins)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.activated.connect(self._on_save_pressed)

    def opened(self, argument: object = None) -> None:
        """Show the record that is asked for."""
        assert isinstance(argument, RecordAsk)
        self._ask = argument
        replica, ask = self._desk.profile.replica, argument

        def read() -> _Loaded:
            with replica.read() as r:
                record = r.get(ask.kind, ask.id) if ask.id else None
                shown = record if record is not None else KINDS[ask.kind](**ask.values)
                links = {}
                for spec in shown.fields():
                    linked = getattr(shown, spec.name) if spec.type is FieldType.LINK else None
                    target = r.get(spec.to, linked) if linked else None
                    if target is not None:
                        links[str(linked)] = target.headline
                own = tuple(r.custom_fields(ask.kind).values())
                found = versions(r, ask.kind, ask.id) if ask.id else Versions()
            draft = read_draft(replica, self._name()) or {}
            return _Loaded(record=record, own=own, links=links, draft=draft, versions=found)

        self._desk.tasks.query(self, read, self._show, key="record")

    def form(self) -> RecordForm | None:
        """The form, once it is there."""
        return self._form

    def _name(self) -> str:
        return f"record/{self._ask.kind}/{self._ask.id or 'new'}"

    def _show(self, loaded: _Loaded) -> None:
        ask, record = self._ask, loaded.record
        self._specs = record_fields(ask.kind, loaded.own)
        by_name = {spec.name: spec for spec in self._specs}
        values: dict[str, Any] = {}
        shown = record if record is not None else KINDS[ask.kind](**ask.values)
        for spec in self._specs:
            own = spec.name.startswith(CUSTOM)
            values[spec.name] = shown.custom.get(spec.name.removeprefix(CUSTOM)) if own else getattr(shown, spec.name)
        self._draft = {name: decode(by_name[name], raw) for name, raw in loaded.draft.items() if name in by_name}
        self._kept = {}
        links = loaded.links
        self._form = RecordForm(self._specs, {**values, **self._draft}, links=lambda _kind, id_: links.get(id_, "–"))
        self._form.edited.connect(self._on_edited)
        head = words.kind(ask.kind) if not ask.id else shown.headline or words.kind(ask.kind)
        title = self.tr("New: {kind}").format(kind=head.lower()) if not ask.id else head
        note = self.tr("A draft from before was brought back.") if self._draft else ""
        save = Button(self.tr("Save"), "primary", key="Ctrl ⏎")
        save.clicked.connect(self._on_save_pressed)
        self._problem.hide()
        forget: Part = None
        if self._draft:
            button = Button(self.tr("Discard the draft"), "ghost", small=True)
            button.clicked.connect(self._on_forget_pressed)
            forget = button
        clear(self._body)
        icon = Icon(KINDS[ask.kind].icon, 18, "accent_text", tile="accent_tint", tile_size=32)
        top = row(icon, Text(title, "title"), Text(note, "small", "text3"), forget, STRETCH, KeyCap("Esc"), gap=10)
        top.setContentsMargins(20, 14, 18, 12)
        self._files = None
        if record is not None:
            self._files = FilesPart(self._desk)
            self._files.notice_raised.connect(self.notice_raised)
            self._files.show_record(ask.kind, ask.id)
        banner: Part = None
        if loaded.versions.conflict:
            panel = ConflictBanner(loaded.versions.conflict)
            panel.decision_asked.connect(self._on_decision_asked)
            banner = panel
        earlier = EarlierValues(ask.kind, loaded.versions, self._desk.clock.now())
        earlier.restored.connect(self._on_restore_asked)
        content = holder(col(banner, self._form, earlier, self._files, STRETCH, gap=14, margins=(20, 14, 20, 16)))
        area = scroll(content)
        area.setMinimumHeight(min(content.sizeHint().height() + 4, 520))
        self._twins = QVBoxLayout()
        self._twins.setContentsMargins(20, 0, 20, 0)
        self._twins.setSpacing(4)
        esc = Text(self.tr("closes and keeps the draft"), "caption", "text2")
        foot = row(KeyCap("Esc"), esc, STRETCH, (self._problem, 1), save, gap=8, margins=(20, 12, 16, 14))
        self._body.addWidget(Panel(top, sides="b"))
        self._body.addWidget(area, 1)
        self._body.addLayout(self._twins)
        self._body.addWidget(Panel(foot, sides="t"))
        self._form.focus_field(ask.focus)
        self._check_twins()

    @Slot()
    def _on_edited(self) -> None:
        self._problem.hide()
        if self._ask.kind == "account" and not self._ask.id:
            self._checking.start()

    # --- a new account that may be there already ---

    @Slot()
    def _check_twins(self) -> None:
        if self._form is None or self._ask.kind != "account" or self._ask.id:
            return
        typed = self._typed()
        candidate = Account(**{n: v for n, v in typed.items() if n in ("name", "tax_id", "phone", "email")})
        replica = self._desk.profile.replica

        def read() -> tuple[Duplicate, ...]:
            with replica.read() as r:
                return duplicates(r, candidate)

        self._desk.tasks.query(self, read, self._show_twins, key="twins")

    def _show_twins(self, found: tuple[Duplicate, ...]) -> None:
        clear(self._twins)
        reasons = {
            "tax_id": self.tr("same tax id"),
            "phone": self.tr("same phone"),
            "email": self.tr("same e-mail"),
            "name": self.tr("almost the same name"),
        }
        if found:
            head = self.tr("This account may already be there:")
            self._twins.addLayout(row(Icon("alert", 16, "warn"), Text(head, "small_b", "warn"), STRETCH, gap=8))
        for twin in found[:3]:
            said = marked(
                "<b>{name}</b> · {city} · {reason}",
                name=twin.account.name,
                city=twin.account.city or "–",
                reason=reasons.get(twin.reason, twin.reason),
            )
            button = Button(self.tr("Open that one"), "ghost", small=True)
            button.setProperty("account", twin.account.id)
            button.clicked.connect(self._on_twin_pressed)
            self._twins.addLayout(row(24, (Text(said, "small", "text2"), 1), button, gap=8))

    @Slot()
    def _on_twin_pressed(self) -> None:
        account_id = str(self.sender().property("account"))
        self._keep()
        self.closed.emit()
        self.navigate_requested.emit("account", account_id)

    # --- other versions ---

    @Slot(str)
    def _on_decision_asked(self, operation_id: str) -> None:
        self._keep()
        self.closed.emit()
        self.navigate_requested.emit("sync", operation_id)

    @Slot(int)
    def _on_restore_asked(self, number: int) -> None:
        self._keep()
        replica = self._desk.profile.replica
        self._desk.tasks.change(self, lambda: restore_value(replica, number), self._on_restored, self._on_refused)

    def _on_restored(self, found: KeptValue) -> None:
        self.saved.emit(found.record_id)
        self.notice_raised.emit(Notice(words=self.tr("Brought back; it goes to the office by itself."), icon="undo"))
        self.opened(self._ask)

    # --- saving and leaving ---

    def _typed(self) -> dict[str, Any]:
        """What stands in the form and can be read; nothing is said about the rest."""
        changed = self._form.readable() if self._form is not None else {}
        return {**self._ask.values, **self._draft, **changed}

    @Slot()
    def _on_save_pressed(self) -> None:
        changed = self._form.changes() if self._form is not None else None
        if changed is None:
            return
        values = {**(self._ask.values if not self._ask.id else {}), **self._draft, **changed}
        if not values:
            self.closed.emit()
            return
        replica, ask, name = self._desk.profile.replica, self._ask, self._name()
        self._keep()  # whatever becomes of the card while it is saved

        def write() -> str:
            saved = save_record(replica, ask.kind, ask.id, values)
            keep_draft(replica, name, None)
            return saved

        self._desk.tasks.change(self, write, self._on_saved, self._on_refused)

    def _on_saved(self, record_id: str) -> None:
        self.saved.emit(record_id)
        said = self.tr("Saved here; it goes to the office by itself.")
        self.notice_raised.emit(Notice(words=said))
        self.closed.emit()
        if self._ask.then:
            self.navigate_requested.emit(self._ask.then, record_id)

    def _on_refused(self, error: Exception) -> None:
        name = str(error.values.get("field", "")) if isinstance(error, InvalidInput) else ""
        if self._form is not None and name:
            self._form.show_error(name, explain(error).whole)
            self._form.focus_field(name)
            return
        self._problem.say(explain(error).whole)
        self._problem.show()

    @Slot()
    def _on_forget_pressed(self) -> None:
        replica, name = self._desk.profile.replica, self._name()
        self._desk.tasks.change(self, lambda: keep_draft(replica, name, None), lambda _none: self.opened(self._ask))

    def hideEvent(self, event: QHideEvent) -> None:
        """However the card goes, what was typed stays as a draft."""
        self._keep()
        super().hideEvent(event)

    def cancel(self) -> bool:
        """Keep what was typed, and go."""
        self._keep()
        return True

    def _keep(self) -> None:
        changed = self._form.readable() if self._form is not None else {}
        if changed and changed != self._kept:
            self._kept = changed
            replica, name = self._desk.profile.replica, self._name()
            draft = {key: encode(value) for key, value in {**self._draft, **changed}.items()}
            self._desk.tasks.change(self, lambda: keep_draft(replica, name, draft), lambda _none: None)
