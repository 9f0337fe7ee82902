"""Vosk and Piper at their workers, with the models that this machine has.

`BENCH_MODELS` names a models folder, laid out as the program's own (`models pull` fills one).
Without a model a row says "not measured here"; the same section fills it on a customer's machine.
"""

import asyncio
import os
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from engines.clients import SttClient, TtsClient
from engines.supervisor import Supervisor, WorkerSpec
from engines.wire.stt import PhraseList
from secretary_app.features.model_library.discovery import find_models
from secretary_app.features.model_library.models import InstalledModel
from secretary_app.features.providers.recognisers import VOSK, vosk_recogniser
from secretary_app.features.providers.voices import PIPER, piper_voice
from tests.bench import corpus
from tests.bench.clips import Clip, NoRecordings
from tests.bench.figures import Engines, Figure, median, told
from tests.bench.kit import Kit
from tests.bench.load import others
from tests.bench.words import plain

START_LIMIT_S = 300.0
"""A model of 2 GB from a slow disk."""
LANGUAGES = ("ru", "en")
CAUGHT_UP_S = 0.7
LAST_BYTES = 100 * 16
TEXTS = {
    "ru": (
        "Мы работаем с девяти до шести.",
        (
            "Копия ключа стоит двести пятьдесят рублей, если заготовка есть, а если её нет, "
            "мастер её закажет."
        ),
        "Запишите, пожалуйста, номер телефона.",
    ),
    "en": (
        "We are open from nine to six.",
        "A copy costs four pounds if we have the blank in stock, and if we do not, we order it.",
        "Please write down this number.",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One clip at a recogniser."""

    right: bool
    finish_s: float
    """From the last 100 ms of sound to the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One text at a voice."""

    first_s: float
    """From asking to the first sound."""
    share: float
    """Time to make the whole, over its length."""


async def measure(kit: Kit) -> list[Figure]:
    """Each engine in each language, as far as there is a model."""
    folder = os.environ.get("BENCH_MODELS", "")
    models = find_models(Path(folder)) if folder else ()
    figures: list[Figure] = []
    for language in LANGUAGES:
        fitting = [model for model in models if language in model.languages]
        vosks = [model for model in fitting if model.backend == VOSK]
        figures += [f for model in vosks for f in await _hearing(kit, model, language)]
        pipers = [model for model in fitting if model.backend == PIPER]
        figures += [f for model in pipers for f in await _speaking(kit, model, language)]
        figures += [_absent("vosk", language)] if not vosks else []
        figures += [_absent("piper", language)] if not pipers else []
    return figures


def _absent(engine: str, language: str) -> Figure:
    return Figure(
        name=f"{engine}_{language}",
        text=f"{engine.capitalize()} in {language}",
        value=None,
        unit="",
        engines=Engines(),
        note="not measured here: no model (BENCH_MODELS names a folder of models)",
    )


@asynccontextmanager
async def _worker(kit: Kit, spec: WorkerSpec) -> AsyncIterator[Supervisor]:
    sockets = kit.folder / "voices"
    sockets.mkdir(mode=0o700, parents=True, exist_ok=True)
    async with Supervisor(spec=spec, sockets=sockets) as worker:
        await worker.ready(timeout_s=START_LIMIT_S)
        yield worker


async def _hearing(kit: Kit, model: InstalledModel, language: str) -> list[Figure]:
    try:
        clips = [clip for clip in corpus.plain_clips() if clip.language == language]
    except NoRecordings:
        return [_absent("vosk", language)]
    phrases = PhraseList.of(language, tuple(clip.text for clip in clips))
    async with _worker(kit, vosk_recogniser(language, model)) as worker:
        client = SttClient(service=worker)
        await client.prepare(phrases)
        listed = [await _heard(client, clip, phrases) for clip in clips]
        free = [await _heard(client, clip, None) for clip in clips]
    engines = Engines(recogniser=f"Vosk {model.name}")
    name = f"vosk_{language}"
    return [
        *_heard_rows(f"{name}_list", f"{language}, with the list", listed, engines),
        *_heard_rows(f"{name}_free", f"{language}, dictation", free, engines),
    ]


def _heard_rows(name: str, text: str, heard: Sequence[Heard], engines: Engines) -> list[Figure]:
    right = 100 * sum(each.right for each in heard) / len(heard)
    wait = 1000 * median([each.finish_s for each in heard])
    note = others()
    return [
        told(f"{name}_exact", f"{text}: all words", right, "%", n=len(heard), engines=engines),
        told(
            f"{name}_finish",
            f"{text}: last 100 ms of sound to the words",
            wait,
            "ms",
            n=len(heard),
            engines=engines,
            note=note,
        ),
    ]


async def _heard(client: SttClient, clip: Clip, phrases: PhraseList | None) -> Heard:
    async with client.utterance(language=clip.language, phrases=phrases) as utterance:
        await utterance.feed(clip.pcm[:-LAST_BYTES])
        # Given at once and not as it is spoken, the sound takes the recogniser a while.
        await asyncio.sleep(CAUGHT_UP_S)
        started = time.perf_counter()
        await utterance.feed(clip.pcm[-LAST_BYTES:])
        transcript = await utterance.finish()
        finish_s = time.perf_counter() - started
    return Heard(right=plain(transcript.text) == plain(clip.text), finish_s=finish_s)


async def _speaking(kit: Kit, model: InstalledModel, language: str) -> list[Figure]:
    async with _worker(kit, piper_voice((model,))) as worker:
        client = TtsClient(service=worker)
        await client.render(TEXTS[language][0], language=language)
        said = [await _said(client, text, language) for text in TEXTS[language]]
    engines = Engines(voice=f"Piper {model.name}")
    name, note = f"piper_{language}", others()
    first = 1000 * median([each.first_s for each in said])
    share = median([each.share for each in said])
    return [
        told(
            f"{name}_first",
            f"{language}: text to first sound",
            first,
            "ms",
            n=len(said),
            engines=engines,
            note=note,
        ),
        told(
            f"{name}_share",
            f"{language}: time to make a speech, of its length",
            share,
            "",
            n=len(said),
            engines=engines,
            note=note,
        ),
    ]


async def _said(client: TtsClient, text: str, language: str) -> Said:
    started = time.perf_counter()
    async with client.speak(text, language=language) as speaking:
        first_s = time.perf_counter() - started
        pcm = b"".join([piece async for piece in speaking.audio()])
    whole_s = time.perf_counter() - started
    return Said(first_s=first_s, share=whole_s / max(0.1, len(pcm) / 16_000))
