"""People for the palette: by name, company or number."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ui.pages.people.view import PeopleWords
from ui.shell.page import Desk, Found

MOST = 6


async def find(desk: Desk, text: str) -> Sequence[Found]:
    """The first of them by name."""
    telling = PeopleWords(desk.words)
    people = await desk.workspace.people.find_all(text)
    rows = [telling.row(each) for each in people[:MOST]]
    return [
        Found(
            title=row.title,
            second=row.second,
            sign="user",
            open=partial(desk.open, "people", row.key),
        )
        for row in rows
    ]
