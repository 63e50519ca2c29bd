import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from sfa_desktop.ui.collecting import Collector, collect_here


class Cycle(QObject):
    """Something that only the collector can let go of; it tells on which thread that happened."""

    ended: list[int]

    def __init__(self, ended: list[int]) -> None:
        super().__init__()
        self.itself, self.ended = self, ended

    def __del__(self) -> None:
        self.ended.append(threading.get_ident())


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[Collector]:
    yield collect_here(qapp)


def make_garbage_on_another_thread() -> None:
    kept = []

    def work() -> None:
        for _ in range(20):
            kept.append([[n, [n]] for n in range(5_000)])

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def test_widgets_are_never_collected_on_another_thread(collector: Collector) -> None:
    ended: list[int] = []
    Cycle(ended)
    make_garbage_on_another_thread()
    assert ended == []
    gc.collect()
    assert ended == [threading.get_ident()]


def test_what_is_due_is_collected_by_itself(collector: Collector, qtbot) -> None:
    ended: list[int] = []
    Cycle(ended)
    kept = [[n] for n in range(gc.get_threshold()[0] + 1)]
    qtbot.waitUntil(lambda: ended == [threading.get_ident()], timeout=5000)
    assert kept


def test_there_is_one_collector(qapp: QApplication, collector: Collector) -> None:
    assert collect_here(qapp) is collector
    assert not gc.isenabled()
