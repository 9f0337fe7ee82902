"""How a family of modems tells things: the unsolicited lines that are not the standard's.

What is asked by commands is in `commands`; what a family does with sound is in its own commands.
"""

import time
from collections.abc import Callable
from typing import Protocol

from hardware.simulator.calls import Call, CallState, Direction, number_type
from hardware.simulator.config import Family

Setting = Callable[[str], str]
"""The first value of a setting by its command's name, "" where it was not given."""


class Manners(Protocol):
    """One family's."""

    sim_files: tuple[str, str]
    """Said when the messages, and when the phone book of the SIM can be used."""

    def changed(self, call: Call, setting: Setting) -> list[str]:
        """A call is another state now, perhaps the last."""

    def began(self) -> list[str]:
        """A call is connected."""

    def ended(self, call: Call, *, missed: bool, connected: bool, by: str) -> list[str]:
        """A call is over."""

    def digit(self, digit: str, setting: Setting) -> str | None:
        """The caller pressed a key; None: nobody is told."""


class SimcomManners:
    """SIM7600 (PROTOCOLS 1.2 and 1.4)."""

    sim_files = ("SMS DONE", "PB DONE")

    def changed(self, call: Call, setting: Setting) -> list[str]:
        """See Manners."""
        return [call.clcc()] if setting("+CLCC") == "1" else []

    def began(self) -> list[str]:
        """See Manners."""
        return ["VOICE CALL: BEGIN"]

    def ended(self, call: Call, *, missed: bool, connected: bool, by: str) -> list[str]:
        """See Manners."""
        if missed:
            return [f"MISSED_CALL: {time.strftime('%I:%M%p')} {call.number or ''}"]
        if not connected:
            # a dialed call that fails is told by BUSY, NO ANSWER or NO CARRIER alone
            return ["VOICE CALL: END"] if by == "us" else []
        seconds = call.duration_s()
        clock = f"{seconds // 3600:02d}{seconds // 60 % 60:02d}{seconds % 60:02d}"
        return [f"VOICE CALL: END: {clock}"]

    def digit(self, digit: str, setting: Setting) -> str | None:
        """See Manners."""
        return f"+RXDTMF: {digit}" if setting("+DDET") == "1" else None


DSCI_STATES = {
    CallState.HELD: 1,
    CallState.DIALING: 2,
    CallState.ACTIVE: 3,
    CallState.INCOMING: 4,
    CallState.WAITING: 5,
    CallState.ENDED: 6,
    CallState.ALERTING: 7,
}


class QuectelManners:
    """EC20, EC25, EG25: no words of their own for a call but ^DSCI, and NO CARRIER for its end."""

    sim_files = ("+QIND: SMS DONE", "+QIND: PB DONE")

    def changed(self, call: Call, setting: Setting) -> list[str]:
        """See Manners."""
        if setting("^DSCI") != "1":
            return []
        direction = 0 if call.direction is Direction.OUTGOING else 1
        number = call.number or ""
        kind = number_type(number) if number else 128
        return [f"^DSCI: {call.index},{direction},{DSCI_STATES[call.state]},0,{number},{kind},0"]

    def began(self) -> list[str]:
        """See Manners."""
        return []

    def ended(self, call: Call, *, missed: bool, connected: bool, by: str) -> list[str]:
        """See Manners. An answered call's NO CARRIER is said by the network's side of it."""
        del call, connected, by
        return ["NO CARRIER"] if missed else []

    def digit(self, digit: str, setting: Setting) -> str | None:
        """See Manners."""
        return f"+QTONEDET: {ord(digit)}" if setting("+QTONEDET") == "1" else None


MANNERS: dict[Family, Manners] = {
    Family.SIM7600: SimcomManners(),
    Family.QUECTEL: QuectelManners(),
}
