"""What a scope would change, on cards: rows and megabytes before and after, who leaves and comes, unsent work."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout

from sfa_desktop.actions.own_scope import Weighed
from sfa_desktop.entities.exchange import ScopeEffect
from sfa_desktop.ui import language, words
from sfa_desktop.ui.widgets.layout import STRETCH, col, row
from sfa_desktop.ui.widgets.panel import Card, pair, section
from sfa_desktop.ui.widgets.text import Text


def effect_card(effect: ScopeEffect) -> Card:
    """For one representative."""
    told = [_size(effect.rows, effect.bytes), *_kinds(effect.kinds)]
    names = (
        (_tr("%n account(s) leave", effect.lost), effect.lost, effect.loses, "warn"),
        (_tr("%n account(s) come", effect.gained), effect.gained, effect.gains, "ok"),
    )
    lists = [
        Text(f"{title}: {', '.join(shown)}{'…' if count > len(shown) else ''}", "small", tone, wrap=True)
        for title, count, shown, tone in names
        if count
    ]
    unsent = [
        Text(_tr("Unsent, kept: {what}").format(what=f"{words.kind(kind)} {title}"), "small", "need", wrap=True)
        for kind, _, title in effect.unsent
    ]
    return Card(
        col(section(effect.name or effect.user, effect.user), *told, *lists, *unsent, gap=5, margins=(16, 12, 16, 12))
    )


def weighed_card(found: Weighed) -> Card:
    """For the user of a connection."""
    return Card(col(_size(found.rows, found.bytes), *_kinds(found.kinds), gap=5, margins=(16, 12, 16, 12)))


def _size(rows: tuple[int, int], sizes: tuple[int, int]) -> QHBoxLayout:
    forms = language.formats()
    before, after = (forms.size(size) for size in sizes)
    said = f"{forms.count(rows[0])} → {forms.count(rows[1])}"
    return row(
        Text(_tr("Records"), "small", "text2"), Text(said, "body_b"), STRETCH,
        Text(_tr("about {before} → {after}").format(before=before, after=after), "small_m"), gap=8,
    )  # fmt: skip


def _kinds(kinds: Mapping[str, tuple[int, int]]) -> list[QHBoxLayout]:
    forms = language.formats()
    return [
        pair(words.kinds(kind), f"{forms.count(was)} → {forms.count(will)}", "warn" if will < was else "text")
        for kind, (was, will) in kinds.items()
        if was != will
    ]


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("scope", text, None, n)
