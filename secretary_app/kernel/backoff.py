"""How long to wait before the next try."""

from __future__ import annotations

import random


class Backoff:
    """Delays that grow from ``first_s`` by ``factor`` up to ``limit_s``, each spread by ``jitter``.

    The spread keeps parts that failed together from knocking together again.
    """

    def __init__(
        self,
        *,
        first_s: float,
        limit_s: float,
        factor: float = 2.0,
        jitter: float = 0.2,
        chance: random.Random | None = None,
    ) -> None:
        """``jitter`` 0.2 means up to 20 % more or less; ``chance`` is given by tests."""
        if not 0 < first_s <= limit_s or factor < 1 or not 0 <= jitter < 1:
            raise ValueError("a back-off needs 0 < first <= limit, factor >= 1 and 0 <= jitter < 1")
        self._first_s = first_s
        self._limit_s = limit_s
        self._factor = factor
        self._jitter = jitter
        self._chance = chance or random.Random()
        self._plain_s = first_s

    def next_delay(self) -> float:
        """Seconds to wait now; the following one is longer."""
        plain_s = self._plain_s
        self._plain_s = min(plain_s * self._factor, self._limit_s)
        return plain_s * (1 + self._chance.uniform(-self._jitter, self._jitter))

    def reset(self) -> None:
        """After a success: the next failure waits ``first_s`` again."""
        self._plain_s = self._first_s
