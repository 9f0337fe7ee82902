"""The watch that conftest.py keeps over every test really catches what it should."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.wire, pytest.mark.timeout(240)]  # each starts a pytest of its own

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


@pytest.mark.parametrize(
    ("source", "passed", "says"),
    [
        (GOOD, True, "2 passed"),
        (LEAKY, False, "tasks left running: ['forgotten:"),
        (LOUD, False, "unexpected log records: ['WARNING line: something went wrong']"),
        (WARNS, False, "UserWarning: old"),
        (UNMARKED, False, "is missing"),
    ],
)
def test_watch(repository: Path, tmp_path: Path, source: str, passed: bool, says: str) -> None:
    shutil.copy(repository / "tests" / "conftest.py", tmp_path)
    (tmp_path / "test_it.py").write_text(source)
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider"]
    result = subprocess.run(
        [*command, "-c", repository / "pyproject.toml", "--rootdir", tmp_path, tmp_path],
        capture_output=True,
        text=True,
        timeout=50,  # below the limit of a test; it takes a second
        check=False,
    )
    assert says in result.stdout + result.stderr
    assert (result.returncode == 0) is passed
