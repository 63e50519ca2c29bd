"""What limits a representative, in words: history by kind with dates, segments, own records."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from sfa_desktop.entities import KINDS
from sfa_desktop.ui import language, words


def limits(scope: Mapping[str, Any]) -> list[str]:
    """One sentence for each limit; none where nothing is limited. What a server told wrongly is left out."""
    said = []
    since = scope.get("since")
    for kind, told in sorted(since.items()) if isinstance(since, Mapping) else ():
        if kind in KINDS and (day := _day(told)) is not None:
            began = language.formats().date_medium(day)
            said.append(_tr("{kinds} since {day}").format(kinds=words.kinds(kind), day=began))
    segments = [str(one) for one in scope.get("segments") or ()]
    if segments:
        said.append(_tr("Accounts of the segments {names}, and of none").format(names=", ".join(segments)))
    categories = [str(one) for one in scope.get("categories") or ()]
    if categories:
        said.append(_tr("Products of {names}").format(names=", ".join(categories)))
    if scope.get("archived") is False:
        said.append(_tr("No archived accounts"))
    if scope.get("mine") is True:
        said.append(_tr("Only own records"))
    return said


def _day(told: Any) -> date | None:
    try:
        return date.fromisoformat(str(told))
    except ValueError:
        return None


def _tr(text: str) -> str:
    return QCoreApplication.translate("scope", text)
