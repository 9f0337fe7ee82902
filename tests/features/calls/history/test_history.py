"""The list of calls over what the services of real calls wrote."""

from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from secretary_app.bootstrap.opening import open_workspace
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.calls.errors import CallIsNeeded
from secretary_app.features.calls.history.models import CallFilter
from secretary_app.features.calls.models import CallOutcome
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.paths import DataFolder
from tests.support.opened import newest_database
from tests.support.stored_calls import Asked, Past, store_call

pytestmark = pytest.mark.wire

NOON = datetime(2026, 11, 20, 12).astimezone()
KEY = Asked(text="сколько стоит копия ключа", answer="Копия ключа стоит 250 рублей")


@pytest.fixture
async def workspace(tmp_path: Path) -> AsyncIterator[Workspace]:
    folder = DataFolder(tmp_path)
    folder.prepare()
    folder.database.write_bytes(newest_database())
    async with open_workspace(folder, clock=Clock()) as opened:
        yield opened


async def found(workspace: Workspace, **which: object) -> list[str]:
    filter_ = CallFilter(**which)  # type: ignore[arg-type]
    rows = await workspace.history.page(filter_)
    days = await workspace.history.days(filter_)
    assert sum(each.count for each in days) == len(rows)
    return [row.name or row.record.number or "" for row in rows]


async def test_pages_days_and_places_agree(workspace: Workspace) -> None:
    calls = [
        await store_call(workspace, Past(rang_at=NOON - timedelta(hours=9 * number)))
        for number in range(7)
    ]
    days = await workspace.history.days()
    assert [(each.day, each.count) for each in days] == [
        (date(2026, 11, 20), 2),
        (date(2026, 11, 19), 3),
        (date(2026, 11, 18), 2),
    ]
    rows = [
        row.record.id
        for offset in (0, 3, 6)
        for row in await workspace.history.page(offset=offset, limit=3)
    ]
    assert rows == [call.id for call in calls]
    assert [await workspace.history.place_of(call.id) for call in calls] == list(range(7))
    assert await workspace.history.place_of("nobody") is None


async def test_what_is_looked_for_is_found(workspace: Workspace) -> None:
    await store_call(
        workspace, Past(rang_at=NOON, name="Ольга Ремез", number="+78123345501", asked=[KEY])
    )
    await store_call(
        workspace,
        Past(
            rang_at=NOON - timedelta(days=1),
            number="+79215551028",
            outcome=CallOutcome.MISSED,
            line_id="line2",
        ),
    )
    await store_call(
        workspace,
        Past(rang_at=NOON - timedelta(days=2), number="+79161112233", message="Позвоните Анне"),
    )
    assert await found(workspace, text="ремез") == ["Ольга Ремез"]
    assert await found(workspace, text="ключи") == ["Ольга Ремез"]
    assert await found(workspace, text="8 921 555") == ["+79215551028"]
    assert await found(workspace, text="100 %") == []
    assert await found(workspace, outcomes=frozenset({CallOutcome.MISSED})) == ["+79215551028"]
    assert await found(workspace, line_id="line2") == ["+79215551028"]
    assert await found(workspace, with_message=True) == ["+79161112233"]
    assert await found(workspace, since=date(2026, 11, 19)) == ["Ольга Ремез", "+79215551028"]
    assert await found(workspace, until=date(2026, 11, 18)) == ["+79161112233"]
    newest, *_, oldest = await workspace.history.page()
    assert newest.asked == KEY.text
    assert oldest.promised == ("deliver",)


async def test_one_erased_call_of_nobody_leaves_the_others_alone(workspace: Workspace) -> None:
    hidden = [
        await store_call(workspace, Past(rang_at=NOON, number=None, asked=[KEY])) for _ in range(2)
    ]
    await workspace.erasing.erase(hidden[0].id)
    assert await workspace.calls.messages(hidden[0].id) == []
    assert len(await workspace.calls.messages(hidden[1].id)) == 2
    assert [row.asked for row in await workspace.history.page(CallFilter(text="ключ"))] == [
        KEY.text
    ]


async def test_what_a_promise_needs_stays(workspace: Workspace) -> None:
    call = await store_call(workspace, Past(rang_at=NOON, asked=[KEY], message="Перезвоните"))
    with pytest.raises(CallIsNeeded):
        await workspace.erasing.erase(call.id)
    promise = (await workspace.promises.of_call(call.id))[0]
    await workspace.promises.fulfil(promise.id, actor="test")
    await workspace.erasing.erase(call.id)
    record = await workspace.calls.find(call.id)
    assert (record.number, record.person_id) == (None, None)
    assert await workspace.calls.messages(call.id) == []
