"""The network's side of a measured call: rings, waits, speaks clips, and remembers when."""

import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from hardware.simulator.client import Said, SimulatorClient
from hardware.simulator.config import SimulatorConfig
from hardware.simulator.measurements import Measurements
from hardware.simulator.stamps import Mark
from tests.bench.clips import Clip

QUIET_MS = 700
"""Silence after which our side is done: more than between two sentences of an answer."""
SETTLED_S = 1.2
"""After an answer nothing more of it may come for so long before the caller speaks again."""
LATEST_S = 2.5
"""After the end of a clip: the longest silence that is awaited, the engines, and room."""
ANSWER_LIMIT_S = 12.0
SPEECH_LIMIT_S = 60.0
GREETING_LIMIT_S = 20.0


def simulator_config() -> SimulatorConfig:
    """The modem of all sections: healthy, with the usual delay of CPCMREG."""
    return SimulatorConfig(quiet_ms=QUIET_MS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """A clip that was said in a call."""

    clip: Clip
    said: Said

    def first_sample(self, figures: Measurements) -> float:
        """When its first voiced sample left (CLOCK_MONOTONIC seconds)."""
        return figures.caller_sample_at(self.said.started_at, self.clip.voice_from_ms)

    def last_sample(self, figures: Measurements) -> float:
        """When its last voiced sample left."""
        return figures.caller_sample_at(self.said.started_at, self.clip.voice_to_ms)


@dataclass(slots=True, kw_only=True)
class PhoneCall:
    """One call from ring to hang-up: `async with`. The greeting is over when it is entered."""

    simulator: SimulatorClient
    number: str
    utterances: list[Utterance] = field(default_factory=list)
    figures: Measurements | None = None
    """Taken when the call is over."""

    async def __aenter__(self) -> Self:
        await self.simulator.ring(self.number)
        await self.simulator.answered()
        opened = await self.simulator.pcm_opened()
        await self.simulator.quiet(after=opened.at, timeout_s=GREETING_LIMIT_S)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if not self.over:
            await self.simulator.caller_hangs_up()
            await self.simulator.hung_up()
        self.figures = await self.simulator.measurements()

    @property
    def over(self) -> bool:
        """Whether somebody has hung up."""
        log = self.simulator.log
        return bool(log.all(Mark.CALL_ENDED, after=log.all(Mark.RING_SENT)[-1].at))

    @property
    def seconds(self) -> float:
        """How long the sound has been open: until now, or until the end."""
        if self.figures is not None:
            return len(self.figures.track.ticks) * 0.02
        return time.monotonic() - self.simulator.log.all(Mark.CPCMREG_OK)[-1].at

    async def says(self, clip: Clip) -> Utterance:
        """Begins to say a clip."""
        utterance = Utterance(clip=clip, said=await self.simulator.caller_says(clip.pcm))
        self.utterances.append(utterance)
        return utterance

    async def asks(self, clip: Clip) -> None:
        """Says a clip whole and listens until our side has been silent for long enough."""
        utterance = await self.says(clip)
        ended = await self.simulator.speech_ended(utterance.said)
        await self._settles(after=utterance.said.started_at, limit_s=ANSWER_LIMIT_S)
        # An answer that came too early may be followed by the one to the rest of the clip.
        rest_s = ended.at + LATEST_S - time.monotonic()
        await self._settles(after=ended.at, limit_s=max(0.0, rest_s))

    async def _settles(self, *, after: float, limit_s: float) -> None:
        """Waits so long for our voice; once it speaks, until it is done, or has hung up."""
        try:
            heard = await self.simulator.wait(Mark.VOICE_HEARD, after=after, timeout_s=limit_s)
            await self.simulator.quiet(after=heard.at, quiet_s=SETTLED_S, timeout_s=SPEECH_LIMIT_S)
        except TimeoutError:
            return


async def ask_all(
    simulator: SimulatorClient,
    clips: Sequence[Clip],
    *,
    per_call: int,
    over: Callable[[int], Awaitable[None]],
) -> list[PhoneCall]:
    """Asks one clip after another, in calls of `per_call`, or fewer where we are hung up on.

    `over` is awaited with the number of calls so far before the next one rings.
    """
    calls: list[PhoneCall] = []
    left = list(clips)
    while left:
        call = PhoneCall(simulator=simulator, number=f"+7916{len(calls):07d}")
        async with call:
            while left and not call.over and len(call.utterances) < per_call:
                await call.asks(left.pop(0))
        calls.append(call)
        await over(len(calls))
    return calls
