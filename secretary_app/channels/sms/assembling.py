"""Which received parts make a message: out of order, twice, or with one that never comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from secretary_app.channels.sms.models import ReceivedPart

GAP = "[…]"
"""Stands in a text where a part is missing."""

PATIENCE = timedelta(minutes=30)
"""A network tries a part again within minutes while the telephone is on. After this a person is
better served by half a message than by none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A part that is in no message yet."""

    fingerprint: str
    line_id: str
    number: str
    reference: int | None
    total: int
    index: int
    text: str
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """Parts that are shown as one message."""

    line_id: str
    number: str
    text: str
    parts: int
    missing: int
    received_at: datetime
    fingerprints: tuple[str, ...]


def alone(part: ReceivedPart, *, line_id: str, now: datetime) -> Assembled:
    """A message that is whole by itself."""
    return Assembled(
        line_id=line_id,
        number=part.number,
        text=part.text,
        parts=1,
        missing=0,
        received_at=now,
        fingerprints=(part.fingerprint,),
    )


def assemble(waiting: Sequence[Waiting], *, now: datetime) -> list[Assembled]:
    """The messages that can be shown now, oldest first; the other parts go on waiting."""
    groups: dict[object, list[Waiting]] = {}
    for part in waiting:
        alone = part.reference is None
        name = (
            part.fingerprint if alone else (part.line_id, part.number, part.reference, part.total)
        )
        groups.setdefault(name, []).append(part)
    ready = []
    for parts in groups.values():
        by_index = {part.index: part for part in parts}
        missing = parts[0].total - len(by_index)
        last = max(part.received_at for part in parts)
        if missing == 0 or now - last >= PATIENCE:
            ready.append(_joined(parts, by_index, missing))
    return sorted(ready, key=lambda message: message.received_at)


def _joined(parts: list[Waiting], by_index: dict[int, Waiting], missing: int) -> Assembled:
    texts = [
        by_index[index].text if index in by_index else GAP for index in range(1, parts[0].total + 1)
    ]
    return Assembled(
        line_id=parts[0].line_id,
        number=parts[0].number,
        text="".join(texts) if not missing else " ".join(texts),
        parts=parts[0].total,
        missing=missing,
        received_at=min(part.received_at for part in parts),
        fingerprints=tuple(part.fingerprint for part in parts),
    )
