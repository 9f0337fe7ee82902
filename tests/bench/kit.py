"""What every section is given: where to work, how long, and voices for its callers."""

import csv
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from engines.clients import TtsChain, TtsClient
from engines.supervisor import Supervisor, WorkerSpec
from tests.bench.program import Scratch

FULL_MINUTES = 10.0
"""What the issue asks of the clock."""
VOICE_START_LIMIT_S = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """One run of the bench."""

    folder: Path
    minutes: float
    """Length of the clock's measurement."""

    def scratch(self, name: str) -> Scratch:
        """A new data folder."""
        return Scratch(self.folder / name)

    def keep(self, name: str, rows: Sequence[Sequence[object]]) -> None:
        """Single measurements, in `build/bench-NAME.csv`: for finding out why a figure is bad."""
        with (self.folder.parent / f"bench-{name}.csv").open("w", encoding="utf-8") as stream:
            csv.writer(stream).writerows(rows)

    @asynccontextmanager
    async def voices(self) -> AsyncIterator[TtsChain]:
        """ESpeak NG for callers, in a worker that ends with the block."""
        sockets = self.folder / "voices"
        sockets.mkdir(mode=0o700, parents=True, exist_ok=True)
        spec = WorkerSpec(kind="tts", backend="espeak", name="callers")
        async with Supervisor(spec=spec, sockets=sockets) as worker:
            await worker.ready(timeout_s=VOICE_START_LIMIT_S)
            yield TtsChain(clients=[TtsClient(service=worker)])
