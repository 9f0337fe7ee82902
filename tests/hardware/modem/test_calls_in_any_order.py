"""Whatever the modem says and we do, in whatever order: what is told makes sense."""

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from hardware.at.results import FinalKind
from hardware.at.urcs import CallListed
from hardware.modem.calls import RING_GAP_S
from hardware.modem.events import (
    CallBegan,
    CallEnded,
    CallerIdentified,
    EndCause,
    MissedCall,
    Rang,
    StateChanged,
)
from hardware.modem.state import WITH_CALL, ModemState
from tests.support.call_desk import ANNA, BORIS, Desk

pytestmark = pytest.mark.unit

NUMBERS = st.sampled_from([None, ANNA, BORIS])


class AnyOrder(RuleBasedStateMachine):
    """Lines and deeds in any order: no illegal move, and events that tell a whole story."""

    def __init__(self) -> None:
        super().__init__()
        self.desk = Desk()
        self.calls = self.desk.calls

    @rule()
    def ring(self) -> None:
        self.calls.ring()

    @rule(number=NUMBERS)
    def caller(self, number: str | None) -> None:
        self.calls.caller(number)

    @rule(
        index=st.integers(1, 2),
        incoming=st.booleans(),
        status=st.integers(0, 6),
        voice=st.sampled_from([True, True, True, False]),
        number=NUMBERS,
    )
    def listed(
        self, *, index: int, incoming: bool, status: int, voice: bool, number: str | None
    ) -> None:
        self.calls.listed(
            CallListed(index=index, incoming=incoming, status=status, voice=voice, number=number)
        )

    @rule()
    def connected(self) -> None:
        self.calls.connected()

    @rule(duration_s=st.none() | st.integers(0, 100))
    def ended(self, duration_s: int | None) -> None:
        self.calls.ended(duration_s)

    @rule(kind=st.sampled_from([FinalKind.NO_CARRIER, FinalKind.BUSY, FinalKind.NO_ANSWER]))
    def finished(self, kind: FinalKind) -> None:
        self.calls.finished(kind)

    @rule(number=NUMBERS)
    def missed(self, number: str | None) -> None:
        self.calls.missed(number)

    @rule(seconds=st.sampled_from([0.1, 0.4, 2.0, 9.0]))
    def time_passes(self, seconds: float) -> None:
        self.desk.time.pass_(seconds)

    @rule()
    def vanished(self) -> None:
        self.calls.vanished()

    @precondition(lambda self: self.calls.can_be_answered)
    @rule(works=st.booleans())
    def answer(self, *, works: bool) -> None:
        self.calls.answering()
        if works:
            self.calls.connected()
        else:
            self.calls.answer_failed()

    @precondition(lambda self: self.desk.state() is ModemState.READY)
    @rule()
    def dial(self) -> None:
        self.calls.dialing(ANNA)

    @rule(kind=st.none() | st.just(FinalKind.BUSY))
    def dial_fails(self, kind: FinalKind | None) -> None:
        if kind is None:
            self.calls.dial_refused(EndCause.REFUSED)
        else:
            self.calls.dial_ended(kind)

    @precondition(lambda self: self.desk.state() in WITH_CALL - {ModemState.ENDING})
    @rule()
    def hang_up(self) -> None:
        self.calls.hanging_up()

    @invariant()
    def over_says_whether_there_is_a_call(self) -> None:
        assert self.calls.over.is_set() == (self.desk.state() not in WITH_CALL)

    @invariant()
    def the_story_is_whole(self) -> None:
        rang = began = dialled = refusing = False
        for event in self.desk.events:
            match event:
                case StateChanged(after=after):
                    dialled |= after is ModemState.DIALING
                    refusing = after is ModemState.ENDING
                case Rang():
                    assert not any((rang, began, dialled))
                    rang = True
                case CallerIdentified():
                    assert rang
                case CallBegan(incoming=incoming):
                    assert not began
                    assert rang if incoming else dialled
                    began = True
                case CallEnded():
                    assert rang or dialled
                    rang = began = dialled = False
                case MissedCall() if not began:
                    rang &= refusing  # else it is a second caller's, while we refuse the first
        if self.desk.state() is ModemState.IN_CALL:
            assert began
        if self.desk.state() is ModemState.READY:
            assert not any((rang, began, dialled))

    def teardown(self) -> None:
        """Nobody does anything any more: what rings is missed by itself, and a cable can go."""
        if self.desk.state() is ModemState.RINGING:
            self.desk.time.pass_(RING_GAP_S + 1)
            assert self.desk.state() is ModemState.READY
        self.calls.lost()
        assert self.desk.state() is ModemState.ABSENT


TestAnyOrder = pytest.mark.unit(AnyOrder.TestCase)
AnyOrder.TestCase.settings = settings(max_examples=150, stateful_step_count=30, deadline=None)
