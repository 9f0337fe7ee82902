"""One turn as a file: a recording of a question comes in, a recording of the answer goes out.

So the telephone service of the product before asked it (``/process_call``); now it is for programs
that have a recording, and for trying out. Nothing of it is stored, nothing that it decides is done.
"""

from __future__ import annotations

import asyncio
import io
import wave
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass
from typing import Protocol

from engines.wire import WireError
from hardware.audio.measures import RATE, SAMPLE_BYTES
from secretary_app.features.assistants.models import Assistant
from secretary_app.features.conversations.models import Evidence
from secretary_app.features.dialogue.asking import Asking, TimedStep
from secretary_app.features.dialogue.models import Sentence
from secretary_app.features.knowledge.rights import ASK_KNOWLEDGE
from secretary_app.features.providers.errors import NothingServed, NoVoice
from secretary_app.features.providers.running import RunningEngines
from secretary_app.foundation.auth.acting import by_own_authority, needs

PAUSE_MS = 200
"""Between two sentences."""


class Understood(Protocol):
    """What a recogniser made of a recording."""

    @property
    def text(self) -> str:
        """The words."""

    @property
    def language(self) -> str:
        """In which they were said."""


Understand = Callable[[bytes, Assistant], Awaitable[Understood]]
"""From a WAV; raises a UserFacing error where there are no words in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Question and answer."""

    heard: str
    answer: str
    evidence: tuple[Evidence, ...]
    wav: bytes


class RecordedTurns:
    """Asks as a stranger who calls for the first time."""

    def __init__(
        self,
        *,
        understand: Understand,
        asking: Asking,
        engines: RunningEngines,
        assistant: Callable[[], Assistant],
    ) -> None:
        self._understand = understand
        self._asking = asking
        self._engines = engines
        self._assistant = assistant

    @needs(ASK_KNOWLEDGE)
    async def take(self, wav: bytes) -> Turn:
        """The answer to what was said in ``wav``.

        Raises NothingServed, NoVoice, and what ``understand`` raises.
        """
        if not self._engines.serving:
            raise NothingServed
        assistant = self._assistant()
        with by_own_authority():
            heard = await self._understand(wav, assistant)
            sentences = list[Sentence]()
            async with aclosing(self._asking.ask(heard.text, heard.language)) as steps:
                async for timed in steps:
                    if isinstance(timed, TimedStep) and isinstance(timed.step, Sentence):
                        sentences.append(timed.step)
            pcm = await self._voiced(sentences, assistant)
        return Turn(
            heard=heard.text,
            answer=" ".join(each.text for each in sentences),
            evidence=tuple(found for each in sentences for found in each.evidence),
            wav=await asyncio.to_thread(_as_wav, pcm),
        )

    async def _voiced(self, sentences: list[Sentence], assistant: Assistant) -> bytes:
        voices, pieces = self._engines.voices(), list[bytes]()
        for each in sentences:
            voice = assistant.voices[each.language]
            try:
                speech = await voices.render(
                    each.spoken,
                    voice=voice.name,
                    language=each.language,
                    rate=RATE,
                    speed=voice.speed,
                )
            except WireError as error:
                raise NoVoice(reason=error.text) from error
            pieces.append(speech.pcm)
        return bytes(PAUSE_MS * RATE // 1000 * SAMPLE_BYTES).join(pieces)


def _as_wav(pcm: bytes) -> bytes:
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(SAMPLE_BYTES)
        file.setframerate(RATE)
        file.writeframes(pcm)
    return made.getvalue()
