"""The lists of phrases that recognisers will be asked to listen for in the talks to come.

Compiling one takes a recogniser a moment; a caller's first words should not wait for it.
"""

from __future__ import annotations

from collections.abc import Iterable

from engines.wire.stt import PhraseList
from secretary_app.features.assistants.models import Assistant
from secretary_app.features.dialogue.listening import Listening
from secretary_app.features.dialogue.message_draft import MessageDraft, MessageStage
from secretary_app.features.dialogue.rules import MAY_I_RECORD
from secretary_app.features.dialogue.state import DialogueState

ANY_QUESTION = "anything-else"
"""All questions that may be answered with yes or no are listened to alike."""


def list_now(
    listening: Listening, state: DialogueState, language: str, *, during_our_voice: bool
) -> PhraseList | None:
    """What the next utterance may be; None = anything, written down as dictation."""
    phrases = listening.expected(state, language, during_our_voice=during_our_voice)
    return None if phrases is None else PhraseList.of(language, phrases)


def usual_lists(listening: Listening, assistant: Assistant, language: str) -> list[PhraseList]:
    """What is listened for in ``language``, the first turn's list first."""
    lists: dict[str, PhraseList] = {}
    for state in _usual_states(assistant):
        for during_our_voice in (False, True):
            made = list_now(listening, state, language, during_our_voice=during_our_voice)
            if made is not None:
                lists[made.id] = made
    return list(lists.values())


def _usual_states(assistant: Assistant) -> Iterable[DialogueState]:
    if assistant.asks_recording:
        yield DialogueState(assistant=assistant, asked=MAY_I_RECORD)
    yield DialogueState(assistant=assistant)
    for language in assistant.languages:
        yield DialogueState(assistant=assistant, language=language)
        yield DialogueState(assistant=assistant, language=language, asked=ANY_QUESTION)
    for language in assistant.languages:
        asked = MessageDraft(stage=MessageStage.SAYING_NUMBER)
        yield DialogueState(assistant=assistant, language=language, draft=asked)
