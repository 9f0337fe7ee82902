"""The caller's sound becomes turns: pre-roll, one recogniser per language, endpointing.

The clock is line time: a turn's end is decided by the caller's own 20 ms frames as they come in, so
a busy app measures the same silence as an idle one.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field

from engines.clients import SttChain
from engines.wire import WireError
from engines.wire.stt import Partial, PhraseList, Transcript
from secretary_app.features.calls.endpointing import Endpointer, EndpointingTimes
from secretary_app.features.dialogue.models import Completeness
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.tasks import TaskOwner

PREROLL_MS = 400
"""Sound kept from before the voice was detected: a soft onset is found late."""

LONGEST_TURN_MS = 60_000
"""A radio beside the telephone never falls silent; what it says so far is taken for a turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListenFor:
    """What the recognisers should expect in the next utterance."""

    phrases: Mapping[str, PhraseList | None]
    """Per language, in the assistant's order; None asks for dictation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A finished turn of the caller, as every recogniser understood it."""

    start_ms: int
    end_ms: int
    """Line time of the caller's first and last sound."""
    decided_ms: int
    """Line time at which the turn was declared over."""
    decided_at: float
    """The same moment on the monotonic clock, in seconds."""
    sound_from_ms: int
    """Line time of the first sound that the recognisers got: word times count from there."""
    into_our_voice: bool
    """Whether we were speaking when the caller began."""
    transcripts: Mapping[str, Transcript]
    """Per language; empty where every recogniser failed."""


@dataclass(slots=True, kw_only=True)
class _Utterance:
    start_ms: int
    end_ms: int
    sound_from_ms: int
    into_our_voice: bool
    endpointer: Endpointer
    feeds: dict[str, asyncio.Queue[bytes | None]]
    partials: dict[str, Partial] = field(default_factory=dict)
    transcripts: dict[str, Transcript] = field(default_factory=dict)
    listeners: list[asyncio.Task[None]] = field(default_factory=list)


