"""What every line does, at a desk: the whole line process between two devices of a sound server.

The claims are those of line/, heard at the devices; and what only a desk has: echo, devices
that are not there, and devices that go away.
"""

import hashlib
import wave
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from engines.wire.tts import SpeechMarks, Synthesize
from engines.workers.tts import espeak
from hardware.audio.pcm import dbfs, samples
from hardware.line.condition_reports import LineCheck, LineHealth
from hardware.line.recording_reports import Recorded
from hardware.line.reports import CallBegan, CallEnded, Failed, LineState, Played
from hardware.line.voice_reports import Resumed, VoiceStarted, VoiceStopped, Yielded, Yielding
from tests.support.desk_bench import (
    SoundServer,
    desk_bench,
    missing_parts,
    sit_down,
    sound_server,
)
from tests.support.line_bench import LineBench, caller_voice, tone_speech

pytestmark = [
    pytest.mark.calm,
    pytest.mark.wire,
    pytest.mark.skipif(bool(missing_parts()), reason=f"no sound here: {missing_parts()}"),
]

LIMIT_S = 30.0
WORD_BYTES = 220 * 16


@pytest.fixture
async def server() -> AsyncIterator[SoundServer]:
    async with sound_server() as made:
        yield made


@pytest.fixture
async def bench(tmp_path: Path, server: SoundServer) -> AsyncIterator[LineBench]:
    async with desk_bench(tmp_path, server) as made:
        yield made


@pytest.fixture(scope="session")
def voice(repository: Path) -> bytes:
    shared = repository.parent / "shared"
    return caller_voice(shared if shared.is_dir() else None)


async def over(bench: LineBench) -> None:
    since = len(bench.told)
    await bench.app.hang_up()
    await bench.told_of(CallEnded, since=since)


async def learn_the_room(bench: LineBench) -> None:
    """Until it knows what comes back of our voice, a desk is deaf while it speaks."""
    await bench.say("first", 2000)
    await bench.told_of(Played, where=lambda p: p.utterance_id == "first" and p.finished)


def likeness(heard: bytes, said: bytes) -> float:
    """How much of `said` is somewhere in `heard`, 1 being all of it at any loudness."""
    long, short = samples(heard).astype(np.float64), samples(said).astype(np.float64)
    size = 2 ** int(np.ceil(np.log2(len(long) + len(short))))
    found = np.fft.irfft(np.fft.rfft(long, size) * np.conj(np.fft.rfft(short, size)), size)
    at = int(np.argmax(found[: max(1, len(long) - len(short))]))
    there: NDArray[np.float64] = long[at : at + len(short)]
    return float(found[at] / (np.linalg.norm(there) * np.linalg.norm(short) + 1e-9))


async def test_the_greeting_sounds_without_the_apps_doing(
    bench: LineBench, server: SoundServer
) -> None:
    greeting, marks = tone_speech(700)
    await bench.app.preload(
        name="greeting", text="Hello", marks=marks, interruptible=False, pcm=greeting
    )
    await bench.told_of(LineState, where=lambda r: r.state == "ready")
    async with server.listening(to="loudspeaker") as heard:
        await bench.app.answer(play_preloaded="greeting", utterance_id="g")
        done = await bench.told_of(Played, where=lambda p: p.finished)
        await over(bench)
    assert (done.utterance_id, done.from_ms, done.to_ms, done.heard_ms) == ("g", 0, 700, 700)
    await bench.told_of(CallBegan)
    # The loudspeaker's clock is followed by up to 0.2 %: a word at a time is alike.
    assert likeness(bytes(heard), greeting[:WORD_BYTES]) > 0.9
    assert likeness(bytes(heard), greeting[-WORD_BYTES:]) > 0.9


