"""Which step is tried next to bring a line back, and after what pause (PROTOCOLS 1.7).

Each kind of trouble has its rungs, from what costs nothing to what costs half a minute without a
line. A round that did not help is followed by one with pauses twice as long, up to ten minutes; a
reset is never tried more than three times in an hour. So a modem that is broken for good is asked
for ever, ever more seldom, and is never kept from working by us.
"""

from collections import deque
from collections.abc import Callable
from enum import StrEnum


class Trouble(StrEnum):
    """What is wrong, as far as steps differ."""

    LOST = "lost"
    """The port is gone."""
    DEAF = "deaf"
    """The port is there and nothing answers."""
    FAULTY = "faulty"
    """It answers, and refuses to be set up, or began a reset and did not end it."""
    OFF_NETWORK = "off-network"
    """Set up, with a SIM, and for long not on the network."""


class Step(StrEnum):
    """One thing to try."""

    PING = "ping"
    """ESC and AT, and everything that follows: the modem is set up anew."""
    REOPEN = "reopen"
    """Close the port and open what is found by its USB id now, under whatever name."""
    RADIO = "radio"
    """AT+CFUN=0 and 1: leave the network and come back. It does not heal sound."""
    RESET = "reset"
    """AT+CRESET: begin the whole module anew."""
    USB_RESET = "usb-reset"
    """Switch the USB device off and on. Written for hardware and unproven on it."""


RUNGS: dict[Trouble, tuple[Step, ...]] = {
    Trouble.LOST: (Step.REOPEN,),
    # Nothing that is said to a deaf modem helps: a reset would not be heard either.
    Trouble.DEAF: (Step.PING, Step.REOPEN, Step.USB_RESET),
    Trouble.FAULTY: (Step.PING, Step.RESET, Step.REOPEN, Step.USB_RESET),
    Trouble.OFF_NETWORK: (Step.RADIO, Step.RESET),
}

FIRST_PAUSE_S = {
    # A port comes back when it does, and to look for it costs nothing.
    Trouble.LOST: 0.5,
    # Commands right after a crash have wedged modems: 1 s at least (PROTOCOLS 1.7, field).
    Trouble.DEAF: 3.0,
    Trouble.FAULTY: 3.0,
    # A modem in a cellar finds its network when somebody carries it upstairs.
    Trouble.OFF_NETWORK: 180.0,
}
LONGEST_PAUSE_S = {
    Trouble.LOST: 10.0,
    Trouble.DEAF: 600.0,
    Trouble.FAULTY: 600.0,
    Trouble.OFF_NETWORK: 600.0,
}
GROWTH = 2.0
MOST_ROUNDS = 12
"""The pause has long been the longest then."""

HEAVY = frozenset({Step.RESET, Step.USB_RESET})
MOST_HEAVY = 3
HEAVY_WINDOW_S = 3600.0
"""Not more than three resets in an hour: while it resets, nobody can call either."""

WELL_S = 60.0
"""A line that was well for so long begins at the bottom again; one that flaps climbs on."""


class Ladder:
    """Where we stand with one line.

    Args:
        now: A clock that never goes back, s.
    """

    def __init__(self, *, now: Callable[[], float]) -> None:
        self._now = now
        self._trouble: Trouble | None = None
        self._rung = 0
        self._rounds = 0
        self._well_since: float | None = None
        self._heavy: deque[float] = deque(maxlen=MOST_HEAVY)

    def well(self) -> None:
        """The line takes calls."""
        if self._well_since is None:
            self._well_since = self._now()

    def pause_s(self, trouble: Trouble) -> float:
        """How long this trouble is given to pass by itself before the next step."""
        self._face(trouble)
        return min(FIRST_PAUSE_S[trouble] * GROWTH**self._rounds, LONGEST_PAUSE_S[trouble])

    def climb(self, trouble: Trouble) -> Step:
        """The step to take now; another trouble than before begins at its bottom."""
        self._face(trouble)
        step = self._next_allowed(RUNGS[trouble])
        if step in HEAVY:
            self._heavy.append(self._now())
        return step

    def _face(self, trouble: Trouble) -> None:
        if trouble is not self._trouble or self._was_well():
            self._trouble, self._rung, self._rounds = trouble, 0, 0
        self._well_since = None

    def _next_allowed(self, rungs: tuple[Step, ...]) -> Step:
        for _ in rungs:
            step = rungs[self._rung]
            self._rung += 1
            if self._rung == len(rungs):
                self._rung, self._rounds = 0, min(self._rounds + 1, MOST_ROUNDS)
            if step not in HEAVY or self._may_be_heavy():
                return step
        return rungs[0]

    def _may_be_heavy(self) -> bool:
        full = len(self._heavy) == MOST_HEAVY
        return not full or self._now() - self._heavy[0] >= HEAVY_WINDOW_S

    def _was_well(self) -> bool:
        return self._well_since is not None and self._now() - self._well_since >= WELL_S
