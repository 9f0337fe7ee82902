"""What was said so far, for a model: only what the caller said, and what the caller heard."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MOST_MESSAGES = 10
MOST_CHARACTERS = 4000
"""What goes along with every question to a model; older talk is left out first."""


class Speaker(StrEnum):
    """Who said it."""

    CALLER = "caller"
    US = "us"


@dataclass(frozen=True, slots=True)
class Said:
    """One side's words without a break by the other."""

    speaker: Speaker
    text: str


class TalkHistory:
    """The last messages of one talk.

    It is told what happened and is not taken back with an unheard answer: half a question stays
    said, and grows when its other half comes.
    """

    def __init__(self) -> None:
        self._said: list[Said] = []

    def caller_said(self, text: str) -> None:
        """A turn that is going to be answered; it may hold the unanswered one before it."""
        last = self._said[-1] if self._said else None
        if last is not None and last.speaker is Speaker.CALLER and text.startswith(last.text):
            self._said.pop()
        self._add(Speaker.CALLER, text)

    def heard(self, text: str) -> None:
        """Words of ours that reached the caller; a door tells when nothing more of them comes."""
        if text:
            self._add(Speaker.US, text)

    def before_question(self) -> tuple[Said, ...]:
        """What was said before the caller's last words, within the limits."""
        last = max(
            (n for n, said in enumerate(self._said) if said.speaker is Speaker.CALLER), default=0
        )
        kept: list[Said] = []
        room = MOST_CHARACTERS
        for said in reversed(self._said[:last]):
            room -= len(said.text)
            if room < 0 or len(kept) == MOST_MESSAGES:
                break
            kept.append(said)
        return tuple(reversed(kept))

    def caller_words(self) -> str:
        """Everything that the caller said, for finding a number in it."""
        return "\n".join(said.text for said in self._said if said.speaker is Speaker.CALLER)

    def _add(self, speaker: Speaker, text: str) -> None:
        if self._said and self._said[-1].speaker is speaker:
            text = f"{self._said.pop().text} {text}"
        self._said.append(Said(speaker, text))
        del self._said[: -2 * MOST_MESSAGES]
