"""Files that people sent, as a thread has them: by the widget of a website, or by Telegram."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from secretary_app.features.conversations.attachments import Attachment
from secretary_app.features.conversations.models import Channel, Message
from secretary_app.foundation.auth.errors import NotAllowed


class FilesOfDoor(Protocol):
    """Each door asks for its own right."""

    async def of_messages(self, message_ids: Collection[str], /) -> dict[str, Attachment]:
        """By the id of the message in the thread."""

    async def read(self, file_id: str, /) -> tuple[Attachment, bytes]:
        """What is in it. Raises a UserFacing of the door where it is gone."""


class ThreadFiles:
    """Of all doors."""

    def __init__(self, doors: Mapping[Channel, FilesOfDoor]) -> None:
        self._doors = doors

    async def of_messages(self, messages: Iterable[Message]) -> dict[str, Attachment]:
        """By the id of the message; without those that whoever acts may not open."""
        by_door = dict[Channel, list[str]]()
        for message in messages:
            by_door.setdefault(message.channel, []).append(message.id)
        found = dict[str, Attachment]()
        for channel, door in self._doors.items():
            if channel in by_door:
                try:
                    found |= await door.of_messages(by_door[channel])
                except NotAllowed:
                    continue
        return found

    async def read(self, file: Attachment) -> bytes:
        """What is in it. Raises UploadMissing or FileMissing."""
        _, data = await self._doors[file.door].read(file.id)
        return data
