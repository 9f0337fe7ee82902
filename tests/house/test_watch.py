"""The watch that conftest.py keeps over every test really catches what it should."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.wire, pytest.mark.timeout(240)]  # each starts a pytest

GOOD = """
import asyncio, logging
import pytest
pytestmark = pytest.mark.unit

async def test_ends_its_tasks():
    async with asyncio.TaskGroup() as group:
        group.create_task(asyncio.sleep(0))

@pytest.mark.expects_log("lost the line")
def test_announces_its_log():
    logging.getLogger("line").warning("lost the line")
"""
LEAKY = """
import asyncio
import pytest
pytestmark = pytest.mark.unit

async def test_leaves_a_task():
    asyncio.get_running_loop().lost = asyncio.create_task(asyncio.sleep(60), name="forgotten")
"""
LOUD = """
import logging
import pytest
pytestmark = pytest.mark.unit

def test_logs():
    logging.getLogger("line").warning("something went wrong")
"""
WARNS = """
import warnings
import pytest
pytestmark = pytest.mark.unit

def test_warns():
    warnings.warn("old")
"""
UNMARKED = """
def test_of_no_category():
    pass
"""


def watched(repository: Path, folder: Path, **sources: str) -> str:
    """What a pytest says of these tests, with the same conftest.py over them."""
    shutil.copy(repository / "tests" / "conftest.py", folder)
    for name, source in sources.items():
        (folder / f"test_{name}.py").write_text(source)
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider"]
    result = subprocess.run(
        [*command, "-c", repository / "pyproject.toml", "--rootdir", folder, folder],
        capture_output=True,
        text=True,
        timeout=200,  # below the limit of a test; it takes a second
        check=False,
    )
    return f"{result.stdout}{result.stderr}\nexit code {result.returncode}"


def test_what_a_test_leaves_behind_or_says_unannounced_fails_it(
    repository: Path, tmp_path: Path
) -> None:
    said = watched(repository, tmp_path, good=GOOD, leaky=LEAKY, loud=LOUD, warns=WARNS)
    assert "exit code 1" in said
    # A lost task and a log are found when the test itself has passed: they are errors of its end.
    assert "1 failed, 4 passed, 2 errors" in said
    assert re.search(r"ERROR \S*test_leaky\.py::", said)
    assert "tasks left running: ['forgotten:" in said
    assert re.search(r"ERROR \S*test_loud\.py::", said)
    assert "unexpected log records: ['WARNING line: something went wrong']" in said
    assert re.search(r"FAILED \S*test_warns\.py::", said)
    assert "UserWarning: old" in said


def test_a_test_of_no_category_stops_them_all(repository: Path, tmp_path: Path) -> None:
    said = watched(repository, tmp_path, good=GOOD, unmarked=UNMARKED)
    assert "exit code 4" in said
    assert re.search(r"test_unmarked\.py::test_of_no_category: .* is missing", said)
    assert "passed" not in said
