"""However long an answer takes and whatever is said meanwhile, nobody waits in silence."""

import asyncio
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretary_app.features.calls.prepared import PreparedKind
from secretary_app.features.calls.watchdog import WaitingTimes, Watchdog

pytestmark = pytest.mark.unit

TIMES = WaitingTimes()
FRAME_S = 0.02
TOLERANCE_S = 2 * FRAME_S


class FastClock(asyncio.SelectorEventLoop):
    """An event loop whose time is told to it."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 100.0

    def time(self) -> float:
        return self.now


class Wait:
    """A caller who waits from time 0 on, told 20 ms by 20 ms."""

    def __init__(self, loop: FastClock, lengths: dict[PreparedKind, float]) -> None:
        self.loop = loop
        self.lengths = lengths
        self.said: list[tuple[float, PreparedKind]] = []
        self.began = self.silent_since = loop.now
        self.sounds_until = loop.now
        self.dog = Watchdog(times=TIMES, say=self._say)

    def _say(self, what: PreparedKind) -> None:
        self.said.append((self.loop.now - self.began, what))
        self.sounds_until = self.silent_since = self.loop.now + self.lengths[what]

    async def frames(self, seconds: float, *, owed: bool = True) -> None:
        for _ in range(round(seconds / FRAME_S)):
            self.loop.now += FRAME_S
            sounding = self.loop.now < self.sounds_until
            self.dog.settle(owed=owed, sounding=sounding, silent_since=self.silent_since)
            await asyncio.sleep(0)


def wait(lengths: dict[PreparedKind, float], *, seconds: float) -> list[tuple[float, PreparedKind]]:
    loop = FastClock()

    async def go() -> list[tuple[float, PreparedKind]]:
        waiting = Wait(loop, lengths)
        await waiting.frames(seconds)
        await waiting.frames(FRAME_S, owed=False)
        return waiting.said

    with asyncio.Runner(loop_factory=lambda: loop) as runner:
        return runner.run(go())


LENGTHS = st.floats(0.3, 1.5)
KINDS = (
    PreparedKind.LEAD_IN,
    PreparedKind.LEAD_IN_AGAIN,
    PreparedKind.SORRY,
    PreparedKind.OFFER,
)


@given(st.fixed_dictionaries(dict.fromkeys(KINDS, LENGTHS)))
def test_no_silence_is_longer_than_allowed_until_a_way_out_is_offered(
    lengths: dict[PreparedKind, float],
) -> None:
    said = wait(lengths, seconds=12.0)
    moments = [at for at, _ in said]
    assert TIMES.silence_s <= moments[0] <= TIMES.silence_s + TOLERANCE_S
    for (at, what), (then, _) in pairwise(said):
        assert then - (at + lengths[what]) <= TIMES.silence_s + TOLERANCE_S
    kinds = [what for _, what in said]
    assert kinds[0] is PreparedKind.LEAD_IN
    assert kinds[-1] is PreparedKind.OFFER
    assert kinds.count(PreparedKind.OFFER) == kinds.count(PreparedKind.SORRY) == 1
    by_kind = dict(zip(kinds, moments, strict=True))
    for kind, after_s in ((PreparedKind.SORRY, 4.0), (PreparedKind.OFFER, 8.0)):
        latest = after_s + max(lengths.values()) + TIMES.breath_s
        assert after_s <= by_kind[kind] <= latest + TOLERANCE_S


def test_what_is_answered_in_time_is_not_bridged() -> None:
    assert wait(dict.fromkeys(KINDS, 1.0), seconds=TIMES.silence_s - TOLERANCE_S) == []


def test_an_interlude_on_its_way_is_not_followed_by_the_next() -> None:
    loop = FastClock()
    said: list[PreparedKind] = []

    async def go() -> None:
        dog = Watchdog(times=TIMES, say=said.append)
        for _ in range(round((TIMES.silence_s + TIMES.breath_s) / FRAME_S)):
            loop.now += FRAME_S
            dog.settle(owed=True, sounding=False, silent_since=100.0)
            await asyncio.sleep(0)

    with asyncio.Runner(loop_factory=lambda: loop) as runner:
        runner.run(go())
    assert said == [PreparedKind.LEAD_IN]
