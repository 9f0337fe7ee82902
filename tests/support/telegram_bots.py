"""Bots as Telegram knows them, and what they have asked of it."""

import asyncio
import json
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

Body = dict[str, Any]


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
    next_update: int = 1
    updates: deque[Body] = field(default_factory=deque)
    """Those that it has not been told yet, or has not confirmed."""
    polling: asyncio.Future[None] | None = None
    commands: dict[str, list[str]] = field(default_factory=dict)
    webhook: str = ""
    """Where its updates are posted; empty: it asks for them."""
    secret: str = ""
    certificate: str = ""
    """By which it knows the server; empty: by who vouches for it."""
    ip_address: str = ""
    posting: asyncio.Task[None] | None = None
    posted_badly: str = ""
    """What was wrong when Telegram posted last and did not succeed."""


def person(user_id: int = 100, name: str = "Пётр", **more: Any) -> Body:
    return {"id": user_id, "is_bot": False, "first_name": name, "language_code": "ru"} | more


def ok(result: object) -> web.Response:
    return web.json_response({"ok": True, "result": result})


def error(code: int, description: str) -> web.Response:
    body = {"ok": False, "error_code": code, "description": description}
    return web.json_response(body, status=code)
