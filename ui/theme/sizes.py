"""Lengths in pixels and durations in milliseconds, by name; why each stands in ``sizes.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache

from ui.theme.colours import FOLDER


class Density(StrEnum):
    """How far apart things stand."""

    COMPACT = "compact"
    REGULAR = "regular"
    TOUCH = "touch"
    """For fingers: nothing under 48 pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Every token of the file is a field here, and the other way round."""

    rail: int
    rail_item_width: int
    rail_item_height: int
    list_column: int
    list_column_min: int
    list_column_max: int
    main_min: int
    context_column: int
    context_folds: int
    context_sheet: int
    one_column: int
    window_width: int
    window_height: int
    window_min_width: int
    window_min_height: int
    status_strip: int
    header: int
    row: int
    row_single: int
    row_heading: int
    control: int
    avatar: int
    disc: int
    disc_cell: int
    main_act_width: int
    main_act_height: int
    icon: int
    icon_small: int
    icon_large: int
    bubble_min: int
    bubble_max: int
    sheet_max: int
    page_max: int
    toast: int
    chart_strip: int
    level_bar: int
    control_bar: int
    control_bar_wide: int
    floating_width: int
    floating_height: int
    space_2: int
    space_4: int
    space_8: int
    space_12: int
    space_16: int
    space_24: int
    space_32: int
    space_48: int
    radius_field: int
    radius_card: int
    radius_bubble: int
    focus_ring: int
    counter_act: int
    counter_key: int
    counter_column: int
    press_ms: int
    colour_ms: int
    move_ms: int
    sheet_ms: int
    patience_ms: int
    cancel_after_ms: int
    toast_ms: int
    hang_up_guard_ms: int

    def css(self) -> dict[str, str]:
        """As a style sheet wants them."""
        return {field.name: f"{getattr(self, field.name)}px" for field in fields(self)}


GROW_WITH_TEXT = frozenset(
    [
        "rail",
        "rail_item_width",
        "rail_item_height",
        "row",
        "row_single",
        "row_heading",
        "control",
        "status_strip",
        "header",
        "level_bar",
        "control_bar",
        "list_column_min",
    ]
)
"""What holds text, and must not clip it when the person has it larger."""


@cache
def sizes(density: Density, text_percent: int) -> Sizes:
    """The sizes that hold for a density and a size of text."""
    table = tomllib.loads((FOLDER / "sizes.toml").read_text("utf-8"))
    found = {}
    for name, token in table.items():
        px = int(token.get(density.value, token["px"]))
        grows = name in GROW_WITH_TEXT and text_percent > 100
        found[name] = round(px * text_percent / 100) if grows else px
    return Sizes(**found)
