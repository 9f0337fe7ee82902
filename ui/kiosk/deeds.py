"""What a visitor does is done as a guest, whoever is signed in at the desk behind the screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from secretary_app.features.visits.visitor import DOOR, VISITOR
from secretary_app.foundation.auth.acting import acting_as
from ui.runtime.operations import Complaints, Operations, Work
from ui.runtime.words import Words

NAME = "kiosk"
"""Of an operation, before the dot."""


class Deeds:
    """Of one screen."""

    def __init__(self, *, operations: Operations, words: Words, complain: Complaints) -> None:
        self._operations = operations
        self._words = words
        self._complain = complain

    @contextmanager
    def as_visitor(self) -> Iterator[None]:
        """Whatever is asked inside is asked by a guest."""
        with acting_as(VISITOR, origin=DOOR):
            yield

    def run(self, work: Work[None], name: str) -> bool:
        """Begins it; False where one of this name still goes on."""
        with self.as_visitor():
            return self._operations.run(
                work,
                name=f"{NAME}.{name}",
                title=self._words.text("kiosk-line"),
                complain=self._complain,
                quiet=True,
            )

    def stop(self, name: str) -> None:
        """Nobody waits for it any more."""
        self._operations.stop(f"{NAME}.{name}")

    def clear(self) -> None:
        """What went wrong was another visitor's."""
        self._complain.clear()
