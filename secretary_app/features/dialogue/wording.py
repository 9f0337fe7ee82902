"""Finds an assistant's sentences: Fluent texts, with a persona's own words where she has some."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from secretary_app.features.assistants.models import Assistant
from secretary_app.features.conversations.models import Evidence, EvidenceKind
from secretary_app.features.dialogue.models import Sentence, SentenceKind
from secretary_app.features.dialogue.sentences import sentences_of
from secretary_app.features.dialogue.state import DialogueState
from secretary_app.features.voices.spoken import speakable
from secretary_app.foundation.i18n import Translator
from secretary_app.kernel.errors import ErrorParam


class Wording:
    """Makes sentences in the languages of the product."""

    def __init__(self, *, translators: Mapping[str, Translator]) -> None:
        """``translators`` per language."""
        self._translators = translators

    def say(
        self,
        what: str,
        *,
        assistant: Assistant,
        language: str,
        kind: SentenceKind,
        interruptible: bool = True,
        **args: ErrorParam,
    ) -> Sentence:
        """The sentence ``say-<what>``, as this assistant says it; its rule is the evidence."""
        translator = self._translators[language]
        own = f"say-{what}-{assistant.persona}"
        text = translator.text(own if translator.has(own) else f"say-{what}", **args)
        return Sentence(
            text=text,
            spoken=speakable(text, language=language),
            language=language,
            kind=kind,
            evidence=(rule(what),),
            interruptible=interruptible,
        )

    def in_talk(
        self,
        what: str,
        state: DialogueState,
        kind: SentenceKind,
        *,
        interruptible: bool = True,
        **args: ErrorParam,
    ) -> Sentence:
        """The same, in the language that is spoken now, by the assistant who speaks."""
        return self.say(
            what,
            assistant=state.assistant,
            language=state.speaks,
            kind=kind,
            interruptible=interruptible,
            **args,
        )

    def text(self, what: str, *, language: str, **args: ErrorParam) -> str:
        """A text for a record, which nobody says."""
        return self._translators[language].text(f"record-{what}", **args)

    @staticmethod
    def answer(text: str, *, language: str, evidence: Evidence) -> Iterator[Sentence]:
        """A stored answer, sentence by sentence; each rests on the same evidence."""
        for sentence in sentences_of(text):
            yield Sentence(
                text=sentence,
                spoken=speakable(sentence, language=language),
                language=language,
                kind=SentenceKind.ANSWER,
                evidence=(evidence,),
            )


def rule(name: str) -> Evidence:
    """The evidence of a sentence that a fixed rule says."""
    return Evidence(kind=EvidenceKind.RULE, ref=name, title=name, score=1.0)
