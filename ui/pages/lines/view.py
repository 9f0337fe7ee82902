"""What is known of lines in words; knows no widgets."""

from __future__ import annotations

from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.lines.inspection import Standing
from secretary_app.features.lines.models import LineCheck, PhoneLine, level_of
from secretary_app.features.lines.settings import ASSISTANT, KIND
from secretary_app.kernel.errors import UserFacing
from ui.runtime.words import Words

READY = "ready"
"""The condition that has nothing to be repaired."""

TONES = {
    "ready": "success",
    "ringing": "accent",
    "dialing": "accent",
    "in_call": "accent",
    "ending": "accent",
    "starting": "info",
    "registering": "info",
    "resetting": "info",
    "paused": "neutral",
    "not-served": "neutral",
}
AT_WORK = frozenset({"ready", "ringing", "dialing", "in_call", "ending"})
NOT_SERVED = frozenset({"paused", "not-served", "broken", "starting"})
"""States in which nobody is there who could be asked without taking the device."""

CONDITIONS = {
    "absent": "unplugged",
    "pin_needed": "pin-needed",
    "registering": "registering",
    "resetting": "resetting",
}
"""What a state of the line means to a person, where its device cannot be asked."""

SIGNS = {
    "modem": "sim-card",
    "simulator": "graduation-cap",
    "soundcard": "microphone",
    "audiosocket": "share-network",
    "twilio": "share-network",
}

OF_A_LINE = ("assistant", "rings_before_answer", "consent")
OF_A_KIND = {
    "modem": ("modem", "at_port", "sound_port", "balance_code", "realtime"),
    "simulator": (),
    "soundcard": ("microphone", "loudspeaker", "realtime"),
    "audiosocket": ("listen", "calls_at_once", "realtime"),
    "twilio": ("number", "calls_at_once", "realtime"),
}
"""Which fields mean something to a line of a kind."""


def title_of(line: PhoneLine, words: Words) -> str:
    """Its name; one that nobody named is called by its number."""
    number = line.id.removeprefix("line")
    return line.name or words.text("lines-numbered", number=number)


def state_of(standing: Standing, words: Words) -> tuple[str, str]:
    """The word of its chip, and the tone."""
    tone = TONES.get(standing.state, "danger")
    return words.text("line-state", state=standing.state), tone


def second_line(line: PhoneLine, workspace: Workspace, words: Words) -> str:
    """What it is, and who answers."""
    kind = words.text(f"lines-kind-{line.get(KIND).value}")
    return f"{kind} · {words.text('lines-answers', name=who_answers(line, workspace, words))}"


def who_answers(line: PhoneLine, workspace: Workspace, words: Words) -> str:
    """Her name; her id where she is no more."""
    try:
        found = workspace.assistants.get(line.get(ASSISTANT), announces_recording=False)
    except UserFacing:
        return line.get(ASSISTANT)
    return found.names[words.language.value]


def check_pairs(found: LineCheck, words: Words) -> list[tuple[str, str]]:
    """Names and values, what is empty left out."""
    values = {
        "soundcard": {
            "microphone": found.port,
            "level": _level(found, words),
            "loudspeaker": found.sound_port or "",
            "sound-system": found.model,
        },
        "audiosocket": {"listen": found.port},
        "twilio": {"listen": found.port},
    }.get(
        found.kind,
        {
            "network": found.registration and words.text("lines-network", state=found.registration),
            "operator": found.operator or "",
            "signal": _signal(found, words),
            "sim": found.sim and words.text("lines-sim", state=found.sim),
            "model": found.model,
            "firmware": found.firmware,
            "port": found.port,
            "sound-port": found.sound_port or "",
            "unreachable": words.text(
                "line-unreachable",
                seconds=round(found.unreachable_s),
                times=found.unreachable_times,
            ),
        },
    )
    high = found.realtime.startswith("SCHED_FIFO")
    values["clock"] = words.text("lines-clock", priority="high" if high else "ordinary")
    return [(words.text(f"line-row-{name}"), value) for name, value in values.items() if value]


def last_call(found: LineCheck, words: Words) -> str:
    """How the sound of the last call was."""
    if found.last_grade is None:
        return words.text("line-last-call-none")
    return words.text(
        "line-last-call",
        grade=words.text(f"line-grade-{found.last_grade}"),
        side=found.last_side or "",
        reason=words.text(f"line-reason-{found.last_reason}"),
        done=words.text(f"line-treatment-{found.last_treatment}"),
    )


def is_good(found: LineCheck) -> bool:
    """Whether nothing has to be repaired."""
    return not found.problems and found.condition in {None, READY}


def repair(found: LineCheck, words: Words) -> tuple[str, list[str]]:
    """What is wrong, and the steps that help, the first thing first."""
    steps = [words.text(f"line-problem-{problem}") for problem in found.problems]
    if found.condition is None or found.condition == READY:
        return words.text("lines-has-problems"), steps
    return (
        words.text(f"line-condition-{found.condition}"),
        [words.text(f"line-repair-{found.condition}"), *steps],
    )


def _signal(found: LineCheck, words: Words) -> str:
    signal = words.text("line-signal", bars=found.signal_bars)
    if found.signal_dbm is None:
        return signal
    return words.text(
        "lines-signal-dbm", signal=signal, dbm=str(found.signal_dbm).replace("-", "−")
    )


def _level(found: LineCheck, words: Words) -> str:
    if found.microphone_dbfs is None:
        return words.text("line-level-in-talk")
    name = level_of(found.microphone_dbfs)
    return words.text(f"line-level-{name}", level=found.microphone_dbfs)
