"""Files that people sent, as a thread has them: by the widget of a website, or by Telegram."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from secretary_app.channels.telegram.files import TelegramFiles
from secretary_app.channels.widget.uploads import Uploads
from secretary_app.features.conversations.models import Channel, Message
from secretary_app.foundation.auth.errors import NotAllowed


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadFile:
    """A file, without what is in it."""

    id: str
    """At its door."""
    door: Channel
    name: str
    """As whoever sent it calls it; empty where they did not."""
    media_type: str
    """As it was told, which need not be true."""
    size: int


class ThreadFiles:
    """Each door asks for its own right."""

    def __init__(self, *, uploads: Uploads, bots: TelegramFiles) -> None:
        self._uploads = uploads
        self._bots = bots

    async def of_messages(self, messages: Iterable[Message]) -> dict[str, ThreadFile]:
        """By the id of the message; without those that whoever acts may not open."""
        by_door = dict[Channel, list[str]]()
        for message in messages:
            by_door.setdefault(message.channel, []).append(message.id)
        found = dict[str, ThreadFile]()
        for door, read in ((Channel.WIDGET, self._sent_on_sites), (Channel.TELEGRAM, self._by_bot)):
            if door in by_door:
                try:
                    found |= await read(by_door[door])
                except NotAllowed:
                    continue
        return found

    async def read(self, file: ThreadFile) -> bytes:
        """What is in it. Raises UploadMissing or FileMissing."""
        if file.door is Channel.WIDGET:
            _, data = await self._uploads.read(file.id)
        else:
            _, data = await self._bots.read(file.id)
        return data

    async def _sent_on_sites(self, messages: list[str]) -> dict[str, ThreadFile]:
        return {
            message_id: ThreadFile(
                id=each.id,
                door=Channel.WIDGET,
                name=each.name,
                media_type=each.media_type,
                size=each.size,
            )
            for message_id, each in (await self._uploads.of_messages(messages)).items()
        }

    async def _by_bot(self, messages: list[str]) -> dict[str, ThreadFile]:
        return {
            message_id: ThreadFile(
                id=each.id,
                door=Channel.TELEGRAM,
                name=each.name,
                media_type=each.mime,
                size=each.size,
            )
            for message_id, each in (await self._bots.of_messages(messages)).items()
        }
