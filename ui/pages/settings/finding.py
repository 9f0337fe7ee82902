"""What the palette finds among settings: by what they are called, and by their help."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial

from secretary_app.foundation.settings.rights import CHANGE_SETTINGS
from ui.shell.page import Desk, Found

MOST = 12
SIGN = "sliders-horizontal"


async def find(desk: Desk, text: str) -> Sequence[Found]:
    """Those that have every word; the page opens with the one that was chosen."""
    if not desk.may(CHANGE_SETTINGS.key):
        return []
    words, wanted, found = desk.words, text.casefold().split(), []
    for setting in desk.workspace.settings.catalogue:
        # The first of a slice reads its texts: the loop goes on between one file and the next.
        await asyncio.sleep(0)
        title, help_text = words.text(setting.text_id), words.text(f"{setting.text_id}.help")
        known = f"{setting.key} {title} {help_text}".casefold()
        if all(word in known for word in wanted):
            found.append(
                Found(
                    title=title,
                    second=words.text("page-settings"),
                    sign=SIGN,
                    open=partial(desk.open, "settings", title),
                )
            )
    return found[:MOST]
