"""What may come from Telegram, in our own words, and how it is written down until it is dealt with.

Made from aiogram's types by `wire/reading.py`; everything else knows these.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class FileKind(StrEnum):
    """What a file is to whoever sent it."""

    VOICE = "voice"
    PHOTO = "photo"
    FILE = "file"
    """Anything that was attached: a document, a film, music."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingFile:
    """A file that lies at Telegram."""

    kind: FileKind
    file_id: str
    size: int
    """Bytes, as it is told; 0: it is not told."""
    name: str = ""
    mime: str = ""
    seconds: int = 0
    """Of sound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One thing that somebody did."""

    update_id: int
    chat_id: int
    number: int = 0
    """Of the message, within the chat: the one they wrote, or the one whose button they pressed."""
    private: bool = True
    chat_title: str = ""
    user_id: int = 0
    user_name: str = ""
    username: str = ""
    """Without the @; empty: they have none."""
    speaks: str = ""
    """The language of their Telegram, as IETF writes it."""
    text: str = ""
    """What they wrote, or what stands under a file."""
    replies_to: int = 0
    """Number of the message that theirs replies to; 0: it is no reply."""
    edited: bool = False
    addressed: bool = True
    """Of a group: the bot was named, replied to, or commanded."""
    command: str = ""
    """Without the slash and the bot's name."""
    argument: str = ""
    """What stands after the command."""
    press_id: str = ""
    """Of a pressed button."""
    press_data: str = ""
    contact: str = ""
    """A number that they shared."""
    contact_is_own: bool = False
    file: IncomingFile | None = None
    strange: str = ""
    """Something that we take no notice of, as Telegram calls it: a sticker, a place."""
    moved_to: int = 0
    """The group is a supergroup with this id now."""
    joined: bool = False
    """The bot itself was taken into the group."""

    def document(self) -> dict[str, Any]:
        """Any: JSON."""
        return asdict(self)


def incoming_of(document: Mapping[str, Any]) -> Incoming:
    """Any: JSON. What `document` has written."""
    fields = dict(document)
    if fields.get("file") is not None:
        fields["file"] = IncomingFile(
            **(fields["file"] | {"kind": FileKind(fields["file"]["kind"])})
        )
    return Incoming(**fields)
