"""On a record's card: a conflict that waits for a decision, and values that lost with the way to bring them back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from sfa_desktop.actions.resolve_conflict import conflicts
from sfa_desktop.replica.kept import KeptValue, kept_values
from sfa_desktop.replica.store import Reader
from sfa_desktop.rules.paths import WHOLE
from sfa_desktop.ui import conflict_words, language
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.layout import col, holder, row
from sfa_desktop.ui.widgets.mark import Icon
from sfa_desktop.ui.widgets.panel import Panel, section
from sfa_desktop.ui.widgets.text import Elided, Text, marked

SHOWN = 8
"""So many earlier values are listed, the newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """What else there is of a record than what it shows."""

    conflict: str = ""
    """The id of the operation in conflict."""
    kept: tuple[KeptValue, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


def versions(r: Reader, kind: str, id: str) -> Versions:
    """The conflict and the kept values of a record."""
    clash = next((o.id for o in conflicts(r) if (o.kind, o.record_id) == (kind, id)), "")
    kept = tuple(k for k in kept_values(r, kind, id) if k.field != WHOLE)[:SHOWN]
    labels = {code: own.label for code, own in r.custom_fields(kind).items()}
    pointed = [(k.field, value) for k in kept for value in (k.value, k.winner) if isinstance(value, str)]
    names = {value: _linked(r, kind, path, value) for path, value in pointed}
    return Versions(conflict=clash, kept=kept, labels=labels, names=names)


def _linked(r: Reader, kind: str, path: str, value: str) -> str:
    to = conflict_words.linked_kind(kind, path)
    record = r.get(to, value) if to and value else None
    return record.headline if record is not None else ""


class ConflictBanner(Panel):
    """Two versions of the record wait for a decision; the way there."""

    decision_asked = Signal(str)
    """The id of the operation in conflict."""

    def __init__(self, operation_id: str) -> None:
        said = self.tr("Changed here and at the office without seeing each other.")
        decide = Button(self.tr("Decide"), small=True)
        line = row(Icon("conflict", 18, "warn"), (Elided(said, "body"), 1), decide, gap=10)
        super().__init__(col(line, margins=(12, 8, 12, 8)), fill="warn_tint", edge="warn_line", radius=8)
        self._operation_id = operation_id
        decide.clicked.connect(self._on_decide)

    @Slot()
    def _on_decide(self) -> None:
        self.decision_asked.emit(self._operation_id)


class EarlierValues(QWidget):
    """Hidden while there is nothing."""

    restored = Signal(int)
    """The number of the kept value to bring back."""

    def __init__(self, kind: str, found: Versions, now: datetime) -> None:
        super().__init__()
        lines = [self._kept(kind, found, one, now) for one in found.kept]
        self.setLayout(col(section(self.tr("Earlier values"), self.tr("kept for 30 days")), *lines, gap=6))
        self.setVisible(bool(lines))

    def _kept(self, kind: str, found: Versions, one: KeptValue, now: datetime) -> QWidget:
        line = marked(
            "{field}: <b>{value}</b>",
            field=conflict_words.label(kind, one.field, labels=found.labels),
            value=conflict_words.value(kind, one.field, one.value, names=found.names),
        )
        rest = " · ".join((conflict_words.who(one.side), conflict_words.why(one.reason)))
        when = language.formats().when(one.at, now)
        end: QWidget
        if one.restored_at is not None:
            end = Text(self.tr("brought back"), "small", "text3")
        else:
            end = Button(self.tr("Bring back"), "ghost", icon="undo", small=True)
            end.setProperty("seq", one.seq)
            end.clicked.connect(self._on_restore)
        return holder(
            row(
                (Elided(line, "body", "text2"), 1),
                Text(rest, "small", "text3"),
                Text(when, "caption", "text3"),
                end,
                gap=8,
            )
        )

    @Slot()
    def _on_restore(self) -> None:
        self.restored.emit(int(self.sender().property("seq")))
