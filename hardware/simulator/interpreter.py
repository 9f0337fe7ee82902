"""Runs command lines: finds each command's row, and words its errors as AT+CMEE asks."""

import logging

from hardware.simulator.at_port import AtPort
from hardware.simulator.command_line import Invocation, NotACommand, hunt, parse_line
from hardware.simulator.commands import calls, identity, messages, network, quectel
from hardware.simulator.commands.model import (
    CME_TEXTS,
    CMS_SIM_BUSY,
    CMS_TEXTS,
    NO_SIM,
    PIN_NEEDED,
    PUK_NEEDED,
    SIM_BUSY,
    Command,
    ModemError,
    Reply,
)
from hardware.simulator.config import Family, SimCard
from hardware.simulator.modem import Modem
from hardware.simulator.stamps import Mark

_log = logging.getLogger(__name__)

SIMCOM: dict[str, Command] = {
    command.name: command
    for module in (identity, network, calls, messages)
    for command in module.COMMANDS
}
QUECTEL: dict[str, Command] = {
    name: command for name, command in SIMCOM.items() if name not in quectel.NOT_THERE
} | {command.name: command for command in quectel.COMMANDS}
TABLES = {Family.SIM7600: SIMCOM, Family.QUECTEL: QUECTEL}

SIM_ERRORS = {
    SimCard.ABSENT: NO_SIM,
    SimCard.PIN: PIN_NEEDED,
    SimCard.PUK: PUK_NEEDED,
}


class Interpreter:
    """Executes lines of any port on one modem."""

    def __init__(self, modem: Modem) -> None:
        self._modem = modem
        self._table = TABLES[modem.core.config.family]

    async def run_line(self, port: AtPort, line: str, at: float) -> None:
        """Executes one line: a refused command ends it, those before it stay done (V.250 5.2.1)."""
        found = hunt(line)
        if found is None:
            _log.debug("port %d: ignored %r", port.index, line)
            return
        self._modem.core.stamp(Mark.COMMAND, at=at, text=found, port=port.index)
        try:
            commands = parse_line(found)
        except NotACommand:
            port.result("ERROR")
            return
        follow_up = []
        for command in commands:
            try:
                reply = await self._run(port, command)
            except ModemError as error:
                port.result(_worded(error, port.error_level))
                return
            self._chatter(port)
            port.answer(reply.lines)
            self._chatter(port)
            if reply.after is not None:
                follow_up.append(reply.after)
            if reply.final != "OK":
                if reply.final:
                    port.result(reply.final)
                return
        port.result("OK")
        for after in follow_up:
            after()

    async def _run(self, port: AtPort, invocation: Invocation) -> Reply:
        command = self._table.get(invocation.name)
        handler = command.handler(invocation.form) if command else None
        if command is None or handler is None:
            return Reply(final="ERROR")
        self._check_sim(command)
        return await handler(self._modem, port, invocation)

    def _chatter(self, port: AtPort) -> None:
        """An unsolicited line in the middle of an answer, and a true one."""
        if self._modem.core.faults.chatty:
            port.unsolicited(f"+CEREG: {self._modem.network.registration}")

    def _check_sim(self, command: Command) -> None:
        state = self._modem.sim.state
        if (command.needs_sim or command.needs_sms) and state in SIM_ERRORS:
            raise ModemError(SIM_ERRORS[state])
        if (command.needs_sim or command.needs_sms) and self._modem.sim.busy_s:
            raise ModemError(SIM_BUSY)
        if command.needs_sms and not self._modem.sms_ready:
            raise ModemError(CMS_SIM_BUSY, "CMS")


def _worded(error: ModemError, level: int) -> str:
    texts = CMS_TEXTS if error.family == "CMS" else CME_TEXTS
    if level == 0 and error.family == "CME":
        return "ERROR"
    return f"+{error.family} ERROR: {texts[error.code] if level == 2 else error.code}"
