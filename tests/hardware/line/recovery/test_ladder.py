"""The ladder never loops without a pause, resets seldom, and begins anew after a good time."""

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from hardware.line.recovery.ladder import (
    FIRST_PAUSE_S,
    HEAVY,
    HEAVY_WINDOW_S,
    LONGEST_PAUSE_S,
    MOST_HEAVY,
    RUNGS,
    WELL_S,
    Ladder,
    Step,
    Trouble,
)

pytestmark = pytest.mark.unit


class LadderMachine(RuleBasedStateMachine):
    """Any order of troubles, good times and steps, over days."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0
        self.ladder = Ladder(now=lambda: self.now)
        self.heavy: list[float] = []
        self.last: Trouble | None = None
        self.last_pause_s = 0.0
        self.well = False
        self.since_bottom = 0

    @rule(trouble=st.sampled_from(Trouble))
    def climb(self, trouble: Trouble) -> None:
        pause_s = self.ladder.pause_s(trouble)
        assert FIRST_PAUSE_S[trouble] <= pause_s <= LONGEST_PAUSE_S[trouble]
        if trouble is self.last and not self.well:
            assert pause_s >= self.last_pause_s, "patience never shrinks while nothing helps"
        self.now += pause_s
        step = self.ladder.climb(trouble)
        assert step in RUNGS[trouble]
        if step in HEAVY:
            self.heavy.append(self.now)
        self.last, self.last_pause_s, self.well = trouble, pause_s, False

    @rule(seconds=st.floats(0, WELL_S * 0.9))
    def flap(self, seconds: float) -> None:
        """Well for a moment only: the climb goes on where it was."""
        self.ladder.well()
        self.now += seconds
        if self.last is not None and not self.well:
            assert self.ladder.pause_s(self.last) >= self.last_pause_s

    @precondition(lambda self: self.last is not None)
    @rule()
    def recover(self) -> None:
        """Well for long: the next trouble begins at the bottom."""
        assert self.last is not None
        self.ladder.well()
        self.now += WELL_S + 1
        assert self.ladder.pause_s(self.last) == FIRST_PAUSE_S[self.last]
        self.well = True

    @invariant()
    def resets_are_rare(self) -> None:
        recent = [at for at in self.heavy if at > self.now - HEAVY_WINDOW_S]
        assert len(recent) <= MOST_HEAVY


TestLadder = LadderMachine.TestCase
TestLadder.settings = settings(max_examples=60, stateful_step_count=60)


def test_a_modem_that_is_dead_for_good_is_asked_ever_more_seldom() -> None:
    now = 0.0
    ladder = Ladder(now=lambda: now)
    steps, pauses = [], []
    while now < 24 * 3600:
        pauses.append(ladder.pause_s(Trouble.DEAF))
        now += pauses[-1]
        steps.append(ladder.climb(Trouble.DEAF))
    assert steps[:3] == [Step.PING, Step.REOPEN, Step.USB_RESET]
    assert pauses == sorted(pauses)
    assert pauses[-1] == LONGEST_PAUSE_S[Trouble.DEAF]
    assert len(steps) < 24 * 6 + 30, "a day of it costs less than two hundred tries"
