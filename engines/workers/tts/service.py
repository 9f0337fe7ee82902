"""Serves a voice: one connection, one speech."""

from collections.abc import Generator

from engines.wire import Connection
from engines.wire.audio import WIDTH_BYTES, AudioChunk, AudioStart, AudioStop
from engines.wire.tts import SpeechMarks, Synthesize
from engines.workers.engine_thread import EngineThread
from engines.workers.requests import answer_common, engine_failures
from engines.workers.tts.base import TtsWorker

CHUNK_S = 1.0
"""Longest piece of sound in one event: small enough to begin early, large enough to cost nothing.
"""

Speech = Generator[SpeechMarks | bytes, None, None]


class TtsService:
    """Answers on any number of connections at once; each speech has a thread of its own."""

    def __init__(self, *, worker: TtsWorker) -> None:
        self._worker = worker
        self._info = worker.describe()

    async def handle(self, connection: Connection) -> None:
        """One connection, until its speech is done."""
        while (event := await connection.read()) is not None:
            if event.type == Synthesize.TYPE:
                await self._speak(connection, Synthesize.from_event(event))
                return
            await answer_common(connection, event, self._info)

    async def _speak(self, connection: Connection, request: Synthesize) -> None:
        thread = EngineThread(name="speech")
        speech = self._worker.synthesise(request)
        started = False
        try:
            with engine_failures():
                while (piece := await thread.call(_step, speech)) is not None:
                    if not started:
                        await connection.write(AudioStart(rate=request.rate).event())
                        started = True
                    await _send(connection, piece, request.rate)
            if not started:
                await connection.write(AudioStart(rate=request.rate).event())
                await connection.write(SpeechMarks(marks=()).event())
            await connection.write(AudioStop().event())
        finally:
            await thread.close(speech.close)


def _step(speech: Speech) -> SpeechMarks | bytes | None:
    return next(speech, None)


async def _send(connection: Connection, piece: SpeechMarks | bytes, rate: int) -> None:
    if isinstance(piece, SpeechMarks):
        await connection.write(piece.event())
        return
    size = int(rate * CHUNK_S) * WIDTH_BYTES
    for start in range(0, len(piece), size):
        await connection.write(AudioChunk(pcm=piece[start : start + size], rate=rate).event())
