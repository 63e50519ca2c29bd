"""Work leaves the main thread, its answer comes back on it, and nobody is told who is not there any more."""

import threading

import pytest
from PySide6.QtCore import QObject

from sfa_desktop.base.errors import DiskFull, Unreachable
from sfa_desktop.ui.tasks import Tasks


class Gate:
    """Work that waits until it is let go."""

    def __init__(self, value: object) -> None:
        self.value, self.open, self.entered = value, threading.Event(), threading.Event()

    def __call__(self) -> object:
        self.entered.set()
        assert self.open.wait(10)
        return self.value


def test_work_runs_elsewhere_and_its_answer_arrives_on_the_main_thread(tasks: Tasks, qtbot) -> None:
    owner, main = QObject(), threading.get_ident()
    threads: list[tuple[int, int]] = []
    tasks.query(owner, threading.get_ident, lambda where: threads.append((where, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(threads))
    assert threads[0][0] != main
    assert threads[0][1] == main


def test_changes_run_one_after_the_other_in_the_order_they_were_asked(tasks: Tasks, qtbot) -> None:
    owner, done, seen = QObject(), [], []
    at_work = threading.Semaphore()

    def work(number: int) -> tuple[int, int]:
        assert at_work.acquire(blocking=False), "two changes at once"
        seen.append(threading.get_ident())
        at_work.release()
        return number, threading.get_ident()

    for number in range(50):
        tasks.change(owner, lambda number=number: work(number), done.append)
    qtbot.waitUntil(lambda: len(done) == 50)
    assert [number for number, _ in done] == list(range(50))
    assert len(set(seen)) == 1


def test_a_slow_change_does_not_hold_up_queries(tasks: Tasks, qtbot) -> None:
    owner, gate, answers = QObject(), Gate("written"), []
    tasks.change(owner, gate, answers.append)
    tasks.query(owner, lambda: "read", answers.append)
    qtbot.waitUntil(lambda: answers == ["read"])
    gate.open.set()
    qtbot.waitUntil(lambda: answers == ["read", "written"])


def test_a_newer_query_of_the_same_key_supersedes_the_older_one(tasks: Tasks, qtbot) -> None:
    owner, old, answers = QObject(), Gate("old"), []
    tasks.query(owner, old, answers.append, key="find")
    assert old.entered.wait(10)
    tasks.query(owner, lambda: "new", answers.append, key="find")
    qtbot.waitUntil(lambda: answers == ["new"])
    old.open.set()
    qtbot.waitUntil(lambda: tasks.busy == 0)
    assert answers == ["new"]


def test_a_superseded_query_that_has_not_begun_is_never_run(tasks: Tasks, qtbot) -> None:
    owner, gates, ran = QObject(), [Gate(1), Gate(2)], []
    for gate in gates:
        tasks.query(owner, gate, lambda _: None)
    for gate in gates:
        assert gate.entered.wait(10)
    for number in range(5):
        tasks.query(owner, lambda number=number: ran.append(number), lambda _: None, key="find")
    for gate in gates:
        gate.open.set()
    qtbot.waitUntil(lambda: tasks.busy == 0)
    assert ran == [4]


def test_keys_of_different_owners_do_not_touch_each_other(tasks: Tasks, qtbot) -> None:
    one, two, answers = QObject(), QObject(), []
    tasks.query(one, lambda: 1, answers.append, key="find")
    tasks.query(two, lambda: 2, answers.append, key="find")
    qtbot.waitUntil(lambda: sorted(answers) == [1, 2])


def test_an_answer_for_an_owner_that_is_gone_is_dropped_but_its_change_is_done(tasks: Tasks, qtbot) -> None:
    import shiboken6

    owner, gate, answers, written = QObject(), Gate("late"), [], []

    def work() -> object:
        written.append(gate())
        return written[-1]

    tasks.change(owner, work, answers.append)
    assert gate.entered.wait(10)
    shiboken6.delete(owner)
    gate.open.set()
    qtbot.waitUntil(lambda: tasks.busy == 0)
    assert (written, answers) == (["late"], [])


def test_a_failure_goes_to_who_asked_for_it(tasks: Tasks, qtbot) -> None:
    owner, failures = QObject(), []

    def work() -> None:
        raise Unreachable

    tasks.query(owner, work, lambda _: None, failures.append)
    qtbot.waitUntil(lambda: len(failures) == 1)
    assert isinstance(failures[0], Unreachable)


def test_a_failure_nobody_asked_for_is_told_to_the_window_and_logged(tasks: Tasks, qtbot, caplog) -> None:
    owner = QObject()

    def work() -> None:
        raise ValueError("broken")

    with qtbot.waitSignal(tasks.failed_unheard) as told:
        tasks.query(owner, work, lambda _: None)
    assert str(told.args[0]) == "broken"
    assert "work failed" in caplog.text


def test_a_change_that_fails_after_its_owner_went_is_told_to_the_window(tasks: Tasks, qtbot) -> None:
    import shiboken6

    owner, gate = QObject(), Gate(None)

    def work() -> None:
        gate()
        raise DiskFull(path="replica.db")

    with qtbot.waitSignal(tasks.failed_unheard) as told:
        tasks.change(owner, work, lambda _: None, lambda _: None)
        assert gate.entered.wait(10)
        shiboken6.delete(owner)
        gate.open.set()
    assert isinstance(told.args[0], DiskFull)


def test_only_the_main_thread_may_ask(tasks: Tasks) -> None:
    raised: list[Exception] = []

    def elsewhere() -> None:
        try:
            tasks.query(QObject(), lambda: 1, lambda _: None)
        except RuntimeError as error:
            raised.append(error)

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert len(raised) == 1


def test_closing_waits_for_changes(qapp) -> None:
    made, written = Tasks(), []
    owner = QObject()
    for number in range(20):
        made.change(owner, lambda number=number: written.append(number), lambda _: None)
    made.close()
    assert written == list(range(20))
    made.query(owner, lambda: written.append("read"), lambda _: None)
    assert written == list(range(20))
    with pytest.raises(RuntimeError):
        made.change(owner, lambda: written.append("lost"), lambda _: None)


def test_an_errand_holds_up_neither_queries_nor_changes_and_ends_when_it_is_told(tasks: Tasks, qtbot) -> None:
    owner, answers = QObject(), []
    stops = [tasks.errand(owner, lambda stop: stop.wait(10), answers.append) for _ in range(5)]
    tasks.query(owner, lambda: "read", answers.append)
    tasks.change(owner, lambda: "written", answers.append)
    qtbot.waitUntil(lambda: sorted(map(str, answers)) == ["read", "written"])
    for stop in stops:
        stop.set()
    qtbot.waitUntil(lambda: tasks.busy == 0)
    assert answers[2:] == [True] * 5


def test_an_errand_that_fails_tells_who_asked_for_it(tasks: Tasks, qtbot) -> None:
    owner, failures = QObject(), []

    def work(_stop: threading.Event) -> None:
        raise Unreachable

    tasks.errand(owner, work, lambda _: None, failures.append)
    qtbot.waitUntil(lambda: len(failures) == 1)
    assert isinstance(failures[0], Unreachable)


def test_closing_ends_errands_and_does_not_wait_for_a_deaf_one(qapp) -> None:
    made, owner, answers, deaf = Tasks(), QObject(), [], Gate("late")
    heard = made.errand(owner, lambda stop: stop.wait(10), answers.append)
    made.errand(owner, lambda _stop: deaf(), answers.append)
    assert deaf.entered.wait(10)
    (*_, (thread, _)) = made._errands.values()
    made.close()
    assert heard.is_set()
    deaf.open.set()
    thread.join(10)
    assert made.errand(owner, lambda _stop: 1, answers.append).is_set()
    qapp.processEvents()
    assert answers == []
