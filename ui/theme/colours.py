"""The colours by name; what each is for stands beside its values in ``colours.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from typing import cast

from PySide6.QtGui import QColor

from secretary_app.kernel.paths import RESOURCES

FOLDER = RESOURCES / "theme"


class Scheme(StrEnum):
    """Which of the three sets of colours."""

    LIGHT = "light"
    DARK = "dark"
    NIGHT = "night"
    """Black and warm, for a dark hall."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """One set. Every token of the file is a field here, and the other way round."""

    canvas: QColor
    surface: QColor
    raised: QColor
    sunken: QColor
    border: QColor
    border_strong: QColor
    text: QColor
    text2: QColor
    text3: QColor
    accent: QColor
    on_accent: QColor
    accent_text: QColor
    accent_bg: QColor
    focus: QColor
    success: QColor
    success_bg: QColor
    warn: QColor
    warn_bg: QColor
    danger: QColor
    danger_bg: QColor
    info: QColor
    info_bg: QColor
    danger_solid: QColor
    on_danger_solid: QColor
    answer_solid: QColor
    on_answer_solid: QColor
    caller: QColor
    caller_bg: QColor
    ai: QColor
    ai_bg: QColor
    operator: QColor
    operator_bg: QColor
    shadow: QColor

    def named(self, name: str) -> QColor:
        """The colour of a tone that a widget was given as data: ``warn``, ``ai_bg``."""
        return cast("QColor", getattr(self, name))

    def css(self) -> dict[str, str]:
        """As a style sheet wants them."""
        return {field.name: self.named(field.name).name() for field in fields(self)}


@cache
def colours(scheme: Scheme) -> Colours:
    """The colours of a scheme. A token that is missing or unknown is a fault of ours."""
    table = tomllib.loads((FOLDER / "colours.toml").read_text("utf-8"))
    return Colours(**{name: QColor(token[scheme.value]) for name, token in table.items()})
