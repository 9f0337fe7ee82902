"""Puts a thread into words: days, calls, messages and how they fared. Knows no widgets."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby

from secretary_app.channels.sms.models import Sms, SmsState
from secretary_app.channels.telegram.models import Outgoing, OutState
from secretary_app.features.conversations.models import Message, Role
from ui.pages.inbox.items import Day, Item, Note, Written
from ui.pages.inbox.naming import Naming
from ui.pages.inbox.reading import Opened
from ui.pages.inbox.telling_calls import VOICES, call_of
from ui.runtime.words import Words
from ui.widgets.bubble import Speech

BLOCKED = "blocked by the user"
"""What Telegram says where somebody wants to hear of the bot no more."""

STATE_TONES = {
    SmsState.FAILED: "danger",
    SmsState.UNSURE: "warn",
    OutState.FAILED: "danger",
    OutState.UNSURE: "warn",
}
"""Of a message that did not go as it should."""


class Telling:
    """In the language that holds now."""

    def __init__(self, *, words: Words, naming: Naming) -> None:
        self._words = words
        self._naming = naming

    def items(self, opened: Opened) -> list[Item]:
        """The thread from top to bottom."""
        things: list[tuple[datetime, Item]] = [
            (each.created_at, self._message(each, opened))
            for each in opened.messages
            if each.call_id is None
        ]
        talks = dict[str, list[Message]]()
        for message in opened.messages:
            if message.call_id is not None:
                talks.setdefault(message.call_id, []).append(message)
        for call_id in {*talks, *opened.calls}:
            said, record = talks.get(call_id, []), opened.calls.get(call_id)
            at = record.rang_at if record is not None else said[0].created_at
            told = call_of(call_id, said, opened, naming=self._naming, words=self._words)
            things.append((at, told))
        things.sort(key=lambda each: each[0])
        items = list[Item]()
        for day, group in groupby(things, key=lambda each: each[0].astimezone().date()):
            items.append(Day(text=self._words.day(day)))
            items += [item for _, item in group]
        return items

    def _message(self, message: Message, opened: Opened) -> Item:
        if message.role is Role.SYSTEM:
            return Note(key=message.id, text=message.text)
        sms, by_bot = opened.sms.get(message.id), opened.by_bot.get(message.id)
        sent = sms or by_bot
        caller, naming = message.role is Role.CALLER, self._naming
        return Written(
            key=message.id,
            speech=Speech(
                voice=VOICES[message.role],
                who=naming.who(opened.person) if caller else naming.speaker(message.role),
                when=self._words.clock(message.created_at),
                text=message.text,
                source=self._source(message, sms, by_bot),
            ),
            trouble=self._trouble(sent),
            tone=STATE_TONES.get(sent.state, "danger") if sent is not None else "danger",
            file=opened.files.get(message.id),
        )

    def _trouble(self, sent: Sms | Outgoing | None) -> str:
        """Why it did not go, or perhaps did not."""
        if sent is None or sent.state not in STATE_TONES:
            return ""
        why = sent.error or ""
        if isinstance(sent, Sms):
            return self._words.text("sms-why", reason=why)
        kind = "other"
        if sent.state is OutState.UNSURE:
            kind = "unsure"
        elif BLOCKED in why:
            kind = "blocked"
        return self._words.text("inbox-bot-why", kind=kind, reason=why or "—")

    def _source(self, message: Message, sms: Sms | None, by_bot: Outgoing | None) -> str:
        door = self._words.text("inbox-door", door=message.channel.value)
        if message.role is Role.CALLER:
            return door
        if by_bot is not None:
            state = self._words.text("inbox-sms-state", state=by_bot.state.value)
            return f"{door} · {state}"
        if sms is None:
            return door
        state = self._words.text("inbox-sms-state", state=sms.state.value)
        parts = [door, state]
        if sms.state is SmsState.QUEUED and sms.error and sms.next_try_at is not None:
            when = self._words.clock(sms.next_try_at)
            parts.append(self._words.text("inbox-sms-next", when=when))
        return " · ".join(parts)
