"""Telegram's Bot API over aiogram. Nobody else imports it, or this.

aiogram's own session would go its own way to the network; ours goes by the one door that the owner
can shut. Its errors hold addresses, and with them tokens: none of their texts leaves this file but
what Telegram itself has written.
"""

from __future__ import annotations

import io
import logging
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from typing import Any

import aiohttp
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyParameters,
    Update,
)
from aiogram.utils.token import TokenValidationError
from pydantic import ValidationError

from secretary_app.channels.telegram.errors import TelegramTrouble, Trouble
from secretary_app.channels.telegram.models import Press
from secretary_app.channels.telegram.reading import read
from secretary_app.channels.telegram.telegram import Batch, Connect, Me, Telegram
from secretary_app.foundation.net.outgoing import NetworkForbidden, Outgoing, Purpose
from secretary_app.foundation.settings import Settings

_LOG = logging.getLogger(__name__)

POLL_S = 30
"""How long Telegram holds a question for news back."""

POLL_LIMIT_S = POLL_S + 15
ANSWER_LIMIT_S = 30
"""Telegram answers within a second; a bad mobile network takes ten."""

FILE_LIMIT_S = 120
"""20 MB over a slow line."""

KINDS = ["message", "edited_message", "callback_query"]

TELLING_LENGTH = 200
"""Of what Telegram says that is kept."""

NOT_CHANGED = "message is not modified"
"""A text that is put in its own place."""


class _Session(AiohttpSession):
    """aiogram's, over a connection that somebody else opened and closes."""

    def __init__(self, *, api: TelegramAPIServer, session: aiohttp.ClientSession) -> None:
        super().__init__(api=api, timeout=ANSWER_LIMIT_S)
        self._given = session

    async def create_session(self) -> aiohttp.ClientSession:
        return self._given

    async def close(self) -> None:
        pass


