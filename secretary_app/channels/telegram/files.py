"""Files that people sent to a bot."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession

from secretary_app.channels.telegram.errors import FileMissing
from secretary_app.channels.telegram.incoming import IncomingFile
from secretary_app.channels.telegram.models import Talk
from secretary_app.channels.telegram.rights import CARRY_BOTS, OPEN_BOT_FILES
from secretary_app.channels.telegram.tables import FileRow
from secretary_app.channels.telegram.talks import Talks
from secretary_app.features.conversations.attachments import Attachment, Attachments
from secretary_app.features.conversations.models import Channel, Message, NewMessage
from secretary_app.features.conversations.service import ConversationService
from secretary_app.foundation.auth.acting import needs
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock

OF_ONE_TALK_MB = 100


class TelegramFiles:
    """Of all bots."""

    def __init__(
        self,
        *,
        database: Database,
        conversations: ConversationService,
        talks: Talks,
        folder: Path,
        clock: Clock,
    ) -> None:
        self._talks = talks
        self._kept = Attachments(
            database=database,
            conversations=conversations,
            door=Channel.TELEGRAM,
            folder=folder,
            rows=FileRow,
            owner=FileRow.talk_id,
            of_one_mb=OF_ONE_TALK_MB,
            clock=clock,
        )

    @needs(CARRY_BOTS, about="talk.id")
    async def room_for(self, talk: Talk, size: int) -> bool:
        """Whether so much more of one talk may be kept."""
        return await self._kept.has_room(talk.id, size)

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

        async def heard(session: AsyncSession, stored: Message, _now: datetime) -> None:
            await self._talks.heard(session, talk, number, stored.id)

        return await self._kept.keep(
            thread_id,
            message,
            data,
            name=file.name,
            media_type=file.mime,
            values={"talk_id": talk.id},
            beside=heard,
        )

    @needs(OPEN_BOT_FILES)
    async def of_messages(self, message_ids: Collection[str]) -> dict[str, Attachment]:
        """By the id of the message in the thread."""
        return await self._kept.of_messages(message_ids)

    @needs(OPEN_BOT_FILES, about="file_id")
    async def read(self, file_id: str) -> tuple[Attachment, bytes]:
        """Raises FileMissing."""
        found = await self._kept.read(file_id)
        if found is None:
            raise FileMissing
        return found

    @needs(CARRY_BOTS)
    async def sweep(self) -> int:
        """Files whose message is gone go, too; how many."""
        return await self._kept.sweep()
