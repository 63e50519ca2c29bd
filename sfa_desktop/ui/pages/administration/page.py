"""The page: six views of one connection in the order in which it is set up, and which connection it is."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget

from sfa_desktop.base.settings import Endpoint
from sfa_desktop.ui.page import Desk, Key, Notice, Page
from sfa_desktop.ui.pages.administration.connection import ConnectionPart
from sfa_desktop.ui.pages.administration.diagnostics import DiagnosticsPart
from sfa_desktop.ui.pages.administration.fields import FieldsPart
from sfa_desktop.ui.pages.administration.matching import MatchingPart
from sfa_desktop.ui.pages.administration.package import PackagePart
from sfa_desktop.ui.pages.administration.part import Part
from sfa_desktop.ui.pages.administration.scope import ScopePart
from sfa_desktop.ui.widgets.layout import STRETCH, col, holder, row
from sfa_desktop.ui.widgets.mark import Rule
from sfa_desktop.ui.widgets.select import Select
from sfa_desktop.ui.widgets.tabs import Tab, Tabs

NEW = ""
"""In the choice of connections: one that is not set up yet."""


class AdministrationPage(Page):
    """Connection, fields, scope, matching, configuration, diagnostics."""

    name = "administration"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        tabs = (
            ("connection", self.tr("Connection")),
            ("fields", self.tr("Fields")),
            ("scope", self.tr("Scope")),
            ("matching", self.tr("Matching")),
            ("package", self.tr("Configuration")),
            ("diagnostics", self.tr("Diagnostics")),
        )
        self._tabs = Tabs([Tab(name=name, words=words) for name, words in tabs], height=46)
        self._tabs.changed.connect(self._show)
        self._which = Select([], name=self.tr("Connection"), icon="online")
        self._which.setMinimumWidth(190)
        self._which.setMaximumWidth(320)
        self._which.chosen.connect(self._choose)
        self._parts: dict[str, Part] = {
            "connection": ConnectionPart(desk),
            "fields": FieldsPart(desk),
            "scope": ScopePart(desk),
            "matching": MatchingPart(desk),
            "package": PackagePart(desk),
            "diagnostics": DiagnosticsPart(desk),
        }
        self._stack = QStackedWidget()
        for part in self._parts.values():
            self._stack.addWidget(part)
            part.said.connect(self._on_said)
            part.settings_changed.connect(self._on_settings_changed)
        head = row(self._tabs, STRETCH, self._which, gap=12, margins=(20, 0, 16, 0))
        self.setLayout(col(holder(head), Rule(), (self._stack, 1), gap=0))
        self.setFocusProxy(self._tabs)
        self._name: str | None = None
        self._offer()

    def keys(self) -> tuple[Key, ...]:
        """Alt and a digit choose a view; the rest is the view's own."""
        views = tuple(Key(f"Alt {n}", "", partial(self._tabs.press, n)) for n in range(2, 7))
        first = Key("Alt 1 … 6", self.tr("views"), partial(self._tabs.press, 1), "Alt+1")
        return (*self._part.keys(), first, *views)

    def opened(self, argument: object = None) -> None:
        """Show a view by name, or the one that was shown."""
        self._offer()
        if isinstance(argument, str) and argument in self._parts:
            self._tabs.choose(argument)
        self._show(self._tabs.current())

    @property
    def _part(self) -> Part:
        return self._parts[self._tabs.current()]

    def _endpoint(self) -> Endpoint | None:
        settings = self.desk.profile.settings
        return next((one for one in settings.endpoints if one.name == self._name), None)

    def _offer(self) -> None:
        settings = self.desk.profile.settings
        names = [endpoint.name for endpoint in settings.endpoints]
        if self._name is None or (self._name != NEW and self._name not in names):
            self._name = settings.endpoint().name if names else NEW
        self._which.set_choices([*((name, name) for name in names), (NEW, self.tr("New connection"))])
        self._which.set_value(self._name)
        found = self._endpoint()
        self.set_title(self.tr("Administration"), found.name if found else self.tr("new connection"))

    @Slot(str)
    def _show(self, name: str) -> None:
        part = self._parts[name]
        self._stack.setCurrentWidget(part)
        part.show_endpoint(self._endpoint())
        self.keys_changed.emit()

    @Slot(str)
    def _choose(self, name: str) -> None:
        self._name = name
        self._offer()
        self._show(self._tabs.current())

    @Slot(str, str)
    def _on_said(self, words: str, tone: str) -> None:
        icon = "done" if tone == "ok" else "alert"
        self.notice_raised.emit(Notice(words=words, icon=icon, tone=tone, seconds=10))

    @Slot(str)
    def _on_settings_changed(self, name: str) -> None:
        """An endpoint was kept, or a package taken."""
        if name:
            self._name = name
        self._offer()
        self._show(self._tabs.current())
        self.desk.renew_sync()
