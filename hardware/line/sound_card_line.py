"""A line without a telephone: somebody sits at a desk and talks to the secretary.

Nobody rings: the order to answer begins a talk, the order to hang up ends it, and so does a device
that goes away. The microphone is open in a talk and while it is checked, and at no other time.
"""

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable

from hardware.errors import HardwareError
from hardware.line.condition_reports import LineCheck
from hardware.line.config import LineConfig
from hardware.line.doctor.findings import Findings
from hardware.line.doctor.treatment import Treatment
from hardware.line.errors import CallTaken, NoCall
from hardware.line.line import News, OpenSound
from hardware.line.reports import CallEnded, LineState
from hardware.modem.state import ModemState
from hardware.soundcard.devices import Desk, find_desk
from hardware.soundcard.echo import EchoCanceller
from hardware.soundcard.errors import NotOnASoundCard, SoundDeviceLost
from hardware.soundcard.level import measure_microphone
from hardware.soundcard.patience import in_time
from hardware.soundcard.port import SoundCardPort
from hardware.soundcard.streams import Streams

AGAIN_S = 3.0
"""While a device is missing."""

LOOK_S = 30.0
"""While nobody talks: whether the devices are still there."""

SILENT_DBFS = -90.0
"""A microphone that hears nothing at all is switched off; a quiet room is 30 dB louder."""

log = logging.getLogger(__name__)


class SoundCardLine:
    """See Line."""

    def __init__(self, *, microphone: str, loudspeaker: str) -> None:
        """The names of the devices, or parts of them; empty for the system's own choice."""
        self._names = (microphone, loudspeaker)
        self._state = LineState(state=ModemState.ABSENT.value)
        self._tell: Callable[[News], None] = _nobody
        self._devices = asyncio.Lock()
        """PortAudio does one thing at a time."""
        self._port: SoundCardPort | None = None
        self._fresh = False
        """The port is not handed over yet."""
        self._leaving: SoundCardPort | None = None
        """Its talk is over, its devices perhaps not free yet."""
        self._desk: Desk | None = None
        self._again = asyncio.Event()
        """Something changed: look again as often as that asks for."""
        self._began = 0.0

    @property
    def _is_there(self) -> bool:
        return self._state.state != ModemState.ABSENT

    @property
    def state(self) -> LineState:
        """See Line."""
        return self._state

    async def run(self, tell: Callable[[News], None]) -> None:
        """See Line."""
        self._tell = tell
        while True:
            try:
                await self._look()
            except HardwareError as error:
                self._absent(error)
            self._again.clear()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(LOOK_S if self._is_there else AGAIN_S):
                    await self._again.wait()

    async def answer(self) -> None:
        """See Line: a talk begins, without a ring. One that cannot is told as ended, too."""
        if self._port is not None:
            raise CallTaken("somebody is talking already")
        asked = time.monotonic()
        async with self._devices:
            try:
                port = await self._begin()
            except HardwareError as error:
                self._absent(error)
                self._tell(CallEnded(cause=error.code, duration_s=None))
                raise
            self._port, self._fresh, self._began = port, True, asked
            self._changed(ModemState.IN_CALL)

    async def open_sound(self) -> OpenSound:
        """See Line."""
        if self._port is None or not self._fresh:
            raise NoCall("no talk has begun")
        self._fresh = False
        return OpenSound(port=self._port, delay_ms=round((time.monotonic() - self._began) * 1000))

    async def close_sound(self) -> None:
        """See Line: the devices are let go before they are used again."""

    def prescribe(self, findings: Findings) -> Treatment:
        """See Line: there is nothing to reset."""
        del findings
        return Treatment.NOTHING

    async def treat(self, treatment: Treatment) -> None:
        """See Line."""

    async def hang_up(self) -> None:
        """See Line. A talk that is just beginning ends when it has begun."""
        async with self._devices:
            self._end("local", ModemState.READY, None)

    async def send_digits(self, digits: str) -> bytes:
        """See Line."""
        raise NotOnASoundCard(f"{len(digits)} keys for a desk, which has none")

    async def check(self, *, realtime: str) -> LineCheck:
        """See Line. Listens to the room for a second where nobody talks."""
        async with self._devices:
            level = None if self._port is not None else await self._listen()
            desk = self._desk
        if desk is None:
            raise NoCall("the devices are not known yet")
        silent = level is not None and level < SILENT_DBFS
        return LineCheck(
            kind="soundcard",
            port=desk.microphone.name,
            sound_port=desk.loudspeaker.name,
            model=desk.system,
            microphone_dbfs=None if level is None else round(level),
            realtime=realtime,
            problems=("microphone-silent",) if silent else (),
        )

    async def _look(self) -> None:
        async with self._devices:
            if self._port is None:
                await self._settle()
                self._desk = await in_time(asyncio.to_thread(self._find))
                self._changed(ModemState.READY)

    async def _begin(self) -> SoundCardPort:
        await self._settle()
        self._desk = await in_time(asyncio.to_thread(self._find))
        streams = await in_time(asyncio.to_thread(Streams, desk=self._desk))
        port = SoundCardPort(streams=streams, lost=self._lost, echo=EchoCanceller())
        try:
            await in_time(port.begin())
        except BaseException:
            self._leaving = port
            raise
        return port

    async def _listen(self) -> float:
        await self._settle()
        self._desk = await in_time(asyncio.to_thread(self._find))
        return await in_time(asyncio.to_thread(measure_microphone, self._desk.microphone))

    def _find(self) -> Desk:
        return find_desk(microphone=self._names[0], loudspeaker=self._names[1])

    def _lost(self, text: str) -> None:
        log.warning("the talk is over: %s", text)
        self._end("port-lost", ModemState.ABSENT, SoundDeviceLost.code)
        self._again.set()

    def _end(self, cause: str, state: ModemState, detail: str | None) -> None:
        """Tells the end; who plays and records closes the port when both are complete."""
        port, self._port = self._port, None
        if port is None:
            return
        self._leaving = port
        self._changed(state, detail)
        self._tell(CallEnded(cause=cause, duration_s=round(time.monotonic() - self._began)))

    async def _settle(self) -> None:
        """The devices of the talk before are free. Raises SoundDeviceRefused where they hang."""
        port = self._leaving
        if port is None:
            return
        port.close()
        assert port.closed is not None, "closing has begun"
        await in_time(asyncio.shield(port.closed))
        self._leaving = None

    def _absent(self, error: HardwareError) -> None:
        log.info("no talk is possible: %s", error)
        self._changed(ModemState.ABSENT, error.code)
        self._again.set()

    def _changed(self, state: ModemState, detail: str | None = None) -> None:
        news = LineState(state=state.value, detail=detail)
        if news != self._state:
            self._state = news
            self._tell(news)


def _nobody(_news: News) -> None:
    """Before `run` nobody listens."""


def make_line(config: LineConfig) -> SoundCardLine:
    """The line of a configuration."""
    return SoundCardLine(microphone=config.microphone, loudspeaker=config.loudspeaker)
