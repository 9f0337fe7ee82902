"""What was said so far, for a model: only what the caller said, and what the caller heard."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

MOST_MESSAGES = 10
MOST_CHARACTERS = 4000
"""What goes along with every question to a model; older talk is left out first."""


MOST_PIECES = 100
"""Turns and sentences that are kept at all."""


class Speaker(StrEnum):
    """Who said it."""

    CALLER = "caller"
    US = "us"


@dataclass(frozen=True, slots=True)
class Said:
    """One side's words without a break by the other."""

    speaker: Speaker
    text: str


@dataclass(slots=True)
class _Piece:
    """One turn of the caller, or as much of one sentence of ours as was heard by now."""

    speaker: Speaker
    text: str
    sentence: str = ""


class TalkHistory:
    """The last messages of one talk.

    It is told what happened and is not taken back with an unheard answer: half a question stays
    said, and grows when its other half comes.
    """

    def __init__(self) -> None:
        self._pieces: list[_Piece] = []

    def caller_said(self, text: str) -> None:
        """A turn that is going to be answered; it may hold the unanswered one before it."""
        last = self._pieces[-1] if self._pieces else None
        if last is not None and last.speaker is Speaker.CALLER and text.startswith(last.text):
            last.text = text
        else:
            self._add(_Piece(Speaker.CALLER, text))

    def heard(self, text: str, *, sentence: str = "") -> None:
        """Words of ours that reached the caller.

        ``sentence`` names what they belong to, where more of it may follow: it grows in its place,
        before what the caller has said into it.
        """
        known = next((p for p in self._pieces if sentence and p.sentence == sentence), None)
        if known is not None:
            known.text = text
        elif text:
            self._add(_Piece(Speaker.US, text, sentence))

    def before_question(self) -> tuple[Said, ...]:
        """What was said before the caller's last words, within the limits."""
        last = max(
            (n for n, piece in enumerate(self._pieces) if piece.speaker is Speaker.CALLER),
            default=0,
        )
        kept: list[Said] = []
        room = MOST_CHARACTERS
        for said in reversed(_messages(self._pieces[:last])):
            room -= len(said.text)
            if room < 0 or len(kept) == MOST_MESSAGES:
                break
            kept.append(said)
        return tuple(reversed(kept))

    def caller_words(self) -> str:
        """Everything that the caller said, for finding a number in it."""
        return "\n".join(p.text for p in self._pieces if p.speaker is Speaker.CALLER)

    def _add(self, piece: _Piece) -> None:
        self._pieces.append(piece)
        del self._pieces[:-MOST_PIECES]


def _messages(pieces: list[_Piece]) -> list[Said]:
    """What one side said without a break is one message."""
    sides = groupby((piece for piece in pieces if piece.text), key=lambda piece: piece.speaker)
    return [Said(speaker, " ".join(piece.text for piece in each)) for speaker, each in sides]
