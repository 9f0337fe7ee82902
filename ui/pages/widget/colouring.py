"""The colour of a widget: which go well, and what is wrong with the others."""

from __future__ import annotations

import tomllib
from collections.abc import Callable

from PySide6.QtGui import QColor

from secretary_app.kernel.paths import RESOURCES
from ui.pages.widget.inks import contrast, palette
from ui.runtime.words import Words
from ui.widgets.colour_field import ColourField

FILE = RESOURCES / "widget" / "colours.toml"

WORDS, SHAPES = 4.5, 3.0
"""The least contrast of words, and of what is only seen (WCAG 2.2, AA)."""


def colour_field(words: Words, *, dark: Callable[[], bool]) -> ColourField:
    """``dark``: whether the widget is dark for all visitors."""
    inks = palette()

    def warn(colour: str) -> str:
        accent = QColor(colour)
        if contrast(accent, inks.on(accent)) < WORDS:
            return words.text("widgets-colour-unread")
        ground = inks.dark if dark() else inks.light
        if contrast(accent, ground.surface) < SHAPES:
            return words.text("widgets-colour-unseen", ground="dark" if dark() else "light")
        return ""

    swatches = [
        (colour, words.text("widgets-colour", name=name))
        for name, colour in tomllib.loads(FILE.read_text("utf-8")).items()
    ]
    return ColourField(swatches, number=words.text("widgets-colour-number"), warn=warn)
