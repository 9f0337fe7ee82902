"""Who has the floor follows from what goes on; a late answer is bridged."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretary_app.features.calls.floor import Floor
from secretary_app.features.calls.patience import PatienceTimes
from secretary_app.features.calls.prepared import PreparedKind
from secretary_app.features.calls.states import CallState
from secretary_app.features.calls.watchdog import WaitingTimes

pytestmark = pytest.mark.unit

LIMIT_S = 5.0


class Facts:
    """What goes on in a call."""

    def __init__(self, times: PatienceTimes) -> None:
        self.moves: list[CallState] = []
        self.late: list[PreparedKind] = []
        self.too_long = 0
        self.news = asyncio.Event()
        self.floor = Floor(
            times=times,
            on_moved=self.moves.append,
            on_silence=lambda _: None,
            on_too_long=self._too_long,
            on_late=self._late,
            waiting=WaitingTimes(silence_s=0.01, sorry_s=60, offer_s=60),
        )

    def are(self, *what: str) -> CallState:
        self.floor.settle(
            yielding="yielding" in what,
            silenced="silenced" in what,
            speaking="speaking" in what,
            hearing="hearing" in what,
            caller_sounds="hearing" in what,
            thinking="thinking" in what,
            owed="thinking" in what,
            silent_since=asyncio.get_running_loop().time(),
        )
        return self.floor.state

    def _late(self, what: PreparedKind) -> None:
        self.late.append(what)
        self.news.set()

    def _too_long(self) -> None:
        self.too_long += 1
        self.news.set()


async def test_a_ringing_call_settles_nowhere_and_a_silent_one_listens() -> None:
    facts = Facts(PatienceTimes())
    assert facts.are() is CallState.RINGING
    facts.floor.answered()
    assert facts.are("speaking") is CallState.GREETING
    assert facts.are() is CallState.LISTENING
    assert facts.are("speaking") is CallState.SPEAKING, "the greeting is over, even with no turn"
    assert facts.are("speaking", "yielding", "hearing") is CallState.YIELDING
    assert facts.are("hearing", "thinking") is CallState.HEARING
    assert facts.are("thinking") is CallState.THINKING
    facts.floor.hanging_up()
    assert facts.are("hearing") is CallState.ENDING
    facts.floor.end()
    facts.floor.end()
    assert facts.moves.count(CallState.ENDED) == 1


@given(st.lists(st.sets(st.sampled_from(["yielding", "speaking", "hearing", "thinking"]))))
def test_whatever_goes_on_is_a_legal_move(steps: list[set[str]]) -> None:
    async def go() -> None:
        facts = Facts(PatienceTimes())
        facts.floor.answered()
        for step in steps:
            facts.are(*step)
        facts.floor.end()

    asyncio.run(go())


async def test_a_late_answer_is_bridged_and_a_call_that_ends_is_not() -> None:
    facts = Facts(PatienceTimes())
    facts.floor.answered()
    facts.are("hearing")
    facts.are("thinking")
    async with asyncio.timeout(LIMIT_S):
        await facts.news.wait()
    assert facts.late == [PreparedKind.LEAD_IN]
    facts.are("thinking")
    facts.floor.end()
    waited = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(0.05, waited.set_result, None)
    await waited
    assert facts.late == [PreparedKind.LEAD_IN]


async def test_a_call_that_is_too_long_counts_no_silence_any_more() -> None:
    facts = Facts(PatienceTimes(silence_s=60, longest_call_s=0.01))
    facts.floor.answered()
    assert not facts.floor.closing
    async with asyncio.timeout(LIMIT_S):
        await facts.news.wait()
    assert facts.too_long == 1
    facts.are("speaking")
    assert facts.are() is CallState.LISTENING
    facts.floor.end()
