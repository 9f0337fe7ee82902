"""How often somebody may ask in a minute."""

from __future__ import annotations

import math
from collections.abc import Callable

from secretary_app.foundation.web.errors import TooManyRequests
from secretary_app.foundation.web.route import Rate

MINUTE_S = 60.0

MOST_KNOWN = 20_000
"""Keys kept at once; past it those that have their whole minute again are forgotten."""


class Limits:
    """A minute's worth may come at once, then one by one as the time comes (GCRA).

    One number is kept for each key: when what was asked so far will have been paid for.
    """

    def __init__(self, *, per_minute: Callable[[Rate], int], now: Callable[[], float]) -> None:
        """``per_minute`` gives what holds now, 0 for no limit; ``now`` is monotonic."""
        self._per_minute = per_minute
        self._now = now
        self._paid_until: dict[tuple[Rate, str], float] = {}

    def count(self, rate: Rate, who: str) -> None:
        """Raises TooManyRequests."""
        allowed = self._per_minute(rate)
        if allowed <= 0:
            return
        now, price, key = self._now(), MINUTE_S / allowed, (rate, who)
        until = max(self._paid_until.get(key, now), now) + price
        wait = until - now - MINUTE_S
        if wait > 1e-6:
            raise TooManyRequests(seconds=math.ceil(wait))
        if len(self._paid_until) >= MOST_KNOWN and key not in self._paid_until:
            self._forget(now)
        self._paid_until[key] = until

    def _forget(self, now: float) -> None:
        kept = {key: until for key, until in self._paid_until.items() if until > now}
        # Somebody who comes from everywhere at once gains their minute anew, and no more memory.
        self._paid_until = kept if len(kept) < MOST_KNOWN else {}
