"""Who takes a call over speaks by this computer's microphone, and the call survives its loss."""

from pathlib import Path

import pytest

from secretary_app.features.calls import desk_events
from secretary_app.features.calls.desk_events import BackBecause, DeskSoundState
from secretary_app.features.calls.errors import DeskSoundRefused
from tests.support.call_bench import call_bench
from tests.support.desk_bench import missing_parts, sound_server
from tests.support.wire_desk import share_of_tone, tone

pytestmark = [
    pytest.mark.wire,
    pytest.mark.skipif(bool(missing_parts()), reason=f"no sound here: {missing_parts()}"),
]

VERA = "vera"


@pytest.mark.expects_log("the desk's sound failed")
async def test_the_desk_speaks_and_is_unplugged(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sound_server() as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        async with call_bench(data) as bench:
            work = bench.workspace.desk
            call = await bench.call()
            since = bench.now()
            await work.take_over(None, actor=VERA)
            assert bench.all_of(desk_events.DeskSoundChanged)[-1].state is DeskSoundState.SPEAKING
            await server.say(tone(2000))
            figures = await bench.simulator.measurements()
            assert share_of_tone(bytes(figures.track.downlink)[-32_000:]) > 0.5
            async with server.listening(to="loudspeaker") as headphones:
                await bench.simulator.caller_says(tone(1500, pitch=700))
                await work.listen(None, actor=VERA)
                await server.say(tone(1000))
            assert share_of_tone(bytes(headphones), pitch=700) > 0.1

            server.stop()
            back = await bench.told_of(desk_events.GivenBack, since=since)
            assert back.because is BackBecause.DESK_LOST
            await bench.heard("прервалась", since=since)
            lost = await bench.told_of(
                desk_events.DeskSoundChanged,
                since=since,
                where=lambda event: event.state is DeskSoundState.LOST,
            )
            assert lost.code
            with pytest.raises(DeskSoundRefused):
                await work.take_over(None, actor=VERA)
            assert work.find().operator is None
            await bench.simulator.caller_hangs_up()
            await bench.ended(since=call)
