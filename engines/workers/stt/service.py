"""Serves a recogniser: one connection, one utterance."""

import asyncio

from engines.sound.resampling import Resampler
from engines.wire import Connection, WireError
from engines.wire.audio import LINE_RATE, AudioChunk, AudioStop
from engines.wire.stt import PhraseList, PhraseListReady, Transcribe
from engines.workers.engine_thread import EngineThread
from engines.workers.requests import answer_common, engine_failures
from engines.workers.stt.backlog import Backlog
from engines.workers.stt.base import Recogniser, SttWorker

AUDIO_TIMEOUT_S = 30.0
"""Sound comes every 20 ms; a client that falls silent for so long holds a recogniser for nothing.
"""

ACCEPT_BYTES = LINE_RATE * 2 // 10
"""100 ms at a time at most: a cancel waits for the running call only."""


class SttService:
    """Answers on any number of connections at once; each utterance has a thread of its own."""

    def __init__(self, *, worker: SttWorker) -> None:
        self._worker = worker
        self._info = worker.describe()

    async def handle(self, connection: Connection) -> None:
        """One connection, until its utterance is done."""
        while (event := await connection.read()) is not None:
            if event.type == PhraseList.TYPE:
                await self._prepare(connection, PhraseList.from_event(event))
            elif event.type == Transcribe.TYPE:
                utterance = _Utterance(
                    connection=connection,
                    worker=self._worker,
                    request=Transcribe.from_event(event),
                )
                await utterance.run()
                return
            else:
                await answer_common(connection, event, self._info)

    async def _prepare(self, connection: Connection, phrase_list: PhraseList) -> None:
        with engine_failures():
            unknown = await asyncio.to_thread(self._worker.prepare, phrase_list)
        ready = PhraseListReady(id=phrase_list.id, unknown_words=tuple(unknown))
        await connection.write(ready.event())


class _Utterance:
    def __init__(self, *, connection: Connection, worker: SttWorker, request: Transcribe) -> None:
        self._connection = connection
        self._worker = worker
        self._request = request
        self._recogniser: Recogniser | None = None
        self._backlog = Backlog()
        self._rate = LINE_RATE
        self._resampler: Resampler | None = None
        self._thread = EngineThread(name="utterance")

    async def run(self) -> None:
        listener = asyncio.create_task(self._listen(), name="utterance listener")
        try:
            with engine_failures():
                await self._recognise()
        finally:
            listener.cancel()
            await asyncio.gather(listener, return_exceptions=True)
            await self._thread.close(self._close)

    async def _recognise(self) -> None:
        recogniser = await self._thread.call(self._open)
        while (pcm := await self._backlog.take(ACCEPT_BYTES)) is not None:
            partial = await self._thread.call(recogniser.accept, pcm)
            if partial is not None:
                await self._connection.write(partial.event())
        transcript = await self._thread.call(recogniser.finish)
        await self._connection.write(transcript.event())

    async def _listen(self) -> None:
        """Takes the sound in as it comes, whatever the recogniser is doing."""
        try:
            while (event := await self._connection.read(timeout_s=AUDIO_TIMEOUT_S)) is not None:
                if event.type == AudioChunk.TYPE:
                    self._take(AudioChunk.from_event(event))
                elif event.type == AudioStop.TYPE:
                    if self._resampler is not None:
                        self._backlog.put(self._resampler.flush())
                    self._backlog.end()
                    return
        except WireError as error:
            self._backlog.fail(error)
        else:
            self._backlog.fail(WireError(code="closed", text="the client left while it spoke"))

    def _take(self, chunk: AudioChunk) -> None:
        """Sound of another rate is made into the line's (a stock Wyoming client sends 16000 Hz)."""
        if self._resampler is None:
            self._rate = chunk.rate
            self._resampler = Resampler(from_rate=chunk.rate, to_rate=LINE_RATE)
        if chunk.rate != self._rate:
            raise WireError(code="bad_event", text="the rate changed inside an utterance")
        self._backlog.put(self._resampler.convert(chunk.pcm))

    def _open(self) -> Recogniser:
        self._recogniser = self._worker.open(self._request.language, self._request.phrases)
        return self._recogniser

    def _close(self) -> None:
        if self._recogniser is not None:
            self._recogniser.close()
