"""How a bot hears what people do: it asks for it, or Telegram posts it to an address of the bot's.

Answers, errors and their texts are those of api.telegram.org.
"""

import asyncio
import json
import re
import ssl
from urllib.parse import urlsplit

import aiohttp
from aiohttp import web

from tests.support.telegram_bots import FakeBot, Sent, error, ok

LIMIT_S = 10.0
AGAIN_S = 0.05
"""The real one waits longer each time."""

PORTS = {None, 443, 80, 88, 8443}
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


class Hearing:
    """Of the bots of one server."""

    def __init__(self) -> None:
        self.leads_to: dict[str, str] = {}
        """Hosts of the world to where they really lead, as a reverse proxy does."""
        self.news = asyncio.Condition()
        """Something was done by somebody, or asked by a bot."""

    async def _setWebhook(self, bot: FakeBot, sent: Sent) -> web.Response:  # noqa: N802
        url, secret = sent.fields["url"], sent.fields.get("secret_token", "")
        parts = urlsplit(url)
        if parts.scheme != "https":
            said = "An HTTPS URL must be provided for webhook"
            return error(400, f"Bad Request: bad webhook: {said}")
        if parts.port not in PORTS:
            said = "Webhook can be set up only on ports 80, 88, 443 or 8443"
            return error(400, f"Bad Request: bad webhook: {said}")
        if parts.hostname not in self.leads_to:
            said = "Failed to resolve host: Name or service not known"
            return error(400, f"Bad Request: bad webhook: {said}")
        certificate = sent.files.get(sent.fields.get("certificate", "").removeprefix("attach://"))
        try:
            ssl.create_default_context(cadata=(certificate or b"").decode() or None)
        except ssl.SSLError:
            return error(400, "Bad Request: bad webhook: failed to set custom certificate file")
        assert SECRET.fullmatch(secret)
        assert "callback_query" in json.loads(sent.fields["allowed_updates"])
        await self._stop_posting(bot)
        bot.webhook, bot.secret = url, secret
        bot.certificate = (certificate or b"").decode()
        bot.ip_address = sent.fields.get("ip_address", "")
        bot.posting = asyncio.create_task(self._post(bot))
        async with self.news:
            self.news.notify_all()
        return ok(True)

    async def _deleteWebhook(self, bot: FakeBot, sent: Sent) -> web.Response:  # noqa: N802
        assert sent.fields.get("drop_pending_updates", "false") == "false"
        await self._stop_posting(bot)
        bot.webhook = ""
        async with self.news:
            self.news.notify_all()
        return ok(True)

    async def _getWebhookInfo(self, bot: FakeBot, sent: Sent) -> web.Response:  # noqa: N802
        del sent
        info = {
            "url": bot.webhook,
            "has_custom_certificate": bool(bot.certificate),
            "pending_update_count": len(bot.updates),
        }
        if bot.posted_badly:
            info |= {"last_error_date": 1_800_000_000, "last_error_message": bot.posted_badly}
        return ok(info)

    async def stop(self, bot: FakeBot) -> None:
        """Nobody waits for news of it any more."""
        await self._stop_posting(bot)
        if bot.polling is not None and not bot.polling.done():
            bot.polling.set_result(None)

    async def _stop_posting(self, bot: FakeBot) -> None:
        if bot.posting is not None:
            bot.posting.cancel()
            await asyncio.gather(bot.posting, return_exceptions=True)

    async def _post(self, bot: FakeBot) -> None:
        """One after another, and each until it is taken."""
        parts = urlsplit(bot.webhook)
        headers = {"X-Telegram-Bot-Api-Secret-Token": bot.secret}
        timeout = aiohttp.ClientTimeout(total=LIMIT_S)
        trusted = ssl.create_default_context(cadata=bot.certificate or None)
        async with aiohttp.ClientSession(timeout=timeout, headers=headers) as http:
            while True:
                async with self.news:
                    await self.news.wait_for(lambda: bool(bot.updates))
                host = str(parts.hostname)
                there = self.leads_to[bot.ip_address or host]
                # A proxy in between has a certificate that is vouched for.
                proof = trusted if there.startswith("https:") else True
                posting = http.post(
                    f"{there}{parts.path}", json=bot.updates[0], ssl=proof, server_hostname=host
                )
                try:
                    async with posting as answer:
                        wrong = "" if answer.ok else f"{answer.status} {answer.reason}"
                except aiohttp.ClientConnectorCertificateError:
                    wrong = "SSL error {error:0A000086:SSL routines::certificate verify failed}"
                except (aiohttp.ClientError, TimeoutError):
                    wrong = "Connection refused"
                if wrong:
                    bot.posted_badly = f"Wrong response from the webhook: {wrong}"
                    # The pace of the world's own tries.
                    await asyncio.sleep(AGAIN_S)
                    continue
                async with self.news:
                    bot.updates.popleft()
                    self.news.notify_all()

    async def _getUpdates(self, bot: FakeBot, sent: Sent) -> web.Response:  # noqa: N802
        if bot.webhook:
            return error(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        if bot.polling is not None and not bot.polling.done():
            bot.polling.set_result(None)
        ended = bot.polling = asyncio.get_running_loop().create_future()
        offset = int(sent.fields.get("offset", "0"))
        async with self.news:
            while bot.updates and bot.updates[0]["update_id"] < offset:
                bot.updates.popleft()
            self.news.notify_all()

        async def news() -> None:
            async with self.news:
                await self.news.wait_for(lambda: bool(bot.updates))

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
            return error(
                409,
                "Conflict: terminated by other getUpdates request; "
                "make sure that only one bot instance is running",
            )
        return ok(list(bot.updates)[:100])
