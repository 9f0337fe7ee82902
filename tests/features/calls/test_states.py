"""The states of a call and the moves between them."""

import pytest

from secretary_app.features.calls.states import TRANSITIONS, CallProgress, CallState, IllegalMove

pytestmark = pytest.mark.unit

PAIRS = [(source, target) for source in CallState for target in CallState if source != target]


def test_every_state_is_in_the_table_and_can_be_left_for_the_end() -> None:
    assert set(TRANSITIONS) == set(CallState)
    assert TRANSITIONS[CallState.ENDED] == frozenset()
    for state in set(CallState) - {CallState.ENDED}:
        assert CallState.ENDED in TRANSITIONS[state]


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_only_the_moves_of_the_table_are_made(source: CallState, target: CallState) -> None:
    progress = CallProgress()
    progress.state = source
    if target in TRANSITIONS[source]:
        progress.move(target)
        assert progress.state is target
    else:
        with pytest.raises(IllegalMove):
            progress.move(target)
        assert progress.state is source


def test_staying_is_no_move_and_nothing_is_said_once_a_call_ends() -> None:
    progress = CallProgress()
    over = []
    for state in (CallState.RINGING, CallState.GREETING, CallState.ENDING):
        progress.move(state)
        over.append(progress.over)
    assert over == [False, False, True]
    with pytest.raises(IllegalMove):
        progress.move(CallState.SPEAKING)
