"""The states of a call and the only moves between them."""

from __future__ import annotations

from enum import StrEnum


class CallState(StrEnum):
    """Where a call stands, seen from our side."""

    RINGING = "ringing"
    GREETING = "greeting"
    """Answered; the greeting and the recording notice are being said."""
    LISTENING = "listening"
    """The caller has the floor and is silent so far."""
    HEARING = "hearing"
    """The caller speaks."""
    THINKING = "thinking"
    """The turn has ended and the answer has not sounded yet."""
    SPEAKING = "speaking"
    YIELDING = "yielding"
    """The caller spoke into our voice: it is lowered or silent until the meaning is clear."""
    OPERATOR = "operator"
    """A person at the desk has the line; the caller may be speaking or not."""
    ON_HOLD = "on_hold"
    """The caller hears the hold sound."""
    ENDING = "ending"
    """The last words are out and the line is being hung up."""
    ENDED = "ended"


_S = CallState
_OPEN = frozenset(
    {
        *(_S.LISTENING, _S.HEARING, _S.THINKING, _S.SPEAKING, _S.YIELDING),
        *(_S.OPERATOR, _S.ON_HOLD, _S.ENDING, _S.ENDED),
    }
)
"""Between answer and end the floor may pass from anybody to anybody."""

TRANSITIONS: dict[CallState, frozenset[CallState]] = {
    _S.RINGING: frozenset({_S.GREETING, _S.ENDED}),
    _S.GREETING: _OPEN,
    _S.LISTENING: _OPEN,
    _S.HEARING: _OPEN,
    _S.THINKING: _OPEN,
    _S.SPEAKING: _OPEN,
    _S.YIELDING: _OPEN,
    _S.OPERATOR: _OPEN,
    _S.ON_HOLD: _OPEN,
    _S.ENDING: frozenset({_S.ENDED}),
    _S.ENDED: frozenset(),
}


class IllegalMove(RuntimeError):
    """The code asked for a move that the table does not know: a fault of ours."""

    def __init__(self, *, source: CallState, target: CallState) -> None:
        super().__init__(f"a call cannot go from {source} to {target}")
        self.source = source
        self.target = target


class CallProgress:
    """The state of one call; moves only along ``TRANSITIONS``."""

    def __init__(self) -> None:
        self.state = CallState.RINGING

    def move(self, target: CallState) -> None:
        """Go to ``target``; staying where one is, is no move.

        Raises:
            IllegalMove: the table has no such move.
        """
        if target is self.state:
            return
        if target not in TRANSITIONS[self.state]:
            raise IllegalMove(source=self.state, target=target)
        self.state = target

    @property
    def over(self) -> bool:
        """Whether nothing more can be said on this call."""
        return self.state in (CallState.ENDING, CallState.ENDED)
