"""Language models for the application: one worker, or the first of several that can."""

import logging
from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

from engines.clients.service import CONNECT_TIMEOUT_S, Service
from engines.wire import Connection, Event, WireError
from engines.wire.control import Error
from engines.wire.llm import ChatDelta, ChatDone, ChatRequest, Embed, Embeddings

FIRST_TEXT_TIMEOUT_S = 60.0
"""A slow machine reads a long prompt for so long, or another talk comes first; whoever waits on the
telephone sets a limit of his own. A worker that dies is noticed at once.
"""

NEXT_TEXT_TIMEOUT_S = 30.0
"""Nothing is sent while a tool call is written, which is the longest silence there is."""

EMBED_TIMEOUT_S = 120.0
"""For the largest batch on a slow machine."""

REQUEST_FAULTS = frozenset({"bad_event", "bad_grammar"})
"""What the next worker would refuse as well."""

logger = logging.getLogger(__name__)

Answer = AsyncGenerator[ChatDelta | ChatDone, None]


class _Thinkers(ABC):
    """What a client and a chain have in common."""

    @abstractmethod
    def _clients(self) -> "Sequence[LlmClient]":
        """Who answers, the best first."""

    async def chat(self, request: ChatRequest) -> Answer:
        """The answer as it is written: any number of deltas, then one ChatDone.

        Closing the generator cancels. A worker that fails before its first word is followed by the
        next; raises the last WireError when nobody could, or one that fails in the middle.
        """
        failed = WireError(code="unreachable", text="no language model")
        for client in self._clients():
            begun = False
            try:
                async with aclosing(client.ask(request)) as answer:
                    async for piece in answer:
                        begun = True
                        yield piece
            except WireError as error:
                logger.warning("%s failed to answer: %s", client.name, error)
                if begun or error.code in REQUEST_FAULTS:
                    raise
                failed = error
            else:
                return
        raise failed

    async def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """A vector of length 1 for each text; raises the last WireError when nobody could.

        Vectors of different models cannot be compared: a chain for embeddings is workers of one.
        """
        failed = WireError(code="unreachable", text="no language model")
        for client in self._clients():
            try:
                return await client.vectors(texts)
            except WireError as error:
                logger.warning("%s failed to embed: %s", client.name, error)
                failed = error
        raise failed


class LlmClient(_Thinkers):
    """One worker."""

    def __init__(self, *, service: Service) -> None:
        self._service = service

    @property
    def name(self) -> str:
        """The worker's name, for logs."""
        return self._service.name

    def _clients(self) -> "Sequence[LlmClient]":
        return (self,)

    async def ask(self, request: ChatRequest) -> Answer:
        """The answer of this worker; raises WireError."""
        async with await self._service.connect(timeout_s=CONNECT_TIMEOUT_S) as connection:
            await connection.write(request.event(), timeout_s=CONNECT_TIMEOUT_S)
            limit_s = FIRST_TEXT_TIMEOUT_S
            while True:
                event = await self._next(connection, limit_s)
                limit_s = NEXT_TEXT_TIMEOUT_S
                if event.type == ChatDelta.TYPE:
                    yield ChatDelta.from_event(event)
                elif event.type == ChatDone.TYPE:
                    yield ChatDone.from_event(event)
                    return

    async def vectors(self, texts: Sequence[str]) -> list[list[float]]:
        """The vectors of this worker; raises WireError."""
        async with await self._service.connect(timeout_s=CONNECT_TIMEOUT_S) as connection:
            await connection.write(Embed(texts=tuple(texts)).event(), timeout_s=CONNECT_TIMEOUT_S)
            event = await self._next(connection, EMBED_TIMEOUT_S)
            return Embeddings.from_event(event).lists()

    async def _next(self, connection: Connection, limit_s: float) -> Event:
        event = await connection.read(timeout_s=limit_s)
        if event is None:
            raise WireError(code="closed", text=f"{self.name} left in the middle of an answer")
        if event.type == Error.TYPE:
            raise Error.from_event(event).as_wire_error()
        return event


class LlmChain(_Thinkers):
    """Several workers, the best first; one that fails before its first word is followed."""

    def __init__(self, *, clients: Sequence[LlmClient]) -> None:
        self._thinkers = tuple(clients)

    def _clients(self) -> Sequence[LlmClient]:
        return self._thinkers
