"""Speech rendered ahead and kept by the line: it sounds without waiting for an engine."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from engines.clients import Speech, TtsChain
from hardware.line.client import LineClient
from secretary_app.features.calls.ledger import SpokenUtterance
from secretary_app.features.calls.speaking import Voice
from secretary_app.features.dialogue.models import Sentence
from secretary_app.kernel.ids import new_id


class PreparedKind(StrEnum):
    """What is rendered ahead in every language of an assistant."""

    GREETING = "greeting"
    APOLOGY = "apology"
    """In place of an answer that cannot be said."""
    LEAD_IN = "lead-in"
    """The answer is late."""
    LEAD_IN_AGAIN = "lead-in-again"
    SORRY = "sorry-to-wait"
    OFFER = "waited-too-long"
    """A message or a call back in place of an answer that is not awaited any more."""
    HOLD_ON = "hold-on"
    """Said by the line itself, as the next three, when we are gone in the middle of a call."""
    ONE_MOMENT = "one-moment"
    WILL_CALL_BACK = "will-call-back"
    """Nobody came back; a caller who hid the number is asked to call again."""
    CALL_AGAIN = "call-again"


@dataclass(frozen=True, slots=True)
class _Prepared:
    sentence: Sentence
    voice: Voice
    speech: Speech


class PreparedSpeech:
    """The prepared speech of one assistant."""

    def __init__(self, *, voices: TtsChain) -> None:
        """``voices`` render it."""
        self._voices = voices
        self._speech: dict[str, _Prepared] = {}

    @staticmethod
    def name(kind: PreparedKind, language: str) -> str:
        """The name under which the line keeps it."""
        return f"{kind}-{language}"

    async def prepare(
        self, kind: PreparedKind, sentence: Sentence, voice: Voice, *, line: LineClient | None
    ) -> None:
        """Render a sentence, where it is not the one that is there; give it to the line, too.

        Raises:
            WireError: no voice could say it, or the line is gone; the old one stays.
        """
        name = self.name(kind, sentence.language)
        known = self._speech.get(name)
        if known is not None and (known.sentence, known.voice) == (sentence, voice):
            return
        speech = await self._voices.render(
            sentence.spoken, voice=voice.name, language=sentence.language, speed=voice.speed
        )
        prepared = _Prepared(sentence, voice, speech)
        if line is not None:
            await _give(name, prepared, line)
        self._speech[name] = prepared

    async def load(self, line: LineClient) -> None:
        """Give everything to a line process, which keeps it for as long as it lives."""
        for name, prepared in self._speech.items():
            await _give(name, prepared, line)

    def holds(self, kind: PreparedKind, sentence: Sentence) -> bool:
        """Whether just this sentence is prepared: the owner may have chosen another meanwhile."""
        known = self._speech.get(self.name(kind, sentence.language))
        return known is not None and known.sentence == sentence

    def utterance(self, kind: PreparedKind, language: str) -> SpokenUtterance | None:
        """A new utterance of this speech, to follow what is heard of it.

        None where it was never prepared in that language.
        """
        prepared = self._speech.get(self.name(kind, language))
        if prepared is None:
            return None
        return SpokenUtterance(
            utterance_id=new_id(),
            text=prepared.sentence.text,
            language=language,
            kind=prepared.sentence.kind,
            evidence=prepared.sentence.evidence,
            interruptible=prepared.sentence.interruptible,
            words=prepared.speech.marks,
            duration_ms=len(prepared.speech.pcm) // 16,
        )


async def _give(name: str, prepared: _Prepared, line: LineClient) -> None:
    await line.preload(
        name=name,
        text=prepared.sentence.text,
        marks=prepared.speech.marks,
        interruptible=prepared.sentence.interruptible,
        pcm=prepared.speech.pcm,
    )
