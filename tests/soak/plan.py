"""Which calls are made: dealt from a seed before the first rings, so that a run can be repeated.

What the machine makes of it differs from run to run; what is asked of it does not.
"""

import random
from dataclasses import dataclass
from enum import StrEnum

from tests.soak.faults import FAULTS

FAULT_SHARE = 1 / 3
KILL_SHARE = 1 / 20
SMS_SHARE = 1 / 8
LATEST_KILL_S = 9.0
"""After the answer: calls last 6 to 20 s."""


class Script(StrEnum):
    """What a caller does."""

    ASKS = "asks"
    """Two questions, one after the other's answer."""
    MESSAGE = "leaves a message"
    BREAKS_OFF = "breaks off"
    """Hangs up in the middle of a word of his own."""
    LEAVES = "says goodbye"
    """And lets us hang up."""
    MUTE = "says nothing"
    GIVES_UP = "gives up"
    """Hangs up while it rings."""


WEIGHTS = {
    Script.ASKS: 8,
    Script.MESSAGE: 7,
    Script.BREAKS_OFF: 2,
    Script.LEAVES: 2,
    Script.MUTE: 1,
    Script.GIVES_UP: 1,
}


class Target(StrEnum):
    """What is killed, as the kernel kills when memory is short."""

    RECOGNISER = "recogniser"
    VOICE = "voice"
    LINE = "line"
    APP = "app"


WORKERS = (Target.RECOGNISER, Target.VOICE)
PROGRAM = (Target.LINE, Target.APP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kill:
    """One kill -9."""

    target: Target
    after_s: float
    """From the answer; from the ring where nobody answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCall:
    """One call to make."""

    index: int
    number: str
    script: Script
    clips: tuple[float, float]
    """Which of the clips that fit are said: shares of their list."""
    fault: str
    """Of `FAULTS`; empty: none."""
    kills: tuple[Kill, ...]
    sms: str
    """The text of a message that comes during the call; empty: none."""
    pause_s: float
    """Between the call before and this one."""


def dealt(*, calls: int, lines: int, seed: int) -> list[list[PlannedCall]]:
    """The calls of each line.

    On the first line app and line process are spared, so that a leak of theirs has the whole run
    to show; they are killed the more often on the others.
    """
    dice = random.Random(seed)
    plans: list[list[PlannedCall]] = [[] for _ in range(lines)]
    for index in range(calls):
        line = index % lines
        plans[line].append(_call(dice, index, line=line, lines=lines))
    return plans


def _call(dice: random.Random, index: int, *, line: int, lines: int) -> PlannedCall:
    script = dice.choices(list(WEIGHTS), weights=list(WEIGHTS.values()))[0]
    faulty = dice.random() < FAULT_SHARE
    fault = dice.choice(sorted(FAULTS))
    spared = line == 0 and lines > 1
    program_share = 0.0 if spared else KILL_SHARE * lines / max(1, lines - 1)
    kills = [
        Kill(target=target, after_s=round(after_s, 2))
        for target, share in [
            *((target, KILL_SHARE) for target in WORKERS),
            *((target, program_share) for target in PROGRAM),
        ]
        for hit, after_s in [(dice.random(), dice.uniform(0.0, LATEST_KILL_S))]
        if hit < share
    ]
    return PlannedCall(
        index=index,
        number=f"+79{16 + line:02d}{index:07d}",
        script=script,
        clips=(dice.random(), dice.random()),
        fault=fault if faulty else "",
        kills=tuple(kills),
        sms=f"Soak message number {index}." if dice.random() < SMS_SHARE else "",
        pause_s=dice.uniform(0.6, 1.6),
    )
