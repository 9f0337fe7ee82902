"""The colours of a visitor's chat, read from the widget's own file: pictures of it are true."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtGui import QColor

from secretary_app.kernel.paths import RESOURCES

FILE = RESOURCES / "widget" / "widget.js"

_BLOCK = r"^\.frame%s \{\n(.*?)^\}"
_INK = re.compile(r"--([\w-]+): (#[0-9a-f]{3,6});")
_MINE = re.compile(r"--mine: color-mix\(in srgb, var\(--accent\) (\d+)%, (#[0-9a-f]{3,6})\)")
_SHADOW = re.compile(r"--shadow: [^;]*?rgb\((\d+) (\d+) (\d+) / (\d+)%\)")
_NIGHT = re.compile(r"night = \[(\d+), (\d+), (\d+)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inks:
    """Of a light or a dark widget."""

    surface: QColor
    sunken: QColor
    border: QColor
    edge: QColor
    text: QColor
    text2: QColor
    text3: QColor
    mine: tuple[float, QColor]
    """How much of the accent a visitor's bubble has, and on which ground."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Of the widget."""

    light: Inks
    dark: Inks
    white: QColor
    night: QColor
    """One of them stands on the accent."""
    shadow: QColor

    def on(self, accent: QColor) -> QColor:
        """The one that is better read on it."""
        brighter = contrast(accent, self.white) >= contrast(accent, self.night)
        return self.white if brighter else self.night


def palette() -> Palette:
    """As visitors' browsers get it."""
    script = FILE.read_text("utf-8")
    night = _NIGHT.search(script)
    assert night is not None, "the widget has words on its accent"
    shadow = _SHADOW.search(script)
    assert shadow is not None, "the launcher throws a shadow"
    cast, share = QColor(*map(int, shadow.groups()[:3])), int(shadow[4]) / 100
    cast.setAlphaF(share)
    red, green, blue = (int(part) for part in night.groups())
    return Palette(
        shadow=cast,
        light=_inks(script, ""),
        dark=_inks(script, r"\.dark"),
        white=QColor("white"),
        night=QColor(red, green, blue),
    )


def _inks(script: str, which: str) -> Inks:
    block = re.search(_BLOCK % which, script, re.DOTALL | re.MULTILINE)
    assert block is not None, "the widget has a light and a dark form"
    inks = {name: QColor(value) for name, value in _INK.findall(block[1])}
    mine = _MINE.search(block[1])
    assert mine is not None, "a visitor's words have a ground"
    return Inks(
        surface=inks["surface"],
        sunken=inks["sunken"],
        border=inks["border"],
        edge=inks["edge"],
        text=inks["text"],
        text2=inks["text-2"],
        text3=inks["text-3"],
        mine=(int(mine[1]) / 100, QColor(mine[2])),
    )


def contrast(one: QColor, other: QColor) -> float:
    """As WCAG counts it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: QColor) -> float:
    def linear(share: float) -> float:
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = colour.redF(), colour.greenF(), colour.blueF()
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
