"""Keys of a telephone as an answer: any question of ours may be answered by them.

A number that we ask for is typed as it is. One of two is 1 or 2, and so are yes and no; 0 wants a
person, * wants to hear it again. What answers nothing means nothing, and is kept nowhere: nobody
types a code for us.
"""

from __future__ import annotations

from collections.abc import Mapping

from secretary_app.features.dialogue.control import ControlWords, Intent
from secretary_app.features.dialogue.listening import (
    CONFIRMING,
    FULL_NUMBER_DIGITS,
    NO_YES_OR_NO,
    asks_digits,
)
from secretary_app.features.dialogue.message_draft import MessageStage
from secretary_app.features.dialogue.state import DialogueState

SHORTEST_NUMBER = 7
"""So many keys are a telephone number, also where nobody asked for one."""

NEXT_KEY_S = 3.0
"""Nobody looks longer for the next digit of a number."""

LAST_KEY_S = 1.2
"""After as many as a telephone number has. A card has more, and must be known as a whole."""

_ALWAYS = {"0": Intent.OPERATOR, "*": Intent.REPEAT}
_YES_OR_NO = {"1": Intent.YES, "2": Intent.NO}
_CHOICE = {"1": Intent.FIRST, "2": Intent.SECOND}
_TRUNK = ("7", "8")
"""In front of a national number it is one more."""


class Keys:
    """Says what keys mean in the state that the talk is in."""

    def __init__(self, *, control: Mapping[str, ControlWords]) -> None:
        self._control = control

    def answers(self, state: DialogueState) -> bool:
        """Whether a question of ours waits that keys may answer."""
        return asks_digits(state) or bool(_menu(state).keys() - _ALWAYS.keys())

    def pause_s(self, keys: str, state: DialogueState) -> float:
        """How long the next key is waited for."""
        if not asks_digits(state):
            return 0.0 if keys in _menu(state) else NEXT_KEY_S
        whole = len(keys) >= FULL_NUMBER_DIGITS + keys.startswith(_TRUNK)
        return LAST_KEY_S if whole else NEXT_KEY_S

    def as_words(self, keys: str, state: DialogueState) -> str | None:
        """What the caller might have said instead; None where the keys mean nothing."""
        intent = None if asks_digits(state) else _menu(state).get(keys)
        if intent is not None:
            return self._control[state.speaks].whole[intent][0]
        digits = keys.removesuffix("#")
        return digits if asks_digits(state) or len(digits) >= SHORTEST_NUMBER else None


def _menu(state: DialogueState) -> dict[str, Intent]:
    if state.choices:
        return _ALWAYS | _CHOICE
    offered = (MessageStage.OFFERED, *CONFIRMING)
    if state.draft.stage in offered or state.asked not in NO_YES_OR_NO:
        return _ALWAYS | _YES_OR_NO
    return dict(_ALWAYS)
