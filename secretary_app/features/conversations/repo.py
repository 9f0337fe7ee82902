"""Threads and messages in the database."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, fields
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Select,
    bindparam,
    delete,
    false,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession

from secretary_app.features.conversations.models import (
    Channel,
    Evidence,
    EvidenceKind,
    Message,
    NewMessage,
    Role,
    Span,
    Talk,
    Thread,
)
from secretary_app.features.conversations.tables import SEARCH, DraftRow, MessageRow, ThreadRow
from secretary_app.foundation.storage import table_of
from secretary_app.kernel.ids import new_id

_THREADS = table_of(ThreadRow)
_SPOKEN = (
    update(_THREADS)
    .where(_THREADS.c.id == bindparam("thread"))
    .values(last_message_at=bindparam("now"))
    .returning(_THREADS.c.id)
)
_ADDED = insert(table_of(MessageRow))


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
        row = ThreadRow(
            id=new_id(), person_id=person_id, opened_at=now, last_message_at=None, seen_position=0
        )
        self._session.add(row)
        await self._session.flush()
        return _thread(row)

    async def add_message(
        self, thread_id: str, message: NewMessage, *, now: datetime
    ) -> Message | None:
        """At the end of the thread; None where there is no such thread."""
        spoken = await self._session.scalar(_SPOKEN, {"thread": thread_id, "now": now})
        if spoken is None:
            return None
        handed_in = {each.name: getattr(message, each.name) for each in fields(NewMessage)}
        stored = Message(**handed_in, id=new_id(), thread_id=thread_id, created_at=now)
        await self._session.execute(_ADDED, asdict(stored))
        return stored

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

    async def wrote_by(self, thread_id: str) -> list[Channel]:
        """The doors by which the person outside came, the last of them first."""
        rows = await self._session.scalars(
            select(MessageRow.channel)
            .where(MessageRow.thread_id == thread_id, MessageRow.role == Role.CALLER)
            .group_by(MessageRow.channel)
            .order_by(func.max(MessageRow.position).desc())
        )
        return [Channel(each) for each in rows]

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

    async def talks(
        self, *, newest: int, among: Collection[str] | None, persons: Collection[str]
    ) -> list[Talk]:
        """Threads in which something was said, the newest first; of ``among`` or of ``persons``."""
        last = (
            select(MessageRow.thread_id, func.max(MessageRow.position).label("position"))
            .group_by(MessageRow.thread_id)
            .subquery()
        )
        chosen = (
            select(ThreadRow, MessageRow)
            .join(last, last.c.thread_id == ThreadRow.id)
            .join(MessageRow, MessageRow.position == last.c.position)
            .order_by(MessageRow.position.desc())
            .limit(newest)
        )
        if among is not None:
            chosen = chosen.where(or_(ThreadRow.id.in_(among), ThreadRow.person_id.in_(persons)))
        rows = (await self._session.execute(chosen)).all()
        unseen = await self._unseen([thread.id for thread, _ in rows])
        return [
            Talk(thread=_thread(thread), last=_message(row), unseen=unseen.get(thread.id, 0))
            for thread, row in rows
        ]

    async def _unseen(self, threads: Collection[str]) -> dict[str, int]:
        """Things of theirs: a call counts once, however much was said in it."""
        what = func.coalesce(MessageRow.call_id, MessageRow.id)
        rows = await self._session.execute(
            select(MessageRow.thread_id, func.count(what.distinct()).label("unseen"))
            .join(ThreadRow, ThreadRow.id == MessageRow.thread_id)
            .where(
                ThreadRow.id.in_(threads),
                MessageRow.role == Role.CALLER,
                MessageRow.position > ThreadRow.seen_position,
            )
            .group_by(MessageRow.thread_id)
        )
        return {row.thread_id: row.unseen for row in rows}

    async def get_thread(self, thread_id: str) -> Thread | None:
        """By id."""
        row = await self._session.get(ThreadRow, thread_id)
        return None if row is None else _thread(row)

    async def see(self, thread_id: str) -> bool:
        """All of it is seen; whether something was not."""
        newest = await self._session.scalar(
            select(func.max(MessageRow.position)).where(MessageRow.thread_id == thread_id)
        )
        changed = await self._session.scalars(
            update(ThreadRow)
            .where(ThreadRow.id == thread_id, ThreadRow.seen_position < (newest or 0))
            .values(seen_position=newest)
            .returning(ThreadRow.id)
        )
        return changed.first() is not None

    async def drafts(self, owner_id: str) -> dict[str, str]:
        """What somebody has begun to write, by thread."""
        rows = await self._session.execute(
            select(DraftRow.thread_id, DraftRow.text).where(DraftRow.owner_id == owner_id)
        )
        return {row.thread_id: row.text for row in rows}

    async def keep_draft(self, thread_id: str, owner_id: str, text: str) -> None:
        """Instead of what was kept before; empty text keeps nothing."""
        if text:
            await self._session.merge(DraftRow(thread_id=thread_id, owner_id=owner_id, text=text))
        else:
            await self._session.execute(
                delete(DraftRow).where(
                    DraftRow.thread_id == thread_id, DraftRow.owner_id == owner_id
                )
            )

    async def move(
        self, from_thread: str, to_thread: str, *, only: Collection[int] | None = None
    ) -> list[int]:
        """Messages go into another thread; their positions."""
        which = select(MessageRow.position).where(MessageRow.thread_id == from_thread)
        if only is not None:
            which = which.where(MessageRow.position.in_(only))
        positions = list(await self._session.scalars(which))
        await self._session.execute(
            update(MessageRow).where(MessageRow.position.in_(positions)).values(thread_id=to_thread)
        )
        for thread_id in (from_thread, to_thread):
            last = select(func.max(MessageRow.created_at)).where(MessageRow.thread_id == thread_id)
            await self._session.execute(
                update(ThreadRow)
                .where(ThreadRow.id == thread_id)
                .values(last_message_at=last.scalar_subquery())
            )
        return positions

    async def forget(self, person_id: str | None, calls: Collection[str]) -> int:
        """Messages of a person and of calls, and the threads that held nothing else; how many."""
        # Compared with NULL, it would be the threads of everybody who hid who they are.
        of_person = false() if person_id is None else ThreadRow.person_id == person_id
        own = select(ThreadRow.id).where(of_person)
        of_them = or_(MessageRow.thread_id.in_(own), MessageRow.call_id.in_(calls))
        strangers = select(MessageRow.thread_id).where(MessageRow.call_id.in_(calls))
        threads = set(await self._session.scalars(own.union(strangers)))
        count = await self._delete(of_them)
        left = select(MessageRow.thread_id)
        await self._session.execute(
            delete(ThreadRow).where(ThreadRow.id.in_(threads), ThreadRow.id.not_in(left))
        )
        return count

    async def delete_before(self, moment: datetime, *, keep_calls: Collection[str]) -> int:
        """Messages older than that, but those of the calls that are kept; how many."""
        return await self._delete(
            MessageRow.created_at < moment,
            or_(MessageRow.call_id.is_(None), MessageRow.call_id.not_in(keep_calls)),
        )

    async def _delete(self, *which: ColumnElement[bool]) -> int:
        """The words leave the search index, too, and not only the list of its hits."""
        positions = (await self._session.scalars(select(MessageRow.position).where(*which))).all()
        await self._session.execute(delete(MessageRow).where(MessageRow.position.in_(positions)))
        if positions:
            await self._session.execute(SEARCH.purged())
        return len(positions)

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