class Ear:
    """Listens to one call. All callbacks run in the event loop and must not block."""

    def __init__(
        self,
        *,
        recognisers: Mapping[str, SttChain],
        times: EndpointingTimes,
        listen_for: Callable[[], ListenFor],
        completeness: Callable[[str, str], Completeness],
        on_partial: Callable[[str, Partial], None],
        on_turn: Callable[[Heard], None],
        on_failure: Callable[[str, str], None],
        clock: Clock,
        tasks: TaskOwner,
    ) -> None:
        """Join the recognisers of each language to the call.

        Args:
            recognisers: A fallback chain per language.
            times: Silences that end a turn.
            listen_for: Asked when an utterance begins.
            completeness: How complete a partial text is: (text, language).
            on_partial: Called with the language and the words so far.
            on_turn: Called once for every finished turn, in their order.
            on_failure: Called with language and error code when no recogniser of a language
                answered.
            clock: Stamps the decisions.
            tasks: Owner of the listening tasks; it ends with the call.
        """
        self._recognisers = recognisers
        self._times = times
        self._listen_for = listen_for
        self._completeness = completeness
        self._on_partial = on_partial
        self._on_turn = on_turn
        self._on_failure = on_failure
        self._clock = clock
        self._tasks = tasks
        self._preroll: deque[tuple[int, bytes]] = deque()
        self._current: _Utterance | None = None
        self._gathering: asyncio.Task[None] | None = None
        self._now_ms = 0

    @property
    def hearing(self) -> bool:
        """Whether an utterance is open."""
        return self._current is not None

    @property
    def recognising(self) -> bool:
        """Whether a turn is over and its words are awaited."""
        return self._gathering is not None and not self._gathering.done()

    def audio(self, pcm: bytes, at_ms: int) -> None:
        """Caller's sound, 8 kHz PCM16, starting at line time ``at_ms``."""
        now_ms = self._now_ms = at_ms + len(pcm) // 16
        self._preroll.append((at_ms, pcm))
        while self._preroll[0][0] < at_ms - PREROLL_MS:
            self._preroll.popleft()
        current = self._current
        if current is None:
            return
        for feed in current.feeds.values():
            feed.put_nowait(pcm)
        ends_at = current.endpointer.ends_at
        if ends_at is not None and now_ms >= ends_at:
            self._end_turn(current, now_ms)
        elif now_ms - current.start_ms >= LONGEST_TURN_MS:
            current.end_ms = now_ms
            self._end_turn(current, now_ms)
            # The line tells only where a voice begins, and this one has long begun.
            self.voice_started(now_ms, into_our_voice=False)

    def voice_suspected(self) -> None:
        """The caller may be going on: until that is known the turn does not end."""
        if self._current is not None:
            self._current.endpointer.voice_suspected()

    def voice_dismissed(self) -> None:
        """It was no voice."""
        if self._current is not None:
            self._current.endpointer.voice_dismissed()

    def voice_started(self, at_ms: int, *, into_our_voice: bool) -> None:
        """The caller makes sound: a new utterance, or the present one goes on after a pause."""
        if self._current is not None:
            self._current.endpointer.voice_started()
            return
        phrases = self._listen_for().phrases
        utterance = _Utterance(
            start_ms=at_ms,
            end_ms=at_ms,
            sound_from_ms=self._preroll[0][0] if self._preroll else at_ms,
            into_our_voice=into_our_voice,
            endpointer=Endpointer(times=self._times),
            feeds={language: asyncio.Queue() for language in phrases},
        )
        self._current = utterance
        for language, expected in phrases.items():
            for _, pcm in self._preroll:
                utterance.feeds[language].put_nowait(pcm)
            utterance.listeners.append(
                self._tasks.start(
                    self._listen(utterance, language, expected), name=f"listen-{language}-{at_ms}"
                )
            )

    def voice_stopped(self, at_ms: int) -> None:
        """The caller's last sound was at ``at_ms``; silence counts from there."""
        if self._current is not None:
            self._current.end_ms = at_ms
            self._current.endpointer.voice_stopped(at_ms)

    def end(self) -> None:
        """The call is over: what the caller was saying ends here."""
        current = self._current
        if current is None:
            return
        if current.endpointer.ends_at is None:
            current.end_ms = self._now_ms
        self._end_turn(current, self._now_ms)

    async def heard_out(self, *, limit_s: float) -> None:
        """Wait for the words of the turns that are over; what takes longer is not waited for."""
        if self._gathering is not None:
            await asyncio.wait({self._gathering}, timeout=limit_s)

    def _end_turn(self, utterance: _Utterance, now_ms: int) -> None:
        self._current = None
        self._preroll.clear()
        for feed in utterance.feeds.values():
            feed.put_nowait(None)
        self._gathering = self._tasks.start(
            self._gather(utterance, now_ms, self._clock.monotonic(), self._gathering),
            name=f"turn-{utterance.start_ms}",
        )

    async def _gather(
        self,
        utterance: _Utterance,
        decided_ms: int,
        decided_at: float,
        before: asyncio.Task[None] | None,
    ) -> None:
        """A recogniser may be late with one turn and quick with the next: they stay in order."""
        if before is not None:
            await asyncio.wait({before})
        # A listener that crashed is reported by its owner; the turn is what the others heard.
        await asyncio.gather(*utterance.listeners, return_exceptions=True)
        self._on_turn(
            Heard(
                start_ms=utterance.start_ms,
                end_ms=utterance.end_ms,
                decided_ms=decided_ms,
                decided_at=decided_at,
                sound_from_ms=utterance.sound_from_ms,
                into_our_voice=utterance.into_our_voice,
                transcripts=utterance.transcripts,
            )
        )

    async def _listen(
        self, utterance: _Utterance, language: str, phrases: PhraseList | None
    ) -> None:
        feed = utterance.feeds[language]
        try:
            async with (
                self._recognisers[language].utterance(language=language, phrases=phrases) as stream,
                asyncio.TaskGroup() as inner,
            ):
                inner.create_task(
                    self._read_partials(utterance, language, stream.partials),
                    name=f"partials-{language}-{utterance.start_ms}",
                )
                while (pcm := await feed.get()) is not None:
                    await stream.feed(pcm)
                utterance.transcripts[language] = await stream.finish()
        except* WireError as failures:
            self._on_failure(language, _code_of(failures))

    async def _read_partials(
        self, utterance: _Utterance, language: str, partials: AsyncIterator[Partial]
    ) -> None:
        async for partial in partials:
            utterance.partials[language] = partial
            utterance.endpointer.heard(
                max(
                    self._completeness(heard.text, spoken)
                    for spoken, heard in utterance.partials.items()
                )
            )
            self._on_partial(language, partial)


def _code_of(failures: BaseExceptionGroup[WireError]) -> str:
    first: BaseException = failures
    while isinstance(first, BaseExceptionGroup):
        first = first.exceptions[0]
    return first.code if isinstance(first, WireError) else "unknown"
