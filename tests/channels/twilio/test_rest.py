"""Asking Twilio for something, over a socket, and what becomes of every way in which it fails.

The far end is ours; Twilio's own client judges it in the same test.
"""

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from twilio.base.exceptions import TwilioRestException
from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response
from twilio.rest import Client

from secretary_app.channels.twilio.errors import Trouble, TwilioTrouble
from secretary_app.channels.twilio.rest import TwilioRest
from secretary_app.channels.twilio.settings import ACCOUNT as ACCOUNT_SID
from secretary_app.channels.twilio.settings import API_SERVER, AUTH_TOKEN
from secretary_app.foundation.i18n import Language, Translator
from secretary_app.foundation.net.outgoing import NetworkForbidden, Outgoing
from secretary_app.foundation.net.settings import ALLOWED
from secretary_app.foundation.secrets.service import Secrets
from tests.support.opened import Opened, opened
from tests.support.twilio_api import ACCOUNT, STOPPED, FakeTwilioApi, twilio_api
from tests.support.twilio_cloud import OURS, TOKEN
from tests.support.twilio_end import CALLER

pytestmark = [pytest.mark.wire, pytest.mark.expects_log("Twilio answers")]

TEXT = [("To", CALLER), ("From", OURS), ("Body", "Ваш ключ готов & ждёт")]
TWIML = "<Response><Hangup/></Response>"


class _ToUs(TwilioHttpClient):  # type: ignore[misc]
    """Twilio's client, whose address is fixed."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self._url = url

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Response:
        there = url.replace("https://api.twilio.com", self._url)
        return super().request(method, there, *args, **kwargs)


def judged(api: FakeTwilioApi) -> None:
    """What Twilio's own client makes of the far end."""
    client = Client(ACCOUNT, TOKEN, http_client=_ToUs(api.url))
    sent = client.messages.create(to=CALLER, from_=OURS, body="Да")
    assert (sent.status, sent.body, sent.error_code) == ("queued", "Да", None)
    call = client.calls.create(
        to=CALLER, from_=OURS, twiml=TWIML, status_callback_event=["ringing"]
    )
    assert call.status == "queued"
    assert client.calls(str(call.sid)).update(status="completed").status == "completed"
    (own,) = client.incoming_phone_numbers.list()
    assert (own.phone_number, own.voice_url) == (OURS, api.voice_url)
    stranger = Client(ACCOUNT, "x", http_client=_ToUs(api.url))
    wrong: tuple[tuple[Callable[[], object], int], ...] = (
        (lambda: client.messages.create(to=STOPPED, from_=OURS, body="Да"), 21610),
        (lambda: client.calls("CA0").update(status="completed"), 20404),
        (lambda: stranger.messages.create(to=CALLER, from_=OURS, body="Да"), 20003),
    )
    for refused, code in wrong:
        with pytest.raises(TwilioRestException) as error:
            refused()
        assert error.value.code == code


async def set_up(parts: Opened, api: FakeTwilioApi) -> tuple[TwilioRest, Secrets]:
    secrets = Secrets(database=parts.database, folder=parts.folder, clock=parts.clock)
    await secrets.set(AUTH_TOKEN, TOKEN)
    await parts.settings.set(ACCOUNT_SID, ACCOUNT)
    await parts.settings.set(API_SERVER, api.url)
    outgoing = Outgoing(settings=parts.settings, silence_limit_s=0.5)
    return TwilioRest(outgoing=outgoing, settings=parts.settings, secrets=secrets), secrets


async def fails(rest: TwilioRest) -> TwilioTrouble:
    with pytest.raises(TwilioTrouble) as raised:
        await rest.create("Messages", TEXT)
    for language in Language:
        assert "twilio-trouble" not in Translator(language).error(raised.value)
    return raised.value


async def test_what_is_asked_for_is_done_or_it_is_known_why_not(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with opened(tmp_path) as parts, twilio_api(token=TOKEN, number=OURS) as api:
        await asyncio.to_thread(judged, api)
        rest, secrets = await set_up(parts, api)
        sid = await rest.create("Messages", TEXT)
        assert sid.startswith("SM")
        assert api.asked[-1].fields == {name: [value] for name, value in TEXT}
        call = await rest.create("Calls", [("To", CALLER), ("From", OURS), ("Twiml", TWIML)])
        await rest.end_call(call)
        assert (api.asked[-1].what, api.asked[-1].get("Status")) == (f"Calls/{call}", "completed")

        for status, code, trouble in (
            (400, 21211, Trouble.REFUSED),
            (403, 20403, Trouble.ACCOUNT),
            (429, 20429, Trouble.BUSY),
            (503, 20503, Trouble.BUSY),
            (500, 20500, Trouble.UNSURE),
        ):
            api.trouble("Messages", status, code)
            error = await fails(rest)
            assert (error.trouble, error.number) == (trouble, code)
        for status, text in ((200, "<html>"), (200, "[]"), (302, ""), (502, "<html>")):
            api.trouble("Messages", status, text=text)
            assert (await fails(rest)).trouble is Trouble.UNSURE
        api.silence("Messages")
        assert (await fails(rest)).trouble is Trouble.UNSURE

        await secrets.set(AUTH_TOKEN, "f" * 32)
        assert (await fails(rest)).trouble is Trouble.ACCOUNT
        await secrets.remove(AUTH_TOKEN)
        assert (await fails(rest)).trouble is Trouble.NOT_SET_UP
        await secrets.set(AUTH_TOKEN, TOKEN)
        await parts.settings.set(API_SERVER, "http://127.0.0.1:9")
        assert (await fails(rest)).trouble is Trouble.AWAY
        await parts.settings.set(ALLOWED, "no")
        with pytest.raises(NetworkForbidden):
            await rest.create("Messages", TEXT)
    assert TOKEN not in caplog.text
