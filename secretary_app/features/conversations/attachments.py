"""Files that people sent: on the disk under their ids, with a message in the thread that tells.

Nothing here opens them, and nothing is believed of what they are called. Each door has a table, a
folder and a limit of its own, and asks for its own rights.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import String, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute, Mapped, mapped_column

from secretary_app.features.conversations.models import Channel, Message, NewMessage
from secretary_app.features.conversations.service import ConversationService
from secretary_app.features.conversations.tables import MessageRow
from secretary_app.foundation.storage import Base, Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.ids import new_id
from secretary_app.kernel.paths import make_private_folder

MB = 1_000_000
OF_ALL_MB = 4000
"""By one door: a disk that strangers can fill stops the telephone, too."""

LONGEST_NAME = 120
LONGEST_ENDING = 8
LONGEST_MEDIA_TYPE = 100


class AttachmentRow(Base):
    """What every door's table of files has."""

    __abstract__ = True

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    message_id: Mapped[str] = mapped_column(String(36), index=True)
    """That tells of it, in the thread."""
    name: Mapped[str] = mapped_column(String(200))
    media_type: Mapped[str] = mapped_column(String(LONGEST_MEDIA_TYPE))
    size: Mapped[int] = mapped_column()
    at: Mapped[datetime] = mapped_column()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file, without what is in it."""

    id: str
    """At its door."""
    door: Channel
    name: str
    """As whoever sent it calls it: shown, and never a path; empty where they did not."""
    media_type: str
    """As it was told, which need not be true."""
    size: int


Beside = Callable[[AsyncSession, Message, datetime], Awaitable[None]]
"""What else is stored in the session in which the message is."""


class Attachments:
    """Those of one door."""

    def __init__(
        self,
        *,
        database: Database,
        conversations: ConversationService,
        door: Channel,
        folder: Path,
        rows: type[AttachmentRow],
        owner: InstrumentedAttribute[str],
        of_one_mb: int,
        clock: Clock,
    ) -> None:
        """``owner`` is the column of ``rows`` that says whose a file is."""
        self._database = database
        self._conversations = conversations
        self._door = door
        self._folder = folder
        self._rows = rows
        self._owner = owner
        self._of_one_mb = of_one_mb
        self._clock = clock

    async def has_room(self, owner_id: str, size: int) -> bool:
        """Whether so much more of one person's may be kept."""
        total = func.coalesce(func.sum(self._rows.size), 0)
        async with self._database.read() as session:
            theirs = await session.scalar(select(total).where(self._owner == owner_id)) or 0
            everybodys = await session.scalar(select(total)) or 0
        return theirs + size <= self._of_one_mb * MB and everybodys + size <= OF_ALL_MB * MB

    async def keep(
        self,
        thread_id: str,
        message: NewMessage,
        data: bytes,
        *,
        name: str,
        media_type: str,
        values: Mapping[str, str],
        beside: Beside,
    ) -> Message:
        """The file, the message that tells of it, and what is stored ``beside``: all or nothing.

        ``values`` are those of the columns that only this door has.
        """
        file_id, now = new_id(), self._clock.now()
        path = self._folder / file_id
        await asyncio.to_thread(self._write, path, data)
        try:
            async with self._database.write() as session:
                stored = await self._conversations.add_within(session, thread_id, message, now=now)
                await beside(session, stored, now)
                session.add(
                    self._rows(
                        id=file_id,
                        message_id=stored.id,
                        name=tidy_name(name),
                        media_type=media_type[:LONGEST_MEDIA_TYPE],
                        size=len(data),
                        at=now,
                        **values,
                    )
                )
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        self._conversations.announce(stored, actor="caller")
        return stored

    async def of_messages(self, message_ids: Collection[str]) -> dict[str, Attachment]:
        """By the id of the message in the thread."""
        async with self._database.read() as session:
            rows = await session.scalars(
                select(self._rows).where(self._rows.message_id.in_(message_ids))
            )
            return {row.message_id: self._seen(row) for row in rows}

    async def read(self, file_id: str) -> tuple[Attachment, bytes] | None:
        """None where it is gone."""
        async with self._database.read() as session:
            row = await session.get(self._rows, file_id)
        if row is None:
            return None
        try:
            return self._seen(row), await asyncio.to_thread((self._folder / row.id).read_bytes)
        except OSError:
            return None

    async def sweep(self) -> int:
        """Files whose message is gone go, too; how many."""
        rows = self._rows
        async with self._database.write() as session:
            gone = list(
                await session.scalars(
                    select(rows.id).where(rows.message_id.not_in(select(MessageRow.id)))
                )
            )
            await session.execute(delete(rows).where(rows.id.in_(gone)))
        for file_id in gone:
            (self._folder / file_id).unlink(missing_ok=True)
        return len(gone)

    def _seen(self, row: AttachmentRow) -> Attachment:
        return Attachment(
            id=row.id, door=self._door, name=row.name, media_type=row.media_type, size=row.size
        )

    def _write(self, path: Path, data: bytes) -> None:
        make_private_folder(self._folder)
        half = path.with_suffix(".part")
        try:
            half.write_bytes(data)
            half.chmod(0o600)
            half.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                half.unlink()
            raise


def tidy_name(name: str) -> str:
    """Its last part, without what a screen or a file system would make something of."""
    last = name.replace("\\", "/").rpartition("/")[2]
    plain = "".join(char for char in last if char.isprintable() and char not in '<>:"|?*')
    stem, dot, ending = plain.strip(" .").rpartition(".")
    return f"{stem[:LONGEST_NAME]}{dot}{ending[:LONGEST_ENDING]}" if stem else ending[:LONGEST_NAME]
