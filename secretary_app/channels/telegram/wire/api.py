"""What a bot does at Telegram's, over aiogram: one connection, one request each."""

from __future__ import annotations

import io
from collections.abc import Sequence

from aiogram import Bot
from aiogram.exceptions import ClientDecodeError
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    InlineKeyboardMarkup,
    ReplyKeyboardMarkup,
    Update,
)

from secretary_app.channels.telegram.errors import TelegramTrouble, Trouble
from secretary_app.channels.telegram.models import Press
from secretary_app.channels.telegram.telegram import Batch, Mailbox, Me, WebhookNews
from secretary_app.channels.telegram.wire.markup import contact_button, keyboard, reply
from secretary_app.channels.telegram.wire.reading import read, updates_of
from secretary_app.channels.telegram.wire.telling import telling, trouble_of

POLL_S = 30
"""How long Telegram holds a question for news back."""

POLL_LIMIT_S = POLL_S + 15

FILE_LIMIT_S = 120
"""20 MB over a slow line."""

KINDS = ["message", "edited_message", "callback_query"]

POSTED_AT_ONCE = 1
"""What is posted is only stored while Telegram waits: one after another, it comes in order."""

NOT_CHANGED = "message is not modified"
"""A text that is put in its own place."""


class BotApi:
    """One bot's connection."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._me = Me(id=bot.id, username="", reads_groups=False)

    async def me(self) -> Me:
        """Who the token belongs to."""
        with telling():
            found = await self._bot.get_me()
        self._me = Me(
            id=found.id,
            username=found.username or "",
            reads_groups=bool(found.can_read_all_group_messages),
        )
        return self._me

    async def prepare(self, commands: Sequence[tuple[str, str, str]]) -> None:
        """Tells the commands: language, word, what it does."""
        languages = dict.fromkeys(language for language, _, _ in commands)
        with telling():
            for language in languages:
                told = [
                    BotCommand(command=word, description=what)
                    for each, word, what in commands
                    if each == language
                ]
                await self._bot.set_my_commands(told, language_code=language or None)

    async def drop_webhook(self) -> None:
        """From now on what comes is asked for. What has come and waits is kept."""
        with telling():
            await self._bot.delete_webhook(drop_pending_updates=False)

    async def set_webhook(self, mailbox: Mailbox, secret: str) -> None:
        """From now on what comes is posted there, with ``secret`` in a header."""
        proof = BufferedInputFile(mailbox.certificate, filename="certificate.pem")
        with telling():
            await self._bot.set_webhook(
                mailbox.url,
                certificate=proof if mailbox.certificate else None,
                ip_address=mailbox.ip_address or None,
                secret_token=secret,
                max_connections=POSTED_AT_ONCE,
                allowed_updates=KINDS,
                drop_pending_updates=False,
            )

    async def webhook_news(self) -> WebhookNews:
        """How posting goes, as Telegram sees it."""
        with telling():
            found = await self._bot.get_webhook_info()
        return WebhookNews(
            url=found.url,
            knows_certificate=found.has_custom_certificate,
            waiting=found.pending_update_count,
            error=found.last_error_message or "",
        )

    async def updates(self, after: int, *, waits: bool) -> Batch:
        """What came after this number; ``waits`` until there is something, or half a minute."""
        try:
            with telling(but=ClientDecodeError):
                found = await self._bot.get_updates(
                    offset=after + 1 if after else None,
                    timeout=POLL_S if waits else 0,
                    allowed_updates=KINDS,
                    request_timeout=POLL_LIMIT_S,
                )
            newest = max((each.update_id for each in found), default=0)
        except ClientDecodeError as error:
            # One update of a kind that the library does not know must not hold up the rest.
            answer = error.data
            found, newest = updates_of(answer.get("result") if isinstance(answer, dict) else None)
            if not newest:
                raise trouble_of(error) from None
        return self._batch(found, newest)

    def posted(self, update: object) -> Batch:
        """What Telegram has posted to the webhook: JSON, in which nothing is believed."""
        return self._batch(*updates_of([update]))

    async def write(
        self,
        chat_id: int,
        text: str,
        *,
        reply_to: int | None = None,
        presses: Sequence[Sequence[Press]] = (),
        asks_contact: str = "",
    ) -> int:
        """Sends it as it stands, nothing in it has a meaning. Telegram's number of it."""
        markup: InlineKeyboardMarkup | ReplyKeyboardMarkup | None = keyboard(presses)
        if asks_contact:
            markup = contact_button(asks_contact)
        with telling():
            sent = await self._bot.send_message(
                chat_id, text, reply_markup=markup, reply_parameters=reply(reply_to)
            )
        return sent.message_id

    async def rewrite(
        self, chat_id: int, number: int, text: str, *, presses: Sequence[Sequence[Press]] = ()
    ) -> None:
        """Puts another text in place of one of ours."""
        try:
            with telling():
                await self._bot.edit_message_text(
                    text, chat_id=chat_id, message_id=number, reply_markup=keyboard(presses)
                )
        except TelegramTrouble as trouble:
            if NOT_CHANGED not in trouble.detail:
                raise

    async def take_back(self, chat_id: int, number: int) -> None:
        """Deletes one of ours."""
        with telling():
            await self._bot.delete_message(chat_id, number)

    async def types(self, chat_id: int) -> None:
        """Shows for five seconds that somebody is writing."""
        with telling():
            await self._bot.send_chat_action(chat_id, "typing")

    async def say(self, chat_id: int, ogg: bytes, *, seconds: int, reply_to: int | None) -> int:
        """Sends a voice message, Opus in Ogg."""
        with telling():
            sent = await self._bot.send_voice(
                chat_id,
                BufferedInputFile(ogg, filename="voice.ogg"),
                duration=seconds,
                reply_parameters=reply(reply_to),
                request_timeout=FILE_LIMIT_S,
            )
        return sent.message_id

    async def fetch(self, file_id: str, *, most: int) -> bytes:
        """A file, unless it is larger."""
        with telling():
            found = await self._bot.get_file(file_id)
            if not found.file_path:
                raise TelegramTrouble(Trouble.REFUSED, detail="no file_path")
            session = self._bot.session
            url = session.api.file_url(self._bot.token, found.file_path)
            into = io.BytesIO()
            async for piece in session.stream_content(url, timeout=FILE_LIMIT_S):
                into.write(piece)
                if into.tell() > most:
                    raise TelegramTrouble(Trouble.REFUSED, detail="file is too big")
        return into.getvalue()

    async def pressed(self, press_id: str) -> None:
        """A pressed button stops waiting."""
        with telling():
            await self._bot.answer_callback_query(press_id)

    async def is_admin(self, chat_id: int, user_id: int) -> bool:
        """Whether somebody has a say in a group."""
        with telling():
            member = await self._bot.get_chat_member(chat_id, user_id)
        return member.status in {"creator", "administrator"}

    def _batch(self, found: Sequence[Update], newest: int) -> Batch:
        incoming = (read(each, self._me) for each in found)
        return Batch(incoming=[each for each in incoming if each is not None], newest=newest)
