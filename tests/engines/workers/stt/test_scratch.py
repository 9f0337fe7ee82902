"""What a killed recogniser leaves behind is cleared away by the next."""

import gc
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from engines.workers.stt.pocketsphinx.scratch import scratch_folder

pytestmark = pytest.mark.unit


class Owner:
    """A worker."""


def test_a_folder_goes_with_its_owner_and_the_dead_ones_go_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left = tmp_path / f"secretary-stt-{ended.pid}-abc"
    left.mkdir()
    (left / "means").write_bytes(b"x")
    strange = tmp_path / "secretary-stt-notes"
    strange.mkdir()
    owner = Owner()
    folder = scratch_folder(owner)
    assert sorted(tmp_path.iterdir()) == sorted([folder, strange])
    other = Owner()
    assert folder.exists(), "ours lives while this process does"
    assert scratch_folder(other).exists()
    del owner, other
    gc.collect()
    assert list(tmp_path.iterdir()) == [strange]
