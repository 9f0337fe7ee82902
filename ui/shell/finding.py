"""What the palette finds at once: pages that this person may open, and actions."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from functools import partial
from typing import cast

from ui.runtime.words import Words
from ui.shell.actions import Actions
from ui.shell.page import Find, Found, PageSpec
from ui.shell.palette import fits

PALETTE = "shell.palette"
"""The action that opens the palette, which is not found in it."""


def pages_and_actions(
    text: str,
    *,
    words: Words,
    specs: Iterable[PageSpec],
    open_page: Callable[[str], object],
    actions: Actions,
) -> list[Found]:
    """Those whose name fits to the text."""
    found = [
        Found(
            title=words.text(spec.title_id),
            second=words.text(f"place-{spec.place}"),
            sign=spec.sign,
            open=partial(open_page, spec.key),
        )
        for spec in specs
    ]
    found += [
        Found(
            title=actions.word(each.id),
            second=actions.keys(each.id),
            sign=each.sign or "lightning",
            open=partial(actions.run, each.id),
        )
        for each in actions.listed()
        if each.id != PALETTE and each.enabled()
    ]
    return [each for each in found if fits(text, each.title, each.second)]


def brought_by(specs: Iterable[PageSpec]) -> list[Callable[[], Find]]:
    """Loaders of what the pages themselves can find."""
    return [partial(_load, spec.finds) for spec in specs if spec.finds]


def _load(dotted: str) -> Find:
    module, _, name = dotted.partition(":")
    return cast("Find", getattr(importlib.import_module(module), name))
