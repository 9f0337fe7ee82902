"""What the caller says from the beginning of a voice on, and what each recogniser makes of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from dataclasses import dataclass

from engines.clients import SttChain
from engines.wire import WireError
from engines.wire.stt import Partial, PhraseList, Transcript
from secretary_app.features.calls.endpointing import Endpointer, EndpointingTimes
from secretary_app.features.dialogue.models import Completeness
from secretary_app.kernel.tasks import TaskOwner

Piece = tuple[int, bytes]
"""Line time of its first sample in ms, and the sound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listeners:
    """Who hears an utterance, and who is told of it."""

    recognisers: Mapping[str, SttChain]
    """A fallback chain per language."""
    times: EndpointingTimes
    completeness: Callable[[str, str], Completeness]
    """How complete a partial text is: (text, language)."""
    on_partial: Callable[[str, Partial], None]
    """Called with the language and the words so far."""
    on_failure: Callable[[str, str], None]
    """Called with language and error code when no recogniser of a language answered."""
    tasks: TaskOwner


class Utterance:
    """One stretch of the caller's sound, heard in every language that may be spoken."""

    def __init__(
        self,
        *,
        start_ms: int,
        into_our_voice: bool,
        sound: Iterable[Piece],
        phrases: Mapping[str, PhraseList | None],
        listeners: Listeners,
    ) -> None:
        """Open it.

        Args:
            start_ms: Line time of the first voice.
            into_our_voice: Whether we were speaking when it began.
            sound: What is there of it already, and from a little before.
            phrases: What to expect, per language; None asks for dictation.
            listeners: Who hears it.
        """
        self.start_ms = self.end_ms = start_ms
        self.into_our_voice = into_our_voice
        self.sound = list(sound)
        self.endpointer = Endpointer(times=listeners.times)
        self.on_words = False
        """Whether words have been heard so far that are, or nearly are, a whole sentence."""
        self._listeners = listeners
        self._partials: dict[str, Partial] = {}
        self._transcripts: dict[str, Transcript] = {}
        self._feeds: dict[str, asyncio.Queue[bytes | None]] = {}
        self._hearing: list[asyncio.Task[None]] = []
        for language, expected in phrases.items():
            feed: asyncio.Queue[bytes | None] = asyncio.Queue()
            for _, pcm in self.sound:
                feed.put_nowait(pcm)
            self._feeds[language] = feed
            task = self._listen(language, feed, expected)
            self._hearing.append(listeners.tasks.start(task, name=f"listen-{language}-{start_ms}"))

    @property
    def sound_from_ms(self) -> int:
        """Line time of the first sound that the recognisers got."""
        return self.sound[0][0] if self.sound else self.start_ms

    def hear(self, at_ms: int, pcm: bytes) -> None:
        """The next sound."""
        self.keep(at_ms, pcm)
        for feed in self._feeds.values():
            feed.put_nowait(pcm)

    def keep(self, at_ms: int, pcm: bytes) -> None:
        """Sound after its end, for the case that it was not the end."""
        self.sound.append((at_ms, pcm))

    def sound_since(self, from_ms: int) -> list[Piece]:
        """Of the sound so far, what was said from then on."""
        return [piece for piece in self.sound if piece[0] >= from_ms]

    def close(self) -> None:
        """It is over; the recognisers finish."""
        for feed in self._feeds.values():
            feed.put_nowait(None)

    async def transcripts(self) -> Mapping[str, Transcript]:
        """What every recogniser understood, per language; empty where all of them failed."""
        # A listener that crashed is reported by its owner; the turn is what the others heard.
        await asyncio.gather(*self._hearing, return_exceptions=True)
        return self._transcripts

    async def _listen(
        self, language: str, feed: asyncio.Queue[bytes | None], phrases: PhraseList | None
    ) -> None:
        recogniser = self._listeners.recognisers[language]
        try:
            async with (
                recogniser.utterance(language=language, phrases=phrases) as stream,
                asyncio.TaskGroup() as inner,
            ):
                inner.create_task(
                    self._read_partials(language, stream.partials),
                    name=f"partials-{language}-{self.start_ms}",
                )
                while (pcm := await feed.get()) is not None:
                    await stream.feed(pcm)
                self._transcripts[language] = await stream.finish()
        except* WireError as failures:
            self._listeners.on_failure(language, _code_of(failures))

    async def _read_partials(self, language: str, partials: AsyncIterator[Partial]) -> None:
        async for partial in partials:
            self._partials[language] = partial
            words = max(
                self._listeners.completeness(heard.text, spoken)
                for spoken, heard in self._partials.items()
            )
            self.on_words = words >= Completeness.NEARLY
            self.endpointer.heard(words)
            self._listeners.on_partial(language, partial)


def _code_of(failures: BaseExceptionGroup[WireError]) -> str:
    first: BaseException = failures
    while isinstance(first, BaseExceptionGroup):
        first = first.exceptions[0]
    return first.code if isinstance(first, WireError) else "unknown"
