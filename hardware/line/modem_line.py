"""A line made of a modem: AT commands on one port, sound on another."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass

from hardware.errors import HardwareError, NeedsHumanError
from hardware.line.config import LineConfig
from hardware.line.errors import NoCall
from hardware.line.line import News, OpenSound
from hardware.line.port import PcmPort
from hardware.line.reports import (
    CallEnded,
    CallerId,
    Digit,
    LineCheck,
    LineState,
    MissedCall,
    Ringing,
)
from hardware.modem import events
from hardware.modem.dialects.base import Dialect
from hardware.modem.dialects.sim7600 import SIM7600
from hardware.modem.discovery import find_modems
from hardware.modem.modem import Modem
from hardware.modem.opening import open_modem
from hardware.modem.state import ModemState
from hardware.serial.errors import PortMissing

AGAIN_S = 3.0
"""A port that is not there, a modem that does not answer: a reset takes tens of seconds, and asking
every three costs nothing.
"""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModemPorts:
    """Where a modem is now."""

    at_url: str
    pcm_url: str
    dialect: Dialect = SIM7600


class ModemLine:
    """See Line."""

    def __init__(self, *, find_ports: Callable[[], ModemPorts]) -> None:
        self._find_ports = find_ports
        self._modem: Modem | None = None
        self._ports: ModemPorts | None = None
        self._port: PcmPort | None = None
        self._state = LineState(state=ModemState.ABSENT.value)

    @property
    def state(self) -> LineState:
        """See Line."""
        return self._state

    async def run(self, tell: Callable[[News], None]) -> None:
        """See Line."""
        while True:
            try:
                await self._run_once(tell)
            except HardwareError as error:
                self._changed(tell, ModemState.ABSENT, error.code)
            await asyncio.sleep(AGAIN_S)

    async def answer(self) -> None:
        """See Line. The sound port is opened first: a call without sound is worse than a ring."""
        modem, ports = self._need()
        self._port = await PcmPort.open(ports.pcm_url)
        try:
            await modem.answer()
        except BaseException:
            self._drop_port()
            raise

    async def open_sound(self) -> OpenSound:
        """See Line."""
        port = self._port
        if port is None:
            raise NoCall("no call has been answered")
        try:
            port.discard()
            opened = await self._need()[0].open_audio()
        except BaseException:
            self._drop_port()
            raise
        self._port = None
        return OpenSound(port=port, delay_ms=opened.delay_ms)

    async def close_sound(self) -> None:
        """See Line."""
        await self._need()[0].close_audio()

    async def hang_up(self) -> None:
        """See Line."""
        if self._modem is not None:
            await self._modem.hang_up()

    async def send_digits(self, digits: str) -> None:
        """See Line."""
        await self._need()[0].send_digits(digits)

    async def check(self, *, realtime: str) -> LineCheck:
        """See Line."""
        report = await self._need()[0].check()
        signal = report.signal
        return LineCheck(
            port=report.at_port,
            model=f"{report.identity.maker} {report.identity.model}".strip(),
            firmware=report.identity.firmware,
            sim=report.sim,
            registration=report.registration.value,
            operator=report.operator,
            signal_dbm=signal.dbm if signal else None,
            signal_bars=signal.bars if signal else 0,
            sound_port=report.audio.path,
            realtime=realtime,
            problems=tuple(problem.value for problem in report.problems),
        )

    async def _run_once(self, tell: Callable[[News], None]) -> None:
        ports = self._find_ports()
        lost = asyncio.Event()

        def heard(event: events.ModemEvent) -> None:
            self._translate(event, tell)
            if isinstance(event, events.StateChanged) and event.after is ModemState.ABSENT:
                lost.set()

        async with open_modem(
            at_url=ports.at_url, audio_url=ports.pcm_url, dialect=ports.dialect
        ) as modem:
            modem.subscribe(events.ModemEvent, heard)
            self._modem, self._ports = modem, ports
            try:
                await self._start(modem, tell, lost)
                await lost.wait()
            finally:
                self._modem = self._ports = None

    async def _start(self, modem: Modem, tell: Callable[[News], None], lost: asyncio.Event) -> None:
        """Sets it up; tries again what passes by itself, and leaves to a person what does not."""
        while not lost.is_set():
            try:
                await modem.start()
            except NeedsHumanError as error:
                self._changed(tell, modem.state, error.code)
                return
            except HardwareError as error:
                self._changed(tell, modem.state, error.code)
                await asyncio.sleep(AGAIN_S)
            else:
                return

    def _translate(self, event: events.ModemEvent, tell: Callable[[News], None]) -> None:
        match event:
            case events.StateChanged(after=after):
                self._changed(tell, after, None)
            case events.Rang(number=number, withheld=withheld, at=at):
                tell(Ringing(number=number, withheld=withheld, at=at))
            case events.CallerIdentified(number=number):
                tell(CallerId(number=number))
            case events.MissedCall(number=number):
                tell(MissedCall(number=number))
            case events.CallEnded(duration_s=duration_s, cause=cause):
                tell(CallEnded(cause=cause.value, duration_s=duration_s))
            case events.DigitReceived(digit=digit):
                tell(Digit(digit=digit, at_ms=0))

    def _changed(self, tell: Callable[[News], None], state: ModemState, detail: str | None) -> None:
        news = LineState(state=state.value, detail=detail)
        if news != self._state:
            self._state = news
            tell(news)

    def _need(self) -> tuple[Modem, ModemPorts]:
        if self._modem is None or self._ports is None:
            raise PortMissing("the modem is not there", url="")
        return self._modem, self._ports

    def _drop_port(self) -> None:
        if self._port is not None:
            self._port.close()
            self._port = None


def make_line(config: LineConfig) -> ModemLine:
    """The line of a configuration."""
    return ModemLine(find_ports=lambda: _find_ports(config))


def _find_ports(config: LineConfig) -> ModemPorts:
    """The ports named, or those of the first modem found by its USB id.

    Raises PortMissing when there is none; asked again each time, because names change.
    """
    at_url, pcm_url = config.at_url, config.pcm_url
    if at_url and pcm_url:
        return ModemPorts(at_url=at_url, pcm_url=pcm_url)
    for found in find_modems():
        if at_url in {"", found.at_url} and found.audio_url is not None:
            return ModemPorts(
                at_url=found.at_url, pcm_url=pcm_url or found.audio_url, dialect=found.dialect
            )
    raise PortMissing("no modem of a known kind is plugged in", url="usb")
