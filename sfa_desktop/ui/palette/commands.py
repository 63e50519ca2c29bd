"""What the palette can do: go somewhere, begin something, and with the account that was found."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from sfa_desktop.ui.palette.item import Item, fits
from sfa_desktop.ui.palette.look_up import Found

DO = "do"


def _tr(text: str) -> str:
    return QCoreApplication.translate("PaletteCommands", text)


def general() -> tuple[Item, ...]:
    """What can be done from anywhere."""
    begin = (
        Item(group=DO, icon="plus", title=_tr("New order"), right="Ctrl N", place="order_desk", does=True),
        Item(group=DO, icon="log", title=_tr("Log a visit or call"), right="Ctrl L", place="quick-log", does=True),
        Item(group=DO, icon="blocked", title=_tr("Orders that need me"), place="orders", argument="need", does=True),
        Item(group=DO, icon="edit", title=_tr("Drafts of orders"), place="orders", argument="draft", does=True),
        Item(group=DO, icon="settings", title=_tr("Change language, theme or size"), place="settings", does=True),
    )
    places = (
        ("today", "today", _tr("Go to Today")),
        ("accounts", "accounts", _tr("Go to Accounts")),
        ("agenda", "agenda", _tr("Go to Agenda")),
        ("orders", "orders", _tr("Go to Orders")),
        ("pipeline", "pipeline", _tr("Go to Pipeline")),
        ("cases", "cases", _tr("Go to Cases")),
        ("catalogue", "catalogue", _tr("Go to Catalogue")),
        ("sync", "sync", _tr("Go to Sync")),
        ("settings", "settings", _tr("Go to Settings")),
    )
    return begin + tuple(
        Item(group=DO, icon=icon, title=title, place=place, does=True) for place, icon, title in places
    )


def about(found: Sequence[Found]) -> tuple[Item, ...]:
    """What can be done with the account of the best hit."""
    best = next((one.hit for one in found if one.hit.account_id), None)
    if best is None:
        return ()
    name, account = best.account, best.account_id
    return (
        Item(
            group=DO,
            icon="orders",
            title=_tr("New order for {account}").format(account=name),
            place="order_desk",
            argument=account,
            does=True,
        ),
        Item(
            group=DO,
            icon="log",
            title=_tr("Log a visit or call with {account}").format(account=name),
            place="quick-log",
            argument=f"{name} ",
            does=True,
        ),
        Item(
            group=DO,
            icon="accounts",
            title=_tr("Open {account}").format(account=name),
            place="account",
            argument=account,
            does=True,
        ),
    )


def matching(words: Sequence[str]) -> list[Item]:
    """General commands whose words were typed; all of them for nothing."""
    return [item for item in general() if not words or fits(words, item.title)]
