"""What representatives have: months of history, segments, part of the catalogue; tried before it is published."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout

from sfa_desktop.actions import own_scope, scopes
from sfa_desktop.actions.own_scope import Weighed
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.entities.bounds import DATED, Bounds
from sfa_desktop.entities.exchange import Scope, ScopeEffect
from sfa_desktop.ui import messages, words
from sfa_desktop.ui.page import Desk, Key
from sfa_desktop.ui.pages.administration.effect import effect_card, weighed_card
from sfa_desktop.ui.pages.administration.part import Part
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.chip import Chip
from sfa_desktop.ui.widgets.field import Field, Input
from sfa_desktop.ui.widgets.layout import STRETCH, clear, col, holder, row, scroll
from sfa_desktop.ui.widgets.panel import Panel
from sfa_desktop.ui.widgets.select import Select
from sfa_desktop.ui.widgets.state import Empty
from sfa_desktop.ui.widgets.text import Text

T = TypeVar("T")
FORM = 420
NEW = ""


class ScopePart(Part):
    """Left what is wanted, right what it would change; nothing holds before it is published."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._mode = ""
        """server | own | none"""
        self._known: dict[str, Scope] = {}
        self._which = Select([], name=self.tr("Scope"))
        self._which.chosen.connect(self._on_chosen)
        self._name, self._users = Input(name=self.tr("Name")), Input(name=self.tr("Representatives"))
        self._months = {kind: Input("", self.tr("all"), name=words.kinds(kind)) for kind in DATED}
        self._segments, self._categories = Input("", "A, B"), Input()
        self._archived = Chip(self.tr("Without archived accounts"), checkable=True)
        self._mine = Chip(self.tr("Only own records"), checkable=True)
        help_users = self.tr("Sign-in names; empty: everybody who has no scope of their own.")
        self._named_field = Field(self.tr("Name"), self._name, required=True)
        self._server_only = (
            Field(self.tr("Scope"), self._which),
            self._named_field,
            Field(self.tr("Representatives"), self._users, help_users),
            Field(self.tr("Segments"), self._segments),
            Field(self.tr("Product categories"), self._categories),
            self._archived,
        )
        self._try = Button(self.tr("Dry run"), "secondary", icon="search", key="Ctrl T")
        self._try.clicked.connect(self._on_try)
        self._publish = Button(self.tr("Publish"), "primary", key="Ctrl ⏎")
        self._publish.clicked.connect(self._on_publish)
        self._drop = Button(self.tr("Remove"), "ghost", icon="trash")
        self._drop.clicked.connect(self._on_drop)
        months = [
            row((Text(words.kinds(kind), "body"), 1), self._narrow(edit), Text(self.tr("months"), "small", "text3"))
            for kind, edit in self._months.items()
        ]
        first, name, users, segments, categories, archived = self._server_only
        form = col(
            first, name, users,
            Text(self.tr("History"), "small_m", "text2"),
            *months,
            Text(self.tr("What is still open is there however old."), "small", "text3", wrap=True),
            segments, categories,
            row(archived, self._mine, STRETCH),
            row(self._try, self._publish, STRETCH, gap=8, margins=(0, 6, 0, 0)),
            row(self._drop, STRETCH),
            STRETCH,
            gap=9, margins=(20, 16, 20, 16),
        )  # fmt: skip
        self._panel = Panel(col(scroll(holder(form))), sides="r")
        self._panel.setFixedWidth(FORM)
        self._right = QVBoxLayout()
        self._right.setContentsMargins(20, 16, 20, 16)
        self._right.setSpacing(12)
        self.setLayout(row(self._panel, (scroll(holder(self._right)), 1), gap=0))
        self.setFocusProxy(self._months["order"])

    @staticmethod
    def _narrow(edit: Input) -> Input:
        edit.setFixedWidth(72)
        return edit

    def keys(self) -> Sequence[Key]:
        """Dry run and publish."""
        return (
            Key("Ctrl T", self.tr("dry run"), self._on_try),
            Key("Ctrl ⏎", self.tr("publish"), self._on_publish, "Ctrl+Return"),
        )

    def show_endpoint(self, endpoint: Endpoint | None) -> None:
        """Ask what there is."""
        if endpoint == self.endpoint and self._mode:
            return
        super().show_endpoint(endpoint)
        self._mode = self._mode_of(endpoint)
        for widget in self._server_only:
            widget.setVisible(self._mode == "server")
        self._mine.setVisible(self._mode == "own")
        self._drop.setVisible(self._mode == "server")
        self._panel.setVisible(self._mode != "none")
        self._fill(Scope(name=""))
        if endpoint is None:
            self._say("filter", self.tr("No connection yet"), self.tr("Set one up first, under Connection."))
        elif self._mode == "none":
            said = self.tr("This CRM limits what a representative has by the rights of each user.")
            self._say("filter", self.tr("Set by the CRM"), said)
        elif self._mode == "own":
            bounds = own_scope.bounds_of(endpoint)
            self._fill(Scope(name="", months=bounds.months))
            self._mine.setChecked(bounds.mine)
            said = self.tr("This CRM keeps no scopes, so the app limits what it reads. A dry run counts first.")
            self._say("filter", self.tr("Nothing tried yet"), said)
        else:
            said = self.tr(
                "A dry run shows who gains and loses what, in rows and megabytes, and unsent work it touches."
            )
            self._say("filter", self.tr("Nothing tried yet"), said)
            self._load()

    def _mode_of(self, endpoint: Endpoint | None) -> str:
        if endpoint is None:
            return "none"
        if own_scope.keeps_own_scope(endpoint):
            return "own"
        return "server" if scopes.kept_by_server(endpoint) else "none"

    def _say(self, icon: str, title: str, said: str) -> None:
        clear(self._right)
        self._right.addWidget(Empty(icon, title, said, tone="quiet"))

    def _remote(self, question: Callable[..., T]) -> T:
        """Off the main thread: ask the endpoint."""
        assert self.endpoint is not None
        connector = self.desk.profile.connector(self.endpoint.name)
        try:
            return question(connector)
        finally:
            connector.close()

    # --- what there is ---

    def _load(self) -> None:
        self.ask(partial(self._remote, scopes.list_scopes), self._show_scopes, failed=self._on_failed)

    def _show_scopes(self, found: Sequence[Scope]) -> None:
        self._known = {scope.name: scope for scope in found}
        self._which.set_choices([*((name, name) for name in self._known), (NEW, self.tr("New scope"))])
        name = self._name.text() if self._name.text() in self._known else next(iter(self._known), NEW)
        self._which.set_value(name)
        self._on_chosen(name)

    def _on_failed(self, error: Exception) -> None:
        said = messages.explain(error)
        self._say("offline" if said.tone == "quiet" else "alert", said.sentence, said.action)

    @Slot(str)
    def _on_chosen(self, name: str) -> None:
        self._fill(self._known.get(name) or Scope(name=""))
        self._drop.setEnabled(name in self._known)

    def _fill(self, scope: Scope) -> None:
        self._name.setText(scope.name)
        self._users.setText(", ".join(scope.users))
        for kind, edit in self._months.items():
            edit.setText(str(scope.months[kind]) if kind in scope.months else "")
        self._segments.setText(", ".join(scope.segments))
        self._categories.setText(", ".join(scope.categories))
        self._archived.setChecked(not scope.archived)

    # --- what is wanted ---

    def _wanted_months(self) -> dict[str, int]:
        typed = {kind: edit.text().strip() for kind, edit in self._months.items()}
        return {kind: int(text) for kind, text in typed.items() if text.isdecimal()}

    def _wanted(self) -> Scope:
        return Scope(
            name=self._name.text().strip(),
            users=_words(self._users.text()),
            months=self._wanted_months(),
            segments=_words(self._segments.text()),
            archived=not self._archived.isChecked(),
            categories=_words(self._categories.text()),
        )

    def _wanted_bounds(self) -> Bounds:
        return Bounds(months=self._wanted_months(), mine=self._mine.isChecked())

    def _named(self) -> bool:
        for kind, edit in self._months.items():
            typed = edit.text().strip()
            edit.set_bad(bool(typed) and not typed.isdecimal())
            if typed and not typed.isdecimal():
                self.said.emit(self.tr("{kinds}: whole months, such as 24").format(kinds=words.kinds(kind)), "need")
                return False
        named = self._mode != "server" or bool(self._name.text().strip())
        self._named_field.set_error("" if named else self.tr("This is needed."))
        return named and self._mode != "none"

    # --- trying and publishing ---

    @Slot()
    def _on_try(self) -> None:
        if not self._named() or self.endpoint is None:
            return
        busy = self.tr("Counting…")
        if self._mode == "server":
            scope = self._wanted()
            ask = partial(self._remote, lambda c: scopes.preview_scope(c, scope))
            self.ask(ask, self._show_effects, button=self._try, busy=busy, failed=self._on_failed)
            return
        now, then, profile = own_scope.bounds_of(self.endpoint), self._wanted_bounds(), self.desk.profile
        count = partial(
            self._remote, lambda c: own_scope.weigh_bounds(c, now, then, profile.replica, profile.home.replica)
        )
        self.ask(count, self._show_weighed, button=self._try, busy=busy, failed=self._on_failed)

    def _show_effects(self, effects: Sequence[ScopeEffect]) -> None:
        clear(self._right)
        unsent = sum(len(effect.unsent) for effect in effects)
        said = self.tr("%n representative(s) concerned", None, len(effects))
        self._right.addWidget(Text(said, "title"))
        touched = self.tr("%n piece(s) of unsent work would be outside. It is kept, and explained.", None, unsent)
        none = self.tr("No unsent work is touched.")
        self._right.addWidget(Text(touched if unsent else none, "small", "warn" if unsent else "text2", wrap=True))
        for effect in effects:
            self._right.addWidget(effect_card(effect))
        self._right.addStretch(1)

    def _show_weighed(self, found: Weighed) -> None:
        clear(self._right)
        self._right.addWidget(Text(self.tr("Counted for this connection's user"), "title"))
        waiting = self.tr("%n piece(s) of work wait here: they are sent, whatever the scope.", None, found.waiting)
        self._right.addWidget(Text(waiting, "small", "text2", wrap=True))
        self._right.addWidget(weighed_card(found))
        self._right.addStretch(1)

    @Slot()
    def _on_publish(self) -> None:
        if not self._named() or self.endpoint is None:
            return
        if self._mode == "server":
            scope = self._wanted()
            put = partial(self._remote, lambda c: scopes.put_scope(c, scope))
            self.ask(put, self._on_published, button=self._publish, busy=self.tr("Publishing…"))
            return
        endpoint, bounds, profile = self.endpoint, self._wanted_bounds(), self.desk.profile

        def done(kept: Endpoint) -> None:
            self.said.emit(self.tr("Kept; it is followed from the next sync on"), "ok")
            self.endpoint = kept
            self.settings_changed.emit(kept.name)

        self.desk.tasks.change(self, lambda: own_scope.set_bounds(profile, endpoint, bounds), done, self.fail)

    def _on_published(self, kept: Scope) -> None:
        self.said.emit(self.tr("{name} is published; laptops follow at their next round").format(name=kept.name), "ok")
        self._load()

    @Slot()
    def _on_drop(self) -> None:
        name = self._which.value()

        def done(_nothing: None) -> None:
            self.said.emit(self.tr("{name} is gone; laptops follow at their next round").format(name=name), "ok")
            self._name.clear()
            self._load()

        self.ask(partial(self._remote, lambda c: scopes.drop_scope(c, name)), done, button=self._drop,
                 busy=self.tr("Removing…"))  # fmt: skip


def _words(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
