"""What a command is: a row with a handler for each of its forms, and the answers it may give."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from hardware.simulator.at_port import AtPort
from hardware.simulator.command_line import Form, Invocation
from hardware.simulator.modem import Modem


class ModemError(Exception):
    """An error with a number: `+CME ERROR: n`, `+CMS ERROR: n`, or plain ERROR after CMEE=0."""

    def __init__(self, code: int, family: str = "CME") -> None:
        super().__init__(f"{family} {code}")
        self.code = code
        self.family = family


NOT_ALLOWED, NO_SIM, PIN_NEEDED, PUK_NEEDED, SIM_BUSY = 3, 10, 11, 12, 14
WRONG_PASSWORD, NO_NETWORK, BAD_PARAMETERS = 16, 30, 50
CMS_BAD_PDU_PARAMETER, CMS_BAD_TEXT_PARAMETER, CMS_BAD_INDEX, CMS_FULL = 304, 305, 321, 322
CMS_SIM_BUSY, CMS_NO_NETWORK = 314, 331

CME_TEXTS = {
    3: "operation not allowed",
    10: "SIM not inserted",
    11: "SIM PIN required",
    12: "SIM PUK required",
    14: "SIM busy",
    16: "incorrect password",
    30: "no network service",
    50: "incorrect parameters",
}
CMS_TEXTS = {
    304: "Invalid PDU mode parameter",
    305: "Invalid text mode parameter",
    314: "SIM busy",
    321: "Invalid memory index",
    322: "memory full",
    331: "no network service",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """Information lines, a final result, and what follows once the result has left."""

    lines: tuple[str, ...] = ()
    final: str = "OK"
    after: Callable[[], None] | None = None


OK = Reply()

Handler = Callable[[Modem, AtPort, Invocation], Awaitable[Reply]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One row. A form without a handler answers ERROR; `test` may be the plain text to answer."""

    name: str
    run: Handler | None = None
    set: Handler | None = None
    read: Handler | None = None
    test: str | Handler | None = None
    needs_sim: bool = False
    """Refused with the SIM's error until the SIM is unlocked and ready."""
    needs_sms: bool = False
    """Refused with `+CMS ERROR: 314` until SMS DONE."""

    def handler(self, form: Form) -> Handler | None:
        """The handler of `form`; a test with a fixed text is made into one."""
        if form is Form.TEST:
            return _constant(self.name, self.test) if isinstance(self.test, str) else self.test
        return {Form.RUN: self.run, Form.SET: self.set, Form.READ: self.read}[form]


def _constant(name: str, text: str) -> Handler:
    async def answer(_modem: Modem, _port: AtPort, _invocation: Invocation) -> Reply:
        return Reply(lines=(f"{name}: {text}",)) if text else OK

    return answer


def says(*lines: str) -> Handler:
    """A handler that always answers `lines` and OK."""

    async def answer(_modem: Modem, _port: AtPort, _invocation: Invocation) -> Reply:
        return Reply(lines=lines)

    return answer


def setting(
    name: str, *, default: str = "0", test: str = "(0-1)", needs_sim: bool = False
) -> Command:
    """A row whose value is kept and read back: `AT+X=v`, `AT+X?`, `AT+X=?`."""

    async def store(modem: Modem, _port: AtPort, invocation: Invocation) -> Reply:
        modem.core.settings[name] = invocation.text
        return OK

    async def read(modem: Modem, _port: AtPort, _invocation: Invocation) -> Reply:
        return Reply(lines=(f"{name}: {modem.core.settings.get(name, default)}",))

    return Command(name=name, set=store, read=read, test=test, needs_sim=needs_sim)
