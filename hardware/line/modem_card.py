"""The sound card of a modem: found once, opened for each call, given back before the next.

It is opened before a call is answered, so that a card that somebody else has leaves the caller
ringing; it runs only from the connection on, because without a call it may give no sound at all.
"""

import asyncio
from collections.abc import Callable

from hardware.errors import HardwareError
from hardware.line.errors import ModemCardMissing
from hardware.modem.errors import AudioRefused
from hardware.soundcard.devices import Desk, find_desk
from hardware.soundcard.errors import (
    LoudspeakerMissing,
    MicrophoneMissing,
    SoundDeviceRefused,
)
from hardware.soundcard.patience import in_time
from hardware.soundcard.port import SoundCardPort
from hardware.soundcard.streams import Streams

RATES = (8_000, 16_000, 48_000, 44_100, 32_000, 96_000)
"""A telephone's first: what a module does by itself, and nothing is to be converted."""

FLOWS_S = 3.0
"""From the connection to sound in both directions; a caller waits no longer in silence."""


class ModemCard:
    """The card of one opening of a modem."""

    def __init__(self, *, microphone: str, loudspeaker: str) -> None:
        """The names of its two devices, or parts of them, such as `hw:1,`."""
        self._names = (microphone, loudspeaker)
        self._desk: Desk | None = None
        self._port: SoundCardPort | None = None
        """Of the last call, its devices perhaps not free yet."""

    async def find(self) -> str:
        """Its name. Raises ModemCardMissing, SoundSystemMissing, SoundDeviceRefused."""
        await self.settle()
        self._desk = await in_time(asyncio.to_thread(self._look))
        return self._desk.microphone.name

    async def open(self, *, lost: Callable[[str], None]) -> SoundCardPort:
        """For one call; `lost` is told why when the card goes away in it. Raises as `find`."""
        await self.settle()
        if self._desk is None:
            await self.find()
        try:
            streams = await self._streams()
        except SoundDeviceRefused:
            await self.find()  # its number among the devices may be another by now
            streams = await self._streams()
        self._port = SoundCardPort(streams=streams, lost=lost, echo=None)
        return self._port

    async def run(self, port: SoundCardPort) -> None:
        """The call is connected: sound runs both ways. Raises AudioRefused."""
        try:
            async with asyncio.timeout(FLOWS_S):
                await port.begin()
        except (TimeoutError, HardwareError) as error:
            reason = str(error) or f"no sound in {FLOWS_S:.0f} s"
            raise AudioRefused(
                "the sound card does not run", attempts=1, seconds=FLOWS_S, reason=reason
            ) from error

    async def settle(self) -> None:
        """The devices of the call before are free. Raises SoundDeviceRefused where they hang."""
        port = self._port
        if port is None:
            return
        port.close()
        assert port.closed is not None, "closing has begun"
        await in_time(asyncio.shield(port.closed))
        self._port = None

    async def _streams(self) -> Streams:
        assert self._desk is not None, "it was looked for"
        return await in_time(asyncio.to_thread(Streams, desk=self._desk, rates=RATES))

    def _look(self) -> Desk:
        microphone, loudspeaker = self._names
        try:
            return find_desk(microphone=microphone, loudspeaker=loudspeaker, canceller=False)
        except (MicrophoneMissing, LoudspeakerMissing) as error:
            raise ModemCardMissing(f"the modem's sound card is not there: {error}") from error
