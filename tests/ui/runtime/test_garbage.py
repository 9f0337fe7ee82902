"""Circles of dead objects wait for the window's thread."""

import gc
import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.runtime.garbage import ENOUGH, collected_here

pytestmark = pytest.mark.unit


class Circle(QObject):
    """Dead as soon as nobody holds it, and found by a collection only."""

    def __init__(self, ends_in: list[int]) -> None:
        super().__init__()
        self.itself = self
        self.destroyed.connect(lambda: ends_in.append(threading.get_ident()))


def test_a_widget_that_nobody_holds_ends_in_the_windows_thread(qtbot: QtBot) -> None:
    ends_in: list[int] = []
    kept: list[list[int]] = []

    def work() -> None:
        kept.extend([] for _ in range(ENOUGH[0] * 50))

    with collected_here():
        Circle(ends_in)
        elsewhere = threading.Thread(target=work)
        elsewhere.start()
        elsewhere.join()
        assert ends_in == []
        assert not gc.isenabled()
        qtbot.waitUntil(lambda: bool(ends_in))
    assert ends_in == [threading.get_ident()]
    assert gc.isenabled()


def test_what_is_old_is_gone_through_too(qtbot: QtBot) -> None:
    told: list[int] = []

    def listen(phase: str, found: dict[str, int]) -> None:
        if phase == "start":
            told.append(found["generation"])

    gc.callbacks.append(listen)
    try:
        with collected_here():
            for _ in range(ENOUGH[1] + 1):
                gc.collect(0)
            told.clear()
            qtbot.waitUntil(lambda: bool(told))
    finally:
        gc.callbacks.remove(listen)
    assert told[0] == 1
