"""A command without a running program starts the owner's model, and says when it cannot."""

import shutil
from pathlib import Path

import pytest

from secretary_app.bootstrap.opening import open_workspace
from secretary_app.bootstrap.own_model import own_model
from secretary_app.features.dialogue.asking import TimedStep
from secretary_app.features.dialogue.errors import ModelNotReady
from secretary_app.features.dialogue.models import PromiseCallback, Sentence
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.paths import DataFolder
from tests.support.opened import Opened, newest_database, opened

pytestmark = pytest.mark.engine

RULES = "# Parking\n\n## Prices\n\nA night in the guarded parking costs 300 roubles.\n"
QUESTION = "How much is a night in the parking?"


def data_folder(root: Path) -> DataFolder:
    folder = DataFolder(root)
    folder.prepare()
    folder.database.write_bytes(newest_database())
    return folder


def place_for_model(root: Path) -> Path:
    place = root / "models" / "llm" / "stories"
    place.mkdir(parents=True)
    return place / "stories.gguf"


def model_of_stories(shared: Path) -> Path:
    model = next((shared / "models").rglob("*stories*.gguf"), None)
    if model is None:
        pytest.skip("no model of stories in ../shared/models")
    return model


@pytest.mark.expects_log("llm-stories|language model|a sentence was not said")
async def test_a_teller_of_stories_is_held_to_the_document(shared: Path, tmp_path: Path) -> None:
    """The model of the test knows tales only: whatever it writes, no figure of its is said."""
    model = model_of_stories(shared)
    folder = data_folder(tmp_path / "data")
    shutil.copyfile(model, place_for_model(folder.root))
    document = tmp_path / "parking.md"
    document.write_text(RULES, encoding="utf-8")
    async with open_workspace(folder, clock=Clock()) as workspace:
        await workspace.documents.add(document)
        answer = [each async for each in workspace.asking.ask(QUESTION, "en")]
        assert workspace.model() is None
    steps = [each.step for each in answer if isinstance(each, TimedStep)]
    said = [step for step in steps if isinstance(step, Sentence)]
    founded = [step for step in said if step.evidence[0].kind == "document"]
    promised = [step for step in said if step.evidence[0].ref == "will-find-out"]
    assert founded or promised
    assert not any(isinstance(step, PromiseCallback) for step in steps)


async def test_no_model_is_no_fault(tmp_path: Path) -> None:
    async with opened(tmp_path / "data") as parts, own_model(parts.settings, parts.folder) as model:
        assert model is None


@pytest.mark.expects_log("llm-stories")
async def test_a_damaged_model_is_told(shared: Path, tmp_path: Path) -> None:
    async with opened(tmp_path / "data") as parts:
        whole = model_of_stories(shared).read_bytes()
        place_for_model(parts.folder.root).write_bytes(whole[: len(whole) // 2])
        with pytest.raises(ModelNotReady, match=r"stories\.gguf"):
            await start(parts)


async def start(parts: Opened) -> None:
    async with own_model(parts.settings, parts.folder) as model:
        assert model is None, "half a model has started"
