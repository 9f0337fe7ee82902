"""Writes a call down while it runs: its record, its turns, and what was said, as messages.

The record holds what was heard: a sentence is written when nothing more of it will sound, with the
words that reached the caller. Writing is a task of its own, so a slow disk never holds up the talk.
What a locked file or a full disk refuses is tried again for as long as the call lasts.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from dataclasses import dataclass, replace
from datetime import datetime

from hardware.line.reports import CallGraded
from secretary_app.features.calls import desk_events, events
from secretary_app.features.calls.models import CallOutcome, CallRecord, CallTurn
from secretary_app.features.calls.party import CallParty
from secretary_app.features.calls.records import CallRecords
from secretary_app.features.conversations.models import Channel, NewMessage, Role, Span
from secretary_app.features.conversations.service import ConversationService
from secretary_app.foundation.storage import StorageError
from secretary_app.kernel.events import EventBus

_LOG = logging.getLogger(__name__)

AGAIN_S = 1.0
"""After a refusal: a locked database was waited for already, to ask a full disk costs nothing."""

WRITTEN = (
    events.CallAnswered,
    events.CallerIdentified,
    events.TurnHeard,
    events.TurnAnswered,
    events.BackchannelHeard,
    events.SentenceHeard,
    events.ConsentChanged,
    desk_events.OperatorSaid,
    desk_events.CallNoted,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """How the call ended."""

    outcome: CallOutcome
    cause: str
    answered_at: datetime | None
    ended_at: datetime
    language: str
    sound: CallGraded | None


_Entry = events.CallEvent | Closing


class CallJournal:
    """The journal of one call."""

    def __init__(
        self,
        *,
        record: CallRecord,
        party: CallParty,
        records: CallRecords,
        conversations: ConversationService,
        bus: EventBus,
        opened: bool,
    ) -> None:
        """Takes the call's events from ``bus``; ``record`` is how the call begins.

        ``opened``: the record is there already.
        """
        self._record = record
        self._party = party
        self._records = records
        self._conversations = conversations
        self.opened = asyncio.Event()
        """Set when there is a record."""
        if opened:
            self.opened.set()
        self._closed = asyncio.Event()
        self._entries: asyncio.Queue[_Entry | None] = asyncio.Queue()
        self._unsubscribe = [bus.subscribe(kind, self._take) for kind in WRITTEN]

    async def write(self) -> None:
        """Write until ``close``."""
        await self._party.looked_up.wait()
        await self._see_through(None)
        while (entry := await self._entries.get()) is not None:
            await self._see_through(entry)

    def close(self, closing: Closing) -> None:
        """Nothing more will happen in this call; ``write`` ends when all of it is written."""
        for unsubscribe in self._unsubscribe:
            unsubscribe()
        self._closed.set()
        self._entries.put_nowait(closing)
        self._entries.put_nowait(None)

    def _take(self, event: events.CallEvent) -> None:
        if event.call_id == self._record.id:
            self._entries.put_nowait(event)

    async def _see_through(self, entry: _Entry | None) -> None:
        """Try until it is written; once the call is over, once more."""
        what = "its record" if entry is None else type(entry).__name__
        try:
            while not await self._is_written(entry):
                if self._closed.is_set():
                    _LOG.error("of call %s %s is lost: the disk", self._record.id, what)
                    return
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(AGAIN_S):
                        await self._closed.wait()
        except Exception:  # noqa: BLE001 - rejected: the entries after it are worth keeping
            _LOG.exception("of call %s %s could not be written", self._record.id, what)

    async def _is_written(self, entry: _Entry | None) -> bool:
        """The record is opened before anything else, however often that has to be tried."""
        try:
            if not self.opened.is_set():
                await self._records.open(replace(self._record, person_id=self._party.person_id))
                self.opened.set()
            if entry is not None:
                await self._write(entry)
        except StorageError as error:
            _LOG.warning("the journal of call %s waits: %s", self._record.id, error)
            return False
        return True

    async def _write(self, entry: _Entry) -> None:
        call_id = self._record.id
        match entry:
            case events.CallAnswered(at=at):
                await self._records.answered(call_id, at=at)
            case events.CallerIdentified(number=number, person_id=person_id):
                await self._records.identify(call_id, number=number, person_id=person_id)
            case events.TurnAnswered(number=number, latency=latency):
                await self._records.set_latency(call_id, number, latency)
            case events.ConsentChanged(reason=reason):
                await self._records.set_consent(call_id, reason)
            case events.TurnHeard():
                await self._records.add_turn(call_id, _turn(entry))
                await self._add(_caller_message(entry))
            case events.BackchannelHeard(text=text) if text:
                await self._add(_backchannel_message(entry))
            case events.SentenceHeard():
                await self._add(_assistant_message(entry))
            case desk_events.OperatorSaid():
                await self._add(_operator_message(entry))
            case desk_events.CallNoted(text=text):
                await self._add(_note(call_id, text, self._record.language))
            case Closing():
                await self._records.close(
                    call_id,
                    outcome=entry.outcome,
                    cause=entry.cause,
                    answered_at=entry.answered_at,
                    ended_at=entry.ended_at,
                    language=entry.language,
                    sound=entry.sound,
                )

    async def _add(self, message: NewMessage) -> None:
        await self._conversations.add_message(await self._party.thread_id(), message)


def _turn(event: events.TurnHeard) -> CallTurn:
    return CallTurn(
        number=event.number,
        text=event.text,
        language=event.language,
        engine=event.engine,
        confidence=event.confidence,
        understood=event.understood,
        interrupted_us=event.interrupted_us,
        start_ms=event.start_ms,
        end_ms=event.end_ms,
    )


def _caller_message(event: events.TurnHeard) -> NewMessage:
    return NewMessage(
        role=Role.CALLER,
        channel=Channel.PHONE,
        text=event.text,
        language=event.language,
        spans=tuple(
            Span(text=word.text, start_ms=word.start_ms, end_ms=word.end_ms) for word in event.words
        ),
        engine=event.engine,
        confidence=event.confidence,
        call_id=event.call_id,
    )


def _backchannel_message(event: events.BackchannelHeard) -> NewMessage:
    return NewMessage(
        role=Role.CALLER,
        channel=Channel.PHONE,
        text=event.text,
        language=event.language,
        spans=(Span(text=event.text, start_ms=event.start_ms, end_ms=event.end_ms),),
        call_id=event.call_id,
    )


def _assistant_message(event: events.SentenceHeard) -> NewMessage:
    spans: tuple[Span, ...] = ()
    if event.start_ms is not None and event.end_ms is not None:
        spans = (
            Span(
                text=event.heard_text,
                start_ms=event.start_ms,
                end_ms=event.end_ms,
                heard=bool(event.heard_text),
            ),
        )
    return NewMessage(
        role=Role.ASSISTANT,
        channel=Channel.PHONE,
        text=event.text,
        language=event.language,
        heard_text=event.heard_text,
        evidence=event.evidence,
        spans=spans,
        call_id=event.call_id,
    )


def _operator_message(event: desk_events.OperatorSaid) -> NewMessage:
    spans = tuple(
        Span(text=word.text, start_ms=word.start_ms, end_ms=word.end_ms) for word in event.words
    )
    return NewMessage(
        role=Role.OPERATOR,
        channel=Channel.PHONE,
        text=event.text,
        language=event.language,
        spans=spans or (Span(text=event.text, start_ms=event.start_ms, end_ms=event.end_ms),),
        engine=event.engine,
        confidence=event.confidence,
        call_id=event.call_id,
    )


def _note(call_id: str, text: str, language: str) -> NewMessage:
    """Written at the desk, and said to nobody."""
    return NewMessage(
        role=Role.OPERATOR, channel=Channel.DESK, text=text, language=language, call_id=call_id
    )
