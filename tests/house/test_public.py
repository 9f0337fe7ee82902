"""What is published names no machine, no index and nobody's secret."""

import re
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.unit

LARGEST_FILE = 1_000_000  # bytes; models and recordings are never kept here
NOT_OURS = {"LICENSE"}

# Written so that this file does not find itself.
FORBIDDEN = {
    "a path of one machine": r"(?<![\w.])/(?:root|work|opt/pypi|opt/wheels)/" + r"[\w.]",
    "an index address": r"(?:--(?:extra-)?index-url|--find-links|--trusted-host)[= ]\S",
    "a private key": "-----BEGIN [A-Z ]*PRIVATE" + " KEY",
    "a token": r"\b(?:gh[pousr]_\w{30}|sk-\w{20}|AKIA\w{16}|\d{9,10}:AA[\w-]{33})",
}


def published(repository: Path) -> list[Path]:
    listed = subprocess.run(
        ["git", "-C", repository, "ls-files", "-z"], capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout, so nobody knows what is published")
    names = [name for name in listed.stdout.split("\0") if name and name not in NOT_OURS]
    return [repository / name for name in names if (repository / name).is_file()]


def test_nothing_private_is_published(repository: Path) -> None:
    found = []
    for path in published(repository):
        text = path.read_text(encoding="utf-8", errors="replace")
        for what, pattern in FORBIDDEN.items():
            if match := re.search(pattern, text):
                line = text.count("\n", 0, match.start()) + 1
                found.append(f"{path.relative_to(repository)}:{line}: {what}: {match[0]}")
    assert found == []


def test_nothing_generated_is_published(repository: Path) -> None:
    files = published(repository)
    large = [str(path) for path in files if path.stat().st_size > LARGEST_FILE]
    made = [
        str(path)
        for path in files
        if path.suffix in {".wav", ".flac", ".onnx", ".pyc", ".sqlite3", ".whl", ".gguf"}
    ]
    assert (large, made) == ([], [])
