"""Ids that sort by the time they were made, and ids that are counted."""

from __future__ import annotations

import re
import secrets
import time
import uuid
from collections.abc import Iterable

_NS_PER_MS = 1_000_000


def new_id() -> str:
    """A UUID of version 7 as text (RFC 9562, 5.7; order within a millisecond by 6.2, method 3)."""
    milliseconds, rest_ns = divmod(time.time_ns(), _NS_PER_MS)
    fraction = (rest_ns << 12) // _NS_PER_MS
    value = (
        (milliseconds & 0xFFFF_FFFF_FFFF) << 80
        | 0x7 << 76
        | fraction << 64
        | 0b10 << 62
        | secrets.randbits(62)
    )
    return str(uuid.UUID(int=value))


def last_number(word: str, ids: Iterable[str]) -> int:
    """The highest of ids such as ``line1``, ``line2``; those of another form do not count."""
    numbered = re.compile(re.escape(word) + "([1-9][0-9]*)")
    return max((int(found[1]) for each in ids if (found := numbered.fullmatch(each))), default=0)
