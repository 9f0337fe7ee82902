"""Calls for the palette: by a name, a number, or words that were said."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from secretary_app.features.calls.history.models import CallFilter
from ui.pages.calls.telling import Telling
from ui.shell.page import Desk, Found

MOST = 5


async def find(desk: Desk, text: str) -> Sequence[Found]:
    """The newest of them."""
    calls = await desk.workspace.history.page(CallFilter(text=text), limit=MOST)
    telling = Telling(words=desk.words, lines=desk.workspace.lines)
    found = []
    for call in calls:
        row = telling.row(call)
        day = desk.words.day(call.record.rang_at.astimezone().date())
        found.append(
            Found(
                title=row.title,
                second=f"{day}, {row.when} · {row.second}",
                sign="phone",
                open=partial(desk.open, "calls", call.record.id),
            )
        )
    return found
