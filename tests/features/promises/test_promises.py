"""A promise stays open until somebody keeps it, and nobody keeps it twice."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import product
from pathlib import Path

import pytest

from secretary_app.features.promises.errors import (
    BadAnswer,
    NotAsked,
    PromiseMissing,
    PromiseMoveRefused,
)
from secretary_app.features.promises.events import PromiseMade, PromiseMoved
from secretary_app.features.promises.models import (
    MOVES,
    NewPromise,
    Promise,
    PromiseKind,
    PromiseState,
    WhyFailed,
)
from secretary_app.features.promises.service import LONGEST_ANSWER, PromiseService
from tests.support.opened import Opened, opened

pytestmark = pytest.mark.wire

HOUR = timedelta(hours=1)


@pytest.fixture
async def parts(tmp_path: Path) -> AsyncIterator[Opened]:
    async with opened(tmp_path / "data") as parts:
        yield parts


@pytest.fixture
def promises(parts: Opened) -> PromiseService:
    return PromiseService(database=parts.database, events=parts.events, clock=parts.clock)


def call_back(parts: Opened, about: str, *, hours: int, urgent: bool = False) -> NewPromise:
    return NewPromise(
        kind=PromiseKind.CALL_BACK,
        text=about,
        language="ru",
        due_at=parts.clock.now() + hours * HOUR,
        urgent=urgent,
        call_id="call-1",
        number="+79161234567",
        audio_start_ms=12_000,
        audio_end_ms=15_500,
    )


async def test_urgent_ones_come_first_then_by_the_time_they_are_due(
    promises: PromiseService, parts: Opened
) -> None:
    for about, hours, urgent in (("late", 5, False), ("soon", 1, False), ("fire", 9, True)):
        await promises.make(call_back(parts, about, hours=hours, urgent=urgent))
    assert [each.text for each in await promises.list_open()] == ["fire", "soon", "late"]
    assert [each.text for each in await promises.of_call("call-1")] == ["late", "soon", "fire"]
    assert {type(each) for each in parts.told} == {PromiseMade}
    parts.clock.move(3 * HOUR)
    overdue = [each.text for each in await promises.list_open() if each.overdue(parts.clock.now())]
    assert overdue == ["soon"]


async def test_a_closed_one_says_who_closed_it_and_can_be_opened_again(
    promises: PromiseService, parts: Opened
) -> None:
    made = await promises.make(call_back(parts, "x", hours=1))
    parts.clock.move(HOUR)
    done = await promises.fulfil(made.id, actor="anna")
    assert (done.state, done.closed_by, done.closed_at) == (
        PromiseState.FULFILLED,
        "anna",
        parts.clock.now(),
    )
    assert await promises.list_open() == []
    assert await promises.reopen(made.id, actor="anna") == made
    assert parts.told[-1] == PromiseMoved(
        at=parts.clock.now(), actor="anna", promise=made, before=PromiseState.FULFILLED
    )


@pytest.mark.parametrize(("before", "wanted"), list(product(PromiseState, repeat=2)))
async def test_only_the_moves_of_the_table_are_made(
    promises: PromiseService, parts: Opened, before: PromiseState, wanted: PromiseState
) -> None:
    moves: dict[PromiseState, Callable[..., Awaitable[Promise]]] = {
        PromiseState.OPEN: promises.reopen,
        PromiseState.FULFILLED: promises.fulfil,
        PromiseState.CANCELLED: promises.cancel,
        PromiseState.FAILED: partial(promises.fail, why=WhyFailed.IN_VAIN),
    }
    promise = await promises.make(call_back(parts, "x", hours=1))
    if before is not PromiseState.OPEN:
        await moves[before](promise.id, actor="anna")
    if wanted in MOVES[before]:
        assert (await moves[wanted](promise.id, actor="anna")).state is wanted
    else:
        with pytest.raises(PromiseMoveRefused):
            await moves[wanted](promise.id, actor="anna")
        assert (await promises.get(promise.id)).state is before


async def test_what_is_gone_is_told(promises: PromiseService) -> None:
    for call in (promises.get("nothing"), promises.fulfil("nothing", actor="anna")):
        with pytest.raises(PromiseMissing):
            await call


async def test_only_what_was_to_be_found_out_is_answered_and_may_be_answered_better(
    promises: PromiseService, parts: Opened
) -> None:
    called = await promises.make(call_back(parts, "a key", hours=1))
    with pytest.raises(NotAsked):
        await promises.answer(called.id, "yes", actor="olga")
    asked = await promises.make(
        replace(call_back(parts, "is there parking", hours=1), kind=PromiseKind.FIND_OUT)
    )
    for bad in (" \n", "x" * (LONGEST_ANSWER + 1)):
        with pytest.raises(BadAnswer):
            await promises.answer(asked.id, bad, actor="olga")
    await promises.answer(asked.id, " behind\nthe house ", actor="olga", entry_id="e1")
    failed = await promises.fail(asked.id, why=WhyFailed.IN_VAIN, actor="callbacks")
    assert failed.why_failed is WhyFailed.IN_VAIN
    better = await promises.answer(asked.id, "In the yard.", actor="boris")
    assert (better.state, better.closed_by, better.why_failed) == (PromiseState.OPEN, None, None)
    assert (better.answer, better.answered_by, better.entry_id) == ("In the yard.", "boris", "e1")
    assert better.ready_at == parts.clock.now() < better.due_at
    await promises.fulfil(asked.id, actor="callbacks")
    with pytest.raises(PromiseMoveRefused):
        await promises.answer(asked.id, "On the roof.", actor="olga")
