"""Every component in every state, side by side: the sheet to compare pages with, and to check for cut words."""

from PySide6.QtWidgets import QWidget

from sfa_desktop.ui.frame.toast import Toast
from sfa_desktop.ui.frame.topbar import SyncPill, SyncWords
from sfa_desktop.ui.language import pseudo
from sfa_desktop.ui.page import Desk, Key, Notice, Page, PageSpec, Place
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.cell import Cell, Column, Row, cells
from sfa_desktop.ui.widgets.charts import Ring
from sfa_desktop.ui.widgets.chip import Chip
from sfa_desktop.ui.widgets.field import Field, Input
from sfa_desktop.ui.widgets.kpi import KpiTile
from sfa_desktop.ui.widgets.layout import STRETCH, Part, col, holder, row, scroll
from sfa_desktop.ui.widgets.mark import Badge, KeyCap
from sfa_desktop.ui.widgets.need import NeedCard, PreflightLight
from sfa_desktop.ui.widgets.panel import Card, section, side_panel
from sfa_desktop.ui.widgets.progress import Progress
from sfa_desktop.ui.widgets.select import Select
from sfa_desktop.ui.widgets.state import Empty
from sfa_desktop.ui.widgets.table import RecordTable
from sfa_desktop.ui.widgets.tabs import Tab, Tabs
from sfa_desktop.ui.widgets.text import Text, marked
from sfa_desktop.ui.widgets.timeline import DONE, FIXED, Stop


def block(title: str, note: str, *parts: Part, gap: int = 8) -> QWidget:
    return holder(col(section(title, note), *parts, gap=gap))


