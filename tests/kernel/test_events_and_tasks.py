"""Events reach their listeners; tasks never outlive their owner."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from secretary_app.kernel.events import Event, EventBus
from secretary_app.kernel.tasks import TaskOwner

pytestmark = pytest.mark.unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened(Event):
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HappenedAgain(Happened):
    times: int


NOW = datetime(2026, 11, 21, tzinfo=UTC)


def test_a_listener_hears_its_class_and_its_subclasses_until_it_leaves() -> None:
    bus, heard = EventBus(), list[Event]()
    leave = bus.subscribe(Happened, heard.append)
    first, second = Happened(at=NOW, what="a"), HappenedAgain(at=NOW, what="b", times=2)
    bus.emit(first)
    bus.emit(second)
    bus.emit(Event(at=NOW))
    leave()
    leave()
    bus.emit(first)
    assert heard == [first, second]


@pytest.mark.expects_log("a listener of Happened failed")
def test_a_listener_that_fails_does_not_deafen_the_others() -> None:
    bus, heard = EventBus(), list[Event]()

    def fail(_: Happened) -> None:
        raise ValueError

    bus.subscribe(Happened, fail)
    bus.subscribe(Happened, heard.append)
    bus.emit(Happened(at=NOW, what="a"))
    assert len(heard) == 1


async def test_leaving_cancels_and_awaits_every_task() -> None:
    ended = list[str]()

    async def work(name: str) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            ended.append(name)

    async with TaskOwner(name="test") as owner:
        tasks = [owner.start(work(name), name=name) for name in "ab"]
        await asyncio.sleep(0)
        assert len(owner) == 2
    assert sorted(ended) == ["a", "b"]
    assert all(task.cancelled() for task in tasks)
    with pytest.raises(RuntimeError, match="has stopped"):
        owner.start(work("late"), name="late")


async def test_a_crash_is_reported_and_leaves_the_others_running() -> None:
    crashes = asyncio.Queue[tuple[str, BaseException]]()
    async with TaskOwner(name="test", on_crash=lambda *crash: crashes.put_nowait(crash)) as owner:

        async def fail() -> None:
            raise ValueError("boom")

        other = owner.start(asyncio.Event().wait(), name="other")
        owner.start(fail(), name="weak")
        name, error = await crashes.get()
        assert (name, str(error)) == ("test.weak", "boom")
        assert not other.done()
