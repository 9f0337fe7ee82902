import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from hardware.simulator.calls import (
    CLCC_STATUS,
    TRANSITIONS,
    Call,
    CallEvent,
    CallList,
    CallState,
    Direction,
    IllegalCallEvent,
)

pytestmark = pytest.mark.unit


class Calls(RuleBasedStateMachine):
    """Any events in any order: legal ones follow the table, the others change nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.list = CallList()

    @precondition(lambda self: len(list(self.list)) < 7)
    @rule(state=st.sampled_from([CallState.INCOMING, CallState.WAITING, CallState.DIALING]))
    def begin(self, state: CallState) -> None:
        way = Direction.OUTGOING if state is CallState.DIALING else Direction.INCOMING
        self.list.add(direction=way, number="+79161112233", state=state)

    @precondition(lambda self: any(self.list))
    @rule(place=st.integers(0, 6), event=st.sampled_from(CallEvent))
    def happen(self, place: int, event: CallEvent) -> None:
        calls = list(self.list)
        call = calls[place % len(calls)]
        before = call.state
        wanted = TRANSITIONS.get((before, event))
        if wanted is None:
            with pytest.raises(IllegalCallEvent, match=f"{event} while {before}"):
                call.apply(event)
            assert call.state is before
            return
        call.apply(event)
        assert call.state is wanted
        if call.state is CallState.ENDED:
            self.list.remove(call)

    @invariant()
    def numbers_are_unique_and_listed_ones_are_alive(self) -> None:
        indexes = [call.index for call in self.list]
        assert len(set(indexes)) == len(indexes)
        assert all(1 <= index <= 7 for index in indexes)
        for call in self.list:
            assert call.state is not CallState.ENDED
            assert call.clcc().startswith(f"+CLCC: {call.index},{call.direction.value},")


TestCalls = pytest.mark.unit(Calls.TestCase)


def test_every_state_is_listed_and_can_end() -> None:
    assert set(CLCC_STATUS) == set(CallState)
    for state in set(CallState) - {CallState.ENDED}:
        assert TRANSITIONS[state, CallEvent.END] is CallState.ENDED


def test_a_hidden_number_is_left_out_of_the_list() -> None:
    call = Call(
        index=2, serial=1, direction=Direction.INCOMING, number=None, state=CallState.WAITING
    )
    assert call.clcc() == "+CLCC: 2,1,5,0,0"
