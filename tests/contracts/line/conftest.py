"""What every line does: the bench of each family of modems, and a voice.

Both families run all of it: a profile claims nothing that is not certified here. The sound of a
SIM7600 is on a pty, to the sample; that of a Quectel on PulseAudio's null sinks, where it comes
later and a busy machine may tear it. Another kind of line brings its own bench, in a file beside
this folder.
"""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hardware.simulator.config import Family
from tests.support.line_bench import LineBench, caller_voice
from tests.support.modem_card import bench_of


@pytest.fixture(params=list(Family))
async def bench(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[LineBench]:
    async with bench_of(request.param, tmp_path) as made:
        yield made


@pytest.fixture(scope="session")
def voice(repository: Path) -> bytes:
    shared = repository.parent / "shared"
    return caller_voice(shared if shared.is_dir() else None)
