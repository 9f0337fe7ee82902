"""The faces and the roles of type.

Inter where it is installed, else the platform's own face: a signed build brings it, a checkout uses
what the system has.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from ui.theme.colours import FOLDER

TEXT_FACES = ("Inter", "Inter Variable", "Inter Display")
MONO_FACES = ("JetBrains Mono",)
TOUCH_PERCENT = 125
"""Fingers work further from the eyes."""


class Role(StrEnum):
    """What a piece of text is."""

    DISPLAY = "display"
    TIMER = "timer"
    COUNTER = "counter"
    TITLE = "title"
    STRONG = "strong"
    BODY = "body"
    BODY_STRONG = "body_strong"
    SPEECH = "speech"
    SMALL = "small"
    SMALL_STRONG = "small_strong"
    CAPTION = "caption"
    SECTION = "section"
    RAIL = "rail"
    MONO = "mono"


@dataclass(frozen=True, slots=True)
class Face:
    """Size, line height in pixels, and weight."""

    px: int
    line: int
    weight: int


@cache
def faces() -> dict[Role, Face]:
    """The roles as the file has them; a role without an entry is a fault of ours."""
    table = tomllib.loads((FOLDER / "type.toml").read_text("utf-8"))
    return {
        role: Face(*(int(table[role][key]) for key in ("px", "line", "weight"))) for role in Role
    }


@cache
def text_family() -> str:
    """The name of the face for everything but logs."""
    return _first(TEXT_FACES, QFontDatabase.SystemFont.GeneralFont)


@cache
def mono_family() -> str:
    """The name of the face for logs and codes."""
    return _first(MONO_FACES, QFontDatabase.SystemFont.FixedFont)


def font(role: Role, *, percent: int, figures: bool = False) -> QFont:
    """The font of a role; ``figures`` of equal width, for digits that change."""
    face = faces()[role]
    made = QFont(mono_family() if role is Role.MONO else text_family())
    made.setPixelSize(max(1, round(face.px * percent / 100)))
    made.setWeight(QFont.Weight(face.weight))
    if figures:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def css(percent: int) -> dict[str, str]:
    """The roles as a style sheet wants them: ``@font_title``."""
    return {
        f"font_{role}": f"font-size: {round(face.px * percent / 100)}px; font-weight: {face.weight}"
        for role, face in faces().items()
    }


def _first(wanted: tuple[str, ...], otherwise: QFontDatabase.SystemFont) -> str:
    there = set(QFontDatabase.families())
    return next(
        (name for name in wanted if name in there), QFontDatabase.systemFont(otherwise).family()
    )