async def test_a_person_is_heard_and_interrupts_and_we_go_on_where_we_stopped(
    bench: LineBench, server: SoundServer, voice: bytes
) -> None:
    await sit_down(bench)
    await learn_the_room(bench)
    await bench.say("answer", 9000)
    await bench.told_of(Played, where=lambda p: p.utterance_id == "answer")
    await server.say(voice[: 900 * 16])
    started = await bench.told_of(VoiceStarted)
    yielding = await bench.told_of(Yielding)
    yielded = await bench.told_of(Yielded)
    await bench.told_of(VoiceStopped)
    await bench.app.resume()
    await bench.told_of(Resumed)
    done = await bench.told_of(
        Played,
        where=lambda p: p.utterance_id == "answer" and (p.finished or p.cut),
        limit_s=LIMIT_S,
    )
    await over(bench)
    assert started.during == "answer"
    assert yielded.at_ms - yielding.at_ms <= 420
    assert (done.heard_ms, done.finished) == (9000, True)
    assert bench.sound_ms == list(range(0, len(bench.caller) // 16, 20))


async def test_what_must_be_heard_is_not_ducked(
    bench: LineBench, server: SoundServer, voice: bytes
) -> None:
    await sit_down(bench)
    await learn_the_room(bench)
    async with server.listening(to="loudspeaker") as heard:
        pcm = await bench.say("notice", 4000, interruptible=False)
        await bench.told_of(Played, where=lambda p: p.utterance_id == "notice")
        await server.say(voice[: 900 * 16])
        await bench.told_of(VoiceStarted)
        await bench.told_of(Played, where=lambda p: p.utterance_id == "notice" and p.finished)
        await over(bench)
    assert not bench.all_told(Yielding)
    assert likeness(bytes(heard), pcm[2000 * 16 : 2000 * 16 + WORD_BYTES]) > 0.9


async def test_a_flush_says_how_much_was_heard(bench: LineBench) -> None:
    await sit_down(bench)
    await bench.say("long", 4000)
    await bench.say("next", 500)
    await bench.told_of(Played)
    await bench.app.flush()
    cut = await bench.told_of(Played, where=lambda p: p.cut and p.utterance_id == "long")
    dropped = await bench.told_of(Played, where=lambda p: p.utterance_id == "next")
    await over(bench)
    assert (dropped.from_ms, dropped.heard_ms, dropped.cut) == (None, 0, True)
    assert cut.from_ms is not None
    assert cut.to_ms - cut.from_ms == cut.heard_ms < 4000


async def test_a_recording_has_both_tracks_and_comes_before_the_end(
    bench: LineBench, server: SoundServer, voice: bytes, tmp_path: Path
) -> None:
    await sit_down(bench)
    await bench.app.record_start(path=str(tmp_path / "2026" / "talk.wav"))
    ours = await bench.say("a", 800)
    await bench.told_of(Played, where=lambda p: p.finished)
    await server.say(voice)
    await bench.told_of(VoiceStarted)
    await over(bench)
    recorded = await bench.told_of(Recorded)
    path = Path(recorded.path)
    assert bench.told.index(recorded) < bench.told.index(await bench.told_of(CallEnded))
    assert recorded.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getframerate()) == (2, 8000)
        sound = np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2)
    assert likeness(sound[:, 1].tobytes(), ours) > 0.99, "recorded before the loudspeaker's clock"
    assert dbfs(sound[:, 0].tobytes()) > -50


async def test_orders_in_one_breath_are_obeyed_in_turn(bench: LineBench, tmp_path: Path) -> None:
    await bench.told_of(LineState, where=lambda r: r.state == "ready")
    await bench.app.answer()
    await bench.app.answer()
    await bench.app.record_start(path=str(tmp_path / "a.wav"))
    await bench.say("a", 300)
    await bench.app.hang_up()
    ended = await bench.told_of(CallEnded)
    assert ended.cause == "local"
    assert [failed.code for failed in bench.all_told(Failed)][:1] == ["call-taken"]
    assert [played.cut for played in bench.all_told(Played)][-1:] == [True]
    await bench.told_of(Recorded)


async def test_a_second_talk_begins_at_line_time_0_again(bench: LineBench) -> None:
    for name in ("first", "second"):
        since = len(bench.told)
        if since:
            await bench.told_of(LineState, where=lambda r: r.state == "ready")
        await sit_down(bench)
        await bench.say(name, 200)
        done = await bench.told_of(Played, since=since, where=lambda p: p.finished)
        assert done.from_ms is not None
        assert done.from_ms < 2000
        await over(bench)


