"""Turns an update of aiogram's into what we know."""

from __future__ import annotations

import logging

from aiogram.types import CallbackQuery, Message, Update
from aiogram.utils.text_decorations import add_surrogates, remove_surrogates
from pydantic import ValidationError

from secretary_app.channels.telegram.incoming import FileKind, Incoming, IncomingFile
from secretary_app.channels.telegram.telegram import Me

_LOG = logging.getLogger(__name__)

PRIVATE = "private"
GROUPS = frozenset({"group", "supergroup"})

SILENT = frozenset(
    {
        "new_chat_members",
        "left_chat_member",
        "new_chat_title",
        "new_chat_photo",
        "delete_chat_photo",
        "group_chat_created",
        "supergroup_chat_created",
        "pinned_message",
        "message_auto_delete_timer_changed",
        "migrate_from_chat_id",
    }
)
"""Of Telegram itself, not of somebody: no answer."""


def updates_of(documents: object) -> tuple[list[Update], int]:
    """Those of a list that can be read, one by one; and the newest number of all."""
    found: list[Update] = []
    newest = 0
    for each in documents if isinstance(documents, list) else ():
        number = each.get("update_id") if isinstance(each, dict) else None
        if not isinstance(number, int):
            continue
        newest = max(newest, number)
        try:
            found.append(Update.model_validate(each))
        except ValidationError:
            _LOG.warning("update %d cannot be read and is passed over", number)
    return found, newest


def read(update: Update, me: Me) -> Incoming | None:
    """None where it is nothing to us."""
    if update.callback_query is not None:
        return _pressed(update.update_id, update.callback_query)
    message = update.message or update.edited_message
    if message is None or message.from_user is None or message.chat.type not in {PRIVATE, *GROUPS}:
        return None
    if message.migrate_to_chat_id is not None:
        return Incoming(
            update_id=update.update_id,
            chat_id=message.chat.id,
            private=False,
            moved_to=message.migrate_to_chat_id,
        )
    if message.from_user.is_bot:
        return None
    joined = any(each.id == me.id for each in message.new_chat_members or ())
    if message.content_type in SILENT and not joined:
        return None
    text = message.text or message.caption or ""
    command, argument = _command(message, text, me)
    file = _file(message)
    contact = message.contact
    strange = "" if text or file or contact or joined else message.content_type
    return Incoming(
        update_id=update.update_id,
        chat_id=message.chat.id,
        number=message.message_id,
        private=message.chat.type == PRIVATE,
        chat_title=message.chat.title or "",
        user_id=message.from_user.id,
        user_name=message.from_user.full_name,
        username=message.from_user.username or "",
        speaks=message.from_user.language_code or "",
        replies_to=message.reply_to_message.message_id if message.reply_to_message else 0,
        text=_without_name(text, me) if not command else text,
        edited=update.edited_message is not None,
        addressed=joined or _addressed(message, text, command, me),
        command=command,
        argument=argument,
        contact=contact.phone_number if contact else "",
        contact_is_own=contact is not None and contact.user_id == message.from_user.id,
        file=file,
        strange=strange,
        joined=joined,
    )


def _pressed(update_id: int, press: CallbackQuery) -> Incoming | None:
    if press.message is None:
        return None
    return Incoming(
        update_id=update_id,
        chat_id=press.message.chat.id,
        number=press.message.message_id,
        private=press.message.chat.type == PRIVATE,
        user_id=press.from_user.id,
        user_name=press.from_user.full_name,
        username=press.from_user.username or "",
        speaks=press.from_user.language_code or "",
        press_id=press.id,
        press_data=press.data or "",
    )


def _command(message: Message, text: str, me: Me) -> tuple[str, str]:
    """The command at the beginning, if it is for us: in a group it may name another bot."""
    first = next(iter(message.entities or ()), None)
    if first is None or first.type != "bot_command" or first.offset != 0:
        return "", ""
    word, _, whom = first.extract_from(text).removeprefix("/").partition("@")
    if whom and whom.casefold() != me.username.casefold():
        return "", ""
    rest = remove_surrogates(add_surrogates(text)[2 * first.length :])
    return word.casefold(), rest.strip()


def _addressed(message: Message, text: str, command: str, me: Me) -> bool:
    if message.chat.type == PRIVATE or command:
        return True
    answered = message.reply_to_message
    if answered is not None and answered.from_user and answered.from_user.id == me.id:
        return True
    named = f"@{me.username}".casefold()
    for each in (*(message.entities or ()), *(message.caption_entities or ())):
        if each.type == "mention" and each.extract_from(text).casefold() == named:
            return True
        if each.type == "text_mention" and each.user is not None and each.user.id == me.id:
            return True
    return False


def _without_name(text: str, me: Me) -> str:
    """«@our_bot, how much is it?» asks how much it is."""
    named = f"@{me.username}".casefold()
    tidy = text.strip()
    if me.username and tidy.casefold().startswith(named):
        tidy = tidy[len(named) :].lstrip(" ,:;—-")
    return tidy


def _file(message: Message) -> IncomingFile | None:
    if message.voice is not None:
        voice = message.voice
        return IncomingFile(
            kind=FileKind.VOICE,
            file_id=voice.file_id,
            size=voice.file_size or 0,
            mime=voice.mime_type or "audio/ogg",
            seconds=int(voice.duration),
        )
    if message.photo:
        # Smallest first; what somebody photographed for us is wanted as it is.
        photo = message.photo[-1]
        return IncomingFile(
            kind=FileKind.PHOTO,
            file_id=photo.file_id,
            size=photo.file_size or 0,
            name="photo.jpg",
            mime="image/jpeg",
        )
    for each in (message.document, message.audio, message.video, message.video_note):
        if each is not None:
            return IncomingFile(
                kind=FileKind.FILE,
                file_id=each.file_id,
                size=each.file_size or 0,
                name=getattr(each, "file_name", None) or "",
                mime=getattr(each, "mime_type", None) or "",
            )
    return None
