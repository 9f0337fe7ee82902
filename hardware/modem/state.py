"""The modem's states and the one table of its moves. A move that is not in it raises."""

from collections.abc import Callable
from enum import StrEnum


class ModemState(StrEnum):
    """What the modem is doing, as far as a caller is concerned."""

    ABSENT = "absent"
    """No port: not opened yet, or lost."""
    STARTING = "starting"
    """Being asked who it is and told how to behave."""
    PIN_NEEDED = "pin_needed"
    """The SIM wants a code from a person."""
    REGISTERING = "registering"
    """Set up, and not on the network."""
    READY = "ready"
    """On the network, no call."""
    RINGING = "ringing"
    """Somebody is calling; until connected, missed or refused."""
    DIALING = "dialing"
    """We are calling somebody who has not answered."""
    IN_CALL = "in_call"
    """Connected."""
    ENDING = "ending"
    """We have said to hang up, and the end is not confirmed."""
    FAILED = "failed"
    """It does not answer, or has no usable SIM."""
    RESETTING = "resetting"
    """Told to begin anew; its port goes and comes back, or it says that it has started."""


_S = ModemState

MOVES: dict[ModemState, frozenset[ModemState]] = {
    _S.ABSENT: frozenset({_S.STARTING}),
    _S.STARTING: frozenset({_S.PIN_NEEDED, _S.REGISTERING, _S.FAILED, _S.ABSENT}),
    _S.PIN_NEEDED: frozenset({_S.STARTING, _S.FAILED, _S.ABSENT}),
    # A ring proves that there is a network, whatever was reported before.
    _S.REGISTERING: frozenset({_S.READY, _S.STARTING, _S.FAILED, _S.RESETTING, _S.ABSENT}),
    _S.READY: frozenset(
        {
            _S.RINGING,
            _S.DIALING,
            _S.REGISTERING,
            _S.STARTING,
            _S.FAILED,
            _S.RESETTING,
            _S.ABSENT,
        }
    ),
    # From a call back to `ready` only: that the network went meanwhile is the next move.
    _S.RINGING: frozenset({_S.IN_CALL, _S.ENDING, _S.READY, _S.ABSENT}),
    _S.DIALING: frozenset({_S.IN_CALL, _S.ENDING, _S.READY, _S.ABSENT}),
    _S.IN_CALL: frozenset({_S.ENDING, _S.READY, _S.ABSENT}),
    _S.ENDING: frozenset({_S.READY, _S.ABSENT}),
    _S.FAILED: frozenset({_S.STARTING, _S.RESETTING, _S.ABSENT}),
    _S.RESETTING: frozenset({_S.STARTING, _S.FAILED, _S.ABSENT}),
}

WITH_CALL = frozenset({_S.RINGING, _S.DIALING, _S.IN_CALL, _S.ENDING})


class IllegalMove(Exception):
    """Our own mistake: the table has no such move.

    Attributes:
        before: State that was to be left.
        after: State that was to be entered.
    """

    def __init__(self, before: ModemState, after: ModemState) -> None:
        super().__init__(f"a modem that is {before} cannot become {after}")
        self.before = before
        self.after = after


class StateMachine:
    """Holds the state and lets it change by the table only.

    Args:
        changed: Told of every move, after it: the state before and the state now.
    """

    def __init__(self, *, changed: Callable[[ModemState, ModemState], None]) -> None:
        self._state = ModemState.ABSENT
        self._changed = changed

    @property
    def state(self) -> ModemState:
        """The state now."""
        return self._state

    def move(self, after: ModemState) -> None:
        """Enter another state.

        Raises:
            IllegalMove: The table has no such move.
        """
        before = self._state
        if after not in MOVES[before]:
            raise IllegalMove(before, after)
        self._state = after
        self._changed(before, after)
