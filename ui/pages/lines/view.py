"""What a check of the line comes to in words; knows no widgets."""

from __future__ import annotations

from secretary_app.features.lines.models import LineCheck
from ui.runtime.words import Words

READY = "ready"
"""The condition that has nothing to be repaired."""


def check_pairs(found: LineCheck, words: Words) -> list[tuple[str, str]]:
    """Names and values, what is empty left out."""
    signal = words.text("line-signal", bars=found.signal_bars)
    if found.signal_dbm is not None:
        signal += f" ({found.signal_dbm} dBm)"
    values = {
        "soundcard": {
            "microphone": found.port,
            "loudspeaker": found.sound_port or "",
            "sound-system": found.model,
        },
        "audiosocket": {"listen": found.port},
    }.get(
        found.kind,
        {
            "port": found.port,
            "sound-port": found.sound_port or "",
            "model": found.model,
            "firmware": found.firmware,
            "sim": found.sim and words.text("lines-sim", state=found.sim),
            "network": found.registration and words.text("lines-network", state=found.registration),
            "operator": found.operator or "",
            "signal": signal,
        },
    )
    values["clock"] = found.realtime
    return [(words.text(f"line-row-{name}"), value) for name, value in values.items() if value]


def repair(found: LineCheck, words: Words) -> tuple[str, list[str]]:
    """What is wrong, and what helps."""
    if found.condition is None or found.condition == READY:
        return words.text("lines-has-problems"), []
    return (
        words.text(f"line-condition-{found.condition}"),
        [words.text(f"line-repair-{found.condition}")],
    )


def problems(found: LineCheck, words: Words) -> list[str]:
    """Each in a sentence."""
    return [words.text(f"line-problem-{problem}") for problem in found.problems]
