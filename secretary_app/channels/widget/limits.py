"""How much one visitor, and one address, may want: beyond it nobody writes by hand.

Kept in memory: a restart gives everybody their share anew.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from secretary_app.channels.widget.errors import TooMuchAtOnce
from secretary_app.kernel.clock import Clock

MINUTE_S, HOUR_S, DAY_S = 60.0, 3600.0, 86_400.0

MOST_KNOWN = 20_000


@dataclass(frozen=True, slots=True)
class Share:
    """So many may come at once; they are given back evenly over the time."""

    many: int
    within_s: float


BEGIN = Share(20, HOUR_S)
"""New visits from one address: an office behind one router."""
WRITE = Share(15, MINUTE_S)
WRITE_A_DAY = Share(300, DAY_S)
TYPE = Share(40, MINUTE_S)
FILE = Share(10, HOUR_S)
FILE_ADDRESS = Share(40, DAY_S)
VOICE = Share(6, MINUTE_S)
"""Each keeps a recogniser busy for seconds."""
LEAVE = Share(5, HOUR_S)
CALL = Share(3, DAY_S)
CALL_ADDRESS = Share(6, DAY_S)
CALL_ALL = Share(40, HOUR_S)
"""Each makes our telephone ring at a number that nobody has checked."""

EVERYBODY = "everybody"


class Shares:
    """One number for each key: when all that was taken will have been given back (GCRA)."""

    def __init__(self, *, clock: Clock) -> None:
        self._clock = clock
        self._until: dict[tuple[Share, str], float] = {}

    def take(self, share: Share, who: str) -> None:
        """One more. Raises TooMuchAtOnce."""
        now, key = self._clock.monotonic(), (share, who)
        until = max(self._until.get(key, now), now) + share.within_s / share.many
        wait = until - now - share.within_s
        if wait > 1e-6:
            raise TooMuchAtOnce(seconds=math.ceil(wait))
        if len(self._until) >= MOST_KNOWN:
            self._until = {each: at for each, at in self._until.items() if at > now}
        self._until[key] = until
