"""The caller's sound becomes turns: pre-roll, one recogniser per language, endpointing.

The clock is line time: a turn's end is decided by the caller's own 20 ms frames as they come in, so
a busy app measures the same silence as an idle one.

A turn that ended early, because the words so far seemed a whole sentence, is over only if the
recogniser then stands by these words. If it does not, the caller is waited for as after half a
sentence, and who goes on is heard again from the beginning.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from engines.wire.stt import PhraseList, Transcript
from secretary_app.features.calls.line_time import LineTime
from secretary_app.features.calls.utterance import Listeners, Piece, Utterance
from secretary_app.features.dialogue.models import Completeness
from secretary_app.kernel.clock import Clock

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
    patient: bool = False
    """Whether its end was waited for longer because something was being dictated."""


@dataclass(slots=True, kw_only=True)
class _Ending:
    """A turn that is over if the recognisers say so, and what the caller does meanwhile."""

    utterance: Utterance
    decided_ms: int
    decided_at: float
    doubtful: bool
    """Whether it ended so early only because of its words."""
    began_ms: int | None = None
    into_our_voice: bool = False
    stopped_ms: int | None = None


class Ear:
    """Listens to one call. All callbacks run in the event loop and must not block."""

    def __init__(
        self,
        *,
        listeners: Listeners,
        listen_for: Callable[[], ListenFor],
        on_turn: Callable[[Heard], None],
        clock: Clock,
    ) -> None:
        """Join the recognisers of each language to the call.

        Args:
            listeners: Recognisers, and who is told what they hear.
            listen_for: Asked when an utterance begins.
            on_turn: Called once for every finished turn, in their order.
            clock: Stamps the decisions.
        """
        self._listeners = listeners
        self._listen_for = listen_for
        self._on_turn = on_turn
        self._clock = clock
        self._preroll: deque[Piece] = deque()
        self._current: Utterance | None = None
        self._ending: _Ending | None = None
        self._doubted: tuple[Utterance, Mapping[str, Transcript]] | None = None
        self._finishing: asyncio.Task[None] | None = None
        self._now_ms = self._last_voice_ms = 0
        self._time = LineTime()
        self._over = False

    @property
    def hearing(self) -> bool:
        """Whether the caller speaks, or may go on."""
        if self._current is not None or self._doubted is not None:
            return True
        return self._ending is not None and self._ending.began_ms is not None

    @property
    def recognising(self) -> bool:
        """Whether a turn is over and its words are awaited."""
        return self._ending is not None

    @property
    def now_ms(self) -> int:
        """Line time of the newest sound."""
        return self._now_ms

    @property
    def silent_ms(self) -> int:
        """How long the caller has been silent by now."""
        return self._now_ms - self._last_voice_ms

    @property
    def silent_since(self) -> float:
        """When the caller's last sound was, in the time of the event loop."""
        now = asyncio.get_running_loop().time()
        return self._time.moment(self._last_voice_ms, now=now)

    def begin_at(self, at_ms: int) -> None:
        """What was said before that line time was not for us to hear."""
        self._now_ms = self._last_voice_ms = at_ms

    def audio(self, pcm: bytes, at_ms: int) -> None:
        """Caller's sound, 8 kHz PCM16, starting at line time ``at_ms``."""
        self._now_ms = at_ms + len(pcm) // 16
        self._time.is_now(self._now_ms, now=asyncio.get_running_loop().time())
        self._preroll.append((at_ms, pcm))
        while self._preroll[0][0] < at_ms - PREROLL_MS:
            self._preroll.popleft()
        if self._current is not None:
            self._current.hear(at_ms, pcm)
        elif self._ending is not None:
            self._ending.utterance.keep(at_ms, pcm)
        elif self._doubted is not None:
            self._doubted[0].keep(at_ms, pcm)
        self._look_at_the_time()

    def voice_suspected(self) -> None:
        """The caller may be going on: until that is known the turn does not end."""
        if (open_now := self._open) is not None:
            open_now.endpointer.voice_suspected()

    def voice_dismissed(self) -> None:
        """It was no voice."""
        if (open_now := self._open) is not None:
            open_now.endpointer.voice_dismissed()

    def voice_started(self, at_ms: int, *, into_our_voice: bool) -> None:
        """The caller makes sound: a new utterance, or the present one goes on after a pause."""
        if self._current is not None:
            self._current.endpointer.voice_started()
        elif self._ending is not None:
            if self._ending.began_ms is None:
                self._ending.began_ms, self._ending.into_our_voice = at_ms, into_our_voice
            self._ending.stopped_ms = None
        elif self._doubted is not None:
            utterance, self._doubted = self._doubted[0], None
            self._hear_again(utterance)
        else:
            self._begin(at_ms, into_our_voice=into_our_voice, sound=self._preroll)

    def voice_stopped(self, at_ms: int) -> None:
        """The caller's last sound was at ``at_ms``; silence counts from there."""
        self._last_voice_ms = at_ms
        if self._current is not None:
            self._current.end_ms = at_ms
            self._current.endpointer.voice_stopped(at_ms)
        elif self._ending is not None:
            self._ending.stopped_ms = at_ms

    def end(self) -> None:
        """The call is over: what the caller was saying ends here."""
        self._over = True
        if self._ending is not None:
            self._ending.doubtful = False
        if self._doubted is not None:
            self._give_up_waiting()
        if self._current is not None:
            if self._current.endpointer.ends_at is None:
                self._current.end_ms = self._now_ms
            self._end_turn(self._current, doubtful=False)

    async def heard_out(self, *, limit_s: float) -> None:
        """Wait for the words of the turns that are over; what takes longer is not waited for."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(limit_s):
                while self._finishing is not None and not self._finishing.done():
                    await asyncio.wait({self._finishing})

    @property
    def _open(self) -> Utterance | None:
        """The utterance whose silence counts."""
        if self._current is None and self._doubted is not None:
            return self._doubted[0]
        return self._current

    def _look_at_the_time(self) -> None:
        """Whether the silence, or the turn, has been long enough."""
        current, open_now = self._current, self._open
        if open_now is None:
            return
        ends_at = open_now.endpointer.ends_at
        if ends_at is not None and self._now_ms >= ends_at:
            if current is None:
                self._give_up_waiting()
            else:
                # What is said into our voice is mostly «go on»: she must not stay silent for it.
                self._end_turn(current, doubtful=current.on_words and not current.into_our_voice)
        elif current is not None and self._now_ms - current.start_ms >= LONGEST_TURN_MS:
            current.end_ms = self._now_ms
            self._end_turn(current, doubtful=False)
            # The line tells only where a voice begins, and this one has long begun.
            self.voice_started(self._now_ms, into_our_voice=False)

    def _begin(
        self, start_ms: int, *, into_our_voice: bool, sound: deque[Piece] | list[Piece]
    ) -> Utterance:
        self._current = Utterance(
            start_ms=start_ms,
            into_our_voice=into_our_voice,
            sound=sound,
            phrases=self._listen_for().phrases,
            listeners=self._listeners,
        )
        return self._current

    def _hear_again(self, utterance: Utterance) -> Utterance:
        """It was not over after all: from its beginning, with what has been said since."""
        return self._begin(
            utterance.start_ms, into_our_voice=utterance.into_our_voice, sound=utterance.sound
        )

    def _end_turn(self, utterance: Utterance, *, doubtful: bool) -> None:
        self._current = None
        self._preroll.clear()
        utterance.close()
        self._ending = _Ending(
            utterance=utterance,
            decided_ms=self._now_ms,
            decided_at=self._clock.monotonic(),
            doubtful=doubtful,
        )
        self._finishing = self._listeners.tasks.start(
            self._finish(self._ending), name=f"turn-{utterance.start_ms}"
        )

    async def _finish(self, ending: _Ending) -> None:
        utterance = ending.utterance
        transcripts = await utterance.transcripts()
        self._ending = None
        if not ending.doubtful or not transcripts or any(map(_stood_by, transcripts.values())):
            self._tell(utterance, transcripts, ending.decided_ms, ending.decided_at)
            if ending.began_ms is not None:
                sound = utterance.sound_since(ending.began_ms - PREROLL_MS)
                began = self._begin(
                    ending.began_ms, into_our_voice=ending.into_our_voice, sound=sound
                )
                self._catch_up(began, ending)
        elif ending.began_ms is not None:
            self._catch_up(self._hear_again(utterance), ending)
        else:
            utterance.endpointer.heard(Completeness.INCOMPLETE)
            self._doubted = utterance, transcripts
            self._look_at_the_time()

    def _catch_up(self, utterance: Utterance, ending: _Ending) -> None:
        """What the voice did while the words of the turn before were awaited."""
        if ending.stopped_ms is not None:
            utterance.end_ms = ending.stopped_ms
            utterance.endpointer.voice_stopped(ending.stopped_ms)
        if self._over:
            self.end()
        else:
            self._look_at_the_time()

    def _give_up_waiting(self) -> None:
        """The caller does not go on: the turn was what it was."""
        assert self._doubted is not None
        utterance, transcripts = self._doubted
        self._doubted = None
        self._preroll.clear()
        self._tell(utterance, transcripts, self._now_ms, self._clock.monotonic())

    def _tell(
        self,
        utterance: Utterance,
        transcripts: Mapping[str, Transcript],
        decided_ms: int,
        decided_at: float,
    ) -> None:
        self._on_turn(
            Heard(
                start_ms=utterance.start_ms,
                end_ms=utterance.end_ms,
                decided_ms=decided_ms,
                decided_at=decided_at,
                sound_from_ms=utterance.sound_from_ms,
                into_our_voice=utterance.into_our_voice,
                transcripts=transcripts,
                patient=utterance.endpointer.patient,
            )
        )


def _stood_by(transcript: Transcript) -> bool:
    """Whether the recogniser says that these are the caller's words."""
    return transcript.in_list and bool(transcript.text)
