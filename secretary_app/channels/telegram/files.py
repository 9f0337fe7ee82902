"""Files that people sent: on the disk under their ids, with a message in the thread that tells.

Nothing here opens them, and nothing is believed of what they are called.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import delete, func, select

from secretary_app.channels.telegram.errors import FileMissing
from secretary_app.channels.telegram.incoming import IncomingFile
from secretary_app.channels.telegram.models import Talk
from secretary_app.channels.telegram.rights import CARRY_BOTS, OPEN_BOT_FILES
from secretary_app.channels.telegram.tables import FileRow
from secretary_app.channels.telegram.talks import Talks
from secretary_app.features.conversations.models import Message, NewMessage
from secretary_app.features.conversations.service import ConversationService
from secretary_app.features.conversations.tables import MessageRow
from secretary_app.foundation.auth.acting import needs
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.ids import new_id
from secretary_app.kernel.paths import make_private_folder

MB = 1_000_000
OF_ONE_TALK_MB = 100
OF_ALL_MB = 4000
"""A disk that strangers can fill stops the telephone, too."""

LONGEST_NAME = 120
LONGEST_MIME = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """A file, without what is in it."""

    id: str
    message_id: str
    name: str
    mime: str
    """As it was told, which need not be true."""
    size: int


class TelegramFiles:
    """Keeps them in a folder of their own."""

    def __init__(
        self,
        *,
        database: Database,
        conversations: ConversationService,
        talks: Talks,
        folder: Path,
        clock: Clock,
    ) -> None:
        self._database = database
        self._conversations = conversations
        self._talks = talks
        self._folder = folder
        self._clock = clock

    @needs(CARRY_BOTS, about="talk.id")
    async def room_for(self, talk: Talk, size: int) -> bool:
        """Whether so much more of one talk may be kept."""
        total = func.coalesce(func.sum(FileRow.size), 0)
        async with self._database.read() as session:
            theirs = await session.scalar(select(total).where(FileRow.talk_id == talk.id)) or 0
            everybodys = await session.scalar(select(total)) or 0
        return theirs + size <= OF_ONE_TALK_MB * MB and everybodys + size <= OF_ALL_MB * MB

    @needs(CARRY_BOTS, about="talk.id")
    async def keep(
        self,
        talk: Talk,
        number: int,
        thread_id: str,
        message: NewMessage,
        *,
        file: IncomingFile,
        data: bytes,
    ) -> Message:
        """The file, the message that tells of it, and that Telegram's message was heard."""
        file_id, now = new_id(), self._clock.now()
        path = self._folder / file_id
        await asyncio.to_thread(self._write, path, data)
        try:
            async with self._database.write() as session:
                stored = await self._conversations.add_within(session, thread_id, message, now=now)
                await self._talks.heard(session, talk, number, stored.id)
                session.add(
                    FileRow(
                        id=file_id,
                        talk_id=talk.id,
                        message_id=stored.id,
                        name=tidy_name(file.name),
                        mime=file.mime[:LONGEST_MIME],
                        size=len(data),
                        at=now,
                    )
                )
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        self._conversations.announce(stored, actor="caller")
        return stored

    @needs(OPEN_BOT_FILES)
    async def of_messages(self, message_ids: Collection[str]) -> dict[str, KeptFile]:
        """By the id of the message in the thread."""
        async with self._database.read() as session:
            rows = await session.scalars(select(FileRow).where(FileRow.message_id.in_(message_ids)))
            return {row.message_id: _kept(row) for row in rows}

    @needs(OPEN_BOT_FILES, about="file_id")
    async def read(self, file_id: str) -> tuple[KeptFile, bytes]:
        """Raises FileMissing."""
        async with self._database.read() as session:
            row = await session.get(FileRow, file_id)
        if row is None:
            raise FileMissing
        try:
            return _kept(row), await asyncio.to_thread((self._folder / row.id).read_bytes)
        except OSError:
            raise FileMissing from None

    @needs(CARRY_BOTS)
    async def sweep(self) -> int:
        """Files whose message is gone go, too; how many."""
        async with self._database.write() as session:
            gone = list(
                await session.scalars(
                    select(FileRow.id).where(FileRow.message_id.not_in(select(MessageRow.id)))
                )
            )
            await session.execute(delete(FileRow).where(FileRow.id.in_(gone)))
        for file_id in gone:
            (self._folder / file_id).unlink(missing_ok=True)
        return len(gone)

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
    return plain.strip(" .")[-LONGEST_NAME:]


def _kept(row: FileRow) -> KeptFile:
    return KeptFile(
        id=row.id, message_id=row.message_id, name=row.name, mime=row.mime, size=row.size
    )
