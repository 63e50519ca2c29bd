"""Below what needs a person: decisions of the last 30 days with their way back, and merges that needed nobody."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sfa_desktop.entities import KINDS
from sfa_desktop.replica.codec import moment_of
from sfa_desktop.replica.queries.conflicts import Lately, MergeNotice
from sfa_desktop.replica.resolving import Resolution
from sfa_desktop.rules.paths import WHOLE
from sfa_desktop.ui import conflict_words, language, words
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.layout import STRETCH, clear, col, holder, row
from sfa_desktop.ui.widgets.mark import Icon
from sfa_desktop.ui.widgets.panel import Panel, section
from sfa_desktop.ui.widgets.text import Elided, Text, marked


class LatelyPart(QWidget):
    """Hidden while there is nothing to tell."""

    turned = Signal(object, str)
    """A Resolution, and "undo" or "redo"."""
    record_asked = Signal(str, str)
    """Kind and id of a record to open."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 8, 0, 0)
        self._lines.setSpacing(4)
        self._open: set[int] = set()
        self._shown: tuple[Lately, datetime] | None = None

    def show_lately(self, found: Lately, now: datetime) -> None:
        """Show it."""
        clear(self._lines)
        self._shown = (found, now)
        self.setVisible(bool(found.settled or found.merged))
        if found.settled:
            self._lines.addLayout(section(self.tr("Settled here"), self.tr("can be taken back for 30 days")))
            turnable = _turnable(found)
            for name, one in found.settled:
                self._lines.addWidget(self._settled(name, one, now, turnable.get(one.seq, "")))
        if found.merged:
            if found.settled:
                self._lines.addSpacing(8)
            self._lines.addLayout(section(self.tr("Merged by themselves"), self.tr("both changes are there")))
            for notice in found.merged:
                self._lines.addWidget(self._merged(notice, now))

    def _settled(self, name: str, one: Resolution, now: datetime, turn: str) -> QWidget:
        told = [
            f"{conflict_words.label(one.kind, ask.field)}: {_chosen(one, ask.field)}"
            if ask.field != WHOLE
            else conflict_words.who(str(one.chosen[WHOLE]))
            for ask in one.asks
        ]
        line = marked("<b>{name}</b> · {what}", name=name or words.kind(one.kind), what=" · ".join(told))
        when = language.formats().when(moment_of(one.at), now)
        button: QWidget | None = None
        if turn:
            made = Button(self.tr("Undo") if turn == "undo" else self.tr("Redo"), "ghost", icon="undo", small=True)
            made.setProperty("seq", one.seq)
            made.setProperty("turn", turn)
            made.clicked.connect(self._on_turn)
            button = made
        icon = Icon("undo" if one.undone else "done", 16, "text3" if one.undone else "ok")
        return holder(row(icon, (Elided(line, "body", "text2"), 1), Text(when, "caption", "text3"), button, gap=8))

    def _merged(self, notice: MergeNotice, now: datetime) -> QWidget:
        name = notice.title or words.kind(notice.kind)
        mine, theirs = (conflict_words.labels_of(notice.kind, paths) for paths in (notice.mine, notice.theirs))
        parts = [
            self.tr("{fields} (mine)").format(fields=mine) if mine else "",
            self.tr("{fields} (the office's)").format(fields=theirs) if theirs else "",
        ]
        line = marked("<b>{name}</b> · {what}", name=name, what=" · ".join(part for part in parts if part))
        look = Button(self.tr("Hide") if notice.seq in self._open else self.tr("See"), "ghost", small=True)
        look.setProperty("seq", notice.seq)
        look.clicked.connect(self._on_look)
        when = language.formats().when(notice.at, now)
        head = row(
            Icon("done", 16, "ok"), (Elided(line, "body", "text2"), 1), Text(when, "caption", "text3"), look, gap=8
        )
        return holder(col(head, self._details(notice) if notice.seq in self._open else None, gap=4))

    def _details(self, notice: MergeNotice) -> QWidget:
        lines: list[QWidget] = [_loss(notice.kind, loss) for loss in notice.losses]
        if not lines:
            said = self.tr("They were different fields: nothing lost, and both go on.")
            lines = [Text(said, "small", "text2", wrap=True)]
        where = Button(self.tr("Open the record"), small=True, icon=KINDS[notice.kind].icon)
        where.setProperty("kind", notice.kind)
        where.setProperty("record", notice.record_id)
        where.clicked.connect(self._on_record)
        return Panel(col(*lines, row(where, STRETCH), gap=4, margins=(12, 8, 12, 8)), fill="sunken", radius=8)

    @Slot()
    def _on_turn(self) -> None:
        seq, turn = self.sender().property("seq"), str(self.sender().property("turn"))
        if self._shown is not None:
            one = next(one for _, one in self._shown[0].settled if one.seq == seq)
            self.turned.emit(one, turn)

    @Slot()
    def _on_look(self) -> None:
        self._open ^= {int(self.sender().property("seq"))}
        if self._shown is not None:
            self.show_lately(*self._shown)

    @Slot()
    def _on_record(self) -> None:
        self.record_asked.emit(str(self.sender().property("kind")), str(self.sender().property("record")))


def _chosen(one: Resolution, path: str) -> str:
    return conflict_words.value(one.kind, path, one.chosen[path])


def _loss(kind: str, loss: Mapping[str, Any]) -> QWidget:
    said = marked(
        "{field}: <b>{value}</b> ({whose}) · {why}",
        field=conflict_words.label(kind, loss["field"]),
        value=conflict_words.value(kind, loss["field"], loss["value"]),
        whose=conflict_words.who(loss["side"]),
        why=conflict_words.why(loss["reason"]),
    )
    return Text(said, "small", "text2", wrap=True)


def _turnable(found: Lately) -> dict[int, str]:
    """Of each record the latest decision can be undone, and of those undone after it the oldest redone."""
    turns: dict[int, str] = {}
    by_record: dict[tuple[str, str], list[Resolution]] = {}
    for _, one in found.settled:
        by_record.setdefault((one.kind, one.record_id), []).append(one)
    for newest_first in by_record.values():
        redone: Resolution | None = None
        for one in newest_first:
            if not one.undone:
                turns[one.seq] = "undo"
                break
            redone = one
        if redone is not None:
            turns[redone.seq] = "redo"
    return turns
