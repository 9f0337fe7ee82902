"""The line in a person's words, and the one table of its changes."""

from enum import StrEnum

from hardware.modem.network import Registration
from hardware.modem.state import WITH_CALL, ModemState


class Condition(StrEnum):
    """What a person is told about the line. Each has a repair card: what it means, what to do."""

    STARTING = "starting"
    READY = "ready"
    REGISTERING = "registering"
    NO_SIM = "no-sim"
    PIN_NEEDED = "pin-needed"
    PUK_NEEDED = "puk-needed"
    NO_CREDIT = "no-credit"
    """The network refuses this SIM, as operators do when there is no money left on it."""
    DEAF = "deaf"
    """The modem is there and does not answer, or refuses what it must do."""
    RESETTING = "resetting"
    UNPLUGGED = "unplugged"


class Happening(StrEnum):
    """What changes it."""

    FOUND = "found"
    """The modem is there and being set up."""
    SET_UP = "set-up"
    """It is set up and looks for the network."""
    REFUSED = "refused"
    """The network refuses the SIM."""
    REGISTERED = "registered"
    """It is on the network."""
    SIM_GONE = "sim-gone"
    PIN_ASKED = "pin-asked"
    PUK_ASKED = "puk-asked"
    SILENT = "silent"
    """It does not answer, or refuses to be set up."""
    RESET = "reset"
    """We told it to begin anew."""
    LOST = "lost"
    """Its port is gone."""
    OVERDUE = "overdue"
    """It was told to begin anew and did not come back."""


_C, _H = Condition, Happening

_LEADS_TO = {
    _H.FOUND: _C.STARTING,
    _H.SET_UP: _C.REGISTERING,
    _H.REFUSED: _C.NO_CREDIT,
    _H.REGISTERED: _C.READY,
    _H.SIM_GONE: _C.NO_SIM,
    _H.PIN_ASKED: _C.PIN_NEEDED,
    _H.PUK_ASKED: _C.PUK_NEEDED,
    _H.SILENT: _C.DEAF,
    _H.RESET: _C.RESETTING,
    _H.LOST: _C.UNPLUGGED,
    _H.OVERDUE: _C.UNPLUGGED,
}

CHANGES: dict[tuple[Condition, Happening], Condition] = {
    (before, happening): after for before in _C for happening, after in _LEADS_TO.items()
} | {
    # The port of a modem that begins anew goes because we asked for it.
    (_C.RESETTING, _H.LOST): _C.RESETTING,
    # Each try to set it up finds the modem there; for a person nothing has changed by that.
    (_C.RESETTING, _H.FOUND): _C.RESETTING,
    (_C.DEAF, _H.FOUND): _C.DEAF,
    (_C.NO_SIM, _H.FOUND): _C.NO_SIM,
    (_C.PIN_NEEDED, _H.FOUND): _C.PIN_NEEDED,
    (_C.PUK_NEEDED, _H.FOUND): _C.PUK_NEEDED,
}
"""Every change there is. A happening comes from the modem's own moves, never from a wish."""

_OF_TROUBLE = {
    "sim-missing": _H.SIM_GONE,
    "sim-failed": _H.SIM_GONE,
    "pin-needed": _H.PIN_ASKED,
    "wrong-pin": _H.PIN_ASKED,
    "puk-needed": _H.PUK_ASKED,
    "sim-busy": _H.FOUND,
}


def happening(state: ModemState, *, trouble: str | None, registration: Registration) -> Happening:
    """What a modem's move means.

    Args:
        state: The state it is in now.
        trouble: Code of what its setting up ended with; None when it went well.
        registration: How it stands with the network.
    """
    if state in WITH_CALL or state is ModemState.READY:
        return Happening.REGISTERED
    match state:
        case ModemState.ABSENT:
            return Happening.LOST
        case ModemState.STARTING:
            return Happening.FOUND
        case ModemState.RESETTING:
            return Happening.RESET
        case ModemState.REGISTERING:
            denied = registration is Registration.DENIED
            return Happening.REFUSED if denied else Happening.SET_UP
        case _:
            return _OF_TROUBLE.get(trouble or "", Happening.SILENT)
