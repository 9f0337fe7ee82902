"""The running secretary is put together whole, or not at all."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from engines.supervisor import WorkerSpec
from secretary_app.bootstrap.opening import open_workspace
from secretary_app.bootstrap.secretary import start_secretary
from secretary_app.bootstrap.settings import CATALOGUE
from secretary_app.features.assistants.errors import UnknownPersona
from secretary_app.features.assistants.settings import FIELDS as ASSISTANT_FIELDS
from secretary_app.features.calls.models import CallOutcome, CallRecord, Direction
from secretary_app.features.lines.settings import FIELDS as LINE_FIELDS
from secretary_app.features.providers.errors import NoVoice
from secretary_app.features.recordings.models import ConsentReason, RecordingState
from secretary_app.foundation.i18n import Language, Translator
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.paths import DataFolder
from tests.support.call_bench import scripted

pytestmark = pytest.mark.wire


@pytest.mark.parametrize("language", Language)
def test_every_setting_is_explained(language: Language) -> None:
    texts = Translator(language)
    for setting in (*CATALOGUE, *LINE_FIELDS, *ASSISTANT_FIELDS):
        for part in ("", ".help"):
            assert texts.text(setting.text_id + part) not in {"", setting.text_id + part}


@pytest.mark.expects_log("no-such-backend|none: exited")
async def test_without_a_voice_nothing_stays_running(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "d")
    folder.prepare()
    mute = WorkerSpec(kind="tts", backend="no-such-backend", name="none")
    async with open_workspace(folder, clock=Clock()) as workspace:
        plan = replace(scripted(folder), voices=(mute,))
        with pytest.raises(NoVoice):
            async with start_secretary(workspace, plan=plan):
                raise AssertionError("it must not start")
    assert not list(folder.sockets.iterdir())


async def test_an_assistant_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "d")
    folder.prepare()
    async with open_workspace(folder, clock=Clock()) as workspace:
        await workspace.lines.set("line1", "assistant", "olga")
        with pytest.raises(UnknownPersona):
            async with start_secretary(workspace, plan=scripted(folder)):
                raise AssertionError("it must not start")


async def test_what_a_dead_program_left_open_is_closed_truthfully(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "d")
    folder.prepare()
    rang = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
    async with open_workspace(folder, clock=Clock()) as workspace:
        for call_id, answered in (("talking", True), ("ringing", False)):
            record = CallRecord(
                id=call_id,
                line_id="line1",
                direction=Direction.INCOMING,
                number=None,
                person_id=None,
                assistant_id="anna",
                language="ru",
                outcome=CallOutcome.RINGING,
                end_cause=None,
                consent="announced",
                rang_at=rang,
                answered_at=None,
                ended_at=None,
            )
            await workspace.calls.open(record)
            if answered:
                await workspace.calls.answered(call_id, at=rang)
        recording = await workspace.recordings.begin(
            call_id="talking", number=None, consent=ConsentReason.ANNOUNCED
        )
        await asyncio.to_thread(recording.wav.with_name(recording.wav.name + ".part").touch)
    async with (
        open_workspace(folder, clock=Clock()) as workspace,
        start_secretary(workspace, plan=scripted(folder)),
    ):
        outcomes = {call.id: call.outcome for call in await workspace.calls.newest(limit=9)}
        assert outcomes == {"talking": CallOutcome.BROKEN, "ringing": CallOutcome.MISSED}
        left = await workspace.recordings.get(recording.id)
        assert left.state is RecordingState.BROKEN
        assert left.wav.exists(), "what the line had written has its name now"
