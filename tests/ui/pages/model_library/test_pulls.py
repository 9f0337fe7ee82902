"""How far a pull of several files is, and what stays of one that was stopped."""

import asyncio
from typing import cast

import pytest

from secretary_app.features.model_library.models import (
    CatalogueModel,
    Licence,
    ModelFile,
    ModelKind,
)
from secretary_app.features.model_library.progress import Progress, Tell
from secretary_app.features.model_library.service import ModelLibrary
from ui.pages.model_library.pulls import Pulls

pytestmark = pytest.mark.unit

MODEL = CatalogueModel(
    name="m",
    kind=ModelKind.TTS,
    backend="piper",
    languages=("ru",),
    files=(
        ModelFile(addresses=("https://x/a",), name="a", size_bytes=300),
        ModelFile(addresses=("https://x/b",), name="b", size_bytes=100),
    ),
    licence=Licence(name="MIT"),
    memory_mb=None,
    about={},
)


class Slow:
    """A library in the middle of the second file for ever."""

    def __init__(self) -> None:
        self.began = asyncio.Event()

    async def pull(self, _model: CatalogueModel, *, agreed: bool, tell: Tell) -> None:
        assert agreed
        tell(Progress(file="b", done_bytes=50, total_bytes=100, bytes_per_s=10.0, left_s=5.0))
        self.began.set()
        await asyncio.Event().wait()


async def test_a_pull_of_two_files_counts_both_and_is_kept_when_it_stops() -> None:
    library, moved = Slow(), list[str]()
    pulls = Pulls(cast("ModelLibrary", library), changed=moved.append)
    task = asyncio.create_task(pulls.pull(MODEL, agreed=True))
    await library.began.wait()
    pull = pulls.by_name["m"]
    assert (pull.done_bytes, pull.share, pull.left_s) == (350, 0.875, 5.0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert pulls.by_name["m"] is pull
    assert not pull.goes_on
    assert moved == ["m", "m", "m"]
