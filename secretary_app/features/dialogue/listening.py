"""What to listen for, and what was heard: languages, expected phrases, completeness."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from secretary_app.features.dialogue.control import ControlWords
from secretary_app.features.dialogue.known import CompanyKnowledge
from secretary_app.features.dialogue.message_draft import MessageStage
from secretary_app.features.dialogue.models import Completeness, HeardTurn
from secretary_app.features.dialogue.numbers import spoken_digits
from secretary_app.features.dialogue.rules import MAY_I_RECORD
from secretary_app.features.dialogue.spelling import is_dictating
from secretary_app.features.dialogue.state import DialogueState
from secretary_app.features.dialogue.words import Words, plain_words

ANY_DIGITS = "<digits>"
"""In a list of phrases: any string of digits in that language."""

WHOLE_QUESTION = 0.9
"""A question this close to a stored one has been said to its end."""

LIKELIER = 0.2
"""By so much must another language's recogniser be surer than the one of the talk's language."""

WHICH_DIGITS = "which-digits"
"""The question after a number that was read back wrong."""

NO_YES_OR_NO = frozenset(
    {
        "",
        "how-can-i-help",
        "not-understood",
        "say-your-message",
        "spell-again",
        WHICH_DIGITS,
        "which-number",
        "which-number-again",
        "which-of-two",
        "which-time",
    }
)
"""Last questions of ours that nobody answers with yes or no; the empty one: none was asked."""

DICTATION = (MessageStage.SAYING, MessageStage.SAYING_WORD)
CONFIRMING = (MessageStage.CONFIRMING_WORD, MessageStage.CONFIRMING_NUMBER)

NEARLY_WORDS = 3
"""With fewer words too many phrases may follow."""
NEARLY_MISSING = 2
"""So many words at the end may not have been recognised yet."""

FULL_NUMBER_DIGITS = 10
"""A national number without its trunk prefix; shorter ones may still go on."""


class Listening:
    """Tells a recogniser what a turn may be, and weighs what it heard."""

    def __init__(self, *, knowledge: CompanyKnowledge, control: Mapping[str, ControlWords]) -> None:
        self._knowledge = knowledge
        self._control = control

    def languages(self, state: DialogueState) -> tuple[str, ...]:
        """Languages to listen in, the likeliest first.

        All of the assistant's: before the first turn because nobody knows the caller's, later
        because a caller may ask for another one at any time.
        """
        return tuple(dict.fromkeys((state.speaks, *state.assistant.languages)))

    def expected(
        self, state: DialogueState, language: str, *, during_our_voice: bool
    ) -> tuple[str, ...] | None:
        """Phrases that the next turn may be; None = anything, written down as dictation."""
        control = self._control[language]
        if state.language is not None and language != state.language:
            return (*control.switch_phrases(), *control.emergency, *control.privacy_phrases())
        if state.draft.stage in DICTATION:
            return None
        answers = state.asked not in NO_YES_OR_NO or state.draft.stage in (
            MessageStage.OFFERED,
            *CONFIRMING,
        )
        phrases = (*control.phrases(answers=answers), *self._knowledge.phrases(language))
        if state.asked == MAY_I_RECORD:
            phrases = (*phrases, *control.consent_phrases())
        if asks_digits(state):
            phrases = (*phrases, ANY_DIGITS)
        if state.choices:
            phrases = (*phrases, *control.choice_phrases())
        if during_our_voice:
            phrases = (*phrases, *control.backchannels)
        return tuple(dict.fromkeys(phrases))

    def completeness(self, text: str, language: str, state: DialogueState) -> Completeness:
        """How whole the words so far are, in the state that the talk is in."""
        words = plain_words(text)
        if not words:
            return Completeness.EMPTY
        expected = self.expected(state, language, during_our_voice=True)
        if expected is None:
            return (
                Completeness.DICTATED if is_dictating(text, language) else Completeness.INCOMPLETE
            )
        if asks_digits(state):
            digits = spoken_digits(text, language)
            if digits:
                full = len(digits) >= FULL_NUMBER_DIGITS
                return Completeness.COMPLETE if full else Completeness.DICTATED
        phrases = {plain_words(phrase) for phrase in expected}
        if words in phrases or any(
            answer.evidence.score >= WHOLE_QUESTION
            for answer in self._knowledge.answers(text, language)
        ):
            return Completeness.COMPLETE
        return Completeness.NEARLY if _nearly(words, phrases) else Completeness.INCOMPLETE

    def choose(self, turns: Mapping[str, HeardTurn], state: DialogueState) -> HeardTurn:
        """Of one turn, heard in several languages, the version that was meant.

        What a recogniser itself doubts counts only where none is sure. In the first turn the most
        confident wins, among equals the likelier language; later the talk's own language does
        unless another is much surer.
        """
        ordered = [turns[language] for language in self.languages(state) if language in turns]
        sure = [turn for turn in ordered if turn.understood]
        if not sure:
            return ordered[0]
        best = max(sure, key=lambda turn: turn.confidence)
        own = sure[0]
        if own.language == state.language and best.confidence - own.confidence < LIKELIER:
            return own
        return best


def asks_digits(state: DialogueState) -> bool:
    """Whether we asked for a number, or for what is wrong in it.

    Not where it is only read back: a recogniser that expects digits hears «два» for «да».
    """
    return state.draft.stage is MessageStage.SAYING_NUMBER or state.asked == WHICH_DIGITS


def _nearly(words: Words, phrases: Collection[Words]) -> bool:
    """Whether only the end of one phrase is missing."""
    if len(words) < NEARLY_WORDS:
        return False
    begun = [phrase for phrase in phrases if phrase[: len(words)] == words]
    return len(begun) == 1 and len(begun[0]) - len(words) <= NEARLY_MISSING
