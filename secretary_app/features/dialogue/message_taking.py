"""Takes a message: what to pass on, and where to call back. Nothing said is lost on the way.

The same questions serve where the caller asked what we do not know: then there is no message, but
a question to find out, and perhaps a number to ask for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from secretary_app.features.dialogue.control import ControlWords, Intent
from secretary_app.features.dialogue.corrections import corrected
from secretary_app.features.dialogue.known import CompanyKnowledge
from secretary_app.features.dialogue.message_draft import MessageStage
from secretary_app.features.dialogue.models import (
    HeardTurn,
    PromiseCallback,
    SentenceKind,
    Step,
    TakeMessage,
)
from secretary_app.features.dialogue.numbers import spoken_number
from secretary_app.features.dialogue.spelling import dictated
from secretary_app.features.dialogue.state import DialogueState
from secretary_app.features.dialogue.wording import Wording
from secretary_app.kernel.phone import PhoneNumber

ASK_AGAIN = 1
"""A question is asked once more; then the message is stored with what is known."""
SURE_WORDS = 0.5
"""Confidence below which the words of a message are worth less than its sound."""


class MessageTaking:
    """The questions around a message, one per turn."""

    def __init__(self, *, wording: Wording, knowledge: CompanyKnowledge) -> None:
        """``knowledge`` says when somebody can call back."""
        self._wording = wording
        self._knowledge = knowledge

    def offer(self, state: DialogueState) -> Iterator[Step]:
        """Ask whether a message is wanted; in the middle of one, go on with it."""
        if state.draft.stage is MessageStage.NONE:
            state.draft.move(MessageStage.OFFERED)
        yield from self.ask_present(state)

    def begin(self, state: DialogueState) -> Iterator[Step]:
        """Ask for the message itself; in the middle of one, go on with it."""
        if state.draft.stage in (MessageStage.NONE, MessageStage.OFFERED):
            state.draft.move(MessageStage.SAYING)
        yield from self.ask_present(state)

    def find_out(
        self, turn: HeardTurn, control: ControlWords, state: DialogueState
    ) -> Iterator[Step]:
        """We do not know the answer: promise to call back with it."""
        draft = state.draft
        draft.clear()
        draft.question, draft.urgent = turn.text, control.is_urgent(turn.text)
        if turn.start_ms is not None and turn.end_ms is not None:
            draft.audio_ms = (turn.start_ms, turn.end_ms)
        if state.number is not None:
            yield from self._store(state, number=state.number)
        else:
            draft.move(MessageStage.SAYING_NUMBER)
            yield self._wording.in_talk("will-find-out", state, SentenceKind.ANSWER)
            yield from self.ask_present(state)

    def given(
        self, text: str, turn: HeardTurn, control: ControlWords, state: DialogueState
    ) -> Iterator[Step]:
        """The turn was itself the message, or held it."""
        if state.draft.stage in (MessageStage.NONE, MessageStage.OFFERED):
            state.draft.clear()
            state.draft.move(MessageStage.SAYING)
        if state.draft.stage is MessageStage.SAYING:
            yield from self._said(replace(turn, text=text), control, state)
        else:
            yield from self.ask_present(state)

    def ask_number(self, text: str, state: DialogueState) -> Iterator[Step]:
        """Somebody is to call back or write, and it is not known where."""
        if state.draft.stage in (MessageStage.NONE, MessageStage.OFFERED):
            state.draft.clear()
            state.draft.text, state.draft.words_sure = text, True
            state.draft.move(MessageStage.SAYING_NUMBER)
        yield from self.ask_present(state)

    def ask_present(self, state: DialogueState) -> Iterator[Step]:
        """The question that waits for its answer, in words; nothing where none does."""
        draft = state.draft
        match draft.stage:
            case MessageStage.OFFERED:
                yield self._wording.in_talk("offer-message", state, SentenceKind.ASK)
            case MessageStage.SAYING:
                yield self._wording.in_talk("say-your-message", state, SentenceKind.ASK)
            case MessageStage.CONFIRMING_WORD if draft.word is not None:
                letters = draft.word.letters
                yield self._wording.in_talk(
                    "is-it-so",
                    state,
                    SentenceKind.ASK,
                    word=draft.word.text,
                    spelled="yes" if letters else "no",
                    letters=letters,
                )
            case MessageStage.SAYING_WORD:
                yield self._wording.in_talk("spell-again", state, SentenceKind.ASK)
            case MessageStage.CONFIRMING_NUMBER:
                number = "" if draft.number is None else draft.number.formatted()
                what = "number-so" if draft.dictated_number else "call-back-on"
                yield self._wording.in_talk(what, state, SentenceKind.ASK, number=number)
            case MessageStage.SAYING_NUMBER:
                yield self._wording.in_talk("which-number", state, SentenceKind.ASK)

    def take(self, turn: HeardTurn, control: ControlWords, state: DialogueState) -> Iterator[Step]:
        """The caller's answer to the question that waits."""
        intent = control.intent(turn.text) if turn.understood else None
        if intent is Intent.CANCEL or self._declines(intent, state):
            yield from self._cancel(state)
            return
        match state.draft.stage:
            case MessageStage.OFFERED:
                yield from self.begin(state)
            case MessageStage.SAYING:
                yield from self._said(turn, control, state)
            case MessageStage.CONFIRMING_WORD:
                yield from self._word_judged(turn, intent, state)
            case MessageStage.SAYING_WORD:
                yield from self._word_said(turn, intent, state)
            case MessageStage.CONFIRMING_NUMBER:
                yield from self._number_judged(turn, intent, state)
            case MessageStage.SAYING_NUMBER:
                yield from self._number_said(turn, intent, state)

    def rescue(self, state: DialogueState) -> Iterator[Step]:
        """The talk ends in the middle of it: store what there is, and say so."""
        if state.draft.worth_keeping:
            yield from self._keep(state, number=state.draft.number or state.number)

    @staticmethod
    def _declines(intent: Intent | None, state: DialogueState) -> bool:
        """Whether the caller wants no message after all."""
        stage = state.draft.stage
        return intent is Intent.NO and stage in (MessageStage.OFFERED, MessageStage.SAYING)

    def _cancel(self, state: DialogueState) -> Iterator[Step]:
        written = state.draft.worth_keeping
        state.draft.clear()
        if written:
            yield self._wording.in_talk("message-cancelled", state, SentenceKind.CONFIRM)
        yield self._wording.in_talk("anything-else", state, SentenceKind.ASK)

    def _said(self, turn: HeardTurn, control: ControlWords, state: DialogueState) -> Iterator[Step]:
        draft = state.draft
        draft.words_sure = turn.understood and turn.confidence >= SURE_WORDS
        draft.text = turn.text if draft.words_sure else ""
        draft.urgent = control.is_urgent(turn.text)
        if turn.start_ms is not None and turn.end_ms is not None:
            draft.audio_ms = (turn.start_ms, turn.end_ms)
        draft.word = dictated(draft.text, turn.language)
        if draft.word is not None:
            draft.text = draft.word.put_into(draft.text)
            draft.move(MessageStage.CONFIRMING_WORD)
            yield from self.ask_present(state)
        else:
            yield from self._ask_where(state)

    def _ask_where(self, state: DialogueState) -> Iterator[Step]:
        """The message is complete: where to call back?"""
        draft = state.draft
        if state.number is None:
            draft.move(MessageStage.SAYING_NUMBER)
        else:
            draft.move(MessageStage.CONFIRMING_NUMBER)
            draft.number = state.number
        yield from self.ask_present(state)

    def _word_judged(
        self, turn: HeardTurn, intent: Intent | None, state: DialogueState
    ) -> Iterator[Step]:
        """Whether it was understood; what is spelled again with the «no» is taken at once."""
        draft = state.draft
        if dictated(turn.text, turn.language) is not None:
            draft.move(MessageStage.SAYING_WORD)
            yield from self._word_said(turn, intent, state)
        elif intent is Intent.NO:
            draft.move(MessageStage.SAYING_WORD)
            yield from self.ask_present(state)
        elif intent is not Intent.YES and draft.asked_again < ASK_AGAIN:
            draft.asked_again += 1
            yield from self.ask_present(state)
        else:
            yield from self._ask_where(state)

    def _word_said(
        self, turn: HeardTurn, intent: Intent | None, state: DialogueState
    ) -> Iterator[Step]:
        draft = state.draft
        again = dictated(turn.text, turn.language)
        if again is not None and draft.word is not None:
            draft.text = draft.text.replace(draft.word.text, again.text)
            draft.word = again
            draft.move(MessageStage.CONFIRMING_WORD)
            yield from self.ask_present(state)
        elif intent is Intent.NO or draft.asked_again >= ASK_AGAIN:
            yield from self._ask_where(state)
        else:
            draft.asked_again += 1
            yield from self.ask_present(state)

    def _number_judged(
        self, turn: HeardTurn, intent: Intent | None, state: DialogueState
    ) -> Iterator[Step]:
        draft = state.draft
        right = None
        if draft.number is not None and turn.understood:
            right = corrected(draft.number, turn.text, turn.language)
        if right is not None:
            draft.number, draft.dictated_number, draft.asked_again = right, True, 0
            yield from self.ask_present(state)
        elif intent is Intent.NO and draft.dictated_number and draft.asked_again < ASK_AGAIN:
            # Mostly it is two digits of eleven: nobody should have to say the others again.
            draft.asked_again += 1
            yield self._wording.in_talk("which-digits", state, SentenceKind.ASK)
        elif intent is Intent.NO:
            draft.number = None
            draft.move(MessageStage.SAYING_NUMBER)
            yield from self.ask_present(state)
        elif intent is not Intent.YES and draft.asked_again < ASK_AGAIN:
            draft.asked_again += 1
            yield from self.ask_present(state)
        else:
            yield from self._store(state, number=draft.number)

    def _number_said(
        self, turn: HeardTurn, intent: Intent | None, state: DialogueState
    ) -> Iterator[Step]:
        draft = state.draft
        number = spoken_number(turn.text, turn.language)
        if number is not None:
            draft.number, draft.dictated_number = number, True
            draft.move(MessageStage.CONFIRMING_NUMBER)
            yield from self.ask_present(state)
        elif intent is Intent.NO and draft.question:
            yield from self._cancel(state)
        elif intent is Intent.NO or draft.asked_again >= ASK_AGAIN:
            yield from self._store(state, number=state.number)
        else:
            draft.asked_again += 1
            yield self._wording.in_talk("which-number-again", state, SentenceKind.ASK)

    def _store(self, state: DialogueState, *, number: PhoneNumber | None) -> Iterator[Step]:
        yield from self._keep(state, number=number)
        yield self._wording.in_talk("anything-else", state, SentenceKind.ASK)

    def _keep(self, state: DialogueState, *, number: PhoneNumber | None) -> Iterator[Step]:
        """The actions first: a sentence never says «written down» before it is."""
        draft, callback = state.draft, self._knowledge.callback()
        if not draft.question:
            yield TakeMessage(
                text=draft.text,
                words_sure=draft.words_sure,
                language=state.speaks,
                audio_ms=draft.audio_ms,
                number=number,
                urgent=draft.urgent,
            )
        if number is not None:
            yield PromiseCallback(
                number=number,
                about=draft.question or draft.text,
                due_minutes=callback.minutes,
                urgent=draft.urgent,
                to_find_out=bool(draft.question),
                audio_ms=draft.audio_ms if draft.question else None,
            )
        what = "question-stored" if draft.question else "message-stored"
        draft.clear()
        if number is None:
            yield self._wording.in_talk(f"{what}-no-number", state, SentenceKind.CONFIRM)
            return
        yield self._wording.in_talk(
            what,
            state,
            SentenceKind.CONFIRM,
            timed="yes" if callback.by_hours else "no",
            when=self._knowledge.by(callback, state.speaks),
        )
