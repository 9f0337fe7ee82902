"""How the secretary is, in one word; knows no widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from secretary_app.features.lines.inspection import Standing
from ui.shell.status import COMING, GOOD


class TrayState(StrEnum):
    """What the sign shows."""

    READY = "ready"
    IN_CALL = "in-call"
    DEAF = "deaf"
    """A call would be answered, and nothing of it understood."""
    MUTED = "muted"
    """A person has paused the lines."""
    STARTING = "starting"
    OFFLINE = "offline"


PAUSED = "paused"
NOT_YET = frozenset({"not-served"})
"""What serves lines is still being loaded; where it has stopped, that is told apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Since somebody last looked."""

    missed: int = 0
    messages: int = 0

    @property
    def waiting(self) -> int:
        """Things to look at."""
        return self.missed + self.messages


def state_of(
    lines: Sequence[Standing], *, calls: int, stopped: bool, languages_heard: int | None
) -> TrayState:
    """What matters most.

    Args:
        lines: All there are.
        calls: How many go on.
        stopped: Lines cannot be served, whatever they say.
        languages_heard: With a recogniser now; None where nobody knows.
    """
    states = [each.state for each in lines]
    if calls:
        return TrayState.IN_CALL
    if states and all(state == PAUSED for state in states):
        return TrayState.MUTED
    if stopped or not any(state in GOOD | COMING | NOT_YET for state in states):
        return TrayState.OFFLINE
    if not any(state in GOOD for state in states):
        return TrayState.STARTING
    return TrayState.DEAF if languages_heard == 0 else TrayState.READY
