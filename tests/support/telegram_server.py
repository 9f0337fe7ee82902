"""Telegram's Bot API as it is on the wire, for bots of ours: the far end that we do not own.

Answers, errors and their texts are those of api.telegram.org. A test says what people do
(`says`, `presses`, `joins`) and what goes wrong next (`trouble`).
"""

import asyncio
import json
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

LIMIT_S = 45.0
LONGEST = 4096
Body = dict[str, Any]
Answer = Callable[["FakeBot", "Sent"], Awaitable[web.StreamResponse]]
Predicate = Callable[["Sent"], bool]


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A request of a bot."""

    token: str
    method: str
    fields: dict[str, str]
    files: dict[str, bytes]
    number: int = 0
    """Of the message that came of it."""

    @property
    def text(self) -> str:
        return self.fields.get("text", "")

    @property
    def chat(self) -> int:
        return int(self.fields["chat_id"])

    @property
    def markup(self) -> Body:
        return dict(json.loads(self.fields.get("reply_markup", "{}")))

    @property
    def presses(self) -> list[tuple[str, str]]:
        rows = self.markup.get("inline_keyboard", [])
        return [(each["text"], each["callback_data"]) for row in rows for each in row]


@dataclass(kw_only=True)
class FakeBot:
    id: int
    username: str
    reads_groups: bool = False
    webhook: bool = False
    next_update: int = 1
    updates: deque[Body] = field(default_factory=deque)
    polling: asyncio.Future[None] | None = None
    commands: dict[str, list[str]] = field(default_factory=dict)


def person(user_id: int = 100, name: str = "Пётр", **more: Any) -> Body:
    return {"id": user_id, "is_bot": False, "first_name": name, "language_code": "ru"} | more


class FakeTelegram:
    def __init__(self) -> None:
        self.url = ""
        self.bots: dict[str, FakeBot] = {}
        self.sent: list[Sent] = []
        self.files: dict[str, bytes] = {}
        self.admins: set[int] = set()
        self._troubles: dict[str, deque[web.Response | None]] = defaultdict(deque)
        """By method; None: silence."""
        self._next_message = 1000
        self._texts: dict[tuple[int, int], str] = {}
        self._news = asyncio.Condition()
        self.closing = asyncio.Event()

    # ---- what people do

    def bot(self, token: str, username: str, **more: Any) -> FakeBot:
        self.bots[token] = FakeBot(id=int(token.partition(":")[0]), username=username, **more)
        return self.bots[token]

    async def update(self, token: str, kind: str, body: Body, *, update_id: int = 0) -> int:
        bot = self.bots[token]
        number = update_id or bot.next_update
        bot.next_update = max(bot.next_update, number) + 1
        async with self._news:
            bot.updates.append({"update_id": number, kind: body})
            self._news.notify_all()
        return number

    async def says(
        self,
        token: str,
        text: str = "",
        *,
        who: Body | None = None,
        chat: Body | None = None,
        number: int = 0,
        edited: bool = False,
        **more: Any,
    ) -> int:
        """Somebody writes; the number of their message."""
        who = who or person()
        if not number:
            self._next_message += 1
            number = self._next_message
        chat = chat or {"id": who["id"], "type": "private", "first_name": who["first_name"]}
        body: Body = {"message_id": number, "date": 1_800_000_000, "chat": chat, "from": who}
        if text:
            body["text"] = text
        if text.startswith("/"):
            length = len(text.split(maxsplit=1)[0])
            body["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        if edited:
            body["edit_date"] = 1_800_000_001
        await self.update(token, "edited_message" if edited else "message", body | more)
        return number

    async def presses(self, token: str, sent: Sent, data: str, *, who: Body | None = None) -> None:
        who = who or person()
        chat = {"id": sent.chat, "type": "private" if sent.chat > 0 else "supergroup"}
        message = {"message_id": sent.number, "date": 1_800_000_000, "chat": chat}
        await self.update(
            token,
            "callback_query",
            {
                "id": "77",
                "from": who,
                "chat_instance": "1",
                "data": data,
                "message": message | {"text": sent.text},
            },
        )

    def trouble(self, method: str, status: int, body: Body | str, *, times: int = 1) -> None:
        """The next so many requests of a method are answered with that."""
        text = body if isinstance(body, str) else json.dumps({"ok": False} | body)
        kind = "text/html" if isinstance(body, str) else "application/json"
        for _ in range(times):
            response = web.Response(status=status, text=text, content_type=kind)
            self._troubles[method].append(response)

    def silence(self, method: str) -> None:
        """The next request of a method is never answered."""
        self._troubles[method].append(None)

    def flood(self, method: str, seconds: int) -> None:
        description = f"Too Many Requests: retry after {seconds}"
        body = {"error_code": 429, "description": description}
        self.trouble(method, 429, body | {"parameters": {"retry_after": seconds}})

    # ---- what a test waits for

    def of(self, method: str = "sendMessage", chat: int | None = None) -> list[Sent]:
        return [
            each
            for each in self.sent
            if each.method == method and (chat is None or each.chat == chat)
        ]

    async def until(self, predicate: Predicate) -> Sent:
        """The first request that is so."""
        async with asyncio.timeout(LIMIT_S), self._news:
            while True:
                for each in self.sent:
                    if predicate(each):
                        return each
                await self._news.wait()

    async def until_text(self, words: str, *, chat: int | None = None) -> Sent:
        return await self.until(
            lambda each: (
                each.method == "sendMessage"
                and words in each.text
                and (chat is None or each.chat == chat)
            )
        )

    async def until_sent(self, count: int, method: str = "sendMessage") -> list[Sent]:
        async with asyncio.timeout(LIMIT_S), self._news:
            await self._news.wait_for(lambda: len(self.of(method)) >= count)
        return self.of(method)

    # ---- the wire

    async def handle(self, request: web.Request) -> web.StreamResponse:
        token, method = request.match_info["token"], request.match_info["method"]
        fields, files = await _form(request)
        waiting = self._troubles[method]
        if waiting:
            trouble = waiting.popleft()
            await self._note(Sent(token=token, method=f"!{method}", fields=fields, files=files))
            if trouble is None:
                await self.closing.wait()
            return trouble or web.Response(status=500)
        bot = self.bots.get(token)
        if bot is None:
            return _error(401, "Unauthorized")
        sent = Sent(token=token, method=method, fields=fields, files=files)
        answer: Answer | None = getattr(self, f"_{method}", None)
        if answer is None:
            return _error(404, "Not Found: method not found")
        return await answer(bot, sent)

    async def download(self, request: web.Request) -> web.StreamResponse:
        data = self.files.get(request.match_info["path"])
        return web.Response(status=404) if data is None else web.Response(body=data)

    async def _getMe(self, bot: FakeBot, sent: Sent) -> web.Response:  # noqa: N802
        del sent
        return _ok(
            {
                "id": bot.id,
                "is_bot": True,
                "first_name": bot.username,
                "username": bot.username,
                "can_join_groups": True,
                "can_read_all_group_messages": bot.reads_groups,
                "supports_inline_queries": False,
            }
        )

    async def _setMyCommands(self, bot: FakeBot, sent: Sent) -> web.Response:  # noqa: N802
        told = json.loads(sent.fields["commands"])
        bot.commands[sent.fields.get("language_code", "")] = [each["command"] for each in told]
        return _ok(True)

    async def _deleteWebhook(self, bot: FakeBot, sent: Sent) -> web.Response:  # noqa: N802
        assert sent.fields.get("drop_pending_updates", "false") == "false"
        bot.webhook = False
        return _ok(True)

    async def _getUpdates(self, bot: FakeBot, sent: Sent) -> web.Response:  # noqa: N802
        if bot.webhook:
            return _error(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        if bot.polling is not None and not bot.polling.done():
            bot.polling.set_result(None)
        ended = bot.polling = asyncio.get_running_loop().create_future()
        offset = int(sent.fields.get("offset", "0"))
        async with self._news:
            while bot.updates and bot.updates[0]["update_id"] < offset:
                bot.updates.popleft()
            self._news.notify_all()

        async def news() -> None:
            async with self._news:
                await self._news.wait_for(lambda: bool(bot.updates))

        waiting = asyncio.create_task(news())
        try:
            await asyncio.wait(
                (waiting, ended),
                timeout=float(sent.fields.get("timeout", "0")),
                return_when=asyncio.FIRST_COMPLETED,
            )
        finally:
            waiting.cancel()
            await asyncio.gather(waiting, return_exceptions=True)
        if ended.done():
            return _error(
                409,
                "Conflict: terminated by other getUpdates request; "
                "make sure that only one bot instance is running",
            )
        return _ok(list(bot.updates)[:100])

    async def _sendMessage(self, bot: FakeBot, sent: Sent) -> web.Response:  # noqa: N802
        if not sent.text.strip():
            return _error(400, "Bad Request: message text is empty")
        if len(sent.text.encode("utf-16-le")) // 2 > LONGEST:
            return _error(400, "Bad Request: message is too long")
        for _, data in sent.presses:
            if not 1 <= len(data.encode()) <= 64:
                return _error(400, "Bad Request: BUTTON_DATA_INVALID")
        return await self._kept(bot, sent, {"text": sent.text})

    async def _sendVoice(self, bot: FakeBot, sent: Sent) -> web.Response:  # noqa: N802
        voice = {"file_id": "v", "file_unique_id": "v", "duration": 1, "mime_type": "audio/ogg"}
        return await self._kept(bot, sent, {"voice": voice})

    async def _kept(self, bot: FakeBot, sent: Sent, content: Body) -> web.Response:
        self._next_message += 1
        number = self._next_message
        self._texts[sent.chat, number] = sent.text
        await self._note(
            Sent(
                token=sent.token,
                method=sent.method,
                fields=sent.fields,
                files=sent.files,
                number=number,
            )
        )
        return _ok(self._message(bot, sent.chat, number, content))

    async def _editMessageText(self, bot: FakeBot, sent: Sent) -> web.Response:  # noqa: N802
        number = int(sent.fields["message_id"])
        before = self._texts.get((sent.chat, number))
        if before is None:
            return _error(400, "Bad Request: message to edit not found")
        if before == sent.text:
            return _error(
                400,
                "Bad Request: message is not modified: specified new message content and reply "
                "markup are exactly the same as a current content and reply markup of the message",
            )
        self._texts[sent.chat, number] = sent.text
        await self._note(sent)
        return _ok(self._message(bot, sent.chat, number, {"text": sent.text}))

    async def _deleteMessage(self, bot: FakeBot, sent: Sent) -> web.Response:  # noqa: N802
        del bot
        self._texts.pop((sent.chat, int(sent.fields["message_id"])), None)
        await self._note(sent)
        return _ok(True)

    async def _sendChatAction(self, bot: FakeBot, sent: Sent) -> web.Response:  # noqa: N802
        del bot
        await self._note(sent)
        return _ok(True)

    _answerCallbackQuery = _sendChatAction  # noqa: N815

    async def _getChatMember(self, bot: FakeBot, sent: Sent) -> web.Response:  # noqa: N802
        del bot
        user_id = int(sent.fields["user_id"])
        user = {"id": user_id, "is_bot": False, "first_name": "x"}
        if user_id in self.admins:
            return _ok({"status": "creator", "user": user, "is_anonymous": False})
        return _ok({"status": "member", "user": user})

    async def _getFile(self, bot: FakeBot, sent: Sent) -> web.Response:  # noqa: N802
        del bot
        file_id = sent.fields["file_id"]
        if file_id not in self.files:
            return _error(400, "Bad Request: invalid file_id")
        size = len(self.files[file_id])
        return _ok(
            {
                "file_id": file_id,
                "file_unique_id": file_id,
                "file_size": size,
                "file_path": file_id,
            }
        )

    async def _note(self, sent: Sent) -> None:
        async with self._news:
            self.sent.append(sent)
            self._news.notify_all()

    def _message(self, bot: FakeBot, chat: int, number: int, content: Body) -> Body:
        return {
            "message_id": number,
            "date": 1_800_000_000,
            "chat": {"id": chat, "type": "private" if chat > 0 else "supergroup", "title": "x"},
            "from": {"id": bot.id, "is_bot": True, "first_name": bot.username},
        } | content


@asynccontextmanager
async def telegram_server() -> AsyncIterator[FakeTelegram]:
    fake = FakeTelegram()
    application = web.Application(client_max_size=50 * 2**20)
    application.router.add_post("/bot{token}/{method}", fake.handle)
    application.router.add_get("/file/bot{token}/{path:.*}", fake.download)
    runner = web.AppRunner(application, handler_cancellation=True, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    fake.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield fake
    finally:
        for bot in fake.bots.values():
            if bot.polling is not None and not bot.polling.done():
                bot.polling.set_result(None)
        fake.closing.set()
        await runner.cleanup()


async def _form(request: web.Request) -> tuple[dict[str, str], dict[str, bytes]]:
    fields: dict[str, str] = {}
    files: dict[str, bytes] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, str):
            fields[name] = value
        else:
            assert isinstance(value, web.FileField)
            files[name] = value.file.read()
    return fields, files


def _ok(result: object) -> web.Response:
    return web.json_response({"ok": True, "result": result})


def _error(code: int, description: str) -> web.Response:
    body = {"ok": False, "error_code": code, "description": description}
    return web.json_response(body, status=code)
