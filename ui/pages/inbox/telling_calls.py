"""A call of a thread, and what was said in it, in words. Knows no widgets."""

from __future__ import annotations

from collections.abc import Sequence

from secretary_app.features.calls.models import CallOutcome, CallRecord, Direction
from secretary_app.features.conversations.models import Message, Role
from ui.pages.inbox.items import Called
from ui.pages.inbox.naming import Naming
from ui.pages.inbox.reading import Opened
from ui.pages.inbox.rows import MISSED_SIGN
from ui.runtime.words import Words
from ui.widgets.bubble import Speech, Voice

VOICES = {Role.CALLER: Voice.CALLER, Role.ASSISTANT: Voice.AI, Role.OPERATOR: Voice.OPERATOR}

BAD = frozenset({CallOutcome.MISSED, CallOutcome.BROKEN, CallOutcome.UNANSWERED})


def call_of(
    call_id: str, said: Sequence[Message], opened: Opened, *, naming: Naming, words: Words
) -> Called:
    """``said`` in it; of a call without a record that is all there is."""
    record = opened.calls.get(call_id)
    when = record.rang_at if record is not None else said[0].created_at
    parts = [words.clock(when)]
    if record is not None and record.talk_time is not None:
        parts.append(words.duration(record.talk_time))
    assistant = "" if record is None else record.assistant_id
    return Called(
        key=call_id,
        sign=_sign(record),
        tone="danger" if record is not None and record.outcome in BAD else "text2",
        title=words.text("inbox-call") if record is None else naming.call(record),
        second=" · ".join(parts),
        gist=next(
            (each.text for each in said if each.role is Role.CALLER and each.text.strip()), ""
        ),
        speeches=tuple(
            _speech(each, opened, assistant, naming, words) for each in said if each.role in VOICES
        ),
        has_sound=call_id in opened.with_sound,
    )


def _speech(
    message: Message, opened: Opened, assistant: str, naming: Naming, words: Words
) -> Speech:
    caller = message.role is Role.CALLER
    heard, cut = message.text, ""
    if not caller and message.heard_text is not None:
        told = message.heard_text.strip()
        if message.text.startswith(told):
            heard, cut = told, message.text[len(told) :].strip()
    return Speech(
        voice=VOICES[message.role],
        who=naming.who(opened.person) if caller else naming.speaker(message.role, assistant),
        when=words.clock(message.created_at),
        text=heard or (words.text("calls-no-words") if not cut else ""),
        cut=cut,
        source="" if caller else naming.evidence(message.evidence),
    )


def _sign(record: CallRecord | None) -> str:
    if record is None:
        return "phone"
    if record.outcome in {CallOutcome.MISSED, CallOutcome.UNANSWERED}:
        return MISSED_SIGN
    return "phone-outgoing" if record.direction is Direction.OUTGOING else "phone-incoming"
