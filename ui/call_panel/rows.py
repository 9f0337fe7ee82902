"""What stands in the cards of the right column, and in the list of calls. Knows no widgets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from secretary_app.features.calls.states import CallState
from secretary_app.features.conversations.models import Role
from secretary_app.features.knowledge.service import KnowledgeService
from ui.call_panel.calls import Caller, ShownCall
from ui.call_panel.lines import Said, sources
from ui.call_panel.telling import Telling
from ui.runtime.words import Words
from ui.widgets.avatar import initial
from ui.widgets.rows import Row

LONGEST_SUGGESTION = 160
"""Characters: more is no hint but a lecture."""

SUGGESTED = 2
"""Answers that share words with what was asked."""

STANDING = ("live-standing-call-back", "live-standing-find-out")


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """One thing that the assistant does or did."""

    what: str
    result: str = ""
    tone: str = "text2"
    sign: str = ""
    """Before the result."""


def person_pairs(caller: Caller, words: Words) -> list[tuple[str, str, str]]:
    """Name, value, tone."""
    pairs = []
    if caller.person is not None and caller.person.language is not None:
        language = words.text("live-language-name", language=caller.person.language.value)
        pairs.append((words.text("live-language"), language, "text"))
    if caller.calls:
        count = words.text("live-calls-before", count=caller.calls, last=caller.last_at)
        pairs.append((words.text("live-calls"), count, "text"))
    elif caller.looked_for:
        pairs.append((words.text("live-calls"), words.text("live-first-call"), "text"))
    pairs += [(words.text("live-promised"), each, "warn") for each in caller.promised[:1]]
    return pairs


def why_known(caller: Caller, words: Words) -> str:
    """A line or two under the name of who rings."""
    parts = []
    if caller.calls:
        parts.append(words.text("live-known", count=caller.calls, last=caller.last_at))
    elif caller.looked_for and not caller.name:
        parts.append(words.text("live-unknown"))
    parts += [words.text("live-known-promise", what=each) for each in caller.promised]
    return "\n".join(parts)


def doing(call: ShownCall, telling: Telling, words: Words) -> list[Doing]:
    """What the assistant does now, what her last answer rests on, what she has written down."""
    rows = []
    state = call.view.state
    if call.story.ended is None and state is not CallState.RINGING:
        rows.append(Doing(what=words.text("live-doing-now", state=state.value)))
    answer = next(
        (
            line
            for line in reversed(call.story.lines)
            if isinstance(line, Said) and line.role is Role.ASSISTANT and sources(line.evidence)
        ),
        None,
    )
    if answer is not None:
        best = sources(answer.evidence)[0]
        rows.append(
            Doing(
                what=telling.evidence(best),
                tone="success",
                sign="check",
            )
        )
    rows += [
        Doing(
            what=words.text(f"live-owed-{promise.kind.value.replace('_', '-')}"),
            result=telling.due(promise.due_at),
            tone="success",
            sign="check",
        )
        for promise in call.story.promises
    ]
    return rows


def suggestions(call: ShownCall, knowledge: KnowledgeService, words: Words) -> list[str]:
    """What may be told to her with one press, the likeliest first."""
    story = call.story
    if story.ended is not None or call.view.state in {CallState.RINGING, CallState.OPERATOR}:
        return []
    found = [story.suggestion] if story.suggestion else []
    if story.asked:
        said = " ".join(
            line.text for line in story.lines
            if isinstance(line, Said) and line.role is Role.ASSISTANT
        )  # fmt: skip
        for match in knowledge.related(story.asked, story.language)[: SUGGESTED * 2]:
            answer = knowledge.say(match)
            fresh = answer and answer not in said and answer not in found
            if answer and fresh and len(answer) <= LONGEST_SUGGESTION:
                found.append(answer)
    return [*found[: SUGGESTED + 1], *(words.text(each) for each in STANDING)]


def list_rows(calls: list[ShownCall], telling: Telling, words: Words, now: datetime) -> list[Row]:
    """The list column: the calls of now, then what has just ended."""
    rows: list[Row] = []
    for name, chosen in (
        ("live-now-title", [each for each in calls if each.story.ended is None]),
        ("live-ended-title", [each for each in calls if each.story.ended is not None]),
    ):
        if chosen:
            rows.append(Row(key="", title=words.text(name)))
        for call in chosen:
            state, tone = telling.state(call.view)
            rows.append(
                Row(
                    key=call.story.call_id,
                    title=telling.title(call),
                    second=state,
                    tone=tone if tone != "neutral" else "text2",
                    when=telling.timer(call, now),
                    when_tone="accent_text" if call.story.ended is None else "text3",
                    letter=initial(call.caller.name),
                )
            )
    return rows
