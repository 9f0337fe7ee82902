"""Takes a message: what to pass on, and where to call back. Nothing said is lost on the way."""

from __future__ import annotations

from collections.abc import Iterator

from secretary_app.features.dialogue.control import ControlWords, Intent
from secretary_app.features.dialogue.message_draft import MessageStage
from secretary_app.features.dialogue.models import (
    HeardTurn,
    PromiseCallback,
    Sentence,
    SentenceKind,
    Step,
    TakeMessage,
)
from secretary_app.features.dialogue.numbers import spoken_number
from secretary_app.features.dialogue.state import DialogueState
from secretary_app.features.dialogue.wording import Wording
from secretary_app.kernel.phone import PhoneNumber

CALLBACK_MINUTES = 60
ASK_AGAIN = 1
"""A question is asked once more; then the message is stored with what is known."""


class MessageTaking:
    """The questions around a message, one per turn."""

    def __init__(self, *, wording: Wording) -> None:
        self._wording = wording

    def offer(self, state: DialogueState) -> Iterator[Step]:
        """Ask whether a message is wanted."""
        if state.draft.stage is MessageStage.NONE:
            state.draft.move(MessageStage.OFFERED)
        yield self._ask("offer-message", state)

    def begin(self, state: DialogueState) -> Iterator[Step]:
        """Ask for the message itself."""
        state.draft.move(MessageStage.SAYING)
        yield self._ask("say-your-message", state)

    def take(self, turn: HeardTurn, control: ControlWords, state: DialogueState) -> Iterator[Step]:
        """The caller's answer to the question that waits."""
        match state.draft.stage:
            case MessageStage.OFFERED:
                yield from self._offered(turn, control, state)
            case MessageStage.SAYING:
                yield from self._said(turn, state)
            case MessageStage.CONFIRMING_NUMBER:
                yield from self._number_judged(turn, control, state)
            case MessageStage.SAYING_NUMBER:
                yield from self._number_said(turn, state)

    def rescue(self, state: DialogueState) -> Iterator[Step]:
        """The call ends in the middle of a message: store what there is."""
        draft = state.draft
        if draft.stage not in (MessageStage.NONE, MessageStage.OFFERED) and (
            draft.text or draft.audio_ms
        ):
            yield from self._store(state, number=draft.number or state.number)

    def _offered(
        self, turn: HeardTurn, control: ControlWords, state: DialogueState
    ) -> Iterator[Step]:
        if control.intent(turn.text) is Intent.NO:
            state.draft.clear()
            yield self._ask("anything-else", state)
        else:
            yield from self.begin(state)

    def _said(self, turn: HeardTurn, state: DialogueState) -> Iterator[Step]:
        draft = state.draft
        draft.text, draft.words_sure = turn.text, turn.understood
        if turn.start_ms is not None and turn.end_ms is not None:
            draft.audio_ms = (turn.start_ms, turn.end_ms)
        if state.number is None:
            draft.move(MessageStage.SAYING_NUMBER)
            yield self._ask("which-number", state)
        else:
            draft.move(MessageStage.CONFIRMING_NUMBER)
            draft.number = state.number
            yield self._ask_number("call-back-on", state.number, state)

    def _number_judged(
        self, turn: HeardTurn, control: ControlWords, state: DialogueState
    ) -> Iterator[Step]:
        draft = state.draft
        intent = control.intent(turn.text) if turn.understood else None
        if intent is Intent.YES:
            yield from self._store(state, number=draft.number)
        elif intent is Intent.NO:
            draft.move(MessageStage.SAYING_NUMBER)
            yield self._ask("which-number", state)
        elif draft.asked_again < ASK_AGAIN and draft.number is not None:
            draft.asked_again += 1
            yield self._ask_number("call-back-on", draft.number, state)
        else:
            yield from self._store(state, number=draft.number)

    def _number_said(self, turn: HeardTurn, state: DialogueState) -> Iterator[Step]:
        draft = state.draft
        number = spoken_number(turn.text, turn.language)
        if number is not None:
            draft.number = number
            draft.move(MessageStage.CONFIRMING_NUMBER)
            yield self._ask_number("call-back-on", number, state)
        elif draft.asked_again < ASK_AGAIN:
            draft.asked_again += 1
            yield self._ask("which-number-again", state)
        else:
            yield from self._store(state, number=state.number)

    def _store(self, state: DialogueState, *, number: PhoneNumber | None) -> Iterator[Step]:
        draft = state.draft
        yield TakeMessage(
            text=draft.text,
            words_sure=draft.words_sure,
            language=state.speaks,
            audio_ms=draft.audio_ms,
            number=number,
            urgent=False,
        )
        if number is not None:
            yield PromiseCallback(
                number=number, about=draft.text, due_minutes=CALLBACK_MINUTES, urgent=False
            )
        draft.clear()
        yield self._say("message-stored" if number else "message-stored-no-number", state)
        yield self._ask("anything-else", state)

    def _ask(self, what: str, state: DialogueState) -> Sentence:
        return self._wording.say(
            what, assistant=state.assistant, language=state.speaks, kind=SentenceKind.ASK
        )

    def _say(self, what: str, state: DialogueState) -> Sentence:
        return self._wording.say(
            what, assistant=state.assistant, language=state.speaks, kind=SentenceKind.CONFIRM
        )

    def _ask_number(self, what: str, number: PhoneNumber, state: DialogueState) -> Sentence:
        return self._wording.say(
            what,
            assistant=state.assistant,
            language=state.speaks,
            kind=SentenceKind.ASK,
            number=number.formatted(),
        )
