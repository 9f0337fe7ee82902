"""What is known of bots in words; knows no widgets."""

from __future__ import annotations

from dataclasses import dataclass

from secretary_app.bootstrap.workspace import Workspace
from secretary_app.channels.telegram.models import BotNote, BotState, Standing
from secretary_app.channels.telegram.settings import ASSISTANT
from secretary_app.kernel.errors import UserFacing
from ui.runtime.words import Words

TONES = {
    BotState.RUNNING: "success",
    BotState.STARTING: "info",
    BotState.STOPPED: "neutral",
    BotState.UNREACHABLE: "warn",
    BotState.FORBIDDEN: "warn",
    BotState.NO_WAY_IN: "warn",
}
"""Everything else is a fault that somebody must see."""

AT_WORK = frozenset({BotState.RUNNING, BotState.STARTING})
ENDED = frozenset({BotState.STOPPED, BotState.NO_KEY, BotState.WRONG_KEY, BotState.FORBIDDEN})
"""Nothing goes on by itself: it can be started, and not stopped."""

STEPS = {
    BotState.NO_KEY: 2,
    BotState.WRONG_KEY: 2,
    BotState.CONFLICT: 2,
    BotState.UNREACHABLE: 2,
    BotState.FORBIDDEN: 1,
    BotState.NO_WAY_IN: 3,
    BotState.BROKEN: 1,
}
"""How many steps help, ``bots-step-<state>-<number>``."""

SHOWN_NOTES = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """What is wrong with a bot, and what helps."""

    text: str
    steps: tuple[str, ...]
    act: str
    """``token``, ``restart`` or ``network``: the one button."""


def state_of(standing: Standing, words: Words) -> tuple[str, str]:
    """The word of its chip, and the tone."""
    tone = TONES.get(standing.state, "danger")
    return words.text("bots-chip", state=standing.state.value), tone


def second_line(standing: Standing, workspace: Workspace, words: Words) -> str:
    """Telegram's name for it, and who answers."""
    answers = words.text("lines-answers", name=_who(standing, workspace, words))
    return (
        f"@{standing.username} · {answers}"
        if standing.username
        else answers[:1].upper() + answers[1:]
    )


def repair_of(standing: Standing, words: Words) -> Repair | None:
    """None where nothing has to be repaired."""
    state = standing.state
    if state not in STEPS:
        return None
    text = words.text("bots-wrong", state=state.value)
    if standing.retry_at is not None:
        again = words.clock(standing.retry_at)
        text = f"{text} {words.text('bots-again-at', when=again)}"
    steps = tuple(
        words.text(f"bots-step-{state.value}-{number + 1}") for number in range(STEPS[state])
    )
    act = {BotState.NO_KEY: "token", BotState.WRONG_KEY: "token", BotState.FORBIDDEN: "network"}
    return Repair(text=text, steps=steps, act=act.get(state, "restart"))


def facts_of(standing: Standing, words: Words) -> list[tuple[str, str]]:
    """What went through it."""
    counts = standing.counts
    last = counts.last_received_at
    figures = {
        "way": words.text("bots-way", way="posted" if standing.posted_to else "asked"),
        "received": str(counts.received),
        "sent": str(counts.sent),
        "people": str(counts.people),
        "waiting": str(counts.waiting),
        "failed": str(counts.failed),
        "unsure": str(counts.unsure),
        "last": words.moment(last) if last else words.text("bots-fact-never"),
    }
    return [(words.text(f"bots-fact-{name}"), value) for name, value in figures.items()]


def log_of(standing: Standing, words: Words) -> list[str]:
    """Its newest lines first."""
    return [_line(note, words) for note in reversed(standing.notes[-SHOWN_NOTES:])]


def _line(note: BotNote, words: Words) -> str:
    said = words.text("bots-state", state=note.state.value)
    detail = f" · {note.detail}" if note.detail else ""
    return f"{words.moment(note.at)}  {said}{detail}"


def _who(standing: Standing, workspace: Workspace, words: Words) -> str:
    """Her name; her id where she is no more."""
    assistant_id = standing.bot.get(ASSISTANT)
    try:
        found = workspace.assistants.get(assistant_id, announces_recording=False)
    except UserFacing:
        return assistant_id
    return found.names[words.language.value]
