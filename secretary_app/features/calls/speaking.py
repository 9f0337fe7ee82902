"""Sentences become sound on the line, and the ledger follows what was heard of them."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass

from engines.clients import TtsChain
from engines.wire.stt import Word
from hardware.line.reports import Played
from hardware.line.voice_reports import Resumed, Yielded, Yielding
from secretary_app.features.calls.call_line import CallLine
from secretary_app.features.calls.ledger import HeardLedger, SpokenUtterance
from secretary_app.features.dialogue.models import Sentence, SentenceKind
from secretary_app.kernel.ids import new_id

BYTES_PER_MS = 16
"""8000 samples of two bytes a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """How an assistant sounds in one language."""

    name: str
    speed: float


class Mouth:
    """Says sentences on one call, in order."""

    def __init__(
        self,
        *,
        line: CallLine,
        voices: TtsChain,
        voice_of: Callable[[str], Voice],
        on_started: Callable[[SpokenUtterance], None],
        on_over: Callable[[SpokenUtterance], None],
    ) -> None:
        """Join a voice to a line.

        Args:
            line: The line process of this call.
            voices: Engines that can speak, best first.
            voice_of: The voice of a language.
            on_started: Called when the first frame of an utterance has left.
            on_over: Called once for every utterance, when nothing more of it will sound.
        """
        self._line = line
        self._voices = voices
        self._voice_of = voice_of
        self._on_started = on_started
        self._on_over = on_over
        self.ledger = HeardLedger()
        self._quiet = asyncio.Event()
        self._quiet.set()
        self.quiet_since = 0.0
        """When our last sound ended, in the time of the event loop."""

    @property
    def speaking(self) -> bool:
        """Whether anything sounds or waits to sound."""
        return not self._quiet.is_set()

    async def quiet(self, *, limit_s: float) -> None:
        """Wait until everything given to the line has sounded or was dropped, but no longer."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(limit_s):
                await self._quiet.wait()

    async def say(
        self, sentence: Sentence, *, on_rendered: Callable[[SpokenUtterance], None]
    ) -> None:
        """Render a sentence and give it to the line as it is rendered.

        Returns as soon as the line has all of it, which is long before it was heard.
        ``on_rendered`` is called when the first sound exists.

        Raises:
            WireError: no voice could say it, or it broke off; what the line has of it is played.
            LineLost: there is nothing to say it on.
        """
        utterance = SpokenUtterance(
            utterance_id=new_id(),
            text=sentence.text,
            language=sentence.language,
            kind=sentence.kind,
            evidence=sentence.evidence,
            interruptible=sentence.interruptible,
        )
        voice = self._voice_of(sentence.language)
        async with self._voices.speak(
            sentence.spoken,
            voice=voice.name,
            language=sentence.language,
            speed=voice.speed,
        ) as speech:
            on_rendered(utterance)
            self._register(utterance)
            try:
                async for pcm in speech.audio():
                    new_words = speech.marks[len(utterance.words) :]
                    utterance.words = speech.marks
                    utterance.duration_ms += len(pcm) // BYTES_PER_MS
                    await self._play(utterance, new_words, pcm, last=False)
            finally:
                # Without its last piece the line would wait for more, whatever went wrong here.
                await self._play(utterance, (), b"", last=True)

    def expect(self, utterance: SpokenUtterance) -> None:
        """Follow an utterance that the line begins by itself: the greeting."""
        self._register(utterance)

    async def say_held(self, utterance: SpokenUtterance, *, name: str) -> None:
        """Say what the line holds under that name. Raises LineLost."""
        self._register(utterance)
        await self._line.play_preloaded(utterance_id=utterance.utterance_id, name=name)

    async def drop(self) -> None:
        """Throw away what has not sounded yet, save what the caller must hear.

        A lead-in is heard out: it is short, and a cut one sounds like a fault. One that gave way
        is not: what comes after it would wait for ever.
        """
        for utterance in self.ledger.waiting():
            heard_out = utterance.kind == SentenceKind.LEAD_IN and not utterance.gave_way
            if utterance.interruptible and not heard_out:
                await self._line.flush(utterance_id=utterance.utterance_id)

    def played(self, message: Played) -> None:
        """The line reports how far an utterance got."""
        utterance = self.ledger.get(message.utterance_id)
        if utterance is None or utterance.over:
            return
        never_sounded = message.cut and message.heard_ms == 0
        if utterance.started_ms is None and not never_sounded:
            utterance.started_ms = message.from_ms
            self._on_started(utterance)
        utterance.heard_ms = message.heard_ms
        utterance.ended_ms = None if utterance.started_ms is None else message.to_ms
        utterance.finished = message.finished
        utterance.cut = message.cut
        if message.finished or message.cut:
            if not self.ledger.waiting():
                self._quiet.set()
                self.quiet_since = asyncio.get_running_loop().time()
            self._on_over(utterance)

    def yielding(self, message: Yielding | Yielded) -> None:
        """The caller speaks into an utterance: what comes now is not heard at full level."""
        utterance = self.ledger.get(message.utterance_id)
        if utterance is None or utterance.over or utterance.started_ms is None:
            return
        utterance.gave_way = True
        if isinstance(message, Yielded):
            utterance.heard_ms = message.heard_ms
        else:
            utterance.heard_ms = max(0, message.at_ms - utterance.started_ms)

    def resumed(self, message: Resumed) -> None:
        """The line took the voice up again."""
        utterance = self.ledger.get(message.utterance_id)
        if utterance is not None:
            utterance.gave_way = False

    def _register(self, utterance: SpokenUtterance) -> None:
        self.ledger.add(utterance)
        self._quiet.clear()

    async def _play(
        self, utterance: SpokenUtterance, words: tuple[Word, ...], pcm: bytes, *, last: bool
    ) -> None:
        await self._line.play(
            utterance_id=utterance.utterance_id,
            text=utterance.text,
            marks=words,
            interruptible=utterance.interruptible,
            last=last,
            pcm=pcm,
        )
