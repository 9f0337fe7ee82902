"""The bootstrap really makes an environment, ends at once next time, goes on when broken off."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from installer.pip_run import Progress
from tests.support.bootstrap_clone import bootstrap_clone

pytestmark = [pytest.mark.wire, pytest.mark.timeout(240)]  # an environment is made of 900 files

NO_NETWORK = {
    "PIP_NO_INDEX": "1",
    "http_proxy": "http://127.0.0.1:9",
    "https_proxy": "http://127.0.0.1:9",
}
TIME_LIMIT_S = 120


@pytest.fixture
def clone(repository: Path, tmp_path: Path) -> Path:
    return bootstrap_clone(repository, tmp_path / "clone")


def prepare(clone: Path, name: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [clone / "installer" / "prepare", name],
        env={**os.environ, **NO_NETWORK, **environment},
        cwd="/",
        capture_output=True,
        text=True,
        timeout=TIME_LIMIT_S,
        check=False,
    )


def test_environment_is_made_once_and_taken_up_again(clone: Path) -> None:
    first = prepare(clone, "run")
    assert (first.returncode, first.stderr) == (0, "")
    assert "Ready in" in first.stdout
    assert (clone / ".venv" / "bin" / "python").exists()

    second, smaller = prepare(clone, "run"), prepare(clone, "demo")
    assert [second.stdout, smaller.stdout] == ["", ""]

    (clone / "installer" / "locks" / "run.txt").write_text("# run, a newer one\n")
    assert "Installing" in prepare(clone, "run").stdout
    assert prepare(clone, "run").stdout == ""

    (clone / ".venv" / "complete").unlink()  # as if stopped while the environment was made
    (clone / ".venv" / "prepared.json").write_text("{ broken")
    assert "Making .venv" in prepare(clone, "run").stdout
    assert json.loads((clone / ".venv" / "prepared.json").read_text()).keys() == {"run"}


def test_a_package_that_cannot_be_had_is_told(
    repository: Path, tmp_path: Path, environment: Path
) -> None:
    clone = bootstrap_clone(repository, tmp_path / "clone", environment=environment)
    lock = clone / "installer" / "locks" / "demo.txt"
    lock.write_text(f"nowhere-to-be-found==1.0 --hash=sha256:{'0' * 64}\n")
    result = prepare(clone, "demo")
    assert result.returncode == 1
    assert "nowhere-to-be-found" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (clone / ".venv" / "prepared.json").exists()


def test_an_unusable_interpreter_is_refused(clone: Path) -> None:
    result = prepare(clone, "demo", PYTHON="/bin/false")
    assert (result.returncode, result.stdout) == (2, "")
    assert "PYTHON=/bin/false" in result.stderr


def test_progress_counts_packages_and_megabytes(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(packages=2)
    progress.read("Collecting numpy==2.4.6 (from -r lock.txt (line 3))")
    progress.read("  Downloading numpy-2.4.6-cp311-cp311-manylinux_2_28_x86_64.whl (16.8 MB)")
    progress.read("  Downloading small-1-py3-none-any.whl (200 kB)")
    assert progress.text().startswith("1/2 packages, 17 MB")
    progress.show()
    assert capsys.readouterr().out == "", "a report right after the start is noise"
