"""What is said for want of an answer: a lead-in while it is late, else an apology."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from engines.wire import WireError
from secretary_app.features.calls.prepared import PreparedKind, PreparedSpeech
from secretary_app.features.calls.reporting import CallReporter
from secretary_app.features.calls.speaking import Mouth
from secretary_app.features.dialogue.models import Sentence


class Interludes:
    """Prepared speech on one call. What was never prepared is left unsaid."""

    def __init__(
        self,
        *,
        mouth: Mouth,
        prepared: PreparedSpeech,
        language: Callable[[], str],
        report: CallReporter,
        voice_is_back: Callable[[], Awaitable[bool]],
    ) -> None:
        """``language`` tells the one that is spoken now."""
        self._mouth = mouth
        self._prepared = prepared
        self._language = language
        self._report = report
        self._voice_is_back = voice_is_back

    async def say(self, kind: PreparedKind) -> None:
        """Something to hear while the answer is late. Raises LineLost."""
        await self._say(kind, self._language())

    async def apologise(self, language: str | None) -> None:
        """Something went wrong; None for the language that is spoken now. Raises LineLost."""
        await self._say(PreparedKind.APOLOGY, language or self._language())

    async def voice_is_back(self, failure: WireError, sentence: Sentence) -> bool:
        """No voice could say a sentence: wait for one; whether it is worth trying again."""
        self._report.engine_failed("tts", sentence.language, failure.code)
        return await self._voice_is_back()

    async def _say(self, kind: PreparedKind, language: str) -> None:
        utterance = self._prepared.utterance(kind, language)
        if utterance is not None:
            await self._mouth.say_held(utterance, name=PreparedSpeech.name(kind, language))
