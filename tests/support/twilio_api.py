"""Twilio's REST interface for one account, written from its documentation.

https://www.twilio.com/docs/messaging/api/message-resource, …/voice/api/call-resource and
…/api/errors: basic auth, forms, JSON, errors with a number. Its official client is used against it
in a test, so that it speaks the wire as that client expects it.
"""

import asyncio
import base64
import secrets
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

ACCOUNT = "AC" + "7" * 32
LIMIT_S = 30.0
FORM = "application/x-www-form-urlencoded"
STOPPED = "+79165554433"
"""Has answered STOP."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Something that was asked for."""

    what: str
    """``Messages``, ``Calls`` or ``Calls/CA…``."""
    fields: dict[str, list[str]]
    sid: str
    status: int

    def get(self, name: str) -> str:
        return self.fields.get(name, [""])[-1]


@dataclass(slots=True, kw_only=True)
class FakeTwilioApi:
    token: str
    number: str
    """The account's own."""
    url: str = ""
    voice_url: str = ""
    """Where the owner has calls of the number told."""
    sms_url: str = ""
    asked: list[Asked] = field(default_factory=list)
    troubles: dict[str, deque[web.Response | None]] = field(
        default_factory=lambda: defaultdict(deque)
    )
    closing: asyncio.Event = field(default_factory=asyncio.Event)
    _news: asyncio.Condition = field(default_factory=asyncio.Condition)

    def trouble(self, what: str, status: int, code: int = 0, *, text: str | None = None) -> None:
        """What the next request of a kind is answered with."""
        answer = error(status, code, "Something is wrong")
        if text is not None:
            answer = web.Response(status=status, text=text, content_type="text/html")
        self.troubles[what].append(answer)

    def silence(self, what: str) -> None:
        """The next request of a kind is never answered."""
        self.troubles[what].append(None)

    async def until(self, where: Callable[[Asked], bool]) -> Asked:
        """The first that is so."""
        async with asyncio.timeout(LIMIT_S), self._news:
            while True:
                for each in self.asked:
                    if where(each):
                        return each
                await self._news.wait()

    async def handle(self, request: web.Request) -> web.Response:
        what = request.match_info["what"]
        kind, _, given = request.headers.get("Authorization", "").partition(" ")
        if kind != "Basic" or base64.b64decode(given) != f"{ACCOUNT}:{self.token}".encode():
            return error(401, 20003, "Authenticate")
        if request.match_info["account"] != ACCOUNT:
            return error(404, 20404, "The requested resource was not found")
        if what == "IncomingPhoneNumbers" and request.method == "GET":
            return web.json_response(
                {
                    "incoming_phone_numbers": [
                        {
                            "phone_number": self.number,
                            "voice_url": self.voice_url,
                            "sms_url": self.sms_url,
                        }
                    ]
                }
            )
        if request.content_type != FORM:
            return error(415, 20007, "Unsupported content type")
        form = await request.post()
        fields = {name: [str(value) for value in form.getall(name)] for name in form}
        if self.troubles[what]:
            trouble = self.troubles[what].popleft()
            await self._note(what, fields, status=0)
            if trouble is None:
                await self.closing.wait()
            return trouble or error(500, 20500, "Internal Server Error")
        if what == "Messages":
            refused, made = self._message(fields), "SM" + secrets.token_hex(16)
        elif what == "Calls":
            refused, made = self._call(fields), "CA" + secrets.token_hex(16)
        else:
            refused, made = self._change(what, fields), what.removeprefix("Calls/")
        if refused is not None:
            await self._note(what, fields, status=refused.status)
            return refused
        status = 200 if "/" in what else 201
        await self._note(what, fields, sid=made, status=status)
        return web.json_response(self._resource(what, made, fields), status=status)

    def _message(self, fields: dict[str, list[str]]) -> web.Response | None:
        to, body = fields.get("To", [""])[0], fields.get("Body", [""])[0]
        if not to:
            return error(400, 21604, "A 'To' phone number is required.")
        if not body:
            return error(400, 21602, "Message body is required.")
        if len(body) > 1600:
            return error(400, 21617, "The concatenated message body exceeds the 1600 limit")
        if to == STOPPED:
            return error(400, 21610, "Attempt to send to unsubscribed recipient")
        return self._from(fields) or self._to(to)

    def _call(self, fields: dict[str, list[str]]) -> web.Response | None:
        if not fields.get("Url") and not fields.get("Twiml"):
            return error(400, 21205, "Url or Twiml parameter is required")
        return self._from(fields) or self._to(fields.get("To", [""])[0])

    def _change(self, what: str, fields: dict[str, list[str]]) -> web.Response | None:
        known = {each.sid for each in self.asked if each.what == "Calls"}
        if what.removeprefix("Calls/") not in known:
            return error(404, 20404, f"The requested resource /{what}.json was not found")
        if fields.get("Status", [""])[0] not in {"completed", "canceled"}:
            return error(400, 21220, "Unable to update record. Invalid Status")
        return None

    def _from(self, fields: dict[str, list[str]]) -> web.Response | None:
        if fields.get("From", [""])[0] != self.number:
            return error(400, 21659, "'From' is not a Twilio phone number")
        return None

    def _to(self, number: str) -> web.Response | None:
        if not number.startswith("+") or not 8 <= len(number) <= 16:
            return error(400, 21211, f"The 'To' number {number} is not a valid phone number.")
        return None

    def _resource(self, what: str, sid: str, fields: dict[str, list[str]]) -> dict[str, Any]:
        """Any: JSON."""
        kind = what.partition("/")[0]
        common: dict[str, Any] = {
            "sid": sid,
            "account_sid": ACCOUNT,
            "api_version": "2010-04-01",
            "date_created": "Sat, 21 Nov 2026 09:30:04 +0000",
            "date_updated": "Sat, 21 Nov 2026 09:30:04 +0000",
            "from": fields.get("From", [None])[0],
            "to": fields.get("To", [None])[0],
            "direction": "outbound-api",
            "status": fields.get("Status", ["queued"])[0],
            "price": None,
            "price_unit": "USD",
            "uri": f"/2010-04-01/Accounts/{ACCOUNT}/{kind}/{sid}.json",
            "subresource_uris": {},
        }
        if kind == "Messages":
            body = fields["Body"][0]
            more = {"body": body, "num_segments": "1", "num_media": "0"}
            return common | more | {"error_code": None, "error_message": None, "date_sent": None}
        return common | {"duration": None, "start_time": None, "end_time": None}

    async def _note(
        self, what: str, fields: dict[str, list[str]], *, sid: str = "", status: int
    ) -> None:
        async with self._news:
            self.asked.append(Asked(what=what, fields=fields, sid=sid, status=status))
            self._news.notify_all()


@asynccontextmanager
async def twilio_api(*, token: str, number: str) -> AsyncIterator[FakeTwilioApi]:
    fake = FakeTwilioApi(token=token, number=number)
    application = web.Application()
    for method in ("GET", "POST"):
        application.router.add_route(
            method, "/2010-04-01/Accounts/{account}/{what:.+}.json", fake.handle
        )
    runner = web.AppRunner(application, handler_cancellation=True, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    fake.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield fake
    finally:
        fake.closing.set()
        await runner.cleanup()


def error(status: int, code: int, message: str) -> web.Response:
    about = f"https://www.twilio.com/docs/errors/{code}"
    body = {"code": code, "message": message, "more_info": about, "status": status}
    return web.json_response(body, status=status)
