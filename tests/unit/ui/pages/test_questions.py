"""The questions behind the daily pages, against figures counted by hand from the territory."""

from datetime import timedelta
from decimal import Decimal

from sfa_desktop.entities import Account, Visit
from sfa_desktop.replica.queries import book as accounts
from sfa_desktop.replica.queries.account_sheet import account_sheet
from sfa_desktop.replica.queries.agenda import agenda
from sfa_desktop.replica.queries.chances import stages
from sfa_desktop.replica.queries.day import day
from sfa_desktop.replica.queries.duplicates import duplicates
from sfa_desktop.replica.queries.history import counts, history
from sfa_desktop.replica.queries.month import month
from sfa_desktop.replica.queries.needs import needs
from sfa_desktop.replica.queries.news import news
from sfa_desktop.replica.queries.visit_sheet import visit_of_today
from sfa_desktop.replica.store import Replica
from tests.unit.ui import book

LUZ = book.key("account", 1)


def _records(kind: str):
    page = next(page for page in book.pages() if page.kind == kind)
    return [dict(zip(page.columns, row, strict=True)) for row in page.rows]


def test_every_filter_counts_what_it_lists(rep_replica: Replica) -> None:
    with rep_replica.read() as r:
        known = accounts.counts(r, book.TODAY)
        for name in accounts.FILTERS:
            ids, totals = accounts.ids(r, book.TODAY, name=name)
            assert (name, len(ids), totals.count) == (name, known[name], known[name])
    assert known["risk"] == sum(a["lifecycle"] == "risk" for a in _records("account"))
    assert known["overdue"] == sum(Decimal(a["overdue"]) > 0 for a in _records("account"))


def test_every_order_is_an_order(rep_replica: Replica) -> None:
    with rep_replica.read() as r:
        everything, _ = accounts.ids(r, book.TODAY)
        for order in accounts.ORDERS:
            up, totals = accounts.ids(r, book.TODAY, order=order)
            down, _ = accounts.ids(r, book.TODAY, order=order, descending=True)
            assert sorted(up) == sorted(down) == sorted(everything)
        by_balance, _ = accounts.ids(r, book.TODAY, order="balance", descending=True)
        rows = accounts.rows(r, by_balance, book.TODAY)
    balances = [row.account.balance for row in rows]
    assert balances == sorted(balances, reverse=True)
    assert totals.balance == sum(balances)


def test_a_row_has_its_visits_and_twelve_months(rep_replica: Replica) -> None:
    with rep_replica.read() as r:
        (row,) = accounts.rows(r, [LUZ], book.TODAY)
    assert row.last_visit == book.TODAY - timedelta(days=21)
    assert row.next_visit == book.at(book.TODAY, 12, 5)
    assert len(row.months) == 12
    sold = [Decimal(o["net"]) for o in _records("order") if o["account_id"] == LUZ]
    assert sum(row.months) == sum(sold)


def test_the_month_is_the_sum_of_its_orders(rep_replica: Replica) -> None:
    first = book.TODAY.replace(day=1).isoformat()
    with rep_replica.read() as r:
        figures = month(r, book.TODAY)
    sold = sum(Decimal(o["net"]) for o in _records("order") if first <= o["ordered_on"] <= book.TODAY.isoformat())
    assert figures.sold == sold
    assert figures.sold_a_year_ago is None or figures.sold_a_year_ago > 0
    done = [v for v in _records("visit") if v["state"] == "done" and v["planned_at"][:10] >= first]
    assert (figures.visits, figures.with_order) == (len(done), sum(v["outcome"] == "order" for v in done))
    assert 0 < figures.covered < figures.accounts


def test_an_empty_territory_has_no_figures(rep_replica: Replica) -> None:
    with rep_replica.write() as w:
        for kind in ("order", "visit", "account"):
            w.run(f'DELETE FROM "{kind}"')
    with rep_replica.read() as r:
        figures = month(r, book.TODAY)
    assert (figures.sold, figures.sold_a_year_ago, figures.visits, figures.planned) == (0, None, 0, 0)
    assert (figures.hit_rate_before, figures.accounts) == (None, 0)


