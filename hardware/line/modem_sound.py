"""Where a modem's sound comes out, a serial port or a sound card: from a ring to open sound."""

from collections.abc import Callable

from hardware.line.errors import ModemCardMissing
from hardware.line.modem_card import ModemCard
from hardware.line.modem_ports import ModemPorts
from hardware.line.port import PcmPort
from hardware.modem.profiles import SoundPath
from hardware.modem.report import CARD
from hardware.soundcard.port import SoundCardPort


class ModemSound:
    """Of one line, over all openings of its modem."""

    def __init__(self, *, lost: Callable[[str], None]) -> None:
        """`lost` is told why when a card goes away in a call; a serial port goes with its modem."""
        self._lost = lost
        self._card: ModemCard | None = None
        self._port: PcmPort | SoundCardPort | None = None
        """Of a call that is being taken."""

    @property
    def waits(self) -> bool:
        """Whether it was opened for a call whose sound does not run yet."""
        return self._port is not None

    async def find(self, ports: ModemPorts) -> str:
        """What `line check` tells of where it is. Raises ModemCardMissing, SoundSystemMissing."""
        if ports.profile.sound is SoundPath.SERIAL_PORT:
            return ports.pcm_url
        if not (ports.microphone and ports.loudspeaker):
            # What the system would choose is the room's, and the caller would hear it.
            raise ModemCardMissing("the modem's sound card is not named")
        if self._card is not None:
            await self._card.settle()
        self._card = ModemCard(microphone=ports.microphone, loudspeaker=ports.loudspeaker)
        return CARD + await self._card.find()

    async def open(self, ports: ModemPorts) -> None:
        """Before the call is taken: a call without sound is worse than a ring."""
        if ports.profile.sound is SoundPath.SERIAL_PORT or self._card is None:
            self._port = await PcmPort.open(ports.pcm_url)
        else:
            self._port = await self._card.open(lost=self._lost)

    def discard(self) -> None:
        """Drops what waits from an earlier call."""
        if isinstance(self._port, PcmPort):
            self._port.discard()

    async def take(self) -> PcmPort | SoundCardPort:
        """The modem has opened its sound: the port is the caller's from now on, and it runs."""
        port = self._port
        assert port is not None, "it was opened for this call"
        if isinstance(port, SoundCardPort) and self._card is not None:
            await self._card.run(port)
        self._port = None
        return port

    def drop(self) -> None:
        """There will be no call."""
        port, self._port = self._port, None
        if port is not None:
            port.close()
