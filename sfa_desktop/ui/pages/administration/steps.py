"""The connection test on one card: every step by its own name, and under one that failed what to do about it."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout

from sfa_desktop.entities.exchange import Step
from sfa_desktop.ui import language, step_words
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.layout import clear, col, holder, row
from sfa_desktop.ui.widgets.mark import Icon, Rule
from sfa_desktop.ui.widgets.panel import Card, Panel
from sfa_desktop.ui.widgets.text import Text

NAME = 190


class StepsCard(Card):
    """Untried, running, or with what each step found."""

    def __init__(self) -> None:
        super().__init__()
        self._head, self._about = Text("", "title", wrap=True), Text("", "small", "text2", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._report = ""
        self._copy = Button(self.tr("Copy for the CRM's administrator"), icon="copy", small=True)
        self._copy.clicked.connect(self._on_copy)
        self._copy.hide()
        top = row((col(self._head, self._about, gap=2), 1), self._copy, gap=8, margins=(16, 12, 14, 12))
        self.setLayout(col(top, self._lines, gap=0))
        self.show_untried()

    def show_untried(self) -> None:
        """Which steps there will be."""
        self._head.say(self.tr("The connection was not tested yet"))
        self._about.say(self.tr("Each step passes or fails by its own name, and says what to do."))
        self._copy.hide()
        clear(self._lines)
        for name in step_words.STEPS:
            self._add(Step(name=name, passed=None))

    def show_running(self, url: str) -> None:
        """The test is under way."""
        self._head.say(self.tr("Testing…"))
        self._about.say(url)
        clear(self._lines)

    def show_steps(self, steps: Sequence[Step], url: str, at: datetime) -> None:
        """What each step found."""
        clear(self._lines)
        passed, failed = (sum(1 for one in steps if one.passed is verdict) for verdict in (True, False))
        if failed:
            said = self.tr("%n step(s) need you", None, failed)
            self._head.say(self.tr("{passed} of {count} steps well, {rest}").format(
                passed=passed, count=len(steps), rest=said), "need")  # fmt: skip
        else:
            self._head.say(self.tr("The connection works"), "ok")
        tested = self.tr("{url} · tested at {time}").format(url=url, time=language.formats().time(at))
        self._about.say(tested)
        for one in steps:
            self._add(one)
        lines = [f"{step_words.step(one.name)}: {_verdict(one)} {step_words.found(one)}".rstrip() for one in steps]
        self._report = "\n".join([tested, *lines])
        self._copy.setVisible(failed > 0)

    def _add(self, step: Step) -> None:
        icon, tone = {True: ("done", "ok"), False: ("alert", "need"), None: ("clock", "text3")}[step.passed]
        name = Text(step_words.step(step.name), "body_m", wrap=True)
        name.setFixedWidth(NAME)
        took = language.formats().number(Decimal(round(step.seconds * 1000)), 0)
        after = self.tr("{count} ms").format(count=took) if step.passed is not None else ""
        found = Text(step_words.found(step), "small", "need" if step.passed is False else "text2", wrap=True)
        line = holder(
            row(Icon(icon, 17, tone), name, (found, 1), Text(after, "caption", "text3"), gap=12,
                margins=(16, 9, 14, 9))
        )  # fmt: skip
        line.setAccessibleName(f"{step_words.step(step.name)}: {_verdict(step)} {step_words.found(step)}".strip())
        self._lines.addWidget(Rule())
        self._lines.addWidget(line)
        advice = step_words.advice(step) if step.passed is False else ""
        if advice:
            inside = row((Text(advice, "small", "text", wrap=True), 1), margins=(12, 9, 12, 9))
            box = Panel(inside, fill="need_tint", edge="need", radius=8)
            self._lines.addLayout(row((box, 1), margins=(45, 0, 14, 12)))

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)


def _verdict(step: Step) -> str:
    return {True: "✓", False: "✗", None: "–"}[step.passed]