async def test_a_desk_has_no_keys_and_says_what_it_hears(bench: LineBench) -> None:
    await bench.told_of(LineState, where=lambda r: r.state == "ready")
    await bench.app.send_digits("12")
    assert (await bench.told_of(Failed)).code == "not-on-a-sound-card"
    await bench.app.request_check()
    check = await bench.told_of(LineCheck)
    # Nothing plays into a null sink: its monitor gives zeros, as a muted microphone does.
    assert (check.kind, check.microphone_dbfs) == ("soundcard", -120)
    assert check.problems == ("microphone-silent",)


async def test_devices_that_go_away_end_the_talk_and_come_back(
    bench: LineBench, server: SoundServer
) -> None:
    await sit_down(bench)
    await bench.say("a", 20_000)
    await bench.told_of(Played)
    server.stop()
    ended = await bench.told_of(CallEnded, limit_s=LIMIT_S)
    assert ended.cause == "port-lost"
    lost = next(each for each in reversed(bench.told) if isinstance(each, LineState))
    assert lost.state == "absent"
    (cut,) = [played for played in bench.all_told(Played) if played.cut]
    assert cut.heard_ms < 20_000
    since = len(bench.told)
    await server.start()
    await bench.told_of(LineState, since=since, where=lambda r: r.state == "ready", limit_s=LIMIT_S)
    await bench.app.answer()
    await bench.told_of(CallBegan, since=since)
    await over(bench)


async def test_a_desk_without_devices_says_so_and_refuses_to_talk(
    tmp_path: Path, server: SoundServer
) -> None:
    server.stop()
    async with desk_bench(tmp_path, server) as bench:
        await bench.told_of(LineState, where=lambda r: r.detail == "microphone-missing")
        await bench.app.answer()
        assert (await bench.told_of(CallEnded)).cause == "microphone-missing"
        assert (await bench.told_of(Failed)).code == "microphone-missing"


@pytest.mark.timeout(180)
async def test_our_own_voice_in_the_room_is_no_interruption_and_a_persons_is(
    tmp_path: Path, voice: bytes
) -> None:
    ours = our_speech()
    async with sound_server(echo=True) as server, desk_bench(tmp_path, server) as bench:
        await sit_down(bench)
        async with server.listening(to="microphone") as room:
            await bench.app.play(
                utterance_id="ours", text="", marks=(), interruptible=True, pcm=ours
            )
            await bench.told_of(Played, where=lambda p: p.finished, limit_s=90.0)
            health_since = len(bench.told)
        echo, left = dbfs(bytes(room)), dbfs(bytes(bench.caller[-len(room) :]))
        assert not bench.all_told(VoiceStarted)
        assert echo > -45, "the room gave nothing back"
        assert echo - left >= 25

        await bench.app.play(utterance_id="more", text="", marks=(), interruptible=True, pcm=ours)
        await bench.told_of(Played, since=health_since)
        before = len(bench.caller)
        await server.say(voice + bytes(8000) + voice)
        started = await bench.told_of(VoiceStarted, since=health_since)
        await bench.told_of(VoiceStopped, since=health_since)
        assert started.during == "more"
        # By the second time our voice has given way, and the words are whole. The canceller's
        # filter shifts phases: a voice alone is alike by 0.6, one mostly taken away by 0.1.
        assert likeness(bytes(bench.caller[before:]), highpassed(voice)) > 0.35
        await over(bench)
        assert (await bench.told_of(LineHealth)).chunks_lost == 0


def our_speech() -> bytes:
    """A voice that is not the person's: sentences of eSpeak with pauses, a quarter of a minute."""
    said = b""
    for text in (
        "Hello! This is the Key Workshop, my name is Anna. This call is recorded.",
        "A copy of a house key costs three hundred roubles, and is made while you wait.",
        "We are open from nine in the morning until eight in the evening.",
    ):
        said += spoken(text) + bytes(600 * 16)
    return said


def spoken(text: str) -> bytes:
    worker = espeak.create([])
    pieces = list(worker.synthesise(Synthesize(text=text, language="en")))
    return b"".join(piece for piece in pieces if not isinstance(piece, SpeechMarks))


def highpassed(pcm: bytes) -> bytes:
    """As the canceller's own filter leaves it: without what lies below 200 Hz."""
    sound = samples(pcm).astype(np.float64)
    spectrum = np.fft.rfft(sound)
    spectrum[: len(sound) * 200 // 8000] = 0
    return np.fft.irfft(spectrum, len(sound)).astype("<i2").tobytes()
