"""The colour of a widget: which go well, and what is wrong with the others."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QColor

from ui.pages.widget.inks import contrast, palette
from ui.runtime.words import Words
from ui.widgets.colour_field import ColourField

COLOURS = {
    "#3451d1": "blue",
    "#0b6a94": "sea",
    "#0a6b63": "teal",
    "#157347": "green",
    "#8a5300": "amber",
    "#c22f2f": "red",
    "#5b3fb8": "violet",
    "#333b49": "slate",
}
"""Each bears white words, and is seen on a white page."""

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
        (colour, words.text("widgets-colour", name=name)) for colour, name in COLOURS.items()
    ]
    return ColourField(swatches, number=words.text("widgets-colour-number"), warn=warn)
