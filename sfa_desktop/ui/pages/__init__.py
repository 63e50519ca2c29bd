"""One page per file; pages do not know each other. Here stands which there are, in the order of the rail.

Each is imported when it is first opened: its questions bring the database along, and the first paint waits for
nothing. The list is explicit, so that it survives freezing.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from sfa_desktop.ui.frame.overlay import OverlayCard
from sfa_desktop.ui.page import Desk, Page, PageSpec, Place

translate = QCoreApplication.translate


def _today(desk: Desk) -> Page:
    from sfa_desktop.ui.pages.today import TodayPage

    return TodayPage(desk)


def _accounts(desk: Desk) -> Page:
    from sfa_desktop.ui.pages.accounts import AccountsPage

    return AccountsPage(desk)


def _account(desk: Desk) -> Page:
    from sfa_desktop.ui.pages.account.page import AccountPage

    return AccountPage(desk)


def _visit(desk: Desk) -> Page:
    from sfa_desktop.ui.pages.visit import VisitPage

    return VisitPage(desk)


def _agenda(desk: Desk) -> Page:
    from sfa_desktop.ui.pages.agenda import AgendaPage

    return AgendaPage(desk)


def _order_desk(desk: Desk) -> Page:
    from sfa_desktop.ui.pages.order_desk.page import OrderDeskPage

    return OrderDeskPage(desk)


def _orders(desk: Desk) -> Page:
    from sfa_desktop.ui.pages.orders.page import OrdersPage

    return OrdersPage(desk)


def _catalogue(desk: Desk) -> Page:
    from sfa_desktop.ui.pages.catalogue import CataloguePage

    return CataloguePage(desk)


def _sync(desk: Desk) -> Page:
    from sfa_desktop.ui.pages.sync.page import SyncPage

    return SyncPage(desk)


def _settings(desk: Desk) -> Page:
    from sfa_desktop.ui.pages.settings.page import SettingsPage

    return SettingsPage(desk)


def _administration(desk: Desk) -> Page:
    from sfa_desktop.ui.pages.administration.page import AdministrationPage

    return AdministrationPage(desk)


def _proof(desk: Desk) -> Page:
    from sfa_desktop.ui.pages.proof import ProofPage

    return ProofPage(desk)


def _palette(desk: Desk) -> OverlayCard:
    from sfa_desktop.ui.palette.card import PaletteCard

    return PaletteCard(desk)


def _pipeline(desk: Desk) -> Page:
    from sfa_desktop.ui.pages.pipeline import PipelinePage

    return PipelinePage(desk)


def _cases(desk: Desk) -> Page:
    from sfa_desktop.ui.pages.cases import CasesPage

    return CasesPage(desk)


def _quick_log(desk: Desk) -> OverlayCard:
    from sfa_desktop.ui.quick_log import QuickLogCard

    return QuickLogCard(desk)


def _record(desk: Desk) -> OverlayCard:
    from sfa_desktop.ui.record_card import RecordCard

    return RecordCard(desk)


PAGES: tuple[PageSpec, ...] = (
    PageSpec(name="today", icon="today", label=lambda: translate("pages", "Today"), build=_today),
    PageSpec(name="accounts", icon="accounts", label=lambda: translate("pages", "Accounts"), build=_accounts),
    PageSpec(name="agenda", icon="agenda", label=lambda: translate("pages", "Agenda"), build=_agenda),
    PageSpec(name="orders", icon="orders", label=lambda: translate("pages", "Orders"), build=_orders, needs="order"),
    PageSpec(
        name="pipeline",
        icon="pipeline",
        label=lambda: translate("pages", "Pipeline"),
        build=_pipeline,
        needs="opportunity",
    ),
    PageSpec(name="cases", icon="cases", label=lambda: translate("pages", "Cases"), build=_cases, needs="case"),
    PageSpec(
        name="catalogue",
        icon="catalogue",
        label=lambda: translate("pages", "Catalogue"),
        build=_catalogue,
        needs="product",
    ),
    PageSpec(name="sync", icon="sync", label=lambda: translate("pages", "Sync"), build=_sync, place=Place.FOOT),
    PageSpec(
        name="settings",
        icon="settings",
        label=lambda: translate("pages", "Settings"),
        build=_settings,
        place=Place.FOOT,
    ),
    PageSpec(
        name="administration",
        icon="admin",
        label=lambda: translate("pages", "Administration"),
        build=_administration,
        place=Place.FOOT,
        admin=True,
    ),
    PageSpec(
        name="account",
        icon="accounts",
        label=lambda: translate("pages", "Account"),
        build=_account,
        place=Place.NONE,
        under="accounts",
    ),
    PageSpec(
        name="visit",
        icon="visit",
        label=lambda: translate("pages", "Visit"),
        build=_visit,
        place=Place.NONE,
        under="accounts",
    ),
    PageSpec(
        name="order_desk",
        icon="orders",
        label=lambda: translate("pages", "Order"),
        build=_order_desk,
        needs="order",
        place=Place.NONE,
        under="orders",
    ),
    PageSpec(
        name="proof",
        icon="safe",
        label=lambda: translate("pages", "Proof"),
        build=_proof,
        place=Place.NONE,
        under="sync",
    ),
)

OVERLAYS: dict[str, Callable[[Desk], OverlayCard]] = {"palette": _palette, "quick-log": _quick_log, "record": _record}
