"""Which modems are plugged in, and which of them a line has already."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from hardware.line.config import LineKind
from hardware.modem.discovery import FoundModem, find_modems
from secretary_app.features.lines.book import LineBook
from secretary_app.features.lines.models import PhoneLine
from secretary_app.features.lines.rights import VIEW_LINES
from secretary_app.features.lines.settings import AT_PORT, KIND
from secretary_app.foundation.auth.acting import needs


@dataclass(frozen=True, slots=True, kw_only=True)
class PluggedModem:
    """One that may become a line."""

    family: str
    """``sim7600`` …"""
    at_port: str
    sound_port: str
    """Empty where it has none now."""
    location: str
    """Where it is plugged in, such as 1-1.3."""
    line_id: str
    """The line that has it; empty: none."""


@needs(VIEW_LINES)
async def plugged_modems(book: LineBook) -> tuple[PluggedModem, ...]:
    """In the order of their plugs. A line without a port of its own takes the first free one."""
    found = await asyncio.to_thread(find_modems)
    taken = _taken(found, [line for line in book.all() if line.get(KIND) is LineKind.MODEM])
    return tuple(
        PluggedModem(
            family=each.profile.family.value,
            at_port=each.at_url,
            sound_port=each.audio_url or "",
            location=each.location,
            line_id=taken.get(each.at_url, ""),
        )
        for each in found
    )


def _taken(found: list[FoundModem], lines: list[PhoneLine]) -> dict[str, str]:
    """AT port to line."""
    taken = {line.get(AT_PORT): line.id for line in lines if line.get(AT_PORT)}
    for line in lines:
        free = next((each.at_url for each in found if each.at_url not in taken), None)
        if not line.get(AT_PORT) and free is not None:
            taken[free] = line.id
    return taken
