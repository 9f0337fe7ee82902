"""A SIM7600 that decays from call to call: full sound both ways, and the price of it.

The firmware is one whose decay is known (`hardware/modem/dialects`): the second call of a
power-up is chopped both ways, healed by a reset of 25 s, which are real seconds here.
"""

import asyncio
import shutil
import wave
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from hardware.audio.measures import RATE
from hardware.simulator.config import Faults, SimulatorConfig, Sound
from hardware.simulator.stamps import Mark
from tests.bench.clips import REPOSITORY, Clip
from tests.bench.figures import median
from tests.soak.heard import best, voiced_part
from tests.soak.station import QUIET_MS, RESET_MS, Station, stationed

FIRMWARE = "LE20B05SIM7600M21-A"
DECAY = Faults(clear_calls=1, our_sound=Sound.CHOPPED, caller_sound=Sound.CHOPPED, decay_refusals=1)
FULL = 0.85
"""Correlation with the whole sound; a call that is half holes has 0.7."""
TORN = REPOSITORY / "build" / "soak-torn"
"""Greetings that are not whole, to be listened to."""
GREETING_LIMIT_S = 45.0
CANDIDATES = 9
"""The whole greeting is found among so many, spread over the run."""
RESET_BEGINS_S = 3.0
MOST_CALLS = 25
"""On one modem: with its resets a call takes half a minute and more."""


@dataclass(slots=True, kw_only=True)
class DecayFigures:
    """What the calls of such lines were like."""

    ours: list[float] = field(default_factory=list)
    """How much like the whole greeting each one was that the caller heard."""
    callers: list[float] = field(default_factory=list)
    """How much like the caller's words what was recorded of them is."""
    unreachable_s: list[float] = field(default_factory=list)
    """From the end of each call until the line takes calls again."""
    deaths: list[str] = field(default_factory=list)

    @property
    def full(self) -> int:
        """Calls with full sound in both directions."""
        return sum(min(pair) >= FULL for pair in zip(self.ours, self.callers, strict=False))

    def add(self, other: "DecayFigures") -> None:
        """Those of another line; what has no counterpart there is no pair here."""
        pairs = min(len(other.ours), len(other.callers))
        self.ours += other.ours[:pairs]
        self.callers += other.callers[:pairs]
        self.unreachable_s += other.unreachable_s
        self.deaths += other.deaths


async def decaying(
    folder: Path, *, calls: int, clip: Clip, faq: Sequence[dict[str, str]], figures: DecayFigures
) -> None:
    """Makes so many calls on as many such modems as are needed; `figures` is filled at the end."""
    shutil.rmtree(TORN, ignore_errors=True)
    lines = -(-calls // MOST_CALLS)
    found = [DecayFigures() for _ in range(lines)]
    try:
        async with asyncio.TaskGroup() as group:
            for index, of_line in enumerate(found):
                share = calls // lines + (index < calls % lines)
                making = _on_one_modem(
                    folder, f"decaying{index}", calls=share, clip=clip, faq=faq, figures=of_line
                )
                group.create_task(making, name=f"decaying{index}")
    finally:
        for of_line in found:
            figures.add(of_line)


async def _on_one_modem(
    folder: Path,
    name: str,
    *,
    calls: int,
    clip: Clip,
    faq: Sequence[dict[str, str]],
    figures: DecayFigures,
) -> None:
    links = folder / f"{name}-by-id"
    config = SimulatorConfig(
        firmware=FIRMWARE, faults=DECAY, quiet_ms=QUIET_MS, reset_ms=RESET_MS, links=str(links)
    )
    greetings: list[bytes] = []
    try:
        async with stationed(folder, name=name, faq=faq, config=config) as station:
            figures.deaths = station.deaths
            simulator = station.simulator
            for index in range(calls):
                await simulator.ring(f"+7999{index:07d}")
                opened = await simulator.pcm_opened(timeout_s=GREETING_LIMIT_S)
                await simulator.quiet(after=opened.at, timeout_s=GREETING_LIMIT_S)
                said = await simulator.caller_says(clip.pcm)
                await simulator.speech_ended(said)
                heard = (await simulator.measurements()).track
                await simulator.caller_hangs_up()
                ended = await simulator.hung_up()
                # Without the caller's words: their answer differs in nothing but place.
                until = int(np.searchsorted(np.asarray(heard.ticks), said.started_at)) * 320
                greetings.append(bytes(heard.downlink)[:until])
                figures.unreachable_s.append(await _until_back(station, ended_at=ended.at))
    finally:
        figures.ours = await asyncio.to_thread(_likenesses, greetings)
        figures.callers = await asyncio.to_thread(_recorded, folder / name, clip)
        for index, (likeness, pcm) in enumerate(zip(figures.ours, greetings, strict=True)):
            if likeness < FULL:
                _keep(pcm, TORN / f"{name}-{index:03d}-{likeness:.2f}.wav")


async def _until_back(station: Station, *, ended_at: float) -> float:
    """Seconds; 0 where nothing was reset."""
    try:
        await station.simulator.wait(Mark.RESET, after=ended_at, timeout_s=RESET_BEGINS_S)
    except TimeoutError:
        return 0.0
    return (await station.ready()) - ended_at


def _likenesses(greetings: Sequence[bytes]) -> list[float]:
    """To the whole greeting: the one that most of the others are like, the longest of such.

    Not simply to the first: while all lines start, a busy machine may tear the sound of that one.
    """
    step = max(1, len(greetings) // CANDIDATES)
    some = [(voiced_part(pcm), pcm) for pcm in greetings[::step]]
    whole = max(
        (voiced for voiced, _ in some),
        key=lambda voiced: (round(median([best(voiced, pcm) for _, pcm in some]), 1), len(voiced)),
        default=np.zeros(0),
    )
    return [best(whole, pcm) for pcm in greetings]


def _keep(pcm: bytes, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(pcm)


def _recorded(data: Path, clip: Clip) -> list[float]:
    words = voiced_part(clip.pcm)
    found = []
    for file in sorted((data / "recordings").rglob("*.wav"), key=lambda each: each.stat().st_mtime):
        with wave.open(str(file)) as sound:
            frames = np.frombuffer(sound.readframes(sound.getnframes()), dtype="<i2")
        found.append(best(words, frames.reshape(-1, 2)[:, 0].tobytes()))
    return found
