"""The keys of a live call. Never a bare letter: people type while they talk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from ui.call_panel.conduct import CONTROL, LISTEN
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

LISTENING = {
    "listen": ("headphones", "Ctrl+Shift+L"),
    "listen-caller": ("headphones", ""),
    "listen-ours": ("headphones", ""),
    "rewind": ("clock-counter-clockwise", "Ctrl+Shift+R"),
}


def call_actions(
    *, want: Callable[[str], object], can: Callable[[str], bool]
) -> tuple[Action, ...]:
    """One for each control of a call; ``want`` and ``can`` take its name."""
    listening = ((name, sign, keys, LISTEN) for name, (sign, keys) in LISTENING.items())
    return tuple(
        Action(
            id=f"live.{name}",
            sign=sign,
            keys=keys,
            permission=permission,
            run=_with(want, name),
            enabled=_with(can, name),
        )
        for name, sign, keys, permission in (*((*each, CONTROL) for each in KEYS), *listening)
    )


def page_actions(
    *,
    answer: Callable[[], object],
    rings: Callable[[], bool],
    float_or_not: Callable[[], object],
) -> tuple[Action, ...]:
    """Those that need no call that is on; ``rings``: whether one waits for a person."""
    return (
        Action(
            id="live.answer",
            sign="phone",
            keys="F2",
            permission=CONTROL,
            run=answer,
            enabled=rings,
        ),
        Action(
            id="live.float",
            sign="picture-in-picture",
            keys="Ctrl+Shift+F",
            run=float_or_not,
        ),
    )


def _with(function: Callable[[str], Result], name: str) -> Callable[[], Result]:
    return lambda: function(name)
