"""Writes a call down while it runs, turn by turn, into the thread of the person.

The record holds what was heard: a sentence is written when nothing more of it will sound, with the
words that reached the caller. Writing is a task of its own, so a slow disk never holds up the talk.
"""

from __future__ import annotations

import asyncio
import logging

from secretary_app.features.calls import events
from secretary_app.features.calls.models import CallTurn
from secretary_app.features.calls.repo import CallRepo
from secretary_app.features.conversations.models import Channel, NewMessage, Role, Span
from secretary_app.features.conversations.service import ConversationService
from secretary_app.foundation.storage import Database, StorageError
from secretary_app.kernel.events import EventBus

_LOG = logging.getLogger(__name__)

_Entry = events.TurnHeard | events.BackchannelHeard | events.SentenceHeard | events.TurnAnswered


class CallJournal:
    """The journal of one call."""

    def __init__(
        self,
        *,
        call_id: str,
        thread_id: str,
        database: Database,
        conversations: ConversationService,
        bus: EventBus,
    ) -> None:
        """Takes the call's events from ``bus``."""
        self._call_id = call_id
        self._thread_id = thread_id
        self._database = database
        self._conversations = conversations
        self._entries: asyncio.Queue[_Entry | None] = asyncio.Queue()
        self._unsubscribe = [
            bus.subscribe(events.TurnHeard, self._take),
            bus.subscribe(events.BackchannelHeard, self._take),
            bus.subscribe(events.SentenceHeard, self._take),
            bus.subscribe(events.TurnAnswered, self._take),
        ]

    async def write(self) -> None:
        """Write until ``close``; an entry that the disk refuses is logged and the next is tried."""
        while (entry := await self._entries.get()) is not None:
            try:
                await self._write(entry)
            except StorageError:
                _LOG.exception("an entry of call %s could not be written", self._call_id)

    def close(self) -> None:
        """Nothing more will happen in this call; ``write`` ends when all of it is written."""
        for unsubscribe in self._unsubscribe:
            unsubscribe()
        self._entries.put_nowait(None)

    def _take(self, event: _Entry) -> None:
        if event.call_id == self._call_id:
            self._entries.put_nowait(event)

    async def _write(self, event: _Entry) -> None:
        match event:
            case events.TurnAnswered():
                async with self._database.write() as session:
                    await CallRepo(session=session).set_latency(
                        self._call_id, event.number, event.latency
                    )
            case events.TurnHeard():
                async with self._database.write() as session:
                    CallRepo(session=session).add_turn(self._call_id, _turn(event))
                await self._add(_caller_message(event, self._call_id))
            case events.BackchannelHeard():
                await self._add(_backchannel_message(event, self._call_id))
            case events.SentenceHeard():
                await self._add(_assistant_message(event, self._call_id))

    async def _add(self, message: NewMessage) -> None:
        await self._conversations.add_message(self._thread_id, message)


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


def _caller_message(event: events.TurnHeard, call_id: str) -> NewMessage:
    return NewMessage(
        role=Role.CALLER,
        channel=Channel.PHONE,
        text=event.text,
        language=event.language,
        spans=tuple(
            Span(
                text=word.text,
                start_ms=event.start_ms + word.start_ms,
                end_ms=event.start_ms + word.end_ms,
            )
            for word in event.words
        ),
        engine=event.engine,
        confidence=event.confidence,
        call_id=call_id,
    )


def _backchannel_message(event: events.BackchannelHeard, call_id: str) -> NewMessage:
    return NewMessage(
        role=Role.CALLER,
        channel=Channel.PHONE,
        text=event.text,
        language=event.language,
        spans=(Span(text=event.text, start_ms=event.start_ms, end_ms=event.end_ms),),
        call_id=call_id,
    )


def _assistant_message(event: events.SentenceHeard, call_id: str) -> NewMessage:
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
        call_id=call_id,
    )
