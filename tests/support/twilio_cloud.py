"""Twilio as a whole: signs webhooks with its own library, reads TwiML, and opens the stream.

It reaches a server on this machine by the public address it was told, as through a proxy.
"""

import json
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, fromstring

import aiohttp
from twilio.request_validator import RequestValidator

from hardware.simulator.client import Said, SimulatorClient
from secretary_app.bootstrap.doors import open_doors
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.channels.twilio.settings import AUTH_TOKEN
from secretary_app.foundation.i18n import Language
from secretary_app.kernel.paths import DataFolder
from tests.support.asterisk_end import free_address
from tests.support.call_bench import HASTE, CallBench, write_settings
from tests.support.opened import newest_database
from tests.support.twilio_end import CALLER, TwilioEnd

PUBLIC = "https://secretary.example.com"
OURS = "+74951234567"
TOKEN = "0123456789abcdef0123456789abcdef"

CHOSEN = {"line.kind": "twilio", "line.calls_at_once": "1", "twilio.public_url": PUBLIC + "/"}


class SocketPipe:
    """A stream's websocket."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket

    async def send(self, text: str) -> None:
        if not self.socket.closed:
            await self.socket.send_str(text)

    async def receive(self) -> str | None:
        message = await self.socket.receive()
        return message.data if message.type is aiohttp.WSMsgType.TEXT else None

    async def close(self) -> None:
        await self.socket.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What came of a call's webhook."""

    stream: str
    parameters: dict[str, str]


class Cloud:
    """Of one account."""

    def __init__(self, *, session: aiohttp.ClientSession, local: str) -> None:
        self._session = session
        self._local = local
        self._calls = 0

    async def asks(
        self,
        path: str,
        fields: Mapping[str, str],
        *,
        token: str = TOKEN,
        url: str = PUBLIC,
        signature: str | None = None,
    ) -> tuple[int, str]:
        """A webhook; status and text of the answer."""
        signed = RequestValidator(token).compute_signature(url + path, dict(fields))
        headers = {"X-Twilio-Signature": signed if signature is None else signature}
        async with self._session.post(self._local + path, data=fields, headers=headers) as answer:
            return answer.status, await answer.text()

    async def turn(self, wav: bytes, *, key: str) -> tuple[int, bytes, Mapping[str, str]]:
        """A recorded question, as the telephone service of old asked: status, answer, headers."""
        headers = {"X-API-Key": key, "Content-Type": "audio/wav"}
        asked = self._session.post(f"{self._local}/process_call", data=wav, headers=headers)
        async with asked as answer:
            return answer.status, await answer.read(), answer.headers

    async def does(self, path: str, fields: Mapping[str, str]) -> Element:
        """A webhook that is obeyed."""
        status, text = await self.asks(path, fields)
        assert status == 200, text
        return fromstring(text)

    async def hears(self, path: str, fields: Mapping[str, str]) -> tuple[list[str], Element]:
        """What is said to a caller without a stream until they may speak, or the call is over."""
        said = list[str]()
        while True:
            told = await self.does(path, fields)
            said += [each.text or "" for each in told.iter("Say")]
            on = told.find("Redirect")
            if told.find("Gather") is not None or on is None:
                return said, told
            assert on.text is not None
            path = on.text.removeprefix(PUBLIC)

    async def rings(self, number: str = CALLER, *, again: bool = False) -> Element:
        """Somebody calls: what Twilio is told to do. `again`: the webhook of the last call."""
        self._calls += not again
        call = {"CallSid": f"CA{self._calls:032}", "AccountSid": "AC" + "0" * 32}
        about = {"From": number, "To": OURS, "CallStatus": "ringing", "Direction": "inbound"}
        return await self.does("/twilio/voice", call | about)

    async def connects(self, url: str) -> SocketPipe:
        path = urlsplit(url).path
        return SocketPipe(await self._session.ws_connect(self._local + path))

    async def calls(self, number: str = CALLER) -> TwilioEnd:
        """From the ring to a stream that has begun."""
        told = await self.rings(number)
        stream = told.find("Connect/Stream")
        assert stream is not None
        url = stream.attrib["url"]
        assert url.startswith("wss://secretary.example.com/twilio/stream/")
        end = TwilioEnd(await self.connects(url))
        parameters = {each.attrib["name"]: each.attrib["value"] for each in stream}
        await end.begin(parameters=parameters)
        return end


class Speaker:
    """A caller at Twilio, for a bench whose callers are at a simulated modem."""

    def __init__(self) -> None:
        self.end: TwilioEnd | None = None

    async def caller_says(self, pcm: bytes) -> Said:
        assert self.end is not None
        self.end.begins_to_say(pcm)
        return Said(speech=0, started_at=time.monotonic(), duration_s=len(pcm) / 16000)


def bench_of(workspace: Workspace, folder: DataFolder) -> tuple[CallBench, Speaker]:
    speaker = Speaker()
    simulator = cast("SimulatorClient", speaker)
    return (
        CallBench(simulator=simulator, workspace=workspace, script=folder.root / "script.jsonl"),
        speaker,
    )


def set_up(root: Path) -> tuple[DataFolder, str]:
    """A data folder whose line is at Twilio, and where its server will be."""
    folder = DataFolder(root)
    folder.prepare()
    folder.database.write_bytes(newest_database())
    address = free_address()
    port = address.rpartition(":")[2]
    write_settings(folder, HASTE | CHOSEN | {"web.port": json.loads(port)})
    return folder, f"http://{address}"


@asynccontextmanager
async def open_cloud(workspace: Workspace, local: str) -> AsyncIterator[Cloud]:
    """The doors are open, and Twilio is there."""
    await workspace.secrets.set(AUTH_TOKEN, TOKEN)
    async with (
        open_doors(workspace, language=Language.EN),
        aiohttp.ClientSession() as session,
    ):
        yield Cloud(session=session, local=local)
