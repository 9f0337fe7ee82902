"""The desk at work: devices, line and app, tied together.

The devices are open while somebody speaks or listens and at no other time: a microphone that is
open shows, and should.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable

from engines.wire import Connection, Endpoint, WireError, connect
from hardware.audio.measures import FRAME_BYTES
from hardware.desk.headphones import Headphones
from hardware.desk.messages import (
    DeskFailed,
    DeskOpened,
    DeskOrder,
    DeskReport,
    Hear,
    HearAgain,
    Speak,
    UseLine,
)
from hardware.errors import HardwareError
from hardware.line.desk_messages import (
    AttachDesk,
    DeskListen,
    DeskRewind,
    DeskSound,
    DeskVoice,
    DeskWelcome,
)
from hardware.line.message import Message
from hardware.soundcard.devices import Desk as Devices
from hardware.soundcard.devices import find_desk
from hardware.soundcard.echo import EchoCanceller
from hardware.soundcard.errors import SoundDeviceLost, SoundDeviceRefused
from hardware.soundcard.port import SoundCardPort
from hardware.soundcard.streams import Streams

CONNECT_TIMEOUT_S = 5.0
HANGS_S = 5.0
"""A device that is opened in so long a time is not; its server hangs."""

MOST_WAITING = 50
"""1 s of the microphone: a line that takes nothing for so long hears what is now, then."""

logger = logging.getLogger(__name__)


class LineGone(HardwareError):
    """The line that the call was on does not answer any more."""

    code = "line-gone"


class Desk:
    """One person's. Orders are done one after another."""

    def __init__(
        self, *, microphone: str, headphones: str, tell: Callable[[DeskReport], None]
    ) -> None:
        """The names of the devices, or parts of them; empty for the system's own choice."""
        self._names = (microphone, headphones)
        self._tell = tell
        self._headphones = Headphones()
        self._line: Connection | None = None
        self._to_line: asyncio.Queue[Message] = asyncio.Queue(maxsize=MOST_WAITING)
        self._port: SoundCardPort | None = None
        self._speaks = False
        self._hears = (False, False)
        self._failed: asyncio.Future[HardwareError] = asyncio.get_running_loop().create_future()
        self._tasks: list[asyncio.Task[None]] = []

    async def obey(self, order: DeskOrder) -> None:
        """Does one order. Raises HardwareError, WireError: then nothing works any more."""
        match order:
            case UseLine(endpoint=endpoint, token=token):
                await self._use(Endpoint.parse(endpoint), token)
            case Speak(on=on):
                self._speaks = on
                await self._listen_and_open()
            case Hear(caller=caller, ours=ours):
                self._hears = (caller, ours)
                self._headphones.now()
                await self._listen_and_open()
            case HearAgain(seconds=seconds):
                await self._open()
                self._headphones.now()
                self._order(DeskRewind(seconds=seconds))

    async def failed(self) -> HardwareError:
        """Waits until something broke: a device was unplugged, the line is gone."""
        return await asyncio.shield(self._failed)

    async def close(self) -> None:
        """Lets go of devices and line."""
        await self._close_devices()
        await self._leave_line()

    async def _use(self, endpoint: Endpoint, token: str | None) -> None:
        await self._leave_line()
        line = await connect(endpoint, token=token, timeout_s=CONNECT_TIMEOUT_S)
        self._line = line
        await line.write(AttachDesk().event())
        event = await line.read(timeout_s=CONNECT_TIMEOUT_S)
        if event is None or event.type != DeskWelcome.TYPE:
            raise WireError(code="closed", text="the line does not take a desk")
        self._to_line = asyncio.Queue(maxsize=MOST_WAITING)
        self._tasks = [
            asyncio.create_task(self._read(line), name="desk hears"),
            asyncio.create_task(self._write(line), name="desk speaks"),
        ]

    async def _leave_line(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks = []
        line, self._line = self._line, None
        if line is not None:
            await line.close()

    async def _listen_and_open(self) -> None:
        caller, ours = self._hears
        self._order(DeskListen(caller=caller or self._speaks, ours=ours and not self._speaks))
        if self._speaks or any(self._hears):
            await self._open()
        else:
            await self._close_devices()

    async def _open(self) -> None:
        if self._port is not None:
            return
        try:
            async with asyncio.timeout(HANGS_S):
                devices = await asyncio.to_thread(self._find)
                streams = await asyncio.to_thread(Streams, desk=devices)
                port = SoundCardPort(streams=streams, lost=self._lost, echo=EchoCanceller())
                await port.begin()
        except TimeoutError as error:
            reason = f"no answer in {HANGS_S:.0f} s"
            raise SoundDeviceRefused(f"the sound system hangs: {reason}", reason=reason) from error
        self._port = port
        port.start(heard=self._heard, trouble=_told_by_lost)
        self._tell(
            DeskOpened(microphone=devices.microphone.name, headphones=devices.loudspeaker.name)
        )

    def _find(self) -> Devices:
        return find_desk(microphone=self._names[0], loudspeaker=self._names[1])

    async def _close_devices(self) -> None:
        port, self._port = self._port, None
        if port is None:
            return
        port.close()
        if port.closed is not None:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(HANGS_S):
                    await asyncio.shield(port.closed)

    def _heard(self, pcm: bytes) -> None:
        """The microphone's next frames: its clock is also that of the headphones."""
        if self._speaks:
            self._order(DeskVoice(pcm=pcm))
        port = self._port
        for _ in range(0, len(pcm), FRAME_BYTES):
            frame = self._headphones.frame()
            if frame and port is not None and port.can_write(asyncio.get_running_loop().time()):
                port.write(frame)

    def _order(self, order: Message) -> None:
        if self._line is None:
            return
        if self._to_line.full():
            self._to_line.get_nowait()
        self._to_line.put_nowait(order)

    async def _write(self, line: Connection) -> None:
        try:
            while True:
                await line.write((await self._to_line.get()).event())
        except WireError as error:
            self._break(LineGone(error.text))

    async def _read(self, line: Connection) -> None:
        try:
            while (event := await line.read()) is not None:
                if event.type == DeskSound.TYPE:
                    sound = DeskSound.from_event(event)
                    self._headphones.push(sound.pcm, again=sound.again)
            self._break(LineGone("the line has closed"))
        except WireError as error:
            self._break(LineGone(error.text))

    def _lost(self, text: str) -> None:
        self._break(SoundDeviceLost(text))

    def _break(self, error: HardwareError) -> None:
        if not self._failed.done():
            self._failed.set_result(error)


def failure(error: HardwareError | WireError) -> DeskFailed:
    """What is told of it."""
    return DeskFailed(code=error.code, text=str(error))


def _told_by_lost(code: str, text: str) -> None:
    """A stall may pass; what does not is told as the loss of the device."""
    logger.info("%s: %s", code, text)
