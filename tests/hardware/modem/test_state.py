"""The modem's states: every move of the table, and no other."""

import pytest

from hardware.modem.state import MOVES, IllegalMove, ModemState, StateMachine

pytestmark = pytest.mark.unit


def test_only_the_tables_moves_are_possible() -> None:
    for before in ModemState:
        for after in ModemState:
            machine = StateMachine(changed=lambda _before, _after: None)
            machine._state = before
            if after in MOVES[before]:
                machine.move(after)
                assert machine.state is after
            else:
                with pytest.raises(IllegalMove) as illegal:
                    machine.move(after)
                assert (illegal.value.before, illegal.value.after) == (before, after)
                assert machine.state == before


def test_every_state_can_be_reached_and_left() -> None:
    reached = {ModemState.ABSENT}
    while True:
        more = reached | {after for state in reached for after in MOVES[state]}
        if more == reached:
            break
        reached = more
    assert reached == set(ModemState) == set(MOVES)
    # a cable can be pulled at any moment
    assert all(ModemState.ABSENT in MOVES[state] for state in ModemState if state != "absent")
