"""Whose the floor is follows from what goes on: who sounds, who is awaited, since when nobody."""

from __future__ import annotations

from secretary_app.features.calls.answering import Answering
from secretary_app.features.calls.attendance import Attendance
from secretary_app.features.calls.floor import Floor
from secretary_app.features.calls.hearing import Ear
from secretary_app.features.calls.interruption import Interruption
from secretary_app.features.calls.keys import Keypad
from secretary_app.features.calls.our_word import OurWord
from secretary_app.features.calls.speaking import Mouth

PAUSE_MS = 300
"""Longer than the gaps inside a sentence: a caller who is silent for so long is not heard."""


class Settling:
    """Looks at every part of one call, and tells the floor."""

    def __init__(
        self,
        *,
        floor: Floor,
        mouth: Mouth,
        ear: Ear,
        keypad: Keypad,
        interruption: Interruption,
        answering: Answering,
        attendance: Attendance,
        ours: OurWord | None,
    ) -> None:
        """``ours`` are the first words of a call of ours."""
        self._floor = floor
        self._mouth = mouth
        self._ear = ear
        self._keypad = keypad
        self._interruption = interruption
        self._answering = answering
        self._attendance = attendance
        self._ours = ours

    def settle(self) -> None:
        """After anything that happened."""
        typing, ear = self._keypad.typing, self._ear
        self._floor.settle(
            yielding=self._interruption.running,
            silenced=self._interruption.silent_since is not None,
            speaking=self._mouth.speaking,
            hearing=ear.hearing or typing,
            caller_sounds=typing or (ear.hearing and ear.silent_ms < PAUSE_MS),
            thinking=ear.recognising or self._answering.waiting,
            owed=self._owes(),
            silent_since=self._silent_since(),
            attended=self._attendance.state,
        )

    def _owes(self) -> bool:
        """Whether sound of ours is awaited. Nobody is asked to wait before they know who calls."""
        if self._ours is not None and not self._ours.heard:
            return False
        if not self._attendance.assistant_speaks:
            return False
        return self._ear.recognising or self._answering.owes

    def _silent_since(self) -> float:
        """When the last sound ended, the caller's or ours, in the time of the event loop."""
        return max(
            self._ear.silent_since,
            self._mouth.quiet_since,
            self._interruption.silent_since or 0.0,
        )
