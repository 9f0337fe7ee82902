"""Yield, then decide: what our voice does when the caller speaks into it.

It drops by 20 dB at the first window of a voice, goes silent at a word's end once the voice is
sure, and then waits: the app either drops what was left (the caller wants the word) or lets the
voice come back (it was only an "uh-huh").
"""

from enum import StrEnum


class Stance(StrEnum):
    """How the utterance on the line stands towards the caller."""

    SPEAKING = "speaking"
    DUCKED = "ducked"
    """20 dB down on a suspicion."""
    LEAVING = "leaving"
    """20 dB down, the voice is sure; silent at the end of this word."""
    SILENT = "silent"
    """Keeps its place until the app resumes or drops it."""


class Signal(StrEnum):
    """What moves a stance."""

    SUSPECTED = "suspected"
    STARTED = "started"
    DISMISSED = "dismissed"
    WORD_ENDED = "word_ended"
    RESUMED = "resumed"


MOVES: dict[tuple[Stance, Signal], Stance] = {
    (Stance.SPEAKING, Signal.SUSPECTED): Stance.DUCKED,
    (Stance.SPEAKING, Signal.STARTED): Stance.LEAVING,
    (Stance.DUCKED, Signal.STARTED): Stance.LEAVING,
    (Stance.DUCKED, Signal.DISMISSED): Stance.SPEAKING,
    (Stance.LEAVING, Signal.WORD_ENDED): Stance.SILENT,
    (Stance.SILENT, Signal.RESUMED): Stance.SPEAKING,
}


class IllegalMoveError(Exception):
    """A signal that means nothing in this stance: a bug of the caller."""


class YieldMachine:
    """The stance of one utterance, moved by signals along MOVES only."""

    def __init__(self) -> None:
        self.stance = Stance.SPEAKING

    def allows(self, signal: Signal) -> bool:
        """Whether `signal` means something now."""
        return (self.stance, signal) in MOVES

    def move(self, signal: Signal) -> Stance:
        """Takes the step; raises IllegalMoveError where there is none."""
        if not self.allows(signal):
            raise IllegalMoveError(f"{signal} in {self.stance}")
        self.stance = MOVES[self.stance, signal]
        return self.stance