class BotApi:
    """One bot's connection."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._me = Me(id=bot.id, username="", reads_groups=False)

    async def me(self) -> Me:
        """Who the token belongs to."""
        with _telling():
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
        with _telling():
            for language in languages:
                told = [
                    BotCommand(command=word, description=what)
                    for each, word, what in commands
                    if each == language
                ]
                await self._bot.set_my_commands(told, language_code=language or None)

    async def drop_webhook(self) -> None:
        """From now on what comes is asked for. What has come and waits is kept."""
        with _telling():
            await self._bot.delete_webhook(drop_pending_updates=False)

    async def updates(self, after: int, *, waits: bool) -> Batch:
        """What came after this number; ``waits`` until there is something, or half a minute."""
        try:
            with _telling(but=ClientDecodeError):
                found = await self._bot.get_updates(
                    offset=after + 1 if after else None,
                    timeout=POLL_S if waits else 0,
                    allowed_updates=KINDS,
                    request_timeout=POLL_LIMIT_S,
                )
            newest = max((each.update_id for each in found), default=0)
        except ClientDecodeError as error:
            # One update of a kind that the library does not know must not hold up the rest.
            found, newest = _readable(error.data)
            if not newest:
                raise _trouble(error) from None
        incoming = (read(each, self._me) for each in found)
        return Batch(incoming=[each for each in incoming if each is not None], newest=newest)

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
        markup: InlineKeyboardMarkup | ReplyKeyboardMarkup | None = _keyboard(presses)
        if asks_contact:
            markup = ReplyKeyboardMarkup(
                keyboard=[[KeyboardButton(text=asks_contact, request_contact=True)]],
                resize_keyboard=True,
                one_time_keyboard=True,
            )
        with _telling():
            sent = await self._bot.send_message(
                chat_id, text, reply_markup=markup, reply_parameters=_reply(reply_to)
            )
        return sent.message_id

    async def rewrite(
        self, chat_id: int, number: int, text: str, *, presses: Sequence[Sequence[Press]] = ()
    ) -> None:
        """Puts another text in place of one of ours."""
        try:
            with _telling():
                await self._bot.edit_message_text(
                    text, chat_id=chat_id, message_id=number, reply_markup=_keyboard(presses)
                )
        except TelegramTrouble as trouble:
            if NOT_CHANGED not in trouble.detail:
                raise

    async def take_back(self, chat_id: int, number: int) -> None:
        """Deletes one of ours."""
        with _telling():
            await self._bot.delete_message(chat_id, number)

    async def types(self, chat_id: int) -> None:
        """Shows for five seconds that somebody is writing."""
        with _telling():
            await self._bot.send_chat_action(chat_id, "typing")

    async def say(self, chat_id: int, ogg: bytes, *, seconds: int, reply_to: int | None) -> int:
        """Sends a voice message, Opus in Ogg."""
        with _telling():
            sent = await self._bot.send_voice(
                chat_id,
                BufferedInputFile(ogg, filename="voice.ogg"),
                duration=seconds,
                reply_parameters=_reply(reply_to),
                request_timeout=FILE_LIMIT_S,
            )
        return sent.message_id

    async def fetch(self, file_id: str, *, most: int) -> bytes:
        """A file, unless it is larger."""
        with _telling():
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
        with _telling():
            await self._bot.answer_callback_query(press_id)

    async def is_admin(self, chat_id: int, user_id: int) -> bool:
        """Whether somebody has a say in a group."""
        with _telling():
            member = await self._bot.get_chat_member(chat_id, user_id)
        return member.status in {"creator", "administrator"}


def connector(*, server: str, settings: Settings) -> Connect:
    """What connects bots with a server."""
    outgoing = Outgoing(settings=settings)

    @asynccontextmanager
    async def connect(token: str) -> AsyncIterator[Telegram]:
        async with AsyncExitStack() as stack:
            try:
                session = await stack.enter_async_context(outgoing.session(Purpose.TELEGRAM))
                api = TelegramAPIServer.from_base(server.rstrip("/"))
                bot = Bot(
                    token=token,
                    session=_Session(api=api, session=session),
                    default=DefaultBotProperties(link_preview=LinkPreviewOptions(is_disabled=True)),
                )
            except NetworkForbidden:
                raise TelegramTrouble(Trouble.FORBIDDEN) from None
            except TokenValidationError:
                raise TelegramTrouble(Trouble.WRONG_KEY) from None
            yield BotApi(bot)

    return connect


@contextmanager
def _telling(*, but: type[Exception] = TelegramTrouble) -> Iterator[None]:
    """Whatever goes wrong inside is a TelegramTrouble outside, and its cause is not shown."""
    try:
        yield
    except (TelegramTrouble, but):
        raise
    except (TelegramAPIError, ClientDecodeError, aiohttp.ClientError, TimeoutError) as error:
        raise _trouble(error) from None


def _trouble(error: Exception) -> TelegramTrouble:
    # A network error's text holds the address; a name of its class is enough to mend it.
    if isinstance(error, TelegramNetworkError) and not isinstance(error, TelegramEntityTooLarge):
        return TelegramTrouble(Trouble.UNREACHABLE, detail=_cause(error))
    if not isinstance(error, TelegramAPIError):
        status = getattr(error, "status", None)
        if status is not None and 400 <= status < 500:
            return TelegramTrouble(Trouble.REFUSED, detail=f"HTTP {status}")
        return TelegramTrouble(Trouble.UNREACHABLE, detail=_cause(error))
    detail = str(error.message or "").splitlines()[-1:][0][:TELLING_LENGTH] if error.message else ""
    match error:
        case TelegramRetryAfter():
            return TelegramTrouble(
                Trouble.FLOOD, detail=detail, retry_after_s=float(error.retry_after)
            )
        case TelegramMigrateToChat():
            return TelegramTrouble(Trouble.MOVED, detail=detail, moved_to=error.migrate_to_chat_id)
        case TelegramUnauthorizedError() | TelegramNotFound():
            return TelegramTrouble(Trouble.WRONG_KEY, detail=detail)
        case TelegramConflictError():
            return TelegramTrouble(Trouble.CONFLICT, detail=detail)
        case TelegramBadRequest() | TelegramForbiddenError() | TelegramEntityTooLarge():
            return TelegramTrouble(Trouble.REFUSED, detail=detail)
        case _:
            return TelegramTrouble(Trouble.UNREACHABLE, detail=detail)


def _cause(error: BaseException) -> str:
    cause = error.__cause__ or error
    return type(cause).__name__


def _readable(data: object) -> tuple[list[Update], int]:
    """Updates of an answer that could not be read as a whole, one by one; the newest number."""
    found: list[Update] = []
    newest = 0
    # Any: whatever a server has sent.
    answer: Any = data
    results = answer.get("result") if isinstance(answer, dict) else None
    for each in results if isinstance(results, list) else ():
        number = each.get("update_id") if isinstance(each, dict) else None
        if not isinstance(number, int):
            continue
        newest = max(newest, number)
        try:
            found.append(Update.model_validate(each))
        except ValidationError:
            _LOG.warning("update %d cannot be read and is passed over", number)
    return found, newest


def _keyboard(presses: Sequence[Sequence[Press]]) -> InlineKeyboardMarkup | None:
    if not presses:
        return None
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text=each.text, callback_data=each.data) for each in row]
            for row in presses
        ]
    )


def _reply(number: int | None) -> ReplyParameters | None:
    """A question that was deleted meanwhile is answered all the same."""
    if number is None:
        return None
    return ReplyParameters(message_id=number, allow_sending_without_reply=True)
