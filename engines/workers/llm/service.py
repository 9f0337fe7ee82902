"""Serves a language model: one connection, one answer or one batch of embeddings.

Whoever comes when all lanes are busy waits in line, first come, first served. A peer that closes
ends its answer; the lane is free again as soon as the backend has noticed.
"""

import asyncio
import contextlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from engines.wire import Connection
from engines.wire.llm import ChatDelta, ChatDone, ChatRequest, Embed, Embeddings
from engines.workers.llm.base import Cancel, Cancelled, LlmWorker
from engines.workers.requests import answer_common, engine_failures

Message = ChatDelta | ChatDone | Embeddings
Work = Callable[[Cancel, Callable[[Message], None]], None]


class LlmService:
    """Answers on any number of connections at once, as many of them at a time as there are lanes.

    The backend writes in a thread and never waits for the wire: a word costs less than handing the
    thread back and forth for it.
    """

    def __init__(self, *, worker: LlmWorker) -> None:
        self._worker = worker
        self._info = worker.describe()
        self._lanes = asyncio.Semaphore(worker.lanes)
        self._threads = ThreadPoolExecutor(worker.lanes, thread_name_prefix="answer")

    async def handle(self, connection: Connection) -> None:
        """One connection, until its answer is done."""
        while (event := await connection.read()) is not None:
            if event.type == ChatRequest.TYPE:
                await self._serve(connection, self._chat(ChatRequest.from_event(event)))
                return
            if event.type == Embed.TYPE:
                await self._serve(connection, self._embed(Embed.from_event(event)))
                return
            await answer_common(connection, event, self._info)

    def _chat(self, request: ChatRequest) -> Work:
        def work(cancel: Cancel, send: Callable[[Message], None]) -> None:
            send(self._worker.answer(request, cancel, lambda text: send(ChatDelta(text=text))))

        return work

    def _embed(self, request: Embed) -> Work:
        def work(cancel: Cancel, send: Callable[[Message], None]) -> None:
            send(Embeddings.of(self._worker.embed(request.texts, cancel)))

        return work

    async def _serve(self, connection: Connection, work: Work) -> None:
        async with self._lanes:
            loop = asyncio.get_running_loop()
            messages: asyncio.Queue[Message | None] = asyncio.Queue()
            cancel = Cancel()

            def send(message: Message | None) -> None:
                loop.call_soon_threadsafe(messages.put_nowait, message)

            def run() -> None:
                try:
                    with contextlib.suppress(Cancelled):
                        work(cancel, send)
                finally:
                    send(None)

            running = loop.run_in_executor(self._threads, run)
            try:
                while (message := await messages.get()) is not None:
                    await connection.write(message.event())
            finally:
                cancel.set()
                # The lane belongs to this answer until its thread has let go of the model.
                await asyncio.wait({running})
                with engine_failures():
                    running.result()
