"""Telegram's Bot API for bots of ours: the far end that we do not own.

A test says what people do (`says`, `presses`) and what goes wrong next (`trouble`, `silence`,
`lose_answer`).
"""

import asyncio
import json
from collections import Counter, defaultdict, deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

from tests.support.telegram_bots import Body, FakeBot, Sent, error, person
from tests.support.telegram_methods import Methods

__all__ = ["FakeTelegram", "Sent", "person", "telegram_server"]

LIMIT_S = 45.0
Answer = Callable[[FakeBot, Sent], Awaitable[web.StreamResponse]]
Predicate = Callable[[Sent], bool]


class FakeTelegram(Methods):
    def __init__(self) -> None:
        super().__init__()
        self.url = ""
        self.bots: dict[str, FakeBot] = {}
        self._troubles: dict[str, deque[web.Response | None]] = defaultdict(deque)
        """By method; None: silence."""
        self._lost: Counter[str] = Counter()
        self.closing = asyncio.Event()

    # ---- what people do

    def bot(self, token: str, username: str, **more: Any) -> FakeBot:
        self.bots[token] = FakeBot(id=int(token.partition(":")[0]), username=username, **more)
        return self.bots[token]

    async def update(self, token: str, kind: str, body: Body, *, update_id: int = 0) -> int:
        bot = self.bots[token]
        number = update_id or bot.next_update
        bot.next_update = max(bot.next_update, number) + 1
        async with self.news:
            bot.updates.append({"update_id": number, kind: body})
            self.news.notify_all()
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

    def lose_answer(self, method: str) -> None:
        """The next request of a method is carried out, and its answer never arrives."""
        self._lost[method] += 1

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
        async with asyncio.timeout(LIMIT_S), self.news:
            while True:
                for each in self.sent:
                    if predicate(each):
                        return each
                await self.news.wait()

    async def until_text(self, words: str, *, chat: int | None = None) -> Sent:
        return await self.until(
            lambda each: (
                each.method == "sendMessage"
                and words in each.text
                and (chat is None or each.chat == chat)
            )
        )

    async def until_asked(self, token: str) -> None:
        """A bot asks for what comes, and nothing is posted to it."""
        async with asyncio.timeout(LIMIT_S), self.news:
            await self.news.wait_for(lambda: not self.bots[token].webhook)

    async def until_posted(self, token: str, predicate: Callable[[FakeBot], bool]) -> None:
        """A bot has what comes posted to it, and so."""
        async with asyncio.timeout(LIMIT_S), self.news:
            await self.news.wait_for(lambda: predicate(self.bots[token]))

    async def until_sent(self, count: int, method: str = "sendMessage") -> list[Sent]:
        async with asyncio.timeout(LIMIT_S), self.news:
            await self.news.wait_for(lambda: len(self.of(method)) >= count)
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
            return error(401, "Unauthorized")
        sent = Sent(token=token, method=method, fields=fields, files=files)
        answer: Answer | None = getattr(self, f"_{method}", None)
        if answer is None:
            return error(404, "Not Found: method not found")
        answered = await answer(bot, sent)
        if self._lost[method]:
            self._lost[method] -= 1
            assert request.transport is not None
            request.transport.close()
        return answered

    async def download(self, request: web.Request) -> web.StreamResponse:
        data = self.files.get(request.match_info["path"])
        return web.Response(status=404) if data is None else web.Response(body=data)


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
            await fake.stop(bot)
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
