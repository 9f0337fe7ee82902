"""One call as a caller makes it, and the facts of it as the far end saw them."""

import asyncio
import contextlib
import math
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field

from hardware.simulator.client import Said, SimulatorClient
from hardware.simulator.link import SimulatorRefused
from hardware.simulator.measurements import Measurements
from hardware.simulator.stamps import Mark, Stamp
from tests.bench.clips import Clip
from tests.soak.faults import FAULTS, HEALTHY, Fault
from tests.soak.heard import Floats, Turn, times_said, turn_of
from tests.soak.plan import PROGRAM, Kill, PlannedCall, Script, Target
from tests.soak.station import Station

ANSWER_LIMIT_S = 45.0
"""A caller who lets it ring nine times; a program killed at the ring is back long before."""
SOUND_LIMIT_S = 6.0
GREETING_LIMIT_S = 7.0
VOICE_LIMIT_S = 8.0
SPEECH_LIMIT_S = 10.0
SETTLED_S = 0.5
LONGEST_S = 20.0
LONGEST_MESSAGE_S = 25.0
"""Nobody hangs up before he hears that his message is written down."""
INTO_GREETING_S = 1.2
"""Who knows what he wants does not wait for the greeting's end."""
PATIENCE_S = 8.0
BREAKS_OFF_S = 0.6
LET_GO_S = 1.5
"""For what is still on its way when a call ends."""
KEPT_TRACKS = 16
WRITTEN_S = 1.0
"""So long after its end all of a call stands in the record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What callers say."""

    questions: Sequence[Clip]
    wishes: Sequence[Clip]
    """To leave a message."""
    messages: Sequence[Clip]
    yes: Sequence[Clip]
    goodbyes: Sequence[Clip]


@dataclass(slots=True, kw_only=True)
class MadeCall:
    """What is known of a call from outside. Times are CLOCK_MONOTONIC seconds."""

    plan: PlannedCall
    rang_at: float
    refused: bool = False
    """The network did not put it through: our line was not free, or not there."""
    answered_at: float | None = None
    ended_at: float | None = None
    ended_by: str = ""
    sound_s: float = 0.0
    turns: list[Turn] = field(default_factory=list)
    confirmed: dict[str, int] = field(default_factory=dict)
    """How often the caller heard each confirmation, by the kind of promise."""
    kills: list[tuple[Target, float]] = field(default_factory=list)
    """What was killed, and when."""
    sms_at: float | None = None
    stuck: str = ""

    @property
    def fault(self) -> Fault:
        """The bad habit that it met."""
        return FAULTS.get(self.plan.fault, Fault())

    @property
    def cut(self) -> bool:
        """Whether app or line process was killed in it, or before it was written down."""
        over_at = math.inf if self.ended_at is None else self.ended_at + WRITTEN_S
        return any(target in PROGRAM and at <= over_at for target, at in self.kills)


