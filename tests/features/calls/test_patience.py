"""A silent caller is asked, a call has an end; time is the event loop's own."""

import asyncio

import pytest

from secretary_app.features.calls.patience import Patience, PatienceTimes

pytestmark = pytest.mark.unit

SHORT_S = 0.02
LIMIT_S = 5.0


async def test_silences_are_counted_until_the_caller_speaks() -> None:
    silences: asyncio.Queue[int] = asyncio.Queue()
    patience = Patience(
        times=PatienceTimes(silence_s=SHORT_S),
        on_silence=silences.put_nowait,
        on_too_long=lambda: None,
    )
    async with asyncio.timeout(LIMIT_S):
        patience.nobody_speaks()
        assert await silences.get() == 1
        patience.somebody_speaks(caller=False)
        patience.nobody_speaks()
        assert await silences.get() == 2
        patience.somebody_speaks(caller=True)
        patience.nobody_speaks()
        assert await silences.get() == 1
    patience.stop()


async def test_no_silence_is_told_while_somebody_speaks_or_after_the_end() -> None:
    silences: list[int] = []
    patience = Patience(
        times=PatienceTimes(silence_s=SHORT_S, longest_call_s=SHORT_S),
        on_silence=silences.append,
        on_too_long=lambda: silences.append(-1),
    )
    patience.start()
    patience.nobody_speaks()
    patience.somebody_speaks(caller=False)
    patience.nobody_speaks()
    patience.stop()
    later = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(3 * SHORT_S, later.set_result, None)
    await later
    assert silences == []


async def test_the_length_counts_from_the_answer() -> None:
    too_long = asyncio.Event()
    patience = Patience(
        times=PatienceTimes(longest_call_s=SHORT_S),
        on_silence=lambda _: None,
        on_too_long=too_long.set,
    )
    assert not too_long.is_set()
    patience.start()
    async with asyncio.timeout(LIMIT_S):
        await too_long.wait()
    patience.stop()
