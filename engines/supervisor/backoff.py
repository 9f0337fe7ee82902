"""Waiting times between restarts: doubling, and never in step with other workers."""

import random
from collections.abc import Callable

JITTER = 0.5
"""A wait is cut by up to this share, so that workers that fell together do not rise together."""


class Backoff:
    """Doubles from `first_s` to `most_s`."""

    def __init__(
        self, *, first_s: float, most_s: float, chance: Callable[[], float] = random.random
    ) -> None:
        self._first_s = first_s
        self._most_s = most_s
        self._chance = chance
        self._next_s = first_s

    def next_wait_s(self) -> float:
        """The wait before the next start, in seconds; each call is one more failure."""
        wait = self._next_s * (1 - JITTER * self._chance())
        self._next_s = min(self._most_s, self._next_s * 2)
        return wait

    def reset(self) -> None:
        """It has worked for a good while: the next failure is a first one."""
        self._next_s = self._first_s
