"""Puts threads into words: rows of the list, days, calls, messages. Knows no widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from secretary_app.channels.sms.models import Sms, SmsState
from secretary_app.channels.telegram.models import Outgoing, OutState
from secretary_app.features.calls.models import CallOutcome, CallRecord, Direction
from secretary_app.features.conversations.models import (
    Channel,
    Evidence,
    EvidenceKind,
    Message,
    Role,
)
from secretary_app.features.people.models import IdentityKind, Person
from ui.pages.inbox.reading import Listed, Opened
from ui.runtime.words import Words
from ui.widgets.avatar import initial
from ui.widgets.bubble import Speech, Voice
from ui.widgets.rows import Row

SIGNS = {
    Channel.PHONE: "phone",
    Channel.SMS: "chat-text",
    Channel.TELEGRAM: "telegram-logo",
    Channel.WHATSAPP: "whatsapp-logo",
    Channel.WIDGET: "globe",
    Channel.API: "code",
}
OTHER_SIGN = "chat-circle"
MISSED_SIGN = "phone-x"

VOICES = {Role.CALLER: Voice.CALLER, Role.ASSISTANT: Voice.AI, Role.OPERATOR: Voice.OPERATOR}

BLOCKED = "blocked by the user"
"""What Telegram says where somebody wants to hear of the bot no more."""

STATE_TONES = {SmsState.FAILED: "danger", SmsState.UNSURE: "warn"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """Everything under it was on this day."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What happened, in the middle."""

    key: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A message that was written."""

    key: str
    speech: Speech
    trouble: str = ""
    """Why it did not go, or perhaps did not."""
    tone: str = "danger"
    sent_id: str = ""
    """Of one that may be sent again, in the queue of its door."""
    door: Channel = Channel.SMS


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """A call as one thing."""

    key: str
    sign: str
    tone: str
    title: str
    second: str
    """Time, length."""
    gist: str
    """The first that the caller said."""
    speeches: tuple[Speech, ...]
    has_sound: bool


Item = Day | Note | Written | Called

VISITOR_MARK = 4
"""Characters by which visitors of a website are told apart."""


class Telling:
    """In the language that holds now."""

    def __init__(self, *, words: Words, name_of: dict[str, str]) -> None:
        """``name_of`` each assistant, by id."""
        self._words = words
        self._names = name_of

    def who(self, person: Person | None) -> str:
        """As the person is called."""
        if person is None:
            return self._words.text("inbox-hidden")
        if person.name:
            return person.name
        if person.phone:
            return self._words.phone(person.phone)
        if person.identities:
            known = person.identities[0]
            if known.kind is IdentityKind.VISITOR:
                return self._words.text("inbox-visitor", mark=known.value[-VISITOR_MARK:])
            if known.kind is IdentityKind.TELEGRAM:
                return self._words.text("inbox-telegram-user", mark=known.value)
            return known.value
        return self._words.text("inbox-nameless")

    def row(self, listed: Listed) -> Row:
        """A row of the list."""
        second, mark, tone = self._second(listed)
        person, talk = listed.person, listed.talk
        return Row(
            key=listed.key,
            title=self.who(person),
            second=second,
            mark=mark,
            tone=tone,
            when=self.lately(listed.at),
            letter=initial(person.name or "") if person is not None else "#",
            count=0 if talk is None else talk.unseen,
        )

    def _second(self, listed: Listed) -> tuple[str, str, str]:
        words = self._words
        if listed.draft:
            return words.text("inbox-draft", text=listed.draft), "pencil-simple", "accent_text"
        if listed.call is not None:
            return self._call_title(listed.call), MISSED_SIGN, "danger"
        assert listed.talk is not None, "there is one or the other"
        last = listed.talk.last
        mark = SIGNS.get(last.channel, OTHER_SIGN)
        text = last.text or words.text("calls-no-words")
        if last.role is Role.OPERATOR:
            text = words.text("inbox-ours", text=text)
        return text, mark, "text" if listed.talk.unseen else "text2"

    def lately(self, when: datetime) -> str:
        """The time today, the day otherwise."""
        local = when.astimezone()
        if local.date() == self._words.today:
            return self._words.clock(when)
        return self._words.day(local.date())

    def items(self, opened: Opened) -> list[Item]:
        """The thread from top to bottom."""
        loose = [(each.created_at, each) for each in opened.messages if each.call_id is None]
        talks = dict[str, list[Message]]()
        for message in opened.messages:
            if message.call_id is not None:
                talks.setdefault(message.call_id, []).append(message)
        things: list[tuple[datetime, Item]] = [
            (at, self._message(message, opened)) for at, message in loose
        ]
        for call_id in {*talks, *opened.calls}:
            said, record = talks.get(call_id, []), opened.calls.get(call_id)
            at = record.rang_at if record is not None else said[0].created_at
            things.append((at, self._called(call_id, record, said, opened)))
        things.sort(key=lambda each: each[0])
        items = list[Item]()
        for day, group in groupby(things, key=lambda each: each[0].astimezone().date()):
            items.append(Day(text=self._day(day)))
            items += [item for _, item in group]
        return items

    def evidence(self, evidence: Sequence[Evidence]) -> str:
        """What an answer rests on."""
        told = [each for each in evidence if each.kind is not EvidenceKind.RULE]
        if not told:
            return ""
        named = dict.fromkeys(
            self._words.text(
                "inbox-evidence",
                kind=each.kind.value,
                title=each.title,
                score=self._words.decimal(each.score, digits=2),
            )
            for each in told
        )
        return self._words.text("inbox-source", what=" · ".join(named))

    def name(self, role: Role, assistant_id: str = "") -> str:
        """Who speaks."""
        if role is Role.ASSISTANT:
            name = self._names.get(assistant_id) or next(iter(self._names.values()), "")
            return name or self._words.text("calls-role-assistant")
        return self._words.text(f"inbox-role-{role.value}")

    def _day(self, day: date) -> str:
        return self._words.day(day)

    def _message(self, message: Message, opened: Opened) -> Item:
        if message.role is Role.SYSTEM:
            return Note(key=message.id, text=message.text)
        sms = opened.sms.get(message.id)
        by_bot = opened.by_bot.get(message.id)
        trouble, sent_id = "", ""
        if sms is not None and sms.state in STATE_TONES:
            sent_id = sms.id
            trouble = self._words.text("sms-why", reason=sms.error or "")
        elif by_bot is not None and by_bot.state is OutState.FAILED:
            sent_id = by_bot.id
            why = by_bot.error or ""
            kind = "blocked" if BLOCKED in why else "other"
            trouble = self._words.text("inbox-bot-why", kind=kind, reason=why or "—")
        return Written(
            key=message.id,
            speech=Speech(
                voice=VOICES[message.role],
                who=self.who(opened.person)
                if message.role is Role.CALLER
                else self.name(message.role),
                when=self._words.clock(message.created_at),
                text=message.text,
                source=self._source(message, sms, by_bot),
            ),
            trouble=trouble,
            tone=STATE_TONES.get(sms.state, "danger") if sms is not None else "danger",
            sent_id=sent_id,
            door=message.channel,
        )

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

    def _called(
        self, call_id: str, record: CallRecord | None, said: Sequence[Message], opened: Opened
    ) -> Called:
        words = self._words
        gist = next(
            (each.text for each in said if each.role is Role.CALLER and each.text.strip()), ""
        )
        when = record.rang_at if record is not None else said[0].created_at
        parts = [words.clock(when)]
        assistant = ""
        outcome = CallOutcome.ANSWERED
        if record is not None:
            outcome, assistant = record.outcome, record.assistant_id
            if record.talk_time is not None:
                parts.append(words.duration(record.talk_time))
        bad = outcome in {CallOutcome.MISSED, CallOutcome.BROKEN, CallOutcome.UNANSWERED}
        return Called(
            key=call_id,
            sign=_sign(record),
            tone="danger" if bad else "text2",
            title=words.text("inbox-call") if record is None else self._call_title(record),
            second=" · ".join(parts),
            gist=gist,
            speeches=tuple(
                self._speech(each, opened, assistant) for each in said if each.role in VOICES
            ),
            has_sound=call_id in opened.with_sound,
        )

    def _speech(self, message: Message, opened: Opened, assistant: str) -> Speech:
        caller = message.role is Role.CALLER
        heard, cut = message.text, ""
        if not caller and message.heard_text is not None:
            told = message.heard_text.strip()
            if message.text.startswith(told):
                heard, cut = told, message.text[len(told) :].strip()
        return Speech(
            voice=VOICES[message.role],
            who=self.who(opened.person) if caller else self.name(message.role, assistant),
            when=self._words.clock(message.created_at),
            text=heard or (self._words.text("calls-no-words") if not cut else ""),
            cut=cut,
            source="" if caller else self.evidence(message.evidence),
        )

    def _call_title(self, record: CallRecord) -> str:
        return self._words.text(
            "inbox-call-title", direction=record.direction.value, outcome=record.outcome.value
        )


def _sign(record: CallRecord | None) -> str:
    if record is None:
        return "phone"
    if record.outcome in {CallOutcome.MISSED, CallOutcome.UNANSWERED}:
        return MISSED_SIGN
    return "phone-outgoing" if record.direction is Direction.OUTGOING else "phone-incoming"
