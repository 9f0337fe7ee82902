"""Keeps the engines of a plan running and hands out the chains that use them."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from engines.clients import LlmChain, LlmClient, SttChain, SttClient, TtsChain, TtsClient
from engines.supervisor import StateChanged, Supervisor, WorkerSpec, WorkerState, sweep
from engines.wire import WireError
from secretary_app.features.providers.errors import NoVoice
from secretary_app.features.providers.plan import EnginePlan
from secretary_app.features.providers.trouble import Trouble

START_LIMIT_S = 60.0
"""The largest model of the plan on a slow disk."""

NOTICE_S = 0.5
"""A worker that was killed is noticed within milliseconds; one that lives and fails changes
nothing."""
BACK_LIMIT_S = 4.0
"""Silence for which a caller must have an apology (PROTOCOLS 3.2); a restart takes one to two
seconds."""


class EngineRoom:
    """Starts a plan's workers on entry, all at once, and stops them on leaving."""

    def __init__(self, *, plan: EnginePlan, sockets: Path) -> None:
        """``sockets`` is a private folder with a short path."""
        self.plan = plan
        self._sockets = sockets
        self._stack = AsyncExitStack()
        self._supervisors: dict[WorkerSpec, Supervisor] = {}
        self._recognisers: dict[str, SttChain] = {}

    async def __aenter__(self) -> Self:
        sweep(self._sockets)
        for spec in self.plan.specs:
            supervisor = Supervisor(spec=spec, sockets=self._sockets)
            self._supervisors[spec] = await self._stack.enter_async_context(supervisor)
        self._recognisers = {
            language: SttChain(clients=[SttClient(service=self._supervisors[s]) for s in chain])
            for language, chain in self.plan.recognisers.items()
        }
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._stack.aclose()

    @property
    def workers(self) -> tuple[Supervisor, ...]:
        """Every worker, for those who show their state."""
        return tuple(self._supervisors.values())

    async def voice_ready(self) -> None:
        """Wait for the best voice that works: without one no call can be answered.

        Raises NoVoice.
        """
        try:
            await self._best_ready(self.plan.voices)
        except WireError as error:
            voices = self.plan.voices
            trouble = self._supervisors[voices[0]].useless if voices else ""
            raise NoVoice(reason=error.text, trouble=trouble) from error

    async def recognisers_ready(self) -> Mapping[str, Trouble]:
        """Wait until every language has its best recogniser that works.

        Language to what is wrong with the first choice, of those where none does.
        """
        failed: dict[str, Trouble] = {}

        async def wait(language: str, chain: Sequence[WorkerSpec]) -> None:
            try:
                await self._best_ready(chain)
            except WireError as error:
                code = self._supervisors[chain[0]].useless
                failed[language] = Trouble(code=code, reason=error.text)

        async with asyncio.TaskGroup() as group:
            for language, chain in self.plan.recognisers.items():
                group.create_task(wait(language, chain), name=f"wait-stt-{language}")
        return failed

    async def _best_ready(self, chain: Sequence[WorkerSpec]) -> None:
        """Wait for the first of a chain that can work; raises the first one's WireError."""
        failed: WireError | None = None
        for spec in chain:
            try:
                await self._supervisors[spec].ready(timeout_s=START_LIMIT_S)
            except WireError as error:
                failed = failed or error
            else:
                return
        raise failed or WireError(code="unreachable", text="no engine is planned")

    async def voice_is_back(self) -> bool:
        """After the voices have failed: whether one is there again, in time for a caller."""
        voices = [self._supervisors[spec] for spec in self.plan.voices]
        await self._until_noticed(voices)
        waiting = [
            asyncio.create_task(each.ready(timeout_s=BACK_LIMIT_S), name=f"wait-{each.name}")
            for each in voices
        ]
        try:
            for first in asyncio.as_completed(waiting):
                with contextlib.suppress(WireError):
                    await first
                    return True
            return False
        finally:
            for task in waiting:
                task.cancel()
            await asyncio.gather(*waiting, return_exceptions=True)

    async def _until_noticed(self, workers: Sequence[Supervisor]) -> None:
        """Wait for the news of a death, where every worker still passes for ready."""
        if any(each.state is not WorkerState.READY for each in workers):
            return
        changed = asyncio.Event()
        unlisten = [each.listen(lambda _move: changed.set()) for each in workers]
        try:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(NOTICE_S):
                    await changed.wait()
        finally:
            for each in unlisten:
                each()

    def ready_languages(self) -> tuple[str, ...]:
        """Languages for which a recogniser is ready."""
        return tuple(
            language
            for language, chain in self.plan.recognisers.items()
            if any(self._supervisors[spec].state is WorkerState.READY for spec in chain)
        )

    def on_recogniser_ready(self, listener: Callable[[str], None]) -> Callable[[], None]:
        """Calls ``listener`` with a language whenever a recogniser of it is ready (again).

        Those that are ready already are told at once. Returns what ends that.
        """

        def tell(language: str, move: StateChanged) -> None:
            if move.new is WorkerState.READY:
                listener(language)

        unlisten = [
            self._supervisors[spec].listen(partial(tell, language))
            for language, chain in self.plan.recognisers.items()
            for spec in chain
        ]
        for language in self.ready_languages():
            listener(language)

        def stop() -> None:
            for each in unlisten:
                each()

        return stop

    def recognisers(self) -> Mapping[str, SttChain]:
        """A chain per language."""
        return self._recognisers

    def voices(self) -> TtsChain:
        """The voices in their order."""
        return TtsChain(clients=[TtsClient(service=self._supervisors[s]) for s in self.plan.voices])

    def thinkers(self) -> LlmChain | None:
        """The language models in their order; None where the plan has none."""
        return self._chain(self.plan.thinkers) if self.plan.thinkers else None

    def thinkers_by_name(self) -> dict[str, LlmChain]:
        """Each of them first, with the others behind it."""
        return {
            first.label: self._chain(
                (first, *(each for each in self.plan.thinkers if each is not first))
            )
            for first in self.plan.thinkers
        }

    def _chain(self, thinkers: Sequence[WorkerSpec]) -> LlmChain:
        services = [self._supervisors[spec] for spec in thinkers]
        return LlmChain(clients=[LlmClient(service=service) for service in services])

    def single_thinkers(self) -> Mapping[str, tuple[WorkerSpec, LlmClient]]:
        """Each by itself, in their order."""
        return self._by_model(self.plan.thinkers, "llm-")

    def embedders(self) -> Mapping[str, tuple[WorkerSpec, LlmClient]]:
        """Who makes vectors of texts; nobody, or one."""
        chosen = () if self.plan.embedder is None else (self.plan.embedder,)
        return self._by_model(chosen, "embed-")

    def _by_model(
        self, specs: Sequence[WorkerSpec], before: str
    ) -> Mapping[str, tuple[WorkerSpec, LlmClient]]:
        """``before``: what stands before the model's name in the worker's."""
        return {
            spec.label.removeprefix(before): (spec, LlmClient(service=self._supervisors[spec]))
            for spec in specs
        }
