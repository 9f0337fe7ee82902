"""The owner's order, and what is installed, make the chains."""

from pathlib import Path

import pytest

from engines.supervisor import WorkerSpec
from secretary_app.features.model_library.models import InstalledModel, ModelKind
from secretary_app.features.providers.plan import EnginePlan, plan_engines
from secretary_app.features.providers.recognisers import (
    english_recogniser,
    pocketsphinx_recogniser,
    russian_recogniser,
    vosk_recogniser,
)
from secretary_app.features.providers.settings import (
    ENGLISH_RECOGNISER,
    LOUDER,
    RECOGNISERS_EN,
    RECOGNISERS_RU,
    RUSSIAN_MODEL,
    THINKERS,
    VOICES,
)
from secretary_app.features.providers.thinkers import thinker, usual_backend
from secretary_app.features.providers.voices import piper_voice, voice
from secretary_app.foundation.settings.setting import AnySetting
from tests.support.opened import opened

pytestmark = pytest.mark.wire

MIB = 1 << 20


def model(name: str, backend: str, language: str, *, size_mb: int = 50) -> InstalledModel:
    kinds = {"piper": ModelKind.TTS, "llama": ModelKind.LLM}
    kind = kinds.get(backend, ModelKind.STT)
    return InstalledModel(
        name=name,
        kind=kind,
        backend=backend,
        languages=(language,),
        path=Path("/models") / kind / name,
        size_bytes=size_mb * MIB,
    )


SMALL = model("vosk-small-ru", "vosk", "ru")
LARGE = model("vosk-ru", "vosk", "ru", size_mb=1800)
VOSK_EN = model("vosk-small-en", "vosk", "en")
SPHINX = model("sphinx-ru", "pocketsphinx", "ru")
IRINA = model("ru_RU-irina-medium", "piper", "ru", size_mb=63)
DMITRI = model("ru_RU-dmitri-medium", "piper", "ru", size_mb=60)
AMY = model("en_US-amy-medium", "piper", "en", size_mb=61)
QWEN = model("qwen", "llama", "ru", size_mb=1100)
GEMMA = model("gemma", "llama", "ru", size_mb=2500)
THORSTEN = model("de_DE-thorsten-medium", "piper", "de", size_mb=62)
ALL = (SMALL, LARGE, VOSK_EN, SPHINX, IRINA, DMITRI, AMY, THORSTEN)


async def planned(folder: Path, models: tuple[InstalledModel, ...], **chosen: str) -> EnginePlan:
    settings: dict[str, AnySetting] = {
        "ru": RECOGNISERS_RU,
        "en": RECOGNISERS_EN,
        "voices": VOICES,
        "thinkers": THINKERS,
        "louder": LOUDER,
        "own": RUSSIAN_MODEL,
        "english": ENGLISH_RECOGNISER,
    }
    async with opened(folder / "d") as parts:
        for name, text in chosen.items():
            await parts.settings.set(settings[name], text)
        return plan_engines(parts.settings, models)


async def test_without_models_what_is_always_there_is_used(tmp_path: Path) -> None:
    plan = await planned(tmp_path, ())
    assert plan.recognisers == {"en": (english_recogniser(),)}
    assert plan.silent_languages == ("ru",)
    assert plan.voices == (voice(),)


async def test_the_best_that_is_installed_comes_first(tmp_path: Path) -> None:
    plan = await planned(tmp_path, ALL)
    assert plan.recognisers == {
        "ru": (vosk_recogniser("ru", LARGE), pocketsphinx_recogniser("ru", SPHINX.path)),
        "en": (vosk_recogniser("en", VOSK_EN), english_recogniser()),
    }
    assert plan.voices == (piper_voice((IRINA, AMY, DMITRI)), voice())
    assert plan.silent_languages == ()


async def test_the_owner_sets_the_order_by_engine_or_by_model(tmp_path: Path) -> None:
    plan = await planned(
        tmp_path,
        ALL,
        ru="pocketsphinx, vosk-small-ru, no-such-model, vosk, vosk-small-ru",
        en="vosk",
        voices="espeak, ru_RU-dmitri-medium, piper",
        own="/mine",
    )
    assert plan.recognisers["ru"] == (
        russian_recogniser(Path("/mine")),
        vosk_recogniser("ru", SMALL),
        vosk_recogniser("ru", LARGE, number=2),
    )
    assert plan.recognisers["en"] == (vosk_recogniser("en", VOSK_EN),)
    assert plan.voices == (voice(), piper_voice((DMITRI, IRINA, AMY)))
    names = [spec.label for spec in plan.specs]
    assert len(set(names)) == len(names), "sockets and logs are told apart by name"


async def test_a_language_without_any_engine_is_silent(tmp_path: Path) -> None:
    plan = await planned(tmp_path, ALL, ru="no-such-model", english="false")
    assert plan.recognisers == {}
    assert plan.silent_languages == ("ru", "en")


async def test_every_voice_is_as_loud_as_the_owner_wants(tmp_path: Path) -> None:
    plan = await planned(tmp_path, (IRINA,), louder="-6")
    assert plan.voices == (piper_voice((IRINA,), louder_db=-6), voice(louder_db=-6))
    assert [spec.args[0] for spec in plan.voices] == ["--level=-24.0", "--level=-24.0"]


async def test_a_voice_asked_for_by_name_is_the_usual_one(tmp_path: Path) -> None:
    """eSpeak NG follows even where the owner did not name it: somebody must always answer."""
    plan = await planned(tmp_path, ALL, voices="ru_RU-dmitri-medium")
    assert plan.voices == (piper_voice((DMITRI,)), voice())


async def test_the_largest_language_model_thinks_unless_the_owner_names_others(
    tmp_path: Path,
) -> None:
    none = await planned(tmp_path / "a", ALL)
    assert none.thinkers == ()
    both = (*ALL, QWEN, GEMMA)
    usual = await planned(tmp_path / "b", both)
    assert usual.thinkers == (thinker(GEMMA, usual_backend()),)
    assert set(usual.thinkers) <= set(usual.specs)
    named = await planned(tmp_path / "c", both, thinkers="qwen, xllamacpp, gemma, nothing")
    assert named.thinkers == (thinker(QWEN, usual_backend()), thinker(GEMMA, "xllamacpp"))
    assert (await planned(tmp_path / "d", both, thinkers="")).thinkers == ()


def test_large_models_may_take_more_memory() -> None:
    def limit(spec: WorkerSpec) -> int:
        return spec.memory_limit_mb

    assert limit(vosk_recogniser("ru", LARGE)) > 1800 * 3 > limit(vosk_recogniser("ru", SMALL))
    assert limit(piper_voice((IRINA, AMY, DMITRI))) > limit(piper_voice((IRINA,)))