class Caller:
    """Makes calls on one line."""

    def __init__(
        self, station: Station, *, words: Words, confirmations: Mapping[str, Floats]
    ) -> None:
        self._station = station
        self._simulator: SimulatorClient = station.simulator
        self._words = words
        self._confirmations = confirmations
        self._said: list[tuple[Clip, Said]] = []
        self.under_way: MadeCall | None = None
        """A call that is not over, where the soak was ended in it."""
        self._scripts: Mapping[Script, Callable[[PlannedCall], Awaitable[None]]] = {
            Script.ASKS: self._asks,
            Script.MESSAGE: self._leaves_message,
            Script.BREAKS_OFF: self._breaks_off,
            Script.LEAVES: self._says_goodbye,
            Script.MUTE: self._says_nothing,
        }

    async def make(self, plan: PlannedCall) -> MadeCall:
        """Rings, plays the caller's part and hangs up."""
        simulator = self._simulator
        fault = FAULTS.get(plan.fault, Fault())
        await simulator.set_faults(fault.faults)
        self._said = []
        openings = (await simulator.counts())["tracks"]
        made = MadeCall(plan=plan, rang_at=time.monotonic())
        self.under_way = made
        serial = await simulator.ring(plan.number)
        if serial is None:
            made.refused = True
            return made
        killing = [asyncio.create_task(self._kill(kill, made), name="kill") for kill in plan.kills]
        try:
            await self._carry_out(made, serial)
        finally:
            await simulator.set_faults(HEALTHY)
        await self._look_back(made, serial, openings)
        await asyncio.gather(*killing)
        self.under_way = None
        return made

    async def _carry_out(self, made: MadeCall, serial: int) -> None:
        ending = asyncio.create_task(self._ended(serial, timeout_s=None), name="call ends")
        playing = asyncio.create_task(self._plays(made, serial), name="caller")
        try:
            await asyncio.wait((ending, playing), return_when=asyncio.FIRST_COMPLETED)
        except asyncio.CancelledError:
            ending.cancel()
            raise
        finally:
            playing.cancel()
        with contextlib.suppress(asyncio.CancelledError, TimeoutError, SimulatorRefused):
            await playing
        if not ending.done():
            with contextlib.suppress(SimulatorRefused):
                await self._simulator.caller_hangs_up(serial)
        ended = await ending
        made.ended_at, made.ended_by = ended.at, str(ended.data["by"])

    async def _plays(self, made: MadeCall, serial: int) -> None:
        plan = made.plan
        if plan.script is Script.GIVES_UP:
            return
        try:
            began = await self._simulator.answered(timeout_s=ANSWER_LIMIT_S)
        except TimeoutError:
            made.stuck = f"nobody answered in {ANSWER_LIMIT_S:.0f} s"
            return
        trouble = asyncio.create_task(self._troubles(made), name="trouble")
        try:
            longest_s = LONGEST_MESSAGE_S if plan.script is Script.MESSAGE else LONGEST_S
            async with asyncio.timeout(began.at + longest_s - time.monotonic()):
                if plan.script is Script.MESSAGE:
                    await self._greeting_begun()
                else:
                    await self._greeting()
                await self._scripts[plan.script](plan)
        finally:
            trouble.cancel()

    async def _troubles(self, made: MadeCall) -> None:
        """What happens to modem and network during the call, besides its habits."""
        if made.plan.sms:
            await self._simulator.sms_arrives(made.plan.number, made.plan.sms)
            made.sms_at = time.monotonic()
        fault = made.fault
        if fault.power_off_after_s is not None:
            await asyncio.sleep(fault.power_off_after_s)  # so far into the call, says the plan
            await self._simulator.loses_power(off_ms=5000)
        if fault.hangs_up_by_network_after_s is not None:
            # So far into the call, says the plan.
            await asyncio.sleep(fault.hangs_up_by_network_after_s)
            await self._simulator.caller_hangs_up()

    async def _kill(self, kill: Kill, made: MadeCall) -> None:
        try:
            began = await self._simulator.answered(timeout_s=2.0)
        except TimeoutError:
            began = None
        since = made.rang_at if began is None else began.at
        # Kills come whenever the plan says.
        await asyncio.sleep(max(0.0, since + kill.after_s - time.monotonic()))
        at = time.monotonic()
        if self._station.kill(kill.target):
            made.kills.append((kill.target, at))

    # ---- what a caller does

    async def _greeting(self) -> None:
        with contextlib.suppress(TimeoutError):
            opened = await self._simulator.pcm_opened(timeout_s=SOUND_LIMIT_S)
            await self._simulator.quiet(after=opened.at, timeout_s=GREETING_LIMIT_S)

    async def _greeting_begun(self) -> None:
        with contextlib.suppress(TimeoutError):
            opened = await self._simulator.pcm_opened(timeout_s=SOUND_LIMIT_S)
            await self._simulator.wait(
                Mark.VOICE_HEARD, after=opened.at, timeout_s=GREETING_LIMIT_S
            )
            await asyncio.sleep(INTO_GREETING_S)  # the caller's own time

    async def _asks(self, plan: PlannedCall) -> None:
        for share in plan.clips:
            await self._says(_one(self._words.questions, share))

    async def _leaves_message(self, plan: PlannedCall) -> None:
        await self._says(_one(self._words.wishes, plan.clips[0]))
        await self._says(_one(self._words.messages, plan.clips[1]))
        await self._says(_one(self._words.yes, plan.clips[0]))

    async def _breaks_off(self, plan: PlannedCall) -> None:
        await self._says(_one(self._words.questions, plan.clips[0]))
        clip = _one(self._words.questions, plan.clips[1])
        await self._simulator.caller_says(clip.pcm)
        await asyncio.sleep(BREAKS_OFF_S)  # the caller's own time

    async def _says_goodbye(self, plan: PlannedCall) -> None:
        await self._says(_one(self._words.questions, plan.clips[0]))
        await self._says(_one(self._words.goodbyes, plan.clips[1]))
        await asyncio.sleep(PATIENCE_S)  # the caller's own time

    async def _says_nothing(self, plan: PlannedCall) -> None:
        await asyncio.sleep(PATIENCE_S * (0.5 + plan.clips[0]))  # the caller's own time

    async def _says(self, clip: Clip) -> None:
        """Says it whole, and listens until we have answered and are silent."""
        said = await self._simulator.caller_says(clip.pcm)
        self._said.append((clip, said))
        ended = await self._simulator.speech_ended(said)
        with contextlib.suppress(TimeoutError):
            heard = await self._simulator.wait(
                Mark.VOICE_HEARD,
                after=said.started_at + clip.voice_to_ms / 1000,
                timeout_s=VOICE_LIMIT_S,
            )
            await self._simulator.quiet(
                after=max(heard.at, ended.at), quiet_s=SETTLED_S, timeout_s=SPEECH_LIMIT_S
            )

    # ---- looking back

    async def _ended(self, serial: int, *, timeout_s: float | None) -> Stamp:
        return await self._simulator.log.wait(
            Mark.CALL_ENDED, where=lambda data: data["call"] == serial, timeout_s=timeout_s
        )

    async def _look_back(self, made: MadeCall, serial: int, openings: int) -> None:
        began = [
            stamp
            for stamp in self._simulator.log.all(Mark.CALL_BEGAN, after=made.rang_at)
            if stamp.data["call"] == serial
        ]
        made.answered_at = began[0].at if began else None
        opened = min((await self._simulator.counts())["tracks"] - openings, KEPT_TRACKS)
        tracks: list[Measurements] = [
            await self._simulator.measurements(-1 - place) for place in reversed(range(opened))
        ]
        assert made.ended_at is not None, "it was awaited"
        await asyncio.to_thread(self._listen, made, tracks, made.ended_at)

    def _listen(self, made: MadeCall, tracks: Sequence[Measurements], ended_at: float) -> None:
        made.sound_s = sum(len(each.track.ticks) for each in tracks) * 0.02
        for clip, said in self._said:
            turn = turn_of(clip, said.started_at, tracks, ended_at=ended_at)
            if turn is not None:
                made.turns.append(turn)
        heard = b"".join(bytes(each.track.downlink) for each in tracks)
        for kind, sentence in self._confirmations.items():
            made.confirmed[kind] = times_said(sentence, heard)


def _one(clips: Sequence[Clip], share: float) -> Clip:
    return clips[int(share * len(clips))]
