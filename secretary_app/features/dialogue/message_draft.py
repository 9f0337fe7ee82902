"""A message, or a question to find out, while we still ask about it: what is known so far."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from secretary_app.features.dialogue.spelling import Dictated
from secretary_app.kernel.phone import PhoneNumber


class MessageStage(StrEnum):
    """The question of ours that waits for its answer."""

    NONE = "none"
    OFFERED = "offered"
    """«Shall I take a message?»"""
    SAYING = "saying"
    """«What may I pass on?»"""
    CONFIRMING_WORD = "confirming-word"
    """«Petrov: P, E, T … Is that right?»"""
    SAYING_WORD = "saying-word"
    """«Please spell it once more.»"""
    CONFIRMING_NUMBER = "confirming-number"
    """«Shall we call you back on …?»"""
    SAYING_NUMBER = "saying-number"
    """«On which number?»"""


_S = MessageStage
TRANSITIONS: dict[MessageStage, frozenset[MessageStage]] = {
    _S.NONE: frozenset({_S.OFFERED, _S.SAYING, _S.SAYING_NUMBER}),
    _S.OFFERED: frozenset({_S.SAYING, _S.SAYING_NUMBER, _S.NONE}),
    _S.SAYING: frozenset({_S.CONFIRMING_WORD, _S.CONFIRMING_NUMBER, _S.SAYING_NUMBER, _S.NONE}),
    _S.CONFIRMING_WORD: frozenset(
        {_S.SAYING_WORD, _S.CONFIRMING_NUMBER, _S.SAYING_NUMBER, _S.NONE}
    ),
    _S.SAYING_WORD: frozenset(
        {_S.CONFIRMING_WORD, _S.CONFIRMING_NUMBER, _S.SAYING_NUMBER, _S.NONE}
    ),
    _S.CONFIRMING_NUMBER: frozenset({_S.SAYING_NUMBER, _S.NONE}),
    _S.SAYING_NUMBER: frozenset({_S.CONFIRMING_NUMBER, _S.NONE}),
}


class IllegalStage(RuntimeError):
    """A move that the table does not know: a fault of ours."""


@dataclass(slots=True, kw_only=True)
class MessageDraft:
    """What the caller has given so far."""

    stage: MessageStage = MessageStage.NONE
    question: str = ""
    """What we have to find out; empty where the caller leaves a message."""
    text: str = ""
    """The words of the message; empty where only its sound is to be trusted."""
    words_sure: bool = False
    word: Dictated | None = None
    """What was spelled in the message, while it is read back."""
    audio_ms: tuple[int, int] | None = None
    number: PhoneNumber | None = None
    dictated_number: bool = False
    """Whether the number was said in this talk, and not shown by the network."""
    urgent: bool = False
    asked_again: int = 0
    """How often the present question was asked again."""

    @property
    def worth_keeping(self) -> bool:
        """Whether something would be lost if the call ended now."""
        return bool(self.question or self.text or self.audio_ms)

    def move(self, stage: MessageStage) -> None:
        """Raises IllegalStage."""
        if stage not in TRANSITIONS[self.stage]:
            raise IllegalStage(f"a message cannot go from {self.stage} to {stage}")
        self.stage = stage
        self.asked_again = 0

    def clear(self) -> None:
        """Forget it."""
        self.stage = MessageStage.NONE
        self.question, self.text, self.words_sure, self.audio_ms = "", "", False, None
        self.number, self.urgent, self.asked_again = None, False, 0
        self.word, self.dictated_number = None, False
