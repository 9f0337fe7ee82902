"""From an open port to a modem that is set up: wake it, ask who it is, open the SIM, configure.

A SIM is busy for seconds after power-on and says so with error 14. The modem tells when that is
over (+CPIN: READY, SMS DONE); we ask again then, and after growing pauses in case it does not tell.
"""

import asyncio
import logging
import re
from dataclasses import dataclass

from hardware.at.channel import CommandChannel
from hardware.at.commands import Command, Response
from hardware.at.errors import CommandRefused, CommandTimedOut
from hardware.at.results import FinalKind, FinalResult
from hardware.at.turns import Priority
from hardware.at.urcs import SimFilesReady, SimReported
from hardware.modem.dialects import base
from hardware.modem.dialects.base import Dialect, SetupStep
from hardware.modem.errors import (
    ModemSilent,
    PinNeeded,
    PukNeeded,
    SimBusy,
    SimFailed,
    SimMissing,
    WrongPin,
)

log = logging.getLogger(__name__)

# A SIM7600 answers from the moment its ttys exist; one that was asleep or in the middle of a reset
# over a UART is back within this time.
WAKE_LIMIT_S = 30.0
# "PB DONE", the last of the SIM's own news, comes up to 20 s after power-on.
SIM_BUSY_LIMIT_S = 30.0
FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.5, 4.0

_SIM_BUSY = {FinalKind.CME_ERROR: {14}, FinalKind.CMS_ERROR: {14, 314}}
_RADIO_ON = "1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What the modem says it is; "" where it says nothing."""

    maker: str = ""
    model: str = ""
    firmware: str = ""


class Startup:
    """The init dialogue of one modem."""

    def __init__(self, *, channel: CommandChannel, dialect: Dialect) -> None:
        self._channel = channel
        self._dialect = dialect
        self._sim_news = asyncio.Event()
        channel.subscribe(SimReported, lambda _: self._sim_news.set())
        channel.subscribe(SimFilesReady, lambda _: self._sim_news.set())

    async def wake(self) -> None:
        """Get a first answer, and one form of answers for all that follows.

        Raises:
            ModemSilent: Nothing answered within 30 s.
        """
        loop = asyncio.get_running_loop()
        deadline = loop.time() + WAKE_LIMIT_S
        while True:
            try:
                await self._channel.run(base.ECHO_OFF)
                break
            except CommandTimedOut as error:
                if loop.time() >= deadline:
                    url = self._channel.url
                    raise ModemSilent(f"nothing answers at {url}", url=url) from error
        await self._channel.run(base.VERBOSE)
        await self._channel.run(base.ERROR_NUMBERS)

    async def identify(self) -> Identity:
        """Ask who made it, what it is and what runs in it."""
        return Identity(
            maker=await self._ask(base.MAKER),
            model=await self._ask(base.MODEL),
            firmware=await self._ask(base.FIRMWARE),
        )

    async def open_sim(self) -> None:
        """Switch the radio on and wait until the SIM can be used; raises as `ask_sim`."""
        if await self._ask(base.RADIO) not in {"", _RADIO_ON}:
            await self._patiently(base.RADIO_ON)
        await self.ask_sim()

    async def ask_sim(self) -> None:
        """Wait until the SIM is no longer busy, and return only if it can be used.

        Raises:
            SimMissing, SimFailed, PinNeeded, PukNeeded: A person is needed.
            SimBusy: It did not become ready within 30 s.
        """
        try:
            response = await self._patiently(base.SIM)
        except CommandRefused as error:
            raise sim_error(error.result) from error
        found = response.match(r"\+CPIN: ?(.+)")
        condition = found[1].strip().upper() if found else "READY"
        if condition == "SIM PIN":
            raise PinNeeded("the SIM wants its PIN")
        if condition == "SIM PUK":
            raise PukNeeded("the SIM is locked and wants its PUK")
        if "NOT INSERTED" in condition:
            raise SimMissing("there is no SIM")
        if condition != "READY":
            raise SimFailed(f"the SIM says {condition}", reason=condition)

    async def enter_pin(self, pin: str) -> None:
        """Give the SIM its PIN, once.

        Raises:
            WrongPin, PukNeeded, SimMissing, SimFailed: A person is needed.
        """
        try:
            await self._patiently(base.ENTER_PIN, pin=pin)
        except CommandRefused as error:
            raise sim_error(error.result) from error

    async def configure(self) -> None:
        """Run the dialect's setup.

        Raises:
            CommandRefused: By a command without which the modem is of no use.
        """
        for step in self._dialect.setup:
            await self.do(step)

    async def do(self, step: SetupStep) -> None:
        """Run one line of the init dialogue."""
        try:
            await self._patiently(step.command)
        except CommandRefused as error:
            if step.required:
                raise
            log.debug("%s does without %s", self._channel.url, error.data["command"])

    async def _ask(self, command: Command) -> str:
        """Return the first line of an answer without its own name; "" when there is none."""
        try:
            response = await self._channel.run(command)
        except CommandRefused:
            return ""
        return re.sub(r"^\+\w+: ?", "", response.lines[0]) if response.lines else ""

    async def _patiently(self, command: Command, **arguments: str) -> Response:
        """Run a command again for as long as the SIM is busy."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + SIM_BUSY_LIMIT_S
        pause_s = FIRST_PAUSE_S
        while True:
            self._sim_news.clear()
            try:
                return await self._channel.run(
                    command, priority=Priority.ORDINARY, payload=None, **arguments
                )
            except CommandRefused as error:
                if error.result.number not in _SIM_BUSY.get(error.result.kind, ()):
                    raise
                if loop.time() >= deadline:
                    seconds = SIM_BUSY_LIMIT_S
                    raise SimBusy("the SIM stays busy", seconds=seconds) from error
            try:
                async with asyncio.timeout(pause_s):
                    await self._sim_news.wait()
            except TimeoutError:
                pause_s = min(pause_s * 2, LONGEST_PAUSE_S)


def sim_error(result: FinalResult) -> PinNeeded | PukNeeded | SimMissing | SimFailed | WrongPin:
    """Choose the class for what a SIM refused with."""
    match result.number:
        case 10:
            return SimMissing("there is no SIM")
        case 11:
            return PinNeeded("the SIM wants its PIN")
        case 12:
            return PukNeeded("the SIM is locked and wants its PUK")
        case 16:
            return WrongPin("this is not the SIM's PIN")
        case _:
            return SimFailed(f"the SIM says {result.text}", reason=result.text)
