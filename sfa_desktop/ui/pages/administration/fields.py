"""The mapping of one kind on real records: the CRM's field, the app's, the conversion, before and after."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Slot

from sfa_desktop.actions import field_map
from sfa_desktop.base.settings import Endpoint
from sfa_desktop.entities import KINDS, SYNCED
from sfa_desktop.entities.survey import MappedField, MappedKind, MapPreview
from sfa_desktop.rules.proposals import Proposal
from sfa_desktop.ui import messages, words
from sfa_desktop.ui.page import Desk, Key
from sfa_desktop.ui.pages.administration.part import Part
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.cell import Cell, Column, Row, cells
from sfa_desktop.ui.widgets.field import Field, Input
from sfa_desktop.ui.widgets.layout import STRETCH, col, holder, row
from sfa_desktop.ui.widgets.mark import Rule
from sfa_desktop.ui.widgets.select import Select
from sfa_desktop.ui.widgets.state import Stage
from sfa_desktop.ui.widgets.table import RecordTable
from sfa_desktop.ui.widgets.text import Text

CUSTOM = "custom."


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What the server said of one kind."""

    kind: MappedKind
    preview: MapPreview
    proposals: tuple[Proposal, ...]
    drift: tuple[field_map.Drift, ...]


class FieldsPart(Part):
    """Nothing is written to the CRM; a changed mapping holds from the next sync on."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._kind = Select([(kind, words.kinds(kind)) for kind in SYNCED], "account", name=self.tr("Kind of records"))
        self._kind.setMaximumWidth(260)
        self._kind.chosen.connect(self._on_kind_chosen)
        self._look = Button(self.tr("Look at the CRM"), "secondary", icon="retry", key="F5")
        self._look.clicked.connect(self._on_look)
        self._said = Text("", "small", "text2", wrap=True)
        self._columns = (
            Column(key="remote", title=self.tr("In the CRM"), width=210),
            Column(key="name", title=self.tr("In the app"), width=200),
            Column(key="conversion", title=self.tr("Conversion"), width=190),
            Column(key="before", title=self.tr("Before"), width=170, right=True),
            Column(key="after", title=self.tr("After")),
            Column(key="fit", title=self.tr("20 records"), width=150),
        )
        self._table = RecordTable(self._columns, name=self.tr("Mapping of fields"), lead=10)
        self._table.current_changed.connect(self._on_current)
        self._stage = Stage(self._table)
        self._stage.acted.connect(self._on_look)
        self._field = Select([], name=self.tr("In the app"))
        self._remote = Input("", self.tr("the CRM's field"), name=self.tr("In the CRM"))
        self._choices = Input("", self.tr("A=high, B=medium"), name=self.tr("Table of codes"))
        self._times = Input("", "1", name=self.tr("Times"))
        self._times.setMaximumWidth(80)
        self._keep = Button(self.tr("Keep"), "primary", key="Ctrl ⏎")
        self._keep.clicked.connect(self._on_keep)
        self._reset = Button(self.tr("As it comes"), "ghost")
        self._reset.clicked.connect(self._on_reset)
        top = row(self._kind, self._look, (self._said, 1), gap=12, margins=(20, 12, 20, 10))
        foot = row(
            (Field(self.tr("In the app"), self._field), 2),
            (Field(self.tr("In the CRM"), self._remote), 2),
            (Field(self.tr("Table of codes"), self._choices), 3),
            Field(self.tr("Times"), self._times),
            col(STRETCH, row(self._keep, self._reset, gap=8)),
            gap=12,
            margins=(20, 10, 20, 14),
        )
        self._foot = holder(foot)
        self.setLayout(col(holder(top), Rule(), (self._stage, 1), Rule(), self._foot, gap=0))
        self.setFocusProxy(self._table)
        self._shown: dict[str, MappedField] = {}
        self._fixed = ""

    def keys(self) -> Sequence[Key]:
        """Look and keep."""
        return (
            Key("F5", self.tr("look at the CRM"), self._on_look),
            Key("↑ ↓", self.tr("field")),
            Key("Ctrl ⏎", self.tr("keep"), self._on_keep, "Ctrl+Return"),
        )

    def show_endpoint(self, endpoint: Endpoint | None) -> None:
        """Offer to look; another endpoint's fields are forgotten."""
        if endpoint == self.endpoint and endpoint is not None and self._shown:
            return
        super().show_endpoint(endpoint)
        self._table.set_rows([])
        self._shown = {}
        self._foot.setEnabled(False)
        self._said.say("")
        if endpoint is None:
            self._stage.show_empty("swap", self.tr("No connection yet"), self.tr("Set one up first, under Connection."))
        else:
            said = self.tr("The app reads its fields and 20 real records. Nothing is kept, and nothing is written.")
            self._stage.show_empty("swap", self.tr("Look at the CRM's fields"), said, action=self.tr("Look"))

    @Slot(str)
    def _on_kind_chosen(self, _kind: str) -> None:
        if self._shown:
            self._on_look()

    @Slot()
    def _on_look(self) -> None:
        endpoint, profile, kind = self.endpoint, self.desk.profile, self._kind.value()
        if endpoint is None:
            return
        self._stage.show_loading()

        def work() -> Looked:
            connector = profile.connector(endpoint.name)
            try:
                found = field_map.discover(connector, profile.home.seen_fields(endpoint.name))
                one = field_map.kind_among(found.kinds, kind)
                return Looked(
                    kind=one,
                    preview=field_map.preview_map(connector, kind),
                    proposals=tuple(p for p in found.proposals if p.kind == kind),
                    drift=tuple(d for d in found.drift if d.kind == kind),
                )
            finally:
                connector.close()

        self.ask(work, self._show, button=self._look, busy=self.tr("Looking…"), failed=self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        said = messages.explain(error)
        if said.tone == "quiet":
            self._stage.show_offline(said.sentence, said.action)
        else:
            self._stage.show_error(said.sentence, said.action, action=self.tr("Look again"))

    def _show(self, looked: Looked) -> None:
        kind, preview = looked.kind, looked.preview
        types = {field.name: field.type for field in kind.server_fields}
        rows = [self._proposal(proposal, types) for proposal in looked.proposals]
        rows += [self._mapped(kind.kind, field, preview, types) for field in kind.fields]
        self._shown = {field.name: field for field in kind.fields}
        self._stage.show_content()
        self._table.set_rows(rows)
        self._table.choose(0)
        free = [f.name for f in KINDS[kind.kind].fields() if f.name not in self._shown]
        names = [*self._shown, *free, *(p.name for p in looked.proposals if p.name.startswith(CUSTOM))]
        self._field.set_choices([(name, self._name_of(kind.kind, name)) for name in dict.fromkeys(names)])
        self._fixed = kind.fixed
        self._foot.setEnabled(not kind.fixed)
        self._say(looked)

    def _say(self, looked: Looked) -> None:
        said = [self.tr("%n record(s) tried", None, len(looked.preview.rows))]
        if looked.preview.refused:
            said.append(self.tr("%n would be set aside", None, looked.preview.refused))
        new = sum(1 for change in looked.drift if not change.gone)
        gone = [change.remote for change in looked.drift if change.gone]
        said += [self.tr("%n new field(s) there", None, new)] if new else []
        said += (
            [self.tr("gone there: {names}; left out, the sync goes on").format(names=", ".join(gone))] if gone else []
        )
        if looked.kind.fixed:
            said.append(self.tr("What is mapped to what is set up at the server, not here"))
        need = looked.preview.refused or gone
        self._said.say(" · ".join(said), "warn" if need else "text2")

    def _proposal(self, proposal: Proposal, types: Mapping[str, str]) -> Row:
        return Row(
            id=f"+{proposal.remote}",
            value=(proposal.name, proposal.remote),
            cells=cells(
                self._columns,
                Cell(words=proposal.remote, after=types.get(proposal.remote, "")),
                Cell(words=self.tr("not mapped"), tone="text2", icon="arrow-right"),
                self.tr("proposal: {name}").format(name=self._name_of(proposal.kind, proposal.name)),
                Cell(words=proposal.label, tone="text2"),
                "–",
                Cell(badges=((self.tr("proposal"), "accent"),)),
            ),
        )

    def _mapped(self, kind: str, field: MappedField, preview: MapPreview, types: Mapping[str, str]) -> Row:
        name = self._name_of(kind, field.name)
        if field.lost:
            badge, mark = (self.tr("not there"), "quiet"), ""
            before = after = "–"
        else:
            refused = [row for row in preview.rows if field.name in row.refused]
            shown = refused[0] if refused else next((r for r in preview.rows if r.before.get(field.name)), None)
            before = _short(shown.before.get(field.name)) if shown else "–"
            after = refused[0].refused[field.name] if refused else _short(shown.after.get(field.name)) if shown else "–"
            well = len(preview.rows) - len(refused)
            badge = (self.tr("%n well", None, well), "ok")
            if refused:
                badge = (self.tr("{well} well · {no} no").format(well=well, no=len(refused)), "warn")
            mark = "warn" if refused else ""
        table = ", ".join(f"{theirs}={ours}" for theirs, ours in field.choices.items())
        conversion = table or field.conversion
        return Row(
            id=field.name,
            mark=mark,
            value=(field.name, field.remote or field.lost),
            cells=cells(
                self._columns,
                Cell(words=field.remote or field.lost, after=types.get(field.remote, "")),
                Cell(words=name, icon="arrow-right", style="body_m" if field.chosen else "body"),
                Cell(words=conversion, tone="text2"),
                Cell(words=before, tone="text2"),
                Cell(words=after, style="body_m", tone="warn" if mark else "text"),
                Cell(badges=(badge,)),
            ),
        )

    def _name_of(self, kind: str, name: str) -> str:
        if name.startswith(CUSTOM):
            return self.tr("own field {name}").format(name=name.removeprefix(CUSTOM))
        return words.field(kind, name) if KINDS[kind].has(name) else name

    @Slot(object)
    def _on_current(self, chosen: Row | None) -> None:
        if chosen is None:
            return
        name, remote = chosen.value
        self._field.set_value(name)
        self._remote.setText(remote.partition(" | ")[0])
        field = self._shown.get(name)
        table = field.choices if field is not None else {}
        self._choices.setText(", ".join(f"{theirs}={ours}" for theirs, ours in table.items()))
        self._times.clear()

    def _told(self) -> object:
        """What is kept: the plain name, or with a table or a factor."""
        remote, more = self._remote.text().strip(), dict[str, object]()
        pairs = [part.partition("=") for part in self._choices.text().split(",") if part.strip()]
        if pairs:
            more["choices"] = {theirs.strip(): ours.strip() for theirs, _, ours in pairs}
        if self._times.text().strip().isdecimal():
            more["times"] = int(self._times.text().strip())
        return {"from": remote, **more} if more and remote else remote

    @Slot()
    def _on_keep(self) -> None:
        if self._foot.isEnabled() and self._field.value():
            self._change(self._told())

    @Slot()
    def _on_reset(self) -> None:
        self._change(None)

    def _change(self, told: object) -> None:
        endpoint, profile, kind, name = self.endpoint, self.desk.profile, self._kind.value(), self._field.value()
        if endpoint is None:
            return

        def done(kept: Endpoint) -> None:
            self.said.emit(self.tr("Kept; it holds from the next sync on"), "ok")
            self.endpoint = kept
            self.desk.renew_sync()
            self._on_look()

        self.desk.tasks.change(self, lambda: field_map.set_field(profile, endpoint, kind, name, told), done, self.fail)


def _short(value: object) -> str:
    if value in (None, "", False, []):
        return "–"
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= 80 else text[:79] + "…"
