"""How long names, passwords and PINs are, and how long one waits after wrong ones."""

from __future__ import annotations

from datetime import timedelta

SHORTEST_NAME, LONGEST_NAME = 2, 64

SHORTEST_PASSWORD, LONGEST_PASSWORD = 8, 256
"""NIST SP 800-63B: length counts, kinds of characters do not."""

SHORTEST_PIN, LONGEST_PIN = 4, 12

FREE_TRIES = 4
"""Wrong passwords that a person may type without having to wait."""

FIRST_WAIT = timedelta(seconds=15)
LONGEST_WAIT = timedelta(hours=1)
"""Each further wrong one doubles the wait: a thousand tries take six weeks."""

PIN_TRIES = 5
"""After so many wrong PINs the password is asked for: a PIN has ten thousand values."""

LONGEST_PIN_WAIT = timedelta(minutes=5)
"""Where strangers stand before the keys: two weeks of them for half of all short PINs, and whoever
works there waits no longer for a visitor's joke."""


def wait_after(failures: int, *, longest: timedelta = LONGEST_WAIT) -> timedelta:
    """How long nobody may try after so many wrong ones in a row."""
    over = failures - FREE_TRIES
    if over <= 0:
        return timedelta()
    doubled: int = 1 << min(over - 1, 20)
    return min(FIRST_WAIT * doubled, longest)
