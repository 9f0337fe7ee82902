"""A caller's part as a script: steps at a time, or after something our side did.

    Timetable(steps=(
        Step(do=Ring(number="+79161112233")),
        Step(after=Cue.QUIET, delay_s=0.3, do=Say(sound=Path("question.wav"))),
        Step(after=Cue.VOICE, delay_s=1.0, do=Say(sound=Path("wait.wav"))),   # interrupts
        Step(after=Cue.QUIET, do=HangUp()),
    ))

Steps run one after another; a cue counts from the moment the step before was done, so a script
never hears yesterday's event. It ends early, without an error, when our side ends the call.
"""

import asyncio
import time
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from hardware.simulator.client import Said, SimulatorClient
from hardware.simulator.config import Clip, Faults
from hardware.simulator.stamps import Mark

CUE_LIMIT_S = 30.0
"""Our side does everything a caller can wait for within its longest answer."""


class Cue(StrEnum):
    """What a step waits for."""

    NOW = "now"
    ANSWERED = "answered"
    SOUND_OPEN = "sound_open"
    """The PCM port is open: the caller can be heard."""
    VOICE = "voice"
    """Our voice is heard."""
    QUIET = "quiet"
    """Our voice has been heard and then been silent for `quiet_s`."""
    SAID = "said"
    """The last speech of this script has been said."""
    DIALED = "dialed"
    """Our side calls someone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """See SimulatorClient.ring."""

    number: str | None
    clip: Clip | None = None
    clip_delay_ms: int | None = None
    ring_every_ms: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """PCM of 8 kHz, or a sound file of any rate."""

    sound: bytes | Path
    gain_db: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A key of the caller: +RXDTMF where the modem was told to report keys, else the tone."""

    digits: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HangUp:
    """The far end puts down, or rings off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PickUp:
    """The one our side dialed answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SendSms:
    """A message to our side."""

    number: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Misbehave:
    """The modem changes its ways."""

    faults: Faults


Action = Ring | Say | Press | HangUp | PickUp | SendSms | Misbehave


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One deed of the network, `delay_s` after its cue, but not before `at_s`."""

    do: Action
    after: Cue = Cue.NOW
    delay_s: float = 0.0
    at_s: float = 0.0
    """Seconds since the timetable began."""
    quiet_s: float = 0.7
    """For Cue.QUIET: longer than the pauses in our side's speech."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """The whole script."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A step that was carried out."""

    step: Step
    at: float
    """CLOCK_MONOTONIC seconds."""
    said: Said | None = None
    """Of a Say: when its first frame left."""


async def play(sim: SimulatorClient, timetable: Timetable) -> list[Done]:
    """Carries out a timetable; returns what was done, all of it unless our side hung up.

    Raises TimeoutError when a cue does not come within 30 s.
    """
    began = time.monotonic()
    done: list[Done] = []
    ended = asyncio.create_task(_hung_up(sim, began), name="timetable: hang-up")
    player = asyncio.create_task(_play(sim, timetable, began, done), name="timetable: steps")
    try:
        await asyncio.wait({ended, player}, return_when=asyncio.FIRST_COMPLETED)
        if player.done():
            await player
    finally:
        for task in (ended, player):
            task.cancel()
        await asyncio.gather(ended, player, return_exceptions=True)
    return done


async def _hung_up(sim: SimulatorClient, began: float) -> None:
    # without a limit of its own: every cue it races with has one
    await sim.log.wait(
        Mark.CALL_ENDED, after=began, where=lambda data: data["by"] == "us", timeout_s=None
    )


async def _play(sim: SimulatorClient, timetable: Timetable, began: float, done: list[Done]) -> None:
    for step in timetable.steps:
        since = done[-1].at if done else began
        await _cue(sim, step, since, done)
        wait_s = max(step.delay_s, began + step.at_s - time.monotonic())
        await asyncio.sleep(wait_s)
        at = time.monotonic()
        done.append(Done(step=step, at=at, said=await _act(sim, step.do)))


async def _cue(sim: SimulatorClient, step: Step, since: float, done: list[Done]) -> None:
    marks = {
        Cue.ANSWERED: Mark.CALL_BEGAN,
        Cue.SOUND_OPEN: Mark.CPCMREG_OK,
        Cue.VOICE: Mark.VOICE_HEARD,
        Cue.DIALED: Mark.DIALED,
    }
    if mark := marks.get(step.after):
        await sim.wait(mark, after=since, timeout_s=CUE_LIMIT_S)
    elif step.after is Cue.QUIET:
        await sim.quiet(after=since, quiet_s=step.quiet_s, timeout_s=CUE_LIMIT_S)
    elif step.after is Cue.SAID:
        said = next((item.said for item in reversed(done) if item.said), None)
        if said is not None:
            await sim.speech_ended(said)


async def _act(sim: SimulatorClient, action: Action) -> Said | None:
    match action:
        case Ring():
            await sim.ring(
                action.number,
                clip=action.clip,
                clip_delay_ms=action.clip_delay_ms,
                ring_every_ms=action.ring_every_ms,
            )
        case Say():
            return await sim.caller_says(action.sound, gain_db=action.gain_db)
        case Press():
            for digit in action.digits:
                if not await sim.give_digit(digit):
                    await sim.speech_ended(await sim.give_tones(digit))
        case HangUp():
            await sim.caller_hangs_up()
        case PickUp():
            await sim.callee_answers()
        case SendSms():
            await sim.sms_arrives(action.number, action.text)
        case Misbehave():
            await sim.set_faults(action.faults)
    return None
