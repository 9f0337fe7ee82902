"""Engines in a person's hands: what they take, stopped and started, and the last voice kept."""

from pathlib import Path

import pytest

from engines.supervisor import WorkerState
from secretary_app.features.providers.engine_room import EngineRoom
from secretary_app.features.providers.errors import EngineGone, LastVoice
from secretary_app.features.providers.hands import EngineHands
from secretary_app.features.providers.plan import EnginePlan
from secretary_app.features.providers.running import RunningEngines
from secretary_app.features.providers.voices import voice

pytestmark = pytest.mark.wire


async def test_an_engine_is_seen_and_the_last_voice_goes_on(tmp_path: Path) -> None:
    running = RunningEngines()
    hands = EngineHands(running=running, logs=tmp_path)
    assert hands.running() == ()
    async with EngineRoom(
        plan=EnginePlan(recognisers={}, voices=(voice(),)), sockets=tmp_path / "s"
    ) as room:
        running.use(room)
        await room.voice_ready()
        (worker,) = hands.running()
        assert worker.state == WorkerState.READY
        assert worker.memory_mb is not None
        assert 5 < worker.memory_mb < worker.memory_limit_mb
        with pytest.raises(LastVoice):
            await hands.stop(worker.name)
        with pytest.raises(EngineGone):
            await hands.start("nobody")
        await hands.restart(worker.name)
        await room.voice_ready()
        assert hands.running()[0].starts == 2


def test_of_the_log_only_what_it_said_is_shown(tmp_path: Path) -> None:
    (tmp_path / "secretary.log").write_text(
        "2026 INFO Main worker.tts-espeak.speech: made\n2026 INFO Main calls: rang\n", "utf-8"
    )
    hands = EngineHands(running=RunningEngines(), logs=tmp_path)
    assert hands.log("tts-espeak").splitlines() == ["2026 INFO Main worker.tts-espeak.speech: made"]
    assert hands.log("stt-vosk") == ""
