"""What holds for every test: a category, no lost task, no unexpected warning in the log.

A test that provokes log records of WARNING or worse says so: ``@pytest.mark.expects_log("regex")``.
"""

import asyncio
import gc
import inspect
import logging
import os
import re
import signal
from collections.abc import AsyncIterator, Generator, Iterator
from pathlib import Path

import hypothesis
import pytest

from secretary_app.foundation.auth.acting import act_from_now_on
from secretary_app.foundation.auth.actor import SYSTEM

REPOSITORY = Path(__file__).resolve().parent.parent
CATEGORIES = {"unit", "wire", "engine", "journey"}

# A task that was cancelled by its owner needs a few turns of the loop to be gone.
LOOP_TURNS_TO_FINISH = 5

# How long one example takes says something about the other tests that run, nothing about the code.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")


# Services let nobody in for whom no door speaks; a test that is about somebody says who acts.
act_from_now_on(SYSTEM)


# A shell that runs us in the background has Ctrl-C ignored, and so would every child of ours.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for no garbage among modules, now or in any test: they stay until the end."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse tests of no category, and put every coroutine test under the watch for lost tasks."""
    for item in items:
        if not CATEGORIES & {mark.name for mark in item.iter_markers()}:
            wanted = " | ".join(sorted(CATEGORIES))
            raise pytest.UsageError(f"{item.nodeid}: pytestmark = pytest.mark.{wanted} is missing")
        if isinstance(item, pytest.Function) and inspect.iscoroutinefunction(item.obj):
            item.fixturenames.insert(0, "no_lost_tasks")


@pytest.fixture
async def no_lost_tasks() -> AsyncIterator[None]:
    """Fail a test that leaves a task running: set up first, so looked at after all others."""
    before = asyncio.all_tasks()
    yield
    for _ in range(LOOP_TURNS_TO_FINISH):
        await asyncio.sleep(0)
    lost = asyncio.all_tasks() - before - {asyncio.current_task()}
    names = sorted(f"{task.get_name()}: {task.get_coro()}" for task in lost)
    for task in lost:
        task.cancel()
    await asyncio.gather(*lost, return_exceptions=True)
    assert not names, f"tasks left running: {names}"


class _Recorder(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test during which somebody logged WARNING or worse that the test did not announce."""
    patterns = [mark.args[0] for mark in request.node.iter_markers("expects_log")]
    recorder = _Recorder()
    root = logging.getLogger()
    root.addHandler(recorder)
    yield
    root.removeHandler(recorder)
    unexpected = [t for t in recorder.texts if not any(re.search(p, t) for p in patterns)]
    assert not unexpected, f"unexpected log records: {unexpected}"


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the checkout under test."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of data and models beside the checkout; skips the test where there is none."""
    folder = Path(os.environ.get("SECRETARY_SHARED", REPOSITORY.parent / "shared"))
    if not folder.is_dir():
        pytest.skip("no ../shared beside this checkout (SECRETARY_SHARED=DIR names another place)")
    return folder
