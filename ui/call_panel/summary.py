"""A call that is over in two or three sentences; knows no widgets.

Made of what is known for sure: how long it was, what was asked and what the answer rested on, what
was promised. No model writes it.
"""

from __future__ import annotations

from secretary_app.features.calls.reviews import CallReview, Result
from secretary_app.features.promises.models import PromiseKind
from ui.call_panel.calls import ShownCall
from ui.call_panel.lines import Said, sources
from ui.call_panel.telling import Telling
from ui.runtime.words import Words

ASKED = 3
"""Questions that a summary names."""


def summary(call: ShownCall, telling: Telling, words: Words) -> str:
    """For whoever has just put the headphones down."""
    story = call.story
    ended = story.ended
    assert ended is not None
    if not story.answered:
        return words.text("live-summary-unanswered", cause=ended.cause)
    questions = story.questions
    sentences = [
        words.text(
            "live-summary-talk",
            length=telling.timer(call, ended.at),
            count=len(questions),
        )
    ]
    asked = [f"«{line.text}»" for line, answer in questions if _knew(answer)][:ASKED]
    if asked:
        sentences.append(words.text("live-summary-asked", what=", ".join(asked)))
    open_ones = [f"«{line.text}»" for line, answer in questions if not _knew(answer)][:ASKED]
    if open_ones:
        sentences.append(words.text("live-summary-open", what=", ".join(open_ones)))
    for promise in story.promises:
        kind = words.text(f"live-owed-{promise.kind.value.replace('_', '-')}")
        sentences.append(
            words.text("live-summary-promised", what=kind, time=telling.due(promise.due_at))
        )
    return " ".join(sentences)


def _knew(answer: Said | None) -> bool:
    """Whether it rested on anything but the rules of a talk."""
    return answer is not None and bool(sources(answer.evidence))


def first_guess(call: ShownCall, telling: Telling, words: Words) -> CallReview:
    """What the person would most likely choose; they may change it with one press."""
    promises = call.story.promises
    back = next(
        (p for p in promises if p.kind in {PromiseKind.CALL_BACK, PromiseKind.FIND_OUT}), None
    )
    if back is not None:
        step = words.text("live-step-call-back", time=telling.due(back.due_at))
        return CallReview(call_id=call.story.call_id, result=Result.CALL_BACK, next_step=step)
    if promises:
        return CallReview(call_id=call.story.call_id, result=Result.MESSAGE)
    return CallReview(call_id=call.story.call_id, result=Result.SOLVED)
