"""Yield, then decide: what becomes of our voice after the caller spoke into it.

The line process has lowered the voice at once and silenced it at a word's end, before any
recogniser could know what the sound was. When the caller's words are there, the voice either comes
back, with the cut word said again, or the rest is dropped and the caller is answered.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from secretary_app.features.calls.understanding import UnderstoodTurn

SHORT_SOUND_MS = 700
"""A sound without recognisable words below this length is a cough, a door, a line noise: not a
turn."""


class Verdict(StrEnum):
    """What happens to the voice that the caller spoke into."""

    RESUME = "resume"
    """It goes on, with the cut word said again."""
    DROP = "drop"
    """What was left of it is not said; the caller is answered."""


class Interruption:
    """The one running interruption of a call, if there is one."""

    def __init__(self, *, is_backchannel: Callable[[str, str], bool]) -> None:
        """``is_backchannel`` tells of (text, language) whether it only says «go on»."""
        self._is_backchannel = is_backchannel
        self._utterance_id: str | None = None
        self.silent_since: float | None = None
        """When our voice fell silent over it, in the time of the event loop; None while it is
        heard."""

    @property
    def running(self) -> bool:
        """Whether our voice has yielded and nothing is decided yet."""
        return self._utterance_id is not None

    def yielded(self, utterance_id: str) -> None:
        """The line lowered this utterance."""
        self._utterance_id = utterance_id

    def silenced(self, at: float) -> None:
        """The line silenced it at the end of a word."""
        if self.running:
            self.silent_since = at

    def comes_back(self) -> None:
        """It is to be heard again, whatever is decided later."""
        self.silent_since = None

    def over(self) -> None:
        """Decided, or the line took it back by itself."""
        self._utterance_id = self.silent_since = None

    def judge(self, heard: UnderstoodTurn) -> Verdict:
        """Decide by the caller's finished words."""
        said = heard.said
        if said.text and self._is_backchannel(said.text, said.language):
            return Verdict.RESUME
        goes_on = bool(said.text) and heard.turn is not said
        if goes_on:
            # Our voice had begun into a sentence that was not over yet.
            return Verdict.DROP
        if not said.understood and heard.length_ms < SHORT_SOUND_MS:
            return Verdict.RESUME
        return Verdict.DROP
