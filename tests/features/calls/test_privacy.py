"""A caller decides about being recorded and remembered; what must not be kept is not."""

import wave
from pathlib import Path

import numpy as np
import pytest

from secretary_app.features.calls import events
from secretary_app.features.calls.models import CallRecord, Consent
from secretary_app.features.conversations.models import Role
from secretary_app.features.privacy.events import PersonForgotten
from secretary_app.features.privacy.models import AskedBy
from secretary_app.features.promises.models import NewPromise, PromiseKind
from secretary_app.features.recordings.models import ConsentReason, RecordingState
from secretary_app.kernel.blanking import BLANK
from secretary_app.kernel.paths import DataFolder
from tests.support.call_bench import NUMBER, RECORDED, CallBench, call_bench

pytestmark = pytest.mark.wire

KEY = "Сколько стоит копия ключа?"
CARD = "четыре один один один один один один один один один один один один один один один"
WISH = "пожалуйста не записывайте меня"
HELD = {"recordings.hold_seconds": "60"}
ASK = RECORDED | {"line.consent": "ask"}


def sound_files(data: Path) -> list[Path]:
    return [path for path in DataFolder(data).recordings_root.rglob("*") if path.is_file()]


def tracks(path: Path) -> np.ndarray:
    with wave.open(str(path)) as file:
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2)


async def hung_up(bench: CallBench, *, since: int) -> CallRecord:
    await bench.simulator.caller_hangs_up()
    return await bench.ended(since=since)


async def test_who_is_asked_and_says_yes_is_recorded_from_then_on(data: Path) -> None:
    async with call_bench(data, settings=ASK) as bench:
        call = await bench.call()
        assert "Можно записать" in bench.all_of(events.SentenceHeard, since=call)[0].text
        assert sound_files(data) == []
        await bench.asks("да пожалуйста")
        agreed = bench.all_of(events.ConsentChanged, since=call)
        assert [each.reason for each in agreed] == [Consent.ASKED]
        answer = bench.now()
        await bench.asks(KEY)
        said = (await bench.turn(since=answer)).start_ms
        record = await hung_up(bench, since=call)
        recording = await bench.workspace.recordings.of_call(record.id)
        assert recording is not None
        assert (record.consent, recording.consent) == (Consent.ASKED, ConsentReason.ASKED)
        caller = tracks(recording.wav)[:, 0]
        begun = next(each.start_ms for each in bench.all_of(events.TurnHeard, since=call))
        assert not caller[: begun * 8].any()
        assert np.abs(caller[said * 8 : (said + 500) * 8]).max() > 1000


@pytest.mark.parametrize(
    ("answer", "consent", "she_says"),
    [("нет спасибо", Consent.REFUSED, "не записываю"), (KEY, Consent.UNANSWERED, "250")],
)
async def test_no_yes_is_no_consent(
    data: Path, answer: str, consent: Consent, she_says: str
) -> None:
    async with call_bench(data, settings=ASK) as bench:
        call = await bench.call()
        since = await bench.asks(answer)
        assert she_says in " ".join(await bench.said(since=since))
        record = await hung_up(bench, since=call)
        assert record.consent == consent
        assert await bench.workspace.recordings.of_call(record.id) is None
        assert sound_files(data) == []


async def test_a_recording_is_erased_on_the_callers_wish_and_the_text_stays(data: Path) -> None:
    async with call_bench(data, settings=RECORDED) as bench:
        call = await bench.call()
        await bench.asks(KEY)
        assert len(sound_files(data)) == 1
        promised = await bench.workspace.promises.make(
            NewPromise(
                kind=PromiseKind.DELIVER,
                text="",
                due_at=bench.workspace.clock.now(),
                language="ru",
                call_id=bench.all_of(events.CallRang)[0].call_id,
                audio_start_ms=10,
                audio_end_ms=20,
            )
        )
        since = await bench.asks(WISH)
        assert sound_files(data) == []
        assert "записанное стёрла" in " ".join(await bench.said(since=since))
        await bench.asks(KEY)
        record = await hung_up(bench, since=call)
        assert record.consent == Consent.ERASED
        assert sound_files(data) == []
        recording = await bench.workspace.recordings.of_call(record.id)
        assert recording is not None
        assert recording.state is RecordingState.DELETED
        messages = await bench.workspace.calls.messages(record.id)
        texts = [message.text for message in messages if message.role is Role.CALLER]
        assert texts == [KEY.lower().rstrip("?"), WISH, KEY.lower().rstrip("?")]
        assert (await bench.workspace.promises.get(promised.id)).audio_start_ms is None


async def test_a_card_number_reaches_the_disk_neither_as_text_nor_as_sound(data: Path) -> None:
    async with call_bench(data, settings=RECORDED | HELD) as bench:
        call = await bench.call()
        since = await bench.asks(f"моя карта {CARD} вот")
        turn = await bench.turn(since=since)
        assert turn.text == f"моя карта {BLANK} вот"
        record = await hung_up(bench, since=call)
        recording = await bench.workspace.recordings.of_call(record.id)
        assert recording is not None
        for path in data.rglob("*"):
            if path.is_file() and path.name != "script.jsonl":
                assert "один один один".encode() not in path.read_bytes(), path
        caller = tracks(recording.wav)[:, 0]
        (blanked,) = [word for word in turn.words if word.text == BLANK]
        assert blanked.end_ms - blanked.start_ms > 1000
        assert not caller[blanked.start_ms * 8 : blanked.end_ms * 8].any()
        assert caller[turn.start_ms * 8 : blanked.start_ms * 8].any()
        assert len(caller) // 8 == recording.duration_ms


async def test_who_wants_it_is_forgotten_when_the_call_is_over(data: Path) -> None:
    async with call_bench(data, settings=RECORDED) as bench:
        workspace = bench.workspace
        call = await bench.call()
        await bench.asks("передайте сообщение")
        await bench.asks("гортензия расцвела у забора")
        await bench.asks("да пожалуйста")
        assert [each.number for each in await workspace.promises.list_open()] == [NUMBER] * 2
        since = await bench.asks("забудьте мой номер")
        assert "Удалить все записи" in " ".join(await bench.said(since=since))
        since = await bench.asks("да пожалуйста")
        assert "удалю всё" in " ".join(await bench.said(since=since))
        record = await hung_up(bench, since=call)
        receipt = (await bench.told_of(PersonForgotten, since=call)).receipt
        assert receipt.asked_by is AskedBy.VOICE
        assert (receipt.erased["calls"], receipt.erased["recordings"]) == (1, 1)
        assert receipt.erased["promises_kept"] == 2
        assert await workspace.conversations.search("гортензия") == []
        assert (record.number, record.person_id, sound_files(data)) == (None, None, [])
        assert [each.number for each in await workspace.promises.list_open()] == [None] * 2
        assert [each.id for each in await workspace.forgetting.receipts.of(NUMBER)] == [receipt.id]
        for promise in await workspace.promises.list_open():
            await workspace.promises.fulfil(promise.id, actor="test")
        for file in data.glob("secretary.db*"):
            assert NUMBER.encode() not in file.read_bytes(), file
