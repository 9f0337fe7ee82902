"""An environment is made once for the tests that are about what comes into it."""

import subprocess
from pathlib import Path

import pytest

from tests.support.bootstrap_clone import bootstrap_clone

LIMIT_S = 120


@pytest.fixture(scope="session")
def environment(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A `.venv` as the bootstrap makes it, before anything was installed into it."""
    clone = bootstrap_clone(repository, tmp_path_factory.mktemp("environment"))
    subprocess.run([clone / "installer" / "prepare", "demo"], check=True, timeout=LIMIT_S)
    (clone / ".venv" / "prepared.json").unlink()
    return clone / ".venv"
