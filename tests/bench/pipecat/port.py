"""The modem's PCM port as a pipecat transport: 20 ms frames in, and out at the same pace."""

import asyncio
import os

from pipecat.frames.frames import InputAudioRawFrame, OutputAudioRawFrame, StartFrame
from pipecat.processors.frame_processor import FrameProcessor
from pipecat.transports.base_input import BaseInputTransport
from pipecat.transports.base_output import BaseOutputTransport
from pipecat.transports.base_transport import BaseTransport, TransportParams

RATE = 8000
FRAME_BYTES = 320
AHEAD = 2
"""Frames that wait in the port at most: as many as pipecat hands over at once."""


class PcmPort:
    """Reads a frame whenever the modem has one, and writes one of ours for each that came."""

    def __init__(self, path: str) -> None:
        self._fd = os.open(path, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
        self._pending = b""
        self._room = AHEAD
        self._tick = asyncio.Event()
        self.frames: asyncio.Queue[bytes] = asyncio.Queue()
        asyncio.get_running_loop().add_reader(self._fd, self._read)

    def close(self) -> None:
        """The call is over."""
        asyncio.get_running_loop().remove_reader(self._fd)
        os.close(self._fd)

    async def write(self, pcm: bytes) -> None:
        """Returns when the port has taken it all."""
        for start in range(0, len(pcm), FRAME_BYTES):
            while not (self._room and self._took(pcm[start : start + FRAME_BYTES])):
                self._tick.clear()
                await self._tick.wait()
            self._room -= 1

    def _took(self, frame: bytes) -> bool:
        try:
            os.write(self._fd, frame)
        except BlockingIOError:
            return False
        return True

    def _read(self) -> None:
        self._pending += os.read(self._fd, 4096)
        while len(self._pending) >= FRAME_BYTES:
            frame, self._pending = self._pending[:FRAME_BYTES], self._pending[FRAME_BYTES:]
            self.frames.put_nowait(frame)
            self._room = min(AHEAD, self._room + 1)
        self._tick.set()


class _Input(BaseInputTransport):
    def __init__(self, port: PcmPort, params: TransportParams) -> None:
        super().__init__(params)
        self._port = port
        self._reading: asyncio.Task[None] | None = None

    async def start(self, frame: StartFrame) -> None:
        await super().start(frame)
        await self.set_transport_ready(frame)
        self._reading = self.create_task(self._read())

    async def cleanup(self) -> None:
        if self._reading is not None:
            await self.cancel_task(self._reading)
        await super().cleanup()

    async def _read(self) -> None:
        while True:
            pcm = await self._port.frames.get()
            await self.push_audio_frame(
                InputAudioRawFrame(audio=pcm, sample_rate=RATE, num_channels=1)
            )


class _Output(BaseOutputTransport):
    def __init__(self, port: PcmPort, params: TransportParams) -> None:
        super().__init__(params)
        self._port = port

    async def start(self, frame: StartFrame) -> None:
        await super().start(frame)
        await self.set_transport_ready(frame)

    async def write_audio_frame(self, frame: OutputAudioRawFrame) -> bool:
        await self._port.write(frame.audio)
        return True


class PcmTransport(BaseTransport):
    """Both directions of one call, with the transport's parameters as they come."""

    def __init__(self, port: PcmPort) -> None:
        super().__init__()
        params = TransportParams(
            audio_in_enabled=True,
            audio_in_sample_rate=RATE,
            audio_out_enabled=True,
            audio_out_sample_rate=RATE,
        )
        self._input = _Input(port, params)
        self._output = _Output(port, params)

    def input(self) -> FrameProcessor:
        """See BaseTransport."""
        return self._input

    def output(self) -> FrameProcessor:
        """See BaseTransport."""
        return self._output
