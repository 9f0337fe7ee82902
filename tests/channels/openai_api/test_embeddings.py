"""OpenAI's own client asks for vectors, where the owner has named a model for them."""

import math
import shutil
from pathlib import Path
from typing import Any

import openai
import pytest

from secretary_app.features.model_library.discovery import find_models
from secretary_app.features.providers.plan import EnginePlan, plan_engines
from secretary_app.features.providers.settings import EMBEDDER
from tests.support.openai_door import openai_door
from tests.support.opened import opened

pytestmark = [pytest.mark.wire, pytest.mark.timeout(120)]

NAME = "stories"
NOBODY = EnginePlan(recognisers={}, voices=())


async def planned(root: Path, model: Path) -> EnginePlan:
    """Of the model alone, as the owner's word makes it."""
    place = root / "models" / "embed" / NAME / f"{NAME}.gguf"
    place.parent.mkdir(parents=True)
    shutil.copyfile(model, place)
    models = find_models(root / "models")
    async with opened(root / "p") as parts:
        assert plan_engines(parts.settings, models).embedder is None
        await parts.settings.set(EMBEDDER, NAME)
        spec = plan_engines(parts.settings, models).embedder
    assert spec is not None
    return EnginePlan(recognisers={}, voices=(), embedder=spec)


async def test_texts_become_vectors(shared: Path, tmp_path: Path) -> None:
    plan = await planned(tmp_path, shared / "models" / "gguf_stories260K" / "stories260K.gguf")
    assert plan.embedder is not None
    async with openai_door(tmp_path / "d", plan) as door:
        await door.ready(plan.embedder)
        assert NAME in [each.id for each in (await door.client.models.list()).data]
        create = door.client.embeddings.create
        # The client asks for base64 by itself, and unpacks it.
        packed = await create(model=NAME, input=["the dog ran", "a cake", "the dog ran"])
        plain = await create(model=NAME, input="the dog ran", encoding_format="float")
        first, second, third = (each.embedding for each in packed.data)
        assert first == pytest.approx(plain.data[0].embedding, abs=1e-6)
        assert first == third != second
        assert math.isclose(math.hypot(*first), 1, abs_tol=1e-3)
        assert packed.usage.prompt_tokens == 8
        refused: list[dict[str, Any]] = [{"dimensions": 8}, {"input": [1, 2, 3]}, {"input": []}]
        for wrong in refused:
            with pytest.raises(openai.BadRequestError):
                await create(**({"model": NAME, "input": "да"} | wrong))
        with pytest.raises(openai.NotFoundError):
            await create(model="anna", input="да")
        with pytest.raises(openai.NotFoundError):
            await door.client.chat.completions.create(
                model=NAME, messages=[{"role": "user", "content": "да"}]
            )


async def test_without_an_engine_for_it_the_next_step_is_told(tmp_path: Path) -> None:
    async with openai_door(tmp_path / "d", NOBODY) as door:
        with pytest.raises(openai.InternalServerError) as nobody:
            await door.client.embeddings.create(model=NAME, input="да")
        assert (nobody.value.status_code, nobody.value.code) == (503, "engines_not_serving")
        assert EMBEDDER.key in nobody.value.message
        with pytest.raises(openai.InternalServerError) as mute:
            await door.client.audio.speech.create(model="tts-1", voice="alloy", input="да")
        assert mute.value.status_code == 503
        door.workspace.engines.use(None)
        with pytest.raises(openai.InternalServerError) as closed:
            await door.client.embeddings.create(model=NAME, input="да")
        assert EMBEDDER.key not in closed.value.message
