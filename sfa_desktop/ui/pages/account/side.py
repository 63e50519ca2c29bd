"""The side of an account: why to see them, what is open, who decides, where they are, the company's own fields."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QCoreApplication

from sfa_desktop.entities import Account
from sfa_desktop.entities.field import Field, FieldType
from sfa_desktop.replica.queries.account_sheet import AccountSheet
from sfa_desktop.ui import language, words
from sfa_desktop.ui.account_preview import REASON_ICONS
from sfa_desktop.ui.widgets.button import Button
from sfa_desktop.ui.widgets.form import value_words
from sfa_desktop.ui.widgets.layout import STRETCH, Part, col, row
from sfa_desktop.ui.widgets.mark import Avatar, Icon, Rule
from sfa_desktop.ui.widgets.panel import pair, section
from sfa_desktop.ui.widgets.text import Elided, Text

Open = Callable[[str, str], object]
"""Called with a kind and an id, an empty id for a new record."""


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("account", text, None, n)


def side_parts(sheet: AccountSheet, today: date, now: datetime, open_record: Open, finish: Open) -> list[Part]:
    """All sections, parted by hairlines; what is empty is left out."""
    parts: list[Part] = []
    for block in (
        _why(sheet, today),
        _open(sheet, today, now, open_record, finish),
        _people(sheet, open_record),
        _places(sheet, open_record),
        _own(sheet),
        _about(sheet),
    ):
        if block:
            parts += [6, Rule(), 6, *block] if parts else block
    return [*parts, STRETCH]


def _why(sheet: AccountSheet, today: date) -> list[Part]:
    lines: list[Part] = []
    for reason in sheet.reasons[:4]:
        icon = Icon(REASON_ICONS.get(reason.code, "question"), 16, "text3")
        lines.append(row(col(icon, STRETCH), (Text(words.why(reason, today), "small", "text2", wrap=True), 1), gap=9))
    return [section(_tr("Why see them")), *lines] if lines else []


def _open(sheet: AccountSheet, today: date, now: datetime, open_record: Open, finish: Open) -> list[Part]:
    forms, lines = language.formats(), list[Part]()
    for task in sheet.tasks:
        late = task.due_on is not None and task.due_on < today
        said = " · ".join(
            p
            for p in (words.choice("task", "type", task.type), forms.day(task.due_on, today) if task.due_on else "")
            if p
        )
        icon = Icon(
            {"promise": "promise", "call": "call"}.get(task.type, "task"), 16, "warn" if late else "accent_text"
        )
        done = Button(_tr("Done"), small=True)
        done.clicked.connect(partial(finish, "task", task.id))
        lines.append(_item(icon, task.subject, said, "warn" if late else "text3", done))
    for case in sheet.cases:
        late = case.due_at is not None and case.due_at < now
        left = _tr("by {when}").format(when=forms.when(case.due_at, now)) if case.due_at else ""
        if late:
            left = _tr("{age} late").format(age=forms.age(case.due_at, now))
        said = " · ".join(p for p in (words.choice("case", "severity", case.severity), left) if p)
        view = Button(_tr("Show"), small=True)
        view.clicked.connect(partial(open_record, "case", case.id))
        title = " · ".join(p for p in (case.number, case.subject) if p)
        lines.append(_item(Icon("cases", 16, "warn"), title, said, "warn" if late else "text3", view))
    for chance in sheet.opportunities:
        said = " · ".join(
            p
            for p in (
                words.choice("opportunity", "stage", chance.stage),
                forms.money(chance.amount) if chance.amount is not None else "",
                forms.day(chance.close_on, today) if chance.close_on else "",
            )
            if p
        )
        view = Button(_tr("Show"), small=True)
        view.clicked.connect(partial(open_record, "opportunity", chance.id))
        lines.append(_item(Icon("pipeline", 16, "accent_text"), chance.name, said, "text3", view))
    count = len(sheet.tasks) + len(sheet.cases) + len(sheet.opportunities)
    return [section(_tr("Open"), str(count)), *lines] if lines else []


def _item(icon: Icon, title: str, said: str, tone: str, button: Button) -> Part:
    texts = col(Elided(title, "body_m"), Elided(said, "small", tone), gap=0)
    return row(icon, (texts, 1), button, gap=10, margins=(0, 2, 0, 2))


def _people(sheet: AccountSheet, open_record: Open) -> list[Part]:
    add = Button(_tr("Add"), "ghost", icon="plus", small=True)
    add.clicked.connect(partial(open_record, "contact", ""))
    lines: list[Part] = []
    for contact in sheet.contacts[:6]:
        influence = words.choice("contact", "influence", contact.influence).lower() if contact.influence else ""
        said = " · ".join(p for p in (contact.role, influence, contact.mobile or contact.phone) if p)
        edit = Button("", "ghost", icon="edit", small=True, name=_tr("Edit {name}").format(name=contact.name))
        edit.clicked.connect(partial(open_record, "contact", contact.id))
        texts = col(Elided(contact.name, "body_m"), Elided(said, "small", "text3"), gap=0)
        lines.append(row(Avatar(contact.name, 28, tone="quiet"), (texts, 1), edit, gap=10, margins=(0, 1, 0, 1)))
    return [section(_tr("Who decides"), _tr("%n contact(s)", len(sheet.contacts)), add), *lines]


def _places(sheet: AccountSheet, open_record: Open) -> list[Part]:
    add = Button(_tr("Add"), "ghost", icon="plus", small=True)
    add.clicked.connect(partial(open_record, "address", ""))
    lines: list[Part] = []
    for address in sheet.addresses[:4]:
        uses = [_tr("invoices") if address.invoice else "", _tr("deliveries") if address.delivery else ""]
        said = " · ".join(p for p in (address.name, *uses) if p)
        edit = Button("", "ghost", icon="edit", small=True, name=_tr("Edit {name}").format(name=address.street))
        edit.clicked.connect(partial(open_record, "address", address.id))
        place = ", ".join(p for p in (address.street, address.city) if p)
        texts = col(Elided(place, "body_m"), Elided(said, "small", "text3"), gap=0)
        lines.append(row(Icon("pin", 16, "text3"), (texts, 1), edit, gap=10, margins=(0, 1, 0, 1)))
    return [section(_tr("Where"), "", add), *lines]


def _own(sheet: AccountSheet) -> list[Part]:
    lines: list[Part] = []
    for own in sheet.custom_fields:
        spec = Field(name=own.code, label=own.label, type=FieldType(own.type), choices=own.choices)
        lines.append(pair(own.label, value_words(spec, sheet.account.custom.get(own.code))))
    return [section(_tr("Own fields")), *lines] if lines else []


def _about(sheet: AccountSheet) -> list[Part]:
    account = sheet.account
    lines: list[Part] = []
    for name in ("phone", "email", "website", "trade", "payment_term", "tags"):
        spec = Account.field(name)
        value = getattr(account, name)
        if value:
            lines.append(pair(words.field("account", name), value_words(spec, value), strong=False))
    if sheet.price_list:
        lines.append(pair(words.field("account", "price_list_id"), sheet.price_list, strong=False))
    if account.notes:
        lines.append(Text(account.notes[:600], "small", "text2", wrap=True))
    return [section(_tr("About them")), *lines] if lines else []
