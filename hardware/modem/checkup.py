"""Asks a modem everything that `line check` shows. Changes nothing, and works in any state."""

import logging

from hardware.at.channel import CommandChannel
from hardware.at.commands import Command, Response
from hardware.at.errors import CommandRefused
from hardware.at.turns import Priority
from hardware.errors import HardwareError
from hardware.modem.dialects import base
from hardware.modem.dialects.base import Dialect
from hardware.modem.errors import (
    ModemSilent,
    PinNeeded,
    PukNeeded,
    SimBusy,
    SimFailed,
    SimMissing,
)
from hardware.modem.network import (
    NetworkStanding,
    read_operator,
    read_signal,
    read_status,
)
from hardware.modem.report import (
    AudioPort,
    ModemReport,
    Problem,
    audio_port_present,
    find_problems,
)
from hardware.modem.startup import Identity, Startup

log = logging.getLogger(__name__)

SIM_READY = "ready"
_SIM_PROBLEMS: tuple[tuple[type[HardwareError], Problem], ...] = (
    (SimMissing, Problem.SIM_MISSING),
    (PinNeeded, Problem.PIN_NEEDED),
    (PukNeeded, Problem.PUK_NEEDED),
    (SimBusy, Problem.SIM_BUSY),
    (SimFailed, Problem.SIM_FAILED),
)


class Checkup:
    """One examination of one modem.

    Args:
        channel: Where it is asked.
        dialect: How.
        startup: Of the same modem: it knows how to wake it and to ask its SIM.
        audio_url: Where its sound should come out; None when not configured.
    """

    def __init__(
        self,
        *,
        channel: CommandChannel,
        dialect: Dialect,
        startup: Startup,
        audio_url: str | None,
    ) -> None:
        self._channel = channel
        self._dialect = dialect
        self._startup = startup
        self._audio_url = audio_url

    async def run(self) -> ModemReport:
        """Ask and judge. A modem that says nothing gives a report with one problem.

        Raises:
            ChannelLost: The port went meanwhile.
        """
        try:
            await self._startup.wake()
        except ModemSilent:
            return self._silent()
        identity = await self._startup.identify()
        sim = await self._sim()
        standing = NetworkStanding()
        for domain, command in (
            ("CREG", base.REGISTRATION),
            ("CEREG", base.LTE_REGISTRATION),
        ):
            answer = await self._ask(command)
            status = None if answer is None else read_status(answer)
            if status is not None:
                standing.note(domain, status)
        operator = await self._ask(base.OPERATOR)
        signal = await self._ask(base.SIGNAL)
        audio = AudioPort(
            path=self._audio_url,
            present=audio_port_present(self._audio_url),
            supported=await self._carries_sound(),
        )
        heard = None if signal is None else read_signal(signal)
        return ModemReport(
            at_port=self._channel.url,
            identity=identity,
            sim=sim,
            registration=standing.registration,
            operator=None if operator is None else read_operator(operator),
            signal=heard,
            audio=audio,
            problems=find_problems(
                dialect=self._dialect,
                identity=identity,
                sim=sim,
                registration=standing.registration,
                signal=heard,
                audio=audio,
            ),
        )

    async def _sim(self) -> str:
        try:
            await self._startup.ask_sim()
        except HardwareError as error:
            for kind, problem in _SIM_PROBLEMS:
                if isinstance(error, kind):
                    return problem
            raise
        return SIM_READY

    async def _carries_sound(self) -> bool:
        query = self._dialect.audio_query
        answer = None if query is None else await self._ask(query)
        return answer is not None and (
            not self._dialect.audio_is_supported
            or answer.match(self._dialect.audio_is_supported) is not None
        )

    async def _ask(self, command: Command) -> Response | None:
        try:
            return await self._channel.run(command, priority=Priority.POLL)
        except CommandRefused:
            return None

    def _silent(self) -> ModemReport:
        return ModemReport(
            at_port=self._channel.url,
            identity=Identity(),
            sim=Problem.SILENT,
            registration=NetworkStanding().registration,
            operator=None,
            signal=None,
            audio=AudioPort(
                path=self._audio_url, present=audio_port_present(self._audio_url), supported=False
            ),
            problems=(Problem.SILENT,),
        )
