"""How many callers at once two cores carry, with each recogniser and with none.

One app, as on an exchange, with all the lines that it may have; one caller more each time, until
one of them hears a gap, or a turn takes us too long (beyond what endpointing and engines take).
"""

import asyncio
import json
import os
import socket
import sys
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from secretary_app.features.model_library.discovery import find_models
from secretary_app.features.providers.recognisers import VOSK
from tests.bench import clips, corpus
from tests.bench.clips import REPOSITORY, Clip
from tests.bench.figures import Engines, Figure, median, p95, told
from tests.bench.kit import Kit
from tests.bench.limits import LIMITS
from tests.bench.load import cores, others
from tests.bench.names import recogniser, voice
from tests.bench.program import Program, Scratch
from tests.bench.transcripts import calls_of

CORES = 2
STEPS = (1, 2, 3, 4, 5, 6, 8, 10, 12, 14, 16)
"""Up to what the settings allow (`line.calls_at_once`)."""
MOST = STEPS[-1]
EACH = 3
"""Sentences of a caller."""
CALLS_LIMIT_S = 180.0
NUMBER = int("ca11e400123456780000000000000000", 16)
"""A caller's UUID as docs/telephony.md has the dialplan make it, without the number."""
OWN = LIMITS["answer_own"].value


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """So many callers at once."""

    callers: int
    underruns: int
    minutes: float
    waits_ms: tuple[float, ...]
    """From a caller's last sound to our first, where there was an answer."""
    asked: int
    own_ms: tuple[float, ...]
    """Of each turn, what is neither endpointing nor an engine's."""
    exchange_late_ms: float
    """By how much the far end's own clock was late at worst."""

    @property
    def holds(self) -> bool:
        """Nobody heard a gap, and no turn took us too long."""
        return not self.underruns and max(self.own_ms, default=0.0) <= OWN

    def row(self, who: str) -> tuple[object, ...]:
        """As told in a file of single measurements."""
        return (
            *(who, self.callers, self.underruns, round(self.minutes, 2)),
            *(len(self.waits_ms), self.asked),
            *(round(median(self.waits_ms or (0.0,))), round(p95(self.waits_ms or (0.0,)))),
            *(round(max(self.own_ms, default=0.0)), round(self.exchange_late_ms, 1)),
        )


async def measure(kit: Kit) -> list[Figure]:
    """None, PocketSphinx, Vosk where there is a model."""
    if cores() < CORES:
        return [_absent(who, f"fewer than {CORES} cores") for who in ("off", "pocketsphinx", VOSK)]
    texts = [(variant, text) for text in corpus.ESPEAK_TEXTS for variant in corpus.ESPEAK_VOICES]
    async with kit.voices() as voices:
        said = await clips.spoken(voices, texts, language="en")
    found: list[tuple[str, list[Step]]] = []
    ways: dict[str, Mapping[str, str]] = {
        "off": {"providers__stt_english": "no"},
        "pocketsphinx": {"engines__recognisers__en": "pocketsphinx"},
    }
    models = os.environ.get("BENCH_MODELS", "")
    if models and _has_vosk(Path(models)):
        ways[VOSK] = {"engines__recognisers__en": VOSK, "models__folder": models}
    with two_cores():
        for who, settings in ways.items():
            found.append((who, await _ladder(kit, who, settings, said)))
    kit.keep(
        "lines",
        [
            (
                *("recogniser", "callers", "underruns", "minutes", "answered", "asked"),
                *("wait_p50_ms", "wait_p95_ms", "own_max_ms", "exchange_late_ms"),
            ),
            *(step.row(who) for who, steps in found for step in steps),
        ],
    )
    rows = [most(who, steps) for who, steps in found]
    if VOSK not in ways:
        rows.append(_absent(VOSK, "no model (BENCH_MODELS names a folder of models)"))
    return rows


