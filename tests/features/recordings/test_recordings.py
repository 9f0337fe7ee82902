"""Each call's sound has its place, is closed truthfully, and goes when its time is over."""

import hashlib
import json
import os
import re
import wave
from collections.abc import AsyncIterator
from datetime import timedelta
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secretary_app.features.recordings.errors import (
    RecordingMissing,
    RecordingMoveRefused,
    RecordingUnwritable,
)
from secretary_app.features.recordings.events import RecordingDeleted, RecordingFinished
from secretary_app.features.recordings.files import duration_ms_of, possible_names
from secretary_app.features.recordings.models import ConsentReason, Recording, RecordingState
from secretary_app.features.recordings.service import RecordingService
from secretary_app.features.recordings.settings import KEEP_DAYS
from tests.support.disks import read_only
from tests.support.opened import HandClock, Opened, opened

pytestmark = pytest.mark.wire

SECOND = 8000 * 2 * 2  # bytes: two tracks of 16 bits


@pytest.fixture
async def parts(tmp_path: Path) -> AsyncIterator[Opened]:
    async with opened(tmp_path / "data") as parts:
        yield parts


@pytest.fixture
def recordings(parts: Opened) -> RecordingService:
    return RecordingService(
        database=parts.database,
        folder=parts.folder,
        settings=parts.settings,
        events=parts.events,
        clock=parts.clock,
    )


async def begin(recordings: RecordingService, number: str | None = "+79161234567") -> Recording:
    return await recordings.begin(call_id="c1", number=number, consent=ConsentReason.ANNOUNCED)


def record(file: Path, *, seconds: int) -> str:
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(2)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(seconds * SECOND))
    return hashlib.sha256(file.read_bytes()).hexdigest()


async def test_a_recording_lies_where_people_look_for_it(
    recordings: RecordingService, parts: Opened
) -> None:
    local = parts.clock.now().astimezone()
    day = parts.folder.recordings_root / f"{local:%Y-%m-%d}"
    stem = f"call_{local:%H%M%S}_+79161234567"
    first, second, hidden = [
        await begin(recordings, number) for number in ("+79161234567", "+79161234567", None)
    ]
    assert first.wav == day / f"{stem}.wav"
    assert first.transcript == day / f"{stem}.json"
    assert second.wav == day / f"{stem}_2.wav"
    assert hidden.wav == day / f"call_{local:%H%M%S}_hidden.wav"


async def test_a_finished_one_can_be_proved_intact(
    recordings: RecordingService, parts: Opened
) -> None:
    begun = await begin(recordings)
    digest = record(begun.wav, seconds=3)
    assert not await recordings.is_intact(begun.id)
    done = await recordings.finish(begun.id, duration_ms=3000, sha256=digest)
    assert (done.state, done.duration_ms, done.size_bytes) == (
        RecordingState.COMPLETE,
        3000,
        begun.wav.stat().st_size,
    )
    assert parts.told == [RecordingFinished(at=parts.clock.now(), recording=done)]
    assert await recordings.of_call("c1") == done
    assert await recordings.is_intact(begun.id)
    with begun.wav.open("r+b") as stream:
        stream.seek(1000)
        stream.write(b"\x01")
    assert not await recordings.is_intact(begun.id)
    with pytest.raises(RecordingMoveRefused):
        await recordings.finish(begun.id, duration_ms=1, sha256=digest)


async def test_a_crash_leaves_a_record_that_says_what_is_there(
    recordings: RecordingService,
) -> None:
    cut, unmade, torn = [await begin(recordings) for _ in range(3)]
    record(cut.wav, seconds=2)
    sound = cut.wav.read_bytes()
    # A recorder that was killed never wrote the sizes into the header.
    cut.wav.write_bytes(sound[:4] + bytes(4) + sound[8:40] + bytes(4) + sound[44:-SECOND])
    torn.wav.write_bytes(b"RIFF")
    closed = await recordings.close_left_open()
    assert [(each.id, each.state, each.duration_ms) for each in closed] == [
        (cut.id, RecordingState.BROKEN, 1000),
        (unmade.id, RecordingState.BROKEN, None),
        (torn.id, RecordingState.BROKEN, None),
    ]
    assert await recordings.close_left_open() == []


async def test_the_transcript_is_written_whole_or_not_at_all(
    recordings: RecordingService,
) -> None:
    begun = await begin(recordings)
    file = await recordings.write_transcript(begun.id, {"текст": ["алло"]})
    before = file.read_text("utf-8")
    assert json.loads(before) == {"текст": ["алло"]}
    assert "алло" in before
    with pytest.raises(TypeError):
        await recordings.write_transcript(begun.id, {"bad": object()})
    assert list(file.parent.iterdir()) == [file]
    with read_only(file.parent), pytest.raises(RecordingUnwritable):
        await recordings.write_transcript(begun.id, {})
    assert file.read_text("utf-8") == before


async def test_a_recording_goes_when_its_time_is_over(
    recordings: RecordingService, parts: Opened
) -> None:
    await parts.settings.set(KEEP_DAYS, "30")
    old, running = [await begin(recordings) for _ in range(2)]
    digest = record(old.wav, seconds=1)
    await recordings.finish(old.id, duration_ms=1000, sha256=digest)
    await recordings.write_transcript(old.id, {})
    await parts.settings.set(KEEP_DAYS, "0")
    forever = await begin(recordings)
    await recordings.finish(forever.id, duration_ms=1, sha256=record(forever.wav, seconds=1))
    parts.clock.move(timedelta(days=30, seconds=1))
    gone = await recordings.delete_expired()
    assert [(each.id, each.state) for each in gone] == [(old.id, RecordingState.DELETED)]
    assert not old.wav.exists()
    assert not old.transcript.exists()
    assert forever.wav.exists()
    assert isinstance(parts.told[-1], RecordingDeleted)
    assert await recordings.delete_expired() == []
    with pytest.raises(RecordingMoveRefused):
        await recordings.delete(old.id, actor="anna")
    assert (await recordings.get(running.id)).state is RecordingState.RUNNING
    assert (await begin(recordings)).wav != old.wav


async def test_what_is_gone_is_told(recordings: RecordingService) -> None:
    with pytest.raises(RecordingMissing):
        await recordings.get("nothing")
    assert await recordings.of_call("nothing") is None


@given(number=st.one_of(st.none(), st.text(max_size=60)))
def test_any_number_makes_a_safe_file_name(number: str | None) -> None:
    for name in islice(possible_names(HandClock().now(), number), 3):
        assert re.fullmatch(r"call_\d{6}_[+\w-]+\.wav", name)
        assert len(os.fsencode(name)) < 255


@settings(deadline=None)  # a file for each example
@given(content=st.binary(max_size=80), head=st.booleans())
def test_no_file_confuses_the_length(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, head: bool
) -> None:
    file = tmp_path_factory.getbasetemp() / f"any-{os.getpid()}.wav"
    file.write_bytes((b"RIFF\x00\x00\x00\x00WAVE" if head else b"") + content)
    length = duration_ms_of(file)
    assert length is None or length >= 0
