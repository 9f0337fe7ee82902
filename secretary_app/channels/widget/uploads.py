"""Files of visitors: looked at before they are kept, and never served as what they claim to be.

Nothing opens one but a person here, who gets it as a download.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from pathlib import Path, PurePosixPath

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from secretary_app.channels.widget.errors import UploadMissing, UploadRefused, UploadTooLarge
from secretary_app.channels.widget.models import Visit
from secretary_app.channels.widget.rights import OPEN_UPLOADS, RECEIVE_VISITORS
from secretary_app.channels.widget.tables import UploadRow, VisitMessageRow
from secretary_app.channels.widget.visits import show_within
from secretary_app.features.conversations.attachments import MB, Attachment, Attachments
from secretary_app.features.conversations.models import Channel, Message, NewMessage
from secretary_app.features.conversations.service import ConversationService
from secretary_app.features.conversations.tables import MessageRow
from secretary_app.foundation.auth.acting import needs
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.file_kinds import kind_of

LARGEST_MB = 10
OF_ONE_VISITOR_MB = 50

_OFFICE = (b"PK\x03\x04", "application/zip", {".docx", ".xlsx", ".odt", ".ods"})
KINDS = ".png,.jpg,.jpeg,.gif,.webp,.pdf,.docx,.xlsx,.odt,.ods,.txt,.csv"
"""For the window in which a visitor chooses a file."""
TAKEN = frozenset({".wav", *KINDS.split(",")})
"""A voice message is a file, too."""


class Uploads:
    """Of all widgets."""

    def __init__(
        self,
        *,
        database: Database,
        conversations: ConversationService,
        folder: Path,
        clock: Clock,
    ) -> None:
        self._database = database
        self._kept = Attachments(
            database=database,
            conversations=conversations,
            door=Channel.WIDGET,
            folder=folder,
            rows=UploadRow,
            owner=UploadRow.visit_id,
            of_one_mb=OF_ONE_VISITOR_MB,
            clock=clock,
        )

    @needs(RECEIVE_VISITORS, about="visit.id")
    async def keep(
        self, visit: Visit, thread_id: str, message: NewMessage, *, name: str, data: bytes
    ) -> Message:
        """The file and the message that tells of it. Raises UploadRefused or UploadTooLarge."""
        kind = media_type(name, data)
        if len(data) > LARGEST_MB * MB or not await self._kept.has_room(visit.id, len(data)):
            raise UploadTooLarge(largest_mb=LARGEST_MB)

        async def shown(session: AsyncSession, stored: Message, _now: datetime) -> None:
            await show_within(session, visit.id, stored.id)

        return await self._kept.keep(
            thread_id,
            message,
            data,
            name=name,
            media_type=kind,
            values={"visit_id": visit.id},
            beside=shown,
        )

    @needs(OPEN_UPLOADS)
    async def of_messages(self, message_ids: Collection[str]) -> dict[str, Attachment]:
        """By the id of the message."""
        return await self._kept.of_messages(message_ids)

    @needs(OPEN_UPLOADS, about="upload_id")
    async def read(self, upload_id: str) -> tuple[Attachment, bytes]:
        """Raises UploadMissing."""
        found = await self._kept.read(upload_id)
        if found is None:
            raise UploadMissing(upload_id=upload_id)
        return found

    @needs(RECEIVE_VISITORS)
    async def sweep(self) -> int:
        """Files whose message is gone go, too, and what browsers may see of it; how many files."""
        async with self._database.write() as session:
            await session.execute(
                delete(VisitMessageRow).where(
                    VisitMessageRow.message_id.not_in(select(MessageRow.id))
                )
            )
        return await self._kept.sweep()


def media_type(name: str, data: bytes) -> str:
    """By the first bytes and the ending, which have to agree. Raises UploadRefused."""
    ending, kind = PurePosixPath(name.lower()).suffix, kind_of(data)
    if kind is not None and ending in kind.endings and ending in TAKEN:
        return kind.media_type
    beginning, media_type_of_office, endings = _OFFICE
    if data.startswith(beginning) and ending in endings:
        return media_type_of_office
    raise UploadRefused
