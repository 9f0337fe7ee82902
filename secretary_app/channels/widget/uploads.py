"""Files of visitors: looked at before they are kept, and never served as what they claim to be.

A file lies under its id, without a name and without an ending; what it is called stands in the
database. Nothing opens it but a person here, who gets it as a download.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Collection
from pathlib import Path, PurePosixPath

from sqlalchemy import delete, func, select

from secretary_app.channels.widget.errors import UploadMissing, UploadRefused, UploadTooLarge
from secretary_app.channels.widget.models import Upload, Visit
from secretary_app.channels.widget.rights import OPEN_UPLOADS, RECEIVE_VISITORS
from secretary_app.channels.widget.tables import UploadRow, VisitMessageRow
from secretary_app.channels.widget.visits import show_within
from secretary_app.features.conversations.models import Message, NewMessage
from secretary_app.features.conversations.service import ConversationService
from secretary_app.features.conversations.tables import MessageRow
from secretary_app.foundation.auth.acting import needs
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.file_kinds import kind_of
from secretary_app.kernel.ids import new_id
from secretary_app.kernel.paths import make_folder

MB = 1_000_000
LARGEST_MB = 10
OF_ONE_VISITOR_MB = 50
OF_ALL_MB = 4000
"""A disk that strangers can fill stops the telephone, too."""

LONGEST_NAME = 120

_OFFICE = (b"PK\x03\x04", "application/zip", {".docx", ".xlsx", ".odt", ".ods"})
KINDS = ".png,.jpg,.jpeg,.gif,.webp,.pdf,.docx,.xlsx,.odt,.ods,.txt,.csv"
"""For the window in which a visitor chooses a file."""
TAKEN = frozenset({".wav", *KINDS.split(",")})
"""A voice message is a file, too."""


class Uploads:
    """Keeps them in a folder of their own."""

    def __init__(
        self,
        *,
        database: Database,
        conversations: ConversationService,
        folder: Path,
        clock: Clock,
    ) -> None:
        self._database = database
        self._conversations = conversations
        self._folder = folder
        self._clock = clock

    @needs(RECEIVE_VISITORS, about="visit.id")
    async def keep(
        self, visit: Visit, thread_id: str, message: NewMessage, *, name: str, data: bytes
    ) -> Message:
        """The file and the message that tells of it. Raises UploadRefused or UploadTooLarge."""
        kind = media_type(name, data)
        await self._check_room(visit.id, len(data))
        upload_id, now = new_id(), self._clock.now()
        file = self._folder / upload_id
        await asyncio.to_thread(self._write, file, data)
        try:
            async with self._database.write() as session:
                stored = await self._conversations.add_within(session, thread_id, message, now=now)
                await show_within(session, visit.id, stored.id)
                session.add(
                    UploadRow(
                        id=upload_id,
                        visit_id=visit.id,
                        message_id=stored.id,
                        name=tidy_name(name),
                        media_type=kind,
                        size=len(data),
                        at=now,
                    )
                )
        except BaseException:
            file.unlink(missing_ok=True)
            raise
        self._conversations.announce(stored, actor="caller")
        return stored

    @needs(OPEN_UPLOADS)
    async def of_messages(self, message_ids: Collection[str]) -> dict[str, Upload]:
        """By the id of the message."""
        async with self._database.read() as session:
            rows = await session.scalars(
                select(UploadRow).where(UploadRow.message_id.in_(message_ids))
            )
            return {row.message_id: _upload(row) for row in rows}

    @needs(OPEN_UPLOADS, about="upload_id")
    async def read(self, upload_id: str) -> tuple[Upload, bytes]:
        """Raises UploadMissing."""
        async with self._database.read() as session:
            row = await session.get(UploadRow, upload_id)
        if row is None:
            raise UploadMissing(upload_id=upload_id)
        try:
            data = await asyncio.to_thread((self._folder / row.id).read_bytes)
        except OSError:
            raise UploadMissing(upload_id=upload_id) from None
        return _upload(row), data

    @needs(RECEIVE_VISITORS)
    async def sweep(self) -> int:
        """Files whose message is gone go, too; how many."""
        left = select(MessageRow.id)
        async with self._database.write() as session:
            gone = list(
                await session.scalars(select(UploadRow.id).where(UploadRow.message_id.not_in(left)))
            )
            await session.execute(delete(UploadRow).where(UploadRow.id.in_(gone)))
            await session.execute(
                delete(VisitMessageRow).where(VisitMessageRow.message_id.not_in(left))
            )
        for upload_id in gone:
            (self._folder / upload_id).unlink(missing_ok=True)
        return len(gone)

    async def _check_room(self, visit_id: str, size: int) -> None:
        if size > LARGEST_MB * MB:
            raise UploadTooLarge(largest_mb=LARGEST_MB)
        total = func.coalesce(func.sum(UploadRow.size), 0)
        async with self._database.read() as session:
            theirs = await session.scalar(select(total).where(UploadRow.visit_id == visit_id)) or 0
            everybodys = await session.scalar(select(total)) or 0
        if theirs + size > OF_ONE_VISITOR_MB * MB or everybodys + size > OF_ALL_MB * MB:
            raise UploadTooLarge(largest_mb=LARGEST_MB)

    def _write(self, file: Path, data: bytes) -> None:
        make_folder(self._folder)
        half = file.with_suffix(".part")
        try:
            half.write_bytes(data)
            half.chmod(0o600)
            half.replace(file)
        except OSError:
            with contextlib.suppress(OSError):
                half.unlink()
            raise


def media_type(name: str, data: bytes) -> str:
    """By the first bytes and the ending, which have to agree. Raises UploadRefused."""
    ending, kind = PurePosixPath(name.lower()).suffix, kind_of(data)
    if kind is not None and ending in kind.endings and ending in TAKEN:
        return kind.media_type
    beginning, media_type_of_office, endings = _OFFICE
    if data.startswith(beginning) and ending in endings:
        return media_type_of_office
    raise UploadRefused


def tidy_name(name: str) -> str:
    """Its last part, without what a screen or a file system would make something of."""
    last = name.replace("\\", "/").rpartition("/")[2]
    plain = "".join(char for char in last if char.isprintable() and char not in '<>:"|?*')
    stem, dot, ending = plain.strip(" .").rpartition(".")
    return f"{stem[:LONGEST_NAME]}{dot}{ending[:8]}" if stem else ending[:LONGEST_NAME]


def _upload(row: UploadRow) -> Upload:
    return Upload(
        id=row.id,
        visit_id=row.visit_id,
        message_id=row.message_id,
        name=row.name,
        media_type=row.media_type,
        size=row.size,
        at=row.at,
    )