def test_the_day_is_in_order_with_reasons(rep_replica: Replica) -> None:
    with rep_replica.read() as r:
        shown = day(r, book.TODAY)
    moments = [stop.visit.started_at or stop.visit.planned_at for stop in shown.stops]
    assert moments == sorted(moments)
    assert len(moments) == 8
    luz = next(stop for stop in shown.stops if stop.account and stop.account.id == LUZ)
    assert {reason.code for reason in luz.reasons} >= {"case", "promise", "overdue"}
    assert sum(count.planned for count in shown.week) == 17


def test_needs_are_cases_about_to_run_out_and_broken_promises(rep_replica: Replica) -> None:
    with rep_replica.read() as r:
        found = needs(r, book.TODAY, book.NOW)
    assert [n.case.number for n in found if n.case] == ["417", "416", "415"]
    assert [n.task.subject for n in found if n.task] == [
        "Confirmar el exhibidor de verano",
        "Averiguar el sustituto de Solara 400 ml",
    ]


def test_there_is_no_news_before_the_first_round_has_ended(rep_replica: Replica) -> None:
    with rep_replica.read() as r:
        assert news(r, book.TODAY).changes == ()


def test_the_history_is_one_order_of_all_kinds(rep_replica: Replica) -> None:
    with rep_replica.read() as r:
        points, known = history(r, LUZ, limit=500), counts(r, LUZ)
        orders = history(r, LUZ, only="order", limit=5)
    assert len(points) == sum(known.values())
    assert [p.at for p in points] == sorted((p.at for p in points), reverse=True)
    assert [p.kind for p in orders] == ["order"] * 5


def test_the_sheet_adds_up(rep_replica: Replica) -> None:
    with rep_replica.read() as r:
        sheet = account_sheet(r, LUZ, book.TODAY)
    assert sheet.account.balance == Decimal("184300.00")
    assert (sheet.orders, sheet.visits, len(sheet.contacts)) == (12, 6, 2)
    assert sheet.due.state == "overdue"
    assert sheet.price_list == "Farmacias noviembre"


def test_the_agenda_keeps_late_tasks_in_sight(rep_replica: Replica) -> None:
    with rep_replica.read() as r:
        this_week = agenda(r, book.TODAY, 7, book.TODAY)
        next_week = agenda(r, book.TODAY + timedelta(days=7), 7, book.TODAY)
    assert this_week[0].day == book.TODAY - timedelta(days=12)
    assert all(entry.day >= book.TODAY + timedelta(days=7) for entry in next_week)


def test_the_pipeline_sums_by_stage(rep_replica: Replica) -> None:
    with rep_replica.read() as r:
        sums = {stage.code: stage for stage in stages(r, book.TODAY)}
    assert sums["lead"].amount == Decimal(1_210_000)
    assert sums["lead"].weighted == Decimal(136_500)
    assert sums["won"].count == 1


def test_the_visit_that_begins_is_the_one_planned_for_today(rep_replica: Replica) -> None:
    with rep_replica.read() as r:
        planned = visit_of_today(r, LUZ, book.TODAY)
        nothing = visit_of_today(r, book.key("account", 30), book.TODAY)
    assert isinstance(planned, Visit)
    assert planned.planned_at == book.at(book.TODAY, 12, 5)
    assert nothing is None


def test_a_twin_is_found_by_tax_id_and_by_name(rep_replica: Replica) -> None:
    with rep_replica.read() as r:
        by_tax = duplicates(r, Account(name="Otra", tax_id="30712345670"))
        by_name = duplicates(r, Account(name="PERFUMERIA ÑANDUBAY S.A."))
        nobody = duplicates(r, Account(name="Ferretería Zapiola"))
    assert (by_tax[0].account.id, by_tax[0].reason) == (LUZ, "tax_id")
    assert (by_name[0].account.id, by_name[0].reason) == (book.key("account", 3), "name")
    assert nobody == ()
