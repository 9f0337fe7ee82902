"""The errands of every secretary: take a message, call back, send a text message, put through."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
from typing import Any

from secretary_app.features.dialogue.control import ControlWords
from secretary_app.features.dialogue.grounding.check import Grounding
from secretary_app.features.dialogue.grounding.claims import claims_of
from secretary_app.features.dialogue.grounding.readings import Exact
from secretary_app.features.dialogue.known import CompanyKnowledge
from secretary_app.features.dialogue.message_draft import MessageStage
from secretary_app.features.dialogue.message_taking import MessageTaking
from secretary_app.features.dialogue.models import (
    PromiseCallback,
    SendSms,
    SentenceKind,
    Step,
)
from secretary_app.features.dialogue.thinking.tools import BadArguments, Tool, ToolUse
from secretary_app.features.dialogue.wording import Wording
from secretary_app.kernel.phone import BadPhoneNumber, PhoneNumber

LONGEST_SMS = 300
"""Characters: four parts of a text message in Russian, which is what people still read."""

_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_NUMBER = {"type": "string", "maxLength": 30, "description": "Only a number the caller has said."}


class Errands:
    """Each does what the caller would get by asking for it in plain words."""

    def __init__(
        self,
        *,
        messages: MessageTaking,
        knowledge: CompanyKnowledge,
        wording: Wording,
        control: Mapping[str, ControlWords],
    ) -> None:
        """``knowledge`` tells when people here can call."""
        self._messages = messages
        self._knowledge = knowledge
        self._wording = wording
        self._control = control

    def tools(self) -> tuple[Tool, ...]:
        """All of them, for a model."""
        return (
            Tool(
                name="take_message",
                description="Write down the message that the caller wants to leave.",
                parameters=_object(text={"type": "string", "maxLength": 500}, required=("text",)),
                run=self._take_message,
                ask=lambda use: self._messages.begin(use.state),
            ),
            Tool(
                name="call_back",
                description="Promise the caller that somebody will call back.",
                parameters=_object(
                    number=_NUMBER,
                    time={"type": "string", "maxLength": 5, "description": "HH:MM"},
                    day={"type": "string", "enum": ["today", "tomorrow"]},
                ),
                run=self._call_back,
                ask=self._ask_about_call,
            ),
            Tool(
                name="send_sms",
                description="Send the caller a text message with an answer from the sources.",
                parameters=_object(
                    text={"type": "string", "maxLength": LONGEST_SMS},
                    number=_NUMBER,
                    required=("text",),
                ),
                run=self._send_sms,
                ask=self._ask_about_sms,
            ),
            Tool(
                name="transfer",
                description="Put the caller through to a person.",
                parameters=_object(),
                run=lambda _arguments, use: self._transfer(use),
                ask=self._transfer,
            ),
        )

    def _take_message(self, arguments: Mapping[str, Any], use: ToolUse) -> Iterator[Step]:
        """In the caller's words: what a model adds to a message is not the caller's."""
        text = arguments["text"]
        said = Grounding(sources=[use.state.history.caller_words(), use.turn.text])
        if said.unfounded(text) is not None or not said.rests_on_something(text):
            raise BadArguments("the caller has not said so")
        yield from self._messages.given(text, use.turn, self._control[use.turn.language], use.state)

    def _call_back(self, arguments: Mapping[str, Any], use: ToolUse) -> Iterator[Step]:
        number = _number(arguments, use)
        callback = self._knowledge.callback()
        now, due = self._knowledge.now(), callback.due
        if "time" in arguments:
            due = _moment(arguments["time"], arguments.get("day"), now)
            if not self._knowledge.may_call_at(due):
                raise BadArguments("nobody is there to call then")
        elif arguments.get("day") == "tomorrow":
            raise BadArguments("tomorrow, but when?")
        yield PromiseCallback(
            number=number,
            about=use.turn.text,
            due_minutes=max(1, round((due - now).total_seconds() / 60)),
            urgent=self._control[use.turn.language].is_urgent(use.turn.text),
        )
        language, timed = use.state.speaks, "time" in arguments
        knowledge = self._knowledge
        yield self._wording.in_talk(
            "call-back-promised",
            use.state,
            SentenceKind.CONFIRM,
            timed="yes" if timed or callback.by_hours else "no",
            when=knowledge.when(due, language) if timed else knowledge.by(callback, language),
        )

    def _ask_about_call(self, use: ToolUse) -> Iterator[Step]:
        if use.state.number is None:
            yield from self._messages.ask_number(use.turn.text, use.state)
        else:
            yield self._wording.in_talk("which-time", use.state, SentenceKind.ASK)

    def _send_sms(self, arguments: Mapping[str, Any], use: ToolUse) -> Iterator[Step]:
        text, number = arguments["text"], _number(arguments, use)
        if number.is_short:
            raise BadArguments("nobody reads messages on a service number")
        if use.grounding.unfounded(text) is not None or not use.grounding.rests_on_something(text):
            raise BadArguments("the message says what no source says")
        yield SendSms(number=number, text=text, language=use.state.speaks)
        yield self._wording.in_talk(
            "sms-promised", use.state, SentenceKind.CONFIRM, number=number.formatted()
        )

    def _ask_about_sms(self, use: ToolUse) -> Iterator[Step]:
        if use.state.number is None:
            yield from self._messages.ask_number(use.turn.text, use.state)
        else:
            yield from self._messages.offer(use.state)

    def _transfer(self, use: ToolUse) -> Iterator[Step]:
        yield self._wording.in_talk("no-operator", use.state, SentenceKind.ANSWER)
        if use.state.draft.stage is MessageStage.NONE:
            yield from self._messages.offer(use.state)


def _object(*, required: tuple[str, ...] = (), **properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required)}


def _number(arguments: Mapping[str, Any], use: ToolUse) -> PhoneNumber:
    """The caller's own number, or one that the caller has said. Raises BadArguments."""
    if "number" not in arguments:
        if use.state.number is None:
            raise BadArguments("no number is known")
        return use.state.number
    try:
        number = PhoneNumber.parse(arguments["number"])
    except BadPhoneNumber as error:
        raise BadArguments("no telephone number") from error
    words = f"{use.state.history.caller_words()}\n{use.turn.text}"
    said = {reading for claim in claims_of(words) for reading in claim.readings}
    if number != use.state.number and Exact("phone", number.e164) not in said:
        raise BadArguments("the caller has not said this number")
    return number


def _moment(clock: str, day: str | None, now: datetime) -> datetime:
    """The coming moment that is meant. Raises BadArguments."""
    found = _CLOCK.fullmatch(clock)
    if found is None:
        raise BadArguments("no time of day")
    at = time(int(found[1]), int(found[2]), tzinfo=now.tzinfo)
    due = datetime.combine(now.date(), at)
    if day == "tomorrow" or (day is None and due <= now):
        due += timedelta(days=1)
    if due <= now:
        raise BadArguments("that time is over")
    return due
