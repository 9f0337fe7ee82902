"""The whole program with its server open, and a key for whoever comes with a client of OpenAI."""

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from hardware.simulator.client import SimulatorClient
from secretary_app.channels.openai_api.rights import ASK, SPEAK
from tests.bench.caller import simulator_config
from tests.bench.program import Scratch
from tests.bench.web.load import port_that_is_free

USER = "client"
SECRET = re.compile(r"sk-\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDoor:
    """Where it is, and what opens it."""

    address: str
    key: str

    @property
    def headers(self) -> Mapping[str, str]:
        """Of each request."""
        return {"Authorization": f"Bearer {self.key}"}


@asynccontextmanager
async def open_door(scratch: Scratch) -> AsyncIterator[OpenDoor]:
    """``serve`` on a simulated modem; nobody is limited in how often they ask."""
    port = port_that_is_free()
    async with SimulatorClient.started(simulator_config()) as simulator:
        await scratch.on_line(simulator)
        await scratch.set(
            assistants__languages="en",
            web__on="yes",
            web__port=str(port),
            web__per_minute="0",
            web__chat_per_minute="0",
        )
        await scratch.command("manage", "users", "create", USER, "--role", "admin")
        told = await scratch.command(
            *("manage", "keys", "create", "one", "--user", USER),
            *("--scope", ASK.key, "--scope", SPEAK.key),
        )
        key = SECRET.search(told)
        assert key is not None, told
        async with scratch.serving() as program:
            await program.server_open()
            yield OpenDoor(address=f"http://127.0.0.1:{port}", key=key[0])
