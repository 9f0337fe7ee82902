"""Garbage is collected in the window's thread and in no other.

Python looks for circles of dead objects in whichever thread happens to make the next one. A widget
among them would be destroyed there, and Qt's objects belong to the thread that made them ("Threads
and QObjects", Qt 6): the program would end without a word.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QTimer

LOOK_EVERY_MS = 500
ENOUGH = (700, 10, 100)
"""New objects, and collections of the generation before, after which a generation is gone through.
All of it takes some 20 ms and is done every few minutes."""


@contextmanager
def collected_here() -> Iterator[None]:
    """Of this thread's Qt loop, between two events of it, as long as this lasts."""
    timer = QTimer()
    timer.setInterval(LOOK_EVERY_MS)
    timer.timeout.connect(collect_what_is_due)
    gc.disable()
    timer.start()
    try:
        yield
    finally:
        timer.stop()
        gc.enable()


def collect_what_is_due() -> None:
    """The oldest generation that has waited long enough, and those that are younger."""
    for generation, count in reversed(list(enumerate(gc.get_count()))):
        if count > ENOUGH[generation]:
            gc.collect(generation)
            return
