"""The keys of a live call. Never a bare letter: people type while they talk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from ui.call_panel.conduct import CONTROL
from ui.shell.actions import Action

Result = TypeVar("Result")

KEYS = (
    ("take-over", "hand", "F3"),
    ("hold", "pause", "F4"),
    ("quiet", "microphone-slash", "F8"),
    ("hint", "chat", "F9"),
    ("tones", "dots-nine", "F10"),
    ("transfer", "arrow-square-out", "Ctrl+T"),
    ("hang-up", "phone-disconnect", "Ctrl+Shift+H"),
)


def call_actions(
    *, want: Callable[[str], object], can: Callable[[str], bool]
) -> tuple[Action, ...]:
    """One for each control of the bar; ``want`` and ``can`` take its name."""
    return tuple(
        Action(
            id=f"live.{name}",
            sign=sign,
            keys=keys,
            permission=CONTROL,
            run=_with(want, name),
            enabled=_with(can, name),
        )
        for name, sign, keys in KEYS
    )


def _with(function: Callable[[str], Result], name: str) -> Callable[[], Result]:
    return lambda: function(name)
