"""What a caller decides about being recorded and remembered; heard at any moment of a talk."""

from __future__ import annotations

from collections.abc import Iterator

from secretary_app.features.dialogue.control import ControlWords, Intent
from secretary_app.features.dialogue.message_draft import MessageStage
from secretary_app.features.dialogue.message_taking import MessageTaking
from secretary_app.features.dialogue.models import (
    AnswerConsent,
    EraseRecording,
    ForgetCaller,
    HeardTurn,
    SentenceKind,
    Step,
)
from secretary_app.features.dialogue.rules import MAY_I_RECORD, FixedRules
from secretary_app.features.dialogue.state import DialogueState

FORGET_EVERYTHING = "forget-everything"
"""Deleting cannot be taken back: it is asked about first."""

PRIVACY_QUESTIONS = (MAY_I_RECORD, FORGET_EVERYTHING)


class PrivacyRules:
    """Comes before knowledge and messages, and after emergencies."""

    def __init__(self, *, rules: FixedRules, messages: MessageTaking) -> None:
        self._rules = rules
        self._messages = messages

    def steps(
        self, turn: HeardTurn, intent: Intent | None, control: ControlWords, state: DialogueState
    ) -> Iterator[Step] | None:
        """What to say and do; None where the turn is about something else."""
        asked = state.asked
        if asked in PRIVACY_QUESTIONS:
            state.asked = ""
        if intent is Intent.DONT_RECORD and asked != MAY_I_RECORD:
            return self._erase(state)
        if intent is Intent.FORGET_ME:
            return self._ask_to_forget(state)
        if asked == MAY_I_RECORD and turn.understood:
            agreed = control.consents(turn.text)
            if agreed is not None:
                return self._consent(turn, state, agreed=agreed)
        if asked == FORGET_EVERYTHING and intent in (Intent.YES, Intent.NO):
            return self._forget(state, wanted=intent is Intent.YES)
        return None

    def _consent(self, turn: HeardTurn, state: DialogueState, *, agreed: bool) -> Iterator[Step]:
        state.language, state.misunderstood = state.language or turn.language, 0
        yield AnswerConsent(agreed=agreed)
        what = "recording-agreed" if agreed else "recording-declined"
        yield self._rules.say(what, state, SentenceKind.CONFIRM)
        yield self._rules.say("how-can-i-help", state, SentenceKind.ASK)

    def _erase(self, state: DialogueState) -> Iterator[Step]:
        state.misunderstood = 0
        yield EraseRecording()
        yield self._rules.say("recording-erased", state, SentenceKind.CONFIRM)
        yield from self._go_on(state)

    def _ask_to_forget(self, state: DialogueState) -> Iterator[Step]:
        state.misunderstood = 0
        yield self._rules.say(FORGET_EVERYTHING, state, SentenceKind.ASK)

    def _forget(self, state: DialogueState, *, wanted: bool) -> Iterator[Step]:
        state.misunderstood = 0
        if wanted:
            yield ForgetCaller()
        what = "will-forget" if wanted else "not-forgotten"
        yield self._rules.say(what, state, SentenceKind.CONFIRM)
        yield from self._go_on(state)

    def _go_on(self, state: DialogueState) -> Iterator[Step]:
        if state.draft.stage is MessageStage.NONE:
            yield self._rules.say("anything-else", state, SentenceKind.ASK)
        else:
            yield from self._messages.ask_present(state)
