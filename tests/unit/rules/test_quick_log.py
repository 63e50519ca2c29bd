"""One line about a visit, in three languages; no word of it is ever lost."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfa_desktop.rules.duplicates import fold
from sfa_desktop.rules.quick_log import Candidate, Understood, read_line

TODAY = date(2026, 11, 24)  # a Tuesday
BOOK = [
    Candidate(id="1", name="Farmacia Luz", detail="Rosario"),
    Candidate(id="2", name="Almacén Don Ángel", detail="Funes"),
    Candidate(id="3", name="Farmacia Luzuriaga", detail="Rosario"),
    Candidate(id="4", name="Perfumería Ñandú", detail="Roldán"),
    Candidate(id="5", name="Drogaria São João", detail="Rosario"),
    Candidate(id="6", name="Kiosco Central", detail="Rosario"),
    Candidate(id="7", name="Kiosco Central", detail="Funes"),
]


def look_up(text: str) -> list[Candidate]:
    """A generous search: whatever shares the beginning of a word."""
    starts = {word[:2] for word in fold(text).split()}
    return [c for c in BOOK if any(part[:2] in starts for part in fold(f"{c.name} {c.detail}").split())]


def read(line: str) -> Understood:
    return read_line(line, look_up, TODAY)


def test_the_spanish_example() -> None:
    found = read("v luz 30m ok pedido; queja entrega; prox lun 10")
    assert (found.channel, found.account, found.minutes) == ("visit", BOOK[0], 30)
    assert (found.outcome, found.order, found.case, found.case_type) == ("order", True, "entrega", "complaint")
    assert found.next is not None
    assert (found.next.date, found.next.time, found.note) == (date(2026, 11, 30), "10:00", "")


LONG = Candidate(id="9", name="Cooperativa Agropecuaria de Capitán Bermúdez del Norte Ltda.")


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("v Cooperativa Agropecuaria de Capitán Bermúdez del Norte Ltda. 30m ok", ""),
        ("v Cooperativa Agropecuaria Capitán Bermúdez ltda 30m ok", ""),
        ("v Cooperativa Agropecuaria Capitán Bermúdez 30m ok ltda", "ltda"),
        ("v Cooperativa Agropecuaria Capitán Bermúdez S.A. 30m ok", "S.A."),
        ("v Cooperativa Agropecuaria me pidió muestras", "me pidió muestras"),
    ],
)
def test_the_rest_of_a_name_that_is_written_out_is_no_note(line: str, note: str) -> None:
    def known(text: str) -> list[Candidate]:
        return [LONG] if "ltda" not in fold(text) and "s.a" not in fold(text) else []

    found = read_line(line, known, TODAY)
    assert (found.account, found.note) == (LONG, note)


def test_the_english_example() -> None:
    found = read("call don angel 15 min no answer; next thu 9:30 call back")
    assert (found.channel, found.account, found.minutes, found.outcome) == ("call", BOOK[1], 15, "absent")
    assert found.next is not None
    assert (found.next.date, found.next.time, found.next.what) == (date(2026, 11, 26), "09:30", "call back")


def test_the_portuguese_example() -> None:
    found = read("liguei são joão 10 min não atendeu; próx amanhã às 9 ligar de novo")
    assert (found.channel, found.account, found.outcome) == ("call", BOOK[4], "absent")
    assert found.next is not None
    assert (found.next.date, found.next.time, found.next.what) == (date(2026, 11, 25), "09:00", "ligar de novo")


@pytest.mark.parametrize(
    ("written", "on", "time"),
    [
        ("hoy 15hs", date(2026, 11, 24), "15:00"),
        ("mañana", date(2026, 11, 25), ""),
        ("tomorrow 9am", date(2026, 11, 25), "09:00"),
        ("pasado mañana a las 10", date(2026, 11, 26), "10:00"),
        ("depois de amanhã", date(2026, 11, 26), ""),
        ("mar", date(2026, 12, 1), ""),
        ("martes 15:30", date(2026, 12, 1), "15:30"),
        ("mié 10", date(2026, 11, 25), "10:00"),
        ("wed 3pm", date(2026, 11, 25), "15:00"),
        ("lun 30", date(2026, 11, 30), ""),
        ("lun 30/11 a las 8", date(2026, 11, 30), "08:00"),
        ("segunda-feira 14h", date(2026, 11, 30), "14:00"),
        ("segunda feira", date(2026, 11, 30), ""),
        ("sexta", date(2026, 11, 27), ""),
        ("el viernes", date(2026, 11, 27), ""),
        ("12/12", date(2026, 12, 12), ""),
        ("12/11", date(2027, 11, 12), ""),
        ("12/25", date(2026, 12, 25), ""),
        ("1/2/27", date(2027, 2, 1), ""),
        ("2026-12-03 10:15", date(2026, 12, 3), "10:15"),
        ("10 dic", date(2026, 12, 10), ""),
        ("10 de dezembro", date(2026, 12, 10), ""),
        ("Dec 10th 11h30", date(2026, 12, 10), "11:30"),
        ("10 mar", date(2027, 3, 10), ""),
        ("el 5", date(2026, 12, 5), ""),
        ("dia 26", date(2026, 11, 26), ""),
        ("the 26th noon", date(2026, 11, 26), "12:00"),
        ("en 2 semanas", date(2026, 12, 8), ""),
        ("in three days", date(2026, 11, 27), ""),
        ("em duas semanas", date(2026, 12, 8), ""),
        ("daqui a 3 dias", date(2026, 11, 27), ""),
        ("dentro de 1 mes", date(2026, 12, 24), ""),
        ("semana que viene", date(2026, 11, 30), ""),
        ("semana que vem", date(2026, 11, 30), ""),
        ("fin de mes", date(2026, 11, 30), ""),
    ],
)
def test_dates_as_people_write_them(written: str, on: date, time: str) -> None:
    found = read(f"v luz ok; prox {written}").next
    assert found is not None
    assert (found.date, found.time) == (on, time)


@pytest.mark.parametrize(
    ("written", "on"),
    [
        ("next week", date(2026, 11, 30)),
        ("próxima semana", date(2026, 11, 30)),
        ("next month", date(2026, 12, 1)),
        ("next tue", date(2026, 12, 1)),
    ],
)
def test_next_may_be_a_word_of_the_date(written: str, on: date) -> None:
    found = read(f"v luz ok; {written} send offer").next
    assert found is not None
    assert (found.date, found.what) == (on, "send offer")


@pytest.mark.parametrize(
    "line",
    [
        "v luz llamar mañana 10",
        "v luz ok; mañana 10 llamar",
        "v luz prox mañana 10 llamar",
        "v luz ok; llamar mañana 10hs",
    ],
)
def test_a_next_step_need_not_be_announced(line: str) -> None:
    found = read(line).next
    assert found is not None
    assert (found.date, found.time, found.what) == (date(2026, 11, 25), "10:00", "llamar")


@pytest.mark.parametrize("line", ["v luz prox", "v luz ok; prox llevar muestras"])
def test_a_next_step_without_a_date(line: str) -> None:
    found = read(line).next if ";" in line else None
    assert found is None or (found.date, found.what) == (None, "llevar muestras")


def test_the_morning_is_not_tomorrow() -> None:
    assert read("v luz pasé por la mañana").next is None


@pytest.mark.parametrize(
    ("written", "minutes"),
    [("30m", 30), ("45'", 45), ("1h", 60), ("1h30", 90), ("1 hora", 60), ("90 minutos", 90), ("media hora", 30),
     ("half hour", 30), ("1.5h", 90), ("0m", None), ("9999m", None)],
)  # fmt: skip
def test_durations(written: str, minutes: int | None) -> None:
    assert read(f"v luz {written}").minutes == minutes


@pytest.mark.parametrize(
    ("words", "outcome", "order"),
    [
        ("pedido", "order", True),
        ("sin pedido", "follow_up", False),
        ("no hizo pedido", "", False),
        ("no interest", "no_interest", False),
        ("ok", "follow_up", False),
        ("not there", "absent", False),
        ("sem interesse", "no_interest", False),
        ("service ok", "service", False),
        ("", "", False),
    ],
)
def test_outcomes(words: str, outcome: str, order: bool) -> None:
    found = read(f"v luz 5m {words}")
    assert (found.outcome, found.order) == (outcome, order)


@pytest.mark.parametrize(
    ("line", "account"),
    [
        ("v luz", "1"), ("v farmacia luz", "1"), ("v luzuriaga", "3"), ("visita a farmacia luz hablamos", "1"),
        ("nandu 10m", "4"), ("v farmacia", None), ("v kiosco central", None), ("v kiosco central funes", "7"),
        ("v con don angel", "2"), ("v xyz", None), ("30m", None),
    ],
)  # fmt: skip
def test_accounts(line: str, account: str | None) -> None:
    found = read(line)
    assert (found.account.id if found.account else None) == account


def test_several_that_fit_alike_are_candidates_and_none_is_chosen() -> None:
    assert [c.id for c in read("v kiosco central").candidates] == ["6", "7"]


def test_a_word_of_the_note_is_not_taken_for_an_account() -> None:
    found = read("v xyz hablamos de luz")
    assert (found.account, found.note) == (None, "xyz hablamos de luz")


def test_yesterday_back_dates() -> None:
    assert read("v luz ayer 30m ok").on == date(2026, 11, 23)


def test_a_denied_complaint_is_none() -> None:
    found = read("v luz sin quejas")
    assert (found.case, found.note) == ("", "sin quejas")


def test_parts_say_where_they_stand() -> None:
    line = "v luz 30m ok pedido; queja entrega; prox lun 10"
    assert [(p.kind, line[p.start : p.end]) for p in read(line).parts] == [
        ("channel", "v"), ("account", "luz"), ("minutes", "30m"), ("outcome", "ok"), ("order", "pedido"),
        ("case", "queja entrega"), ("next", "prox lun 10"),
    ]  # fmt: skip


_VOCABULARY = [
    *("v", "call", "luz", "don", "angel", "30m", "1", "h", "ok", "no", "sin", "pedido", "queja", "prox", "next", "lun"),
    *("thu", "10", "9:30", "mañana", "12/11", "en", "2", "semanas", ",", ".", ";", "el", "la", "a", "las", "week"),
    *("ayer", "31/2", "feira", "99999999999999999999", "dec", "segunda-feira", "\x00", "😀", "שלום"),
]


@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(_VOCABULARY), max_size=14).map(" ".join)))
def test_no_word_is_lost_and_nothing_raises(line: str) -> None:
    found = read(line)
    covered = set[int]()
    for part in found.parts:
        covered.update(range(part.start, part.end))
    rest = "".join(char if place not in covered else " " for place, char in enumerate(line))
    assert [w for w in re.split(r"[\s;]+", rest) if w] == [w for w in re.split(r"[\s;]+", found.note) if w]


def test_a_very_long_line_is_read() -> None:
    assert read("v luz " + "palabra " * 2500).account == BOOK[0]