def most(who: str, steps: Sequence[Step]) -> Figure:
    """The most callers at once with which, and with fewer, all was well."""
    good = [step for step in steps if step.holds]
    broke = next((step for step in steps if not step.holds), None)
    best = good[-1] if good else None
    notes = []
    if best is not None:
        notes.append(
            f"no underrun in {best.minutes:.1f} min of sound; {len(best.waits_ms)} of "
            f"{best.asked} sentences answered, wait median {median(best.waits_ms or (0.0,)):.0f}, "
            f"p95 {p95(best.waits_ms or (0.0,)):.0f} ms; "
            f"ours at most {max(best.own_ms, default=0.0):.0f}"
        )
    if broke is None:
        notes.append("no more lines may be set")
    else:
        notes.append(
            f"{broke.callers}: {broke.underruns} underruns, a turn took us "
            f"{max(broke.own_ms, default=0):.0f} ms (limit {OWN:.0f})"
        )
    notes.append(others())
    return told(
        f"lines_{who}",
        f"callers at once on {CORES} cores, {'no recogniser' if who == 'off' else who}",
        best.callers if best is not None else 0,
        "",
        n=len(steps),
        engines=_engines(who),
        note="; ".join(notes),
    )


@contextmanager
def two_cores() -> Iterator[None]:
    """What is started meanwhile has no more than these."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, set(sorted(before)[:CORES]))
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


async def _ladder(
    kit: Kit, who: str, settings: Mapping[str, str], said: Sequence[Clip]
) -> list[Step]:
    scratch, steps = kit.scratch(f"lines-{who}"), []
    async with _exchange(scratch, settings, said) as (program, address):
        if who != "off":
            await program.understands("en")
        over = 0
        for callers in STEPS:
            heard = await _call(scratch.folder, address, callers, said)
            over += callers
            await program.calls_over(over)
            steps.append(_step(scratch.folder, heard, callers))
            if not steps[-1].holds:
                break
    return steps


@asynccontextmanager
async def _exchange(
    scratch: Scratch, settings: Mapping[str, str], said: Sequence[Clip]
) -> AsyncIterator[tuple[Program, str]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    await scratch.set(
        line__kind="audiosocket",
        line__listen=address,
        line__calls_at_once=str(MOST),
        assistants__languages="en",
        **settings,
    )
    await scratch.knows(corpus.faq([clip.text for clip in said], language="en"))
    async with scratch.serving() as program:
        await program.all_ready(MOST)
        yield program, address


async def _call(
    folder: Path, address: str, callers: int, said: Sequence[Clip]
) -> Mapping[str, object]:
    sounds = []
    for index, clip in enumerate(said):
        sound = folder / f"said-{index}.pcm"
        sound.write_bytes(clip.pcm)
        sounds.append({"sound": str(sound), "voice_to_ms": clip.voice_to_ms})
    task = folder / "exchange.json"
    task.write_text(
        json.dumps(
            {
                "address": address,
                "calls": callers,
                "each": EACH,
                "sentences": sounds,
                "uuids": [NUMBER + int(f"ffffe7916{n:07d}", 16) for n in range(callers)],
            }
        )
    )
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.bench.exchange", str(task)),
        cwd=REPOSITORY,
        stdout=asyncio.subprocess.PIPE,
    )
    async with asyncio.timeout(CALLS_LIMIT_S):
        out, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError("the exchange failed")
    heard: Mapping[str, object] = json.loads(out)
    return heard


def _step(data: Path, heard: Mapping[str, object], callers: int) -> Step:
    calls = heard["calls"]
    assert isinstance(calls, list)
    turns = [turn for call in calls_of(data)[-callers:] for turn in call]
    waits = [wait for call in calls for wait in call["waits_ms"]]
    late = heard["worst_tick_ms"]
    assert isinstance(late, float)
    return Step(
        callers=callers,
        underruns=sum(call["underruns"] for call in calls),
        minutes=sum(call["seconds"] for call in calls) / 60,
        waits_ms=tuple(wait for wait in waits if wait is not None),
        asked=len(waits),
        own_ms=tuple(
            float(turn.stages["answer"] + turn.stages["line"])
            for turn in turns
            if turn.stages is not None
        ),
        exchange_late_ms=late,
    )


def _has_vosk(folder: Path) -> bool:
    return any(m.backend == VOSK and "en" in m.languages for m in find_models(folder))


def _engines(who: str) -> Engines:
    heard = {"off": "none", "pocketsphinx": recogniser("en")}
    return Engines(recogniser=heard.get(who, who), voice=voice("en"))


def _absent(who: str, reason: str) -> Figure:
    return Figure(
        name=f"lines_{who}",
        text=f"callers at once on {CORES} cores, {who}",
        value=None,
        unit="",
        engines=Engines(),
        note=f"not measured here: {reason}",
    )
