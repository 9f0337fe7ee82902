"""One engine in a person's hands: stopped, started, begun anew; what it takes, what it said."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import psutil

from engines.supervisor import Supervisor, WorkerState
from secretary_app.features.model_library.rights import CHANGE_MODELS, VIEW_MODELS
from secretary_app.features.providers.errors import EngineGone, LastVoice
from secretary_app.features.providers.running import RunningEngines
from secretary_app.foundation.auth.acting import needs

MB = 1024 * 1024
LOG_BYTES = 512 * 1024
"""Of the newest log that is looked through: what a person reads is at its end."""
LOG_LINES = 300

VOICE = "tts"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningEngine:
    """A worker as it is now."""

    name: str
    state: str
    memory_mb: int | None
    """Resident; None while there is no process."""
    memory_limit_mb: int
    starts: int
    """How often it was started; more than once: it died."""


class EngineHands:
    """By the names of workers, as ``running`` tells them."""

    def __init__(self, *, running: RunningEngines, logs: Path) -> None:
        """``logs`` is the folder of the program's log."""
        self._running = running
        self._logs = logs

    @needs(VIEW_MODELS)
    def running(self) -> tuple[RunningEngine, ...]:
        """Of every worker; nothing where this program serves no calls."""
        return tuple(_as_it_is(each) for each in self._running.workers())

    @needs(VIEW_MODELS)
    def find(self, name: str) -> RunningEngine:
        """Raises EngineGone."""
        return _as_it_is(self._find(name))

    @needs(CHANGE_MODELS, about="name")
    async def stop(self, name: str) -> None:
        """Others of its chain do its work meanwhile.

        Raises EngineGone, or LastVoice: without one no call could be answered.
        """
        worker = self._find(name)
        others = [
            each
            for each in self._running.workers()
            if each is not worker and each.spec.kind == VOICE and each.state is WorkerState.READY
        ]
        if worker.spec.kind == VOICE and not others:
            raise LastVoice(engine=name)
        await worker.stop()

    @needs(CHANGE_MODELS, about="name")
    async def start(self, name: str) -> None:
        """Raises EngineGone."""
        self._find(name).start()

    @needs(CHANGE_MODELS, about="name")
    async def restart(self, name: str) -> None:
        """Raises EngineGone."""
        worker = self._find(name)
        await worker.stop()
        worker.start()

    @needs(VIEW_MODELS)
    def log(self, name: str) -> str:
        """What it said last, the newest at the end."""
        marks = (f"worker.{name}", f"{name}:", f"{name} ")
        lines: list[str] = []
        for file in sorted(self._logs.glob("*.log")):
            with file.open("rb") as opened:
                opened.seek(max(0, file.stat().st_size - LOG_BYTES))
                text = opened.read().decode("utf-8", "replace")
            lines += [line for line in text.splitlines() if any(mark in line for mark in marks)]
        return "\n".join(lines[-LOG_LINES:])

    def _find(self, name: str) -> Supervisor:
        worker = next((each for each in self._running.workers() if each.name == name), None)
        if worker is None:
            raise EngineGone(engine=name)
        return worker


def _as_it_is(worker: Supervisor) -> RunningEngine:
    return RunningEngine(
        name=worker.name,
        state=worker.state.value,
        memory_mb=_memory_mb(worker.pid),
        memory_limit_mb=worker.spec.memory_limit_mb,
        starts=worker.starts,
    )


def _memory_mb(pid: int | None) -> int | None:
    if pid is None:
        return None
    try:
        return round(psutil.Process(pid).memory_info().rss / MB)
    except psutil.NoSuchProcess:
        return None
