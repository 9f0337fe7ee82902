"""Threads and messages in the database."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from secretary_app.features.conversations.models import (
    Channel,
    Evidence,
    EvidenceKind,
    Message,
    NewMessage,
    Role,
    Span,
    Thread,
)
from secretary_app.features.conversations.tables import SEARCH, MessageRow, ThreadRow
from secretary_app.kernel.ids import new_id


class ConversationsRepo:
    """Within one session."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def thread_of(self, person_id: str) -> Thread | None:
        """The person's thread."""
        row = await self._session.scalar(select(ThreadRow).where(ThreadRow.person_id == person_id))
        return None if row is None else _thread(row)

    async def add_thread(self, person_id: str | None, *, now: datetime) -> Thread:
        """An empty thread."""
        row = ThreadRow(id=new_id(), person_id=person_id, opened_at=now, last_message_at=None)
        self._session.add(row)
        await self._session.flush()
        return _thread(row)

    async def add_message(
        self, thread_id: str, message: NewMessage, *, now: datetime
    ) -> Message | None:
        """At the end of the thread; None where there is no such thread."""
        thread = await self._session.get(ThreadRow, thread_id)
        if thread is None:
            return None
        thread.last_message_at = now
        row = MessageRow(
            id=new_id(),
            thread_id=thread_id,
            call_id=message.call_id,
            role=message.role,
            channel=message.channel,
            language=message.language,
            text=message.text,
            heard_text=message.heard_text,
            engine=message.engine,
            confidence=message.confidence,
            evidence=[asdict(each) for each in message.evidence],
            spans=[asdict(each) for each in message.spans],
            created_at=now,
        )
        self._session.add(row)
        await self._session.flush()
        return _message(row)

    async def set_heard(
        self, message_id: str, heard_text: str, spans: tuple[Span, ...]
    ) -> Message | None:
        """What of it reached the caller; None where there is no such message."""
        row = await self._session.scalar(select(MessageRow).where(MessageRow.id == message_id))
        if row is None:
            return None
        row.heard_text = heard_text
        row.spans = [asdict(each) for each in spans]
        await self._session.flush()
        return _message(row)

    async def of_thread(self, thread_id: str, *, newest: int) -> list[Message]:
        """The newest messages of a thread, oldest first."""
        chosen = select(MessageRow).where(MessageRow.thread_id == thread_id)
        rows = await self._session.scalars(
            chosen.order_by(MessageRow.position.desc()).limit(newest)
        )
        return [_message(row) for row in reversed(rows.all())]

    async def of_call(self, call_id: str) -> list[Message]:
        """All messages of one call, oldest first."""
        return await self._read(select(MessageRow).where(MessageRow.call_id == call_id))

    async def matching(self, query: str, *, newest: int) -> list[Message]:
        """The newest messages with these words, newest first."""
        rows = await self._session.scalars(
            select(MessageRow)
            .where(SEARCH.matches(query))
            .order_by(MessageRow.position.desc())
            .limit(newest)
        )
        return [_message(row) for row in rows]

    async def _read(self, chosen: Select[MessageRow]) -> list[Message]:
        rows = await self._session.scalars(chosen.order_by(MessageRow.position))
        return [_message(row) for row in rows]


def _thread(row: ThreadRow) -> Thread:
    return Thread(
        id=row.id,
        person_id=row.person_id,
        opened_at=row.opened_at,
        last_message_at=row.last_message_at,
    )


def _message(row: MessageRow) -> Message:
    return Message(
        id=row.id,
        thread_id=row.thread_id,
        call_id=row.call_id,
        role=Role(row.role),
        channel=Channel(row.channel),
        language=row.language,
        text=row.text,
        heard_text=row.heard_text,
        engine=row.engine,
        confidence=row.confidence,
        evidence=tuple(
            Evidence(**(each | {"kind": EvidenceKind(each["kind"])})) for each in row.evidence
        ),
        spans=tuple(Span(**each) for each in row.spans),
        created_at=row.created_at,
    )