class ComponentSheet(Page):
    """All of them. `longer` makes every text a third longer."""

    name = "components"
    longer = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        say = pseudo if self.longer else str
        self.set_title(say("Components"), say("all of them, in all their states"))
        body = holder(row((scroll(holder(self._left(say))), 1), gap=0))
        side = side_panel(col(scroll(holder(self._right(say))), gap=0), 470)
        self.setLayout(row((body, 1), side, gap=0))

    def keys(self) -> list[Key]:
        return [Key("Tab", "focus"), Key("Space", "choose")]

    def key_note(self) -> str:
        return "office figures of today 07:41"

    def _states(self, kind: str, words: str, say) -> QWidget:  # noqa: ANN001
        rest = Button(say(words), kind, key="Ctrl ⏎")
        hover, pressed, focus = (Button(say(text), kind) for text in ("Hover", "Pressed", "Focus"))
        for button, state in ((hover, "hover"), (pressed, "pressed"), (focus, "focus")):
            button.pin_state(state)
        closed = Button(say("Closed"), kind)
        closed.setEnabled(False)
        return holder(row(rest, hover, pressed, focus, closed, STRETCH, gap=6))

    def _left(self, say) -> QWidget:  # noqa: ANN001
        columns = [
            Column(key="row", title=say("Row"), sortable=True),
            Column(key="trend", title=say("12 months"), width=100),
            Column(key="state", title=say("State"), width=150),
            Column(key="amount", title=say("Amount"), width=130, right=True, sortable=True),
        ]
        table = RecordTable(columns, row_height=48, name="rows")
        trend = Cell(spark=(3, 4, 3, 5, 6, 5, 7), tone="text2")
        table.set_rows([
            Row(id="1", cells=cells(columns, Cell(words=say("At rest"), style="body_m", sub="Rosario"), trend,
                                    Cell(badges=((say("delivered"), "ok"),)), "12.480,00")),
            Row(id="2", cells=cells(columns, Cell(words=say("Chosen"), style="body_m", sub="San Lorenzo"), trend,
                                    Cell(badges=((say("to approve"), "warn"),)), "8.215,30")),
            Row(id="3", mark="need", cells=cells(columns, Cell(words=say("Needs you"), style="body_m", sub="Funes"),
                                                 Cell(bullet=(0.6, 0.8, 0.5, "accent")),
                                                 Cell(badges=((say("refused"), "need"),)), "3.900,00")),
        ])  # fmt: skip
        table.set_sorting("amount", descending=True)
        table.choose(1)
        bad = Field(say("With an error"), Input("30-7123456-8"))
        bad.set_error(say("A digit is missing"))
        closed = Field(say("Closed"), Input("10231"))
        closed.close_with(say("the office numbers it"))
        fields = [
            Field(say("At rest"), Input("Central AR"), age=say("today 07:41")),
            Field(say("Empty"), Input("", say("tax id or name")), required=True),
            Field(say("Choose"), Select([("tryton", "Tryton"), ("odoo", "Odoo")], "tryton", icon="globe")),
            bad,
            closed,
            Field(say("With help"), Input("1.234,56"), say("1234.56 as well")),
        ]
        wanted = Chip(say("Mend"), icon="accounts", tone="accent", arrow=True)
        wanted.set_mending(True)
        chips = row(
            Chip(say("Filter"), count="12", checkable=True),
            Chip(say("Chosen"), count="12", checked=True),
            Chip(say("Known"), icon="accounts", tone="accent"),
            wanted,
            Chip(say("Complaint"), icon="cases", tone="warn"),
            STRETCH,
            gap=6,
        )
        badges = row(
            Badge(say("B × high")), Badge(say("A × high"), "accent"), Badge(say("delivered"), "ok", "check"),
            Badge(say("closes 12:30"), "warn", "clock"), Badge(say("refused"), "need", "blocked"),
            KeyCap("Ctrl"), KeyCap("K"), STRETCH, gap=6,
        )  # fmt: skip
        pills = row(
            SyncPill(SyncWords(state="ok", words=say("Up to date · 10:42"))),
            SyncPill(SyncWords(state="sending", words=say("Sending 2 of 3"), share=0.66)),
            STRETCH,
            gap=6,
        )
        others = row(
            SyncPill(SyncWords(state="offline", words=say("Offline · 3 to send, safe"))),
            SyncPill(SyncWords(state="need", words=say("1 needs you"))),
            STRETCH,
            gap=6,
        )
        scale = [
            row(Text(say("Close the day"), style), STRETCH, Text(style, "caption", "text3"))
            for style in ("name", "page", "title", "body_b", "body", "small", "caption")
        ]
        tabs = Tabs([
            Tab(name="need", words=say("Needs you"), count="1", tone="need"),
            Tab(name="outbox", words=say("Outbox"), count="3"), Tab(name="history", words=say("History")),
        ])  # fmt: skip
        kinds = {"primary": "Close day", "secondary": "Order", "tint": "Go on", "ghost": "Later"}
        buttons = [self._states(kind, words, say) for kind, words in kinds.items()]
        share = Progress(say("First load: 61.200 of 100.000"), say("40 s left; work can begin"), share=0.612)
        return col(
            block(say("Buttons"), say("one primary a screen"), *buttons, gap=6),
            block(say("Fields"), "", row(*((f, 1) for f in fields[:3]), gap=10),
                  row(*((f, 1) for f in fields[3:]), gap=10)),
            block(say("Chips and badges"), "", chips, badges),
            row(Ring(0.612, 46), (share, 1), gap=12),
            block(say("Sync, always in words"), "", pills, others),
            block(say("Rows"), say("at rest, chosen, marked"), tabs, table.whole()),
            block(say("Type"), "Inter", holder(col(*scale, gap=3))),
            STRETCH, gap=14, margins=(20, 16, 18, 8),
        )  # fmt: skip

    def _right(self, say) -> QWidget:  # noqa: ANN001
        need = NeedCard(
            "promise", "accent", say("Promise without an answer"), say("Farmacia Luz · summer display"),
            say("Marketing answered yesterday: yes, from December 1."), say("Answer"),
            when=say("12 days"), key="3", later=say("Later"),
        )  # fmt: skip
        tiles = row(
            (KpiTile(say("Cross-selling"), "13,4", "%", say("target 15.0 · base 11.2"),
                     actual=0.67, target=0.75, base=0.56), 1),
            (KpiTile(say("Visits with order"), "58", "%", say("target 55 · base 47"),
                     actual=0.58, target=0.55, base=0.47, tone="ok_solid"), 1),
            gap=10,
        )  # fmt: skip
        stops = [
            Stop("08:15", DONE, "Autoservicio Don Ángel", marked("10248 · <b>{sum}</b>", sum="$ 412.380,00"),
                 first=True),
            Stop("10:30", FIXED, "Droguería Íntegra del Litoral S.A.", marked("<b>{who}</b>", who="José Gutiérrez"),
                 side=[Badge(say("Fixed"), "quiet", "pin")]),
        ]  # fmt: skip
        toast = Toast(Notice(words=say("Visit saved"), action=say("Undo"), run=lambda: None, seconds=0))
        lights = [
            PreflightLight("ok", say("Price"), say("as the office"), "2 h"),
            PreflightLight("warn", say("Discount"), say("1 line to approve"), say("now")),
            PreflightLight("need", say("Stock"), say("missing in 1 line"), "1 h 24"),
        ]
        empty = Card(
            col(Empty("promise", say("No promise without an answer"),
                      say("Once noted, it stays here until somebody answers."), action=say("Note a promise"), key="M")),
        )  # fmt: skip
        return col(
            block(say("Card"), say("only for what asks for an action"), need),
            block(say("KPI"), say("bar today, tick target, dot base"), tiles),
            block(say("Line of the day"), "", *stops, gap=0),
            block(say("Before sending"), "", *lights, gap=5),
            block(say("Notice"), say("with the way back"), toast, gap=0),
            block(say("Empty"), say("what will be here, and how to start"), empty),
            STRETCH, gap=11, margins=(18, 16, 20, 8),
        )  # fmt: skip


def specs(*, longer: bool = False) -> list[PageSpec]:
    """A registry with all places of the product on the rail, and the sheet behind each."""
    sheet = type("ComponentSheet", (ComponentSheet,), {"longer": longer})
    say = pseudo if longer else str
    places = ["today", "accounts", "agenda", "orders", "pipeline", "cases", "catalogue", "insights"]
    return [
        PageSpec(name="components", icon="spark", label=lambda: say("Components"), build=sheet),
        *(PageSpec(name=p, icon=p, label=lambda p=p: say(p.title()), build=sheet) for p in places),
        PageSpec(name="sync", icon="sync", label=lambda: say("Sync"), build=sheet, place=Place.FOOT),
        PageSpec(name="settings", icon="settings", label=lambda: say("Settings"), build=sheet, place=Place.FOOT),
    ]
