"""A modem is lost in a call: the record says so, a call back is promised, and the line returns."""

from pathlib import Path

import pytest

from hardware.simulator.config import Faults, SimulatorConfig
from secretary_app.features.calls import events
from secretary_app.features.calls.sound import as_column
from secretary_app.features.lines.events import (
    LineConditionChanged,
    LineReachableAgain,
    LineStateChanged,
)
from secretary_app.features.promises.models import PromiseKind
from tests.support.call_bench import NUMBER, CallBench, call_bench

pytestmark = pytest.mark.wire


def plugged(links: Path, faults: Faults) -> tuple[SimulatorConfig, dict[str, str]]:
    """A module on USB, and the settings by which it is found there."""
    config = SimulatorConfig(faults=faults, links=str(links), reset_ms=25_000, clock_factor=50.0)
    return config, {"line.at_port": f"{links}/at0", "line.sound_port": f"{links}/pcm"}


async def back(bench: CallBench, *, since: int) -> None:
    await bench.told_of(
        LineStateChanged, since=since, where=lambda event: event.state == "ready", limit_s=40
    )


@pytest.mark.expects_log("the line failed in call .* port-lost")
@pytest.mark.parametrize("number", [NUMBER, None], ids=["known", "hidden"])
async def test_a_call_cut_by_a_lost_modem_is_owed_a_call_back(
    data: Path, tmp_path: Path, number: str | None
) -> None:
    config, ports = plugged(tmp_path / "by-id", Faults(vanish_after_ms=700, vanish_ms=25_000))
    async with call_bench(data, simulator=config, settings=ports) as bench:
        since = await bench.ring(number)
        await bench.told_of(events.CallAnswered, since=since)
        record = await bench.ended(since=since)
        assert (record.outcome, record.end_cause) == ("broken", "port-lost")
        promises = await bench.workspace.promises.of_call(record.id)
        owed = [(each.kind, each.number, each.urgent) for each in promises]
        assert owed == ([] if number is None else [(PromiseKind.CALL_BACK, NUMBER, True)])
        await bench.told_of(
            LineConditionChanged, since=since, where=lambda e: e.condition == "unplugged"
        )
        await bench.told_of(LineReachableAgain, since=since, limit_s=40)
        await back(bench, since=since)


@pytest.mark.expects_log("our-sound-stalled")
async def test_the_record_keeps_how_the_sound_was_and_what_was_done(
    data: Path, tmp_path: Path
) -> None:
    config, ports = plugged(tmp_path / "by-id", Faults(our_sound_stalls_ms=600))
    async with call_bench(data, simulator=config, settings=ports) as bench:
        since = await bench.ring()
        await bench.told_of(events.CallAnswered, since=since)
        # A second and a half from a caller who hears only the beginning.
        said = await bench.simulator.caller_says(await bench.voice("Алло, вы меня слышите?") * 2)
        await bench.simulator.speech_ended(said)
        await bench.simulator.caller_hangs_up()
        record = await bench.ended(since=since)
        assert record.outcome == "answered"
        assert record.sound is not None
        assert record.sound.ours in {"chopped", "mute"}
        assert (record.sound.ours_reason, record.sound.treatment) == ("stalled", "reset-for-grade")
        document = await bench.workspace.calls.transcript(record.id)
        assert document["call"]["sound"] == as_column(record.sound)
        reset = await bench.told_of(LineReachableAgain, since=since, limit_s=40)
        assert reset.reason == "reset-for-grade"
        check = await bench.workspace.line.check()
        assert (check.last_grade, check.last_side) == (record.sound.ours, "ours")
        assert check.last_treatment == "reset-for-grade"
