"""Our own program in one language, with these answers, on the modem that a simulator plays."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager

from hardware.simulator.client import SimulatorClient
from tests.bench import clips
from tests.bench.program import Program, Scratch


@asynccontextmanager
async def secretary(
    scratch: Scratch,
    simulator: SimulatorClient,
    *,
    language: str,
    entries: Sequence[Mapping[str, str]],
) -> AsyncIterator[Program]:
    """It takes calls, and understands."""
    await scratch.on_line(simulator)
    await scratch.set(assistants__languages=language)
    if language == "ru":
        await scratch.set(
            providers__stt_model_ru=str(clips.russian_model()), providers__stt_english="no"
        )
    await scratch.knows(entries)
    async with scratch.serving() as program:
        await program.understands(language)
        await program.ready()
        yield program
