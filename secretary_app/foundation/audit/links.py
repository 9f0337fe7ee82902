"""Reads how the rows of the log follow one another, and where they do not."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection

from secretary_app.foundation.audit.chain import GENESIS
from secretary_app.foundation.audit.models import Flaw

REMEMBERED = 1000
"""Of so many rows put in at one place each is told."""

TOLD = 1000
"""Of a gap as many numbers are told; beyond that it is plain that the log is gone."""


class Links:
    """Given every row in the order of its number."""

    def __init__(self, *, may_begin_after: Collection[str]) -> None:
        """``may_begin_after``: hashes of rows that were deleted for their age."""
        self.flaws: list[tuple[int, Flaw]] = []
        self.count = 0
        self._may_begin_after = may_begin_after
        self._number = 0
        self._recent: deque[tuple[int, str]] = deque([(0, GENESIS)], maxlen=REMEMBERED)
        """Numbers and hashes of the rows before, the newest last."""

    @property
    def newest(self) -> str:
        """The hash of the last row."""
        return self._recent[-1][1]

    def add(self, number: int, *, previous: str, hash_: str) -> None:
        """The next row."""
        begins = not self.count and previous in self._may_begin_after
        if previous != self.newest and not begins:
            self._tell_apart(number, previous)
        elif not begins:
            # Numbers without rows though the chain holds: the end was cut off, and grew again.
            self._miss(self._number + 1, number)
        self.count, self._number = self.count + 1, number
        self._recent.append((number, hash_))

    def end(self, last_given: int) -> None:
        """After the last row; ``last_given`` is the highest number that was ever given."""
        self._miss(self._number + 1, last_given + 1)

    def _tell_apart(self, number: int, previous: str) -> None:
        followed = next((n for n, hashed in self._recent if hashed == previous), None)
        if followed is not None:
            between = [n for n, _ in self._recent if n > followed]
            self.flaws.extend((each, Flaw.INSERTED) for each in between)
        elif number > self._number + 1:
            # Of what stood before the first row that is left, the oldest may have gone for its age.
            self._miss(self._number + 1 if self.count else number - 1, number)
        else:
            self.flaws.append((number, Flaw.UNLINKED))

    def _miss(self, first: int, end: int) -> None:
        told = range(first, min(end, first + TOLD))
        self.flaws.extend((number, Flaw.REMOVED) for number in told)
