"""The grade of a call's sound is kept with its record and shown in a person's words."""

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import click
import pytest

from hardware.line.doctor.findings import Grade, Reason
from hardware.line.doctor.treatment import Treatment
from hardware.line.reports import CallGraded
from secretary_app.features.calls.commands import calls as group
from secretary_app.features.calls.models import CallOutcome, CallRecord, Direction
from secretary_app.features.calls.records import CallRecords
from secretary_app.features.conversations.service import ConversationService
from secretary_app.features.recordings.service import RecordingService
from secretary_app.foundation.console import Console, Invocation, Stream, WorkspaceJob
from secretary_app.foundation.i18n import Translator
from secretary_app.kernel.paths import DataFolder
from tests.support.opened import opened

pytestmark = pytest.mark.wire

GRADED = CallGraded(
    caller="healthy",
    caller_reason="full-rate",
    ours="mute",
    ours_reason="not-taken",
    treatment="reset-for-grade",
    attempts=2,
    seconds=12.5,
    caller_bytes_per_s=16_004,
    our_bytes_per_s=310,
    caller_silent_percent=61,
    caller_clipped_ppm=12,
    gaps=0,
    gap_ms=0,
    holes=0,
    echo="found",
    echo_delay_ms=180,
    echo_loss_db=22,
)
RANG = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_grade_reason_and_treatment_has_its_words(language: str) -> None:
    translator = Translator(language)
    for kind, values in (("grade", Grade), ("reason", Reason), ("treatment", Treatment)):
        for value in values:
            key = f"line-{kind}-{value.value}"
            assert translator.text(key) != key


async def test_a_broken_call_is_shown_with_its_sound(tmp_path: Path) -> None:
    said: list[str] = []

    def write(text: str, _stream: Stream) -> None:
        said.append(text)

    async with opened(tmp_path / "data") as parts:
        conversations = ConversationService(
            database=parts.database, events=parts.events, clock=parts.clock
        )
        records = CallRecords(
            database=parts.database, conversations=conversations, clock=parts.clock
        )
        await records.open(
            CallRecord(
                id="call-1",
                line_id="line1",
                direction=Direction.INCOMING,
                number=None,
                person_id=None,
                assistant_id="anna",
                language="en",
                outcome=CallOutcome.RINGING,
                end_cause=None,
                consent="off",
                rang_at=RANG,
                answered_at=None,
                ended_at=None,
            )
        )
        await records.close(
            "call-1",
            outcome=CallOutcome.BROKEN,
            cause="port-lost",
            answered_at=RANG,
            ended_at=RANG,
            language="en",
            sound=GRADED,
        )
        assert (await records.find("call-1")).sound == GRADED

        console = Console(translator=Translator("en"), write=write, width=160)
        invocation = Invocation(
            folder=DataFolder(tmp_path / "data"),
            folder_given=True,
            console=console,
            cwd=tmp_path,
            language_given=True,
        )
        root = click.Context(click.Group("secretary"), info_name="secretary", obj=invocation)
        with group.make_context("calls", ["show", "call-1"], parent=root) as context:
            job = group.invoke(context)
        assert isinstance(job, WorkspaceJob)
        recordings = RecordingService(
            database=parts.database,
            folder=parts.folder,
            settings=parts.settings,
            events=parts.events,
            clock=parts.clock,
        )
        await job.run(SimpleNamespace(calls=records, recordings=recordings), console)
    shown = "".join(said)
    assert "Broken off: the modem was lost." in shown
    assert "Sound of the caller: healthy. All the sound there should be came." in shown
    assert "Our sound: mute. The modem took none of our sound." in shown
    assert "after 180 ms, 22 dB fainter" in shown
    assert "Done about it: The modem was reset." in shown
