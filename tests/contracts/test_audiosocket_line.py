"""What every line does, on an exchange: the whole line process, with Asterisk's part played.

The claims are those of line/, heard at the exchange's end of the connection; and what only
an exchange has: strangers at the port, a second caller, a peer that hangs.
"""

import asyncio
import contextlib
import operator
import socket
import struct
from pathlib import Path
from uuid import UUID

import numpy as np
import pytest

from hardware.audio.pcm import samples
from hardware.line.condition_reports import LineHealth
from hardware.line.recording_reports import Recorded
from hardware.line.reports import (
    CallBegan,
    CallEnded,
    Digit,
    Failed,
    LineState,
    MissedCall,
    Played,
    Ringing,
)
from hardware.line.voice_reports import Resumed, VoiceStarted, VoiceStopped, Yielded, Yielding
from tests.support.asterisk_end import KNOWN, AsteriskEnd, exchange_bench, taken
from tests.support.key_judge import keys_in
from tests.support.line_bench import LineBench, caller_voice, tone_speech
from tests.support.line_claims import (
    caller_is_heard_at_his_line_time,
    recording_has_both_tracks,
)

pytestmark = pytest.mark.wire


@pytest.fixture(scope="session")
def voice(repository: Path) -> bytes:
    shared = repository.parent / "shared"
    return caller_voice(shared if shared.is_dir() else None)


async def over(bench: LineBench, end: AsteriskEnd) -> None:
    await bench.app.hang_up()
    await bench.told_of(CallEnded)
    await end.ended()
    await end.hang_up()


def heard(end: AsteriskEnd, start_ms: int, end_ms: int) -> bytes:
    """Our side between two line times, as the exchange got it."""
    return bytes(end.got[start_ms * 16 : end_ms * 16])


async def test_a_caller_of_the_exchange_is_told_with_the_number(tmp_path: Path) -> None:
    async with exchange_bench(tmp_path) as (bench, address):
        for uuid, number, withheld in (
            (KNOWN, "+79161112233", False),
            (UUID("ca11e400-0000-0000-ffff-ffffffffffff"), None, True),
            (UUID("40325ec2-5efd-4bd3-805f-53576e581d13"), None, False),
        ):
            since = len(bench.told)
            end = await AsteriskEnd.call(address, uuid)
            ringing = await bench.told_of(Ringing, since=since)
            assert (ringing.number, ringing.withheld) == (number, withheld)
            await end.hang_up()
            assert (await bench.told_of(MissedCall, since=since)).number == number
            await bench.told_of(LineState, since=since, where=lambda r: r.state == "ready")
        assert not bench.all_told(CallBegan)


async def test_what_is_said_arrives_sample_by_sample_at_its_line_time(tmp_path: Path) -> None:
    async with exchange_bench(tmp_path) as (bench, address):
        greeting, marks = tone_speech(700)
        await bench.app.preload(
            name="greeting", text="Hello", marks=marks, interruptible=False, pcm=greeting
        )
        end = await AsteriskEnd.call(address)
        await bench.told_of(Ringing)
        await bench.app.answer(play_preloaded="greeting", utterance_id="g")
        given = {"g": greeting}
        given |= {name: await bench.say(name, ms) for name, ms in {"a": 330, "b": 55}.items()}
        await bench.told_of(Played, where=lambda p: p.utterance_id == "b" and p.finished)
        long = await bench.say("long", 4000)
        await bench.told_of(Played, where=lambda p: p.utterance_id == "long")
        await bench.app.flush()
        cut = await bench.told_of(Played, where=lambda p: p.utterance_id == "long" and p.cut)
        await over(bench, end)
        ends = [played for played in bench.all_told(Played) if played.finished]
        assert [played.utterance_id for played in ends] == ["g", "a", "b"]
        for played in ends:
            assert played.from_ms is not None
            assert heard(end, played.from_ms, played.to_ms) == given[played.utterance_id]
        assert cut.from_ms is not None
        assert heard(end, cut.from_ms, cut.to_ms) == long[: cut.heard_ms * 16]
        assert not any(heard(end, cut.to_ms + 11, 10**6))
        health = await bench.told_of(LineHealth)
        assert (health.underruns, health.partial_writes) == (0, 0)
        # Three frames, and what a busy machine adds to the reading of the first.
        assert end.most_ahead_ms <= 60 + 300
        assert end.terminated
        assert not end.strange


async def test_a_caller_is_heard_at_his_line_time(tmp_path: Path, voice: bytes) -> None:
    async with exchange_bench(tmp_path) as (bench, address):
        end = await taken(bench, address)
        await caller_is_heard_at_his_line_time(
            bench, end, voice=voice, over=lambda: over(bench, end)
        )


async def test_a_caller_at_sixteen_kilohertz_is_heard_as_well(tmp_path: Path, voice: bytes) -> None:
    async with exchange_bench(tmp_path) as (bench, address):
        end = await taken(bench, address)
        wide = np.repeat(samples(voice), 2).astype("<i2").tobytes()
        loop = asyncio.get_running_loop()
        due = loop.time()
        for start in range(0, len(wide), 640):
            end.send(0x12, wide[start : start + 640])
            due += 0.020
            await asyncio.sleep(due - loop.time())  # the pace of sound
        await bench.told_of(VoiceStarted)
        await over(bench, end)


async def test_a_barge_in_ducks_then_silences_at_the_words_end_and_resumes_without_loss(
    tmp_path: Path, voice: bytes
) -> None:
    async with exchange_bench(tmp_path) as (bench, address):
        end = await taken(bench, address)
        pcm = await bench.say("answer", 5000)
        await bench.told_of(Played)
        await end.caller_says(voice[: 600 * 16])
        started = await bench.told_of(VoiceStarted)
        yielding = await bench.told_of(Yielding)
        yielded = await bench.told_of(Yielded)
        await bench.told_of(VoiceStopped)
        await bench.app.resume()
        resumed = await bench.told_of(Resumed)
        done = await bench.told_of(Played, where=lambda p: p.finished or p.cut)
        await over(bench, end)
        assert started.during == "answer"
        assert yielded.at_ms - yielding.at_ms <= 420
        ended = np.flatnonzero(samples(heard(end, yielding.at_ms, resumed.at_ms)))[-1] // 8
        assert yielding.at_ms + ended <= yielded.at_ms + 1
        assert done.from_ms is not None
        assert heard(end, done.from_ms, yielding.at_ms) == pcm[: yielded.heard_ms * 16]
        assert yielded.word_index is not None
        word_ms = yielded.word_index * 250
        assert heard(end, resumed.at_ms + 5, done.to_ms) == pcm[(word_ms + 5) * 16 :]
        assert (done.heard_ms, done.finished) == (5000, True)


async def test_a_recording_has_both_tracks_aligned_and_comes_before_the_end(
    tmp_path: Path, voice: bytes
) -> None:
    async with exchange_bench(tmp_path) as (bench, address):
        end = await taken(bench, address)
        await recording_has_both_tracks(
            bench,
            end,
            voice=voice,
            file=tmp_path / "call.wav",
            same=operator.eq,
            over=lambda: over(bench, end),
        )


async def test_keys_are_told_and_ours_are_sent_as_sound(tmp_path: Path) -> None:
    async with exchange_bench(tmp_path) as (bench, address):
        end = await taken(bench, address)
        await bench.told_of(CallBegan)
        end.send(0x03, b"5")
        assert (await bench.told_of(Digit)).digit == "5"
        await bench.app.send_digits("12#")
        await bench.told_of(Played, where=lambda played: played.finished)
        await over(bench, end)
        assert keys_in(bytes(end.got)) == "12#"
        assert not end.strange


@pytest.mark.parametrize("how", ["closed", "told", "error"])
async def test_the_caller_hangs_up_and_the_next_one_is_taken(tmp_path: Path, how: str) -> None:
    async with exchange_bench(tmp_path) as (bench, address):
        for number in range(2):
            since = len(bench.told)
            end = await taken(bench, address)
            await bench.app.record_start(path=str(tmp_path / f"{number}.wav"))
            await bench.say("long", 3000)
            await bench.told_of(Played, since=since)
            if how == "told":
                end.send(0x00)
            elif how == "error":
                end.send(0xFF, b"\x01")
            else:
                await end.hang_up()
            assert (await bench.told_of(CallEnded, since=since)).cause == "remote"
            await bench.told_of(LineState, since=since, where=lambda r: r.state == "ready")
            await end.hang_up()
            assert (tmp_path / f"{number}.wav").is_file()
        assert len(bench.all_told(Recorded)) == 2
        assert bench.all_told(Played)[-1].cut


async def test_a_ringing_call_is_refused(tmp_path: Path) -> None:
    async with exchange_bench(tmp_path) as (bench, address):
        end = await AsteriskEnd.call(address)
        await bench.told_of(Ringing)
        await bench.app.hang_up()
        assert (await bench.told_of(CallEnded)).cause == "rejected"
        await end.ended()
        assert end.terminated
        await end.hang_up()


async def test_a_second_caller_is_turned_away_and_the_first_hears_nothing_of_it(
    tmp_path: Path,
) -> None:
    async with exchange_bench(tmp_path) as (bench, address):
        end = await taken(bench, address)
        pcm = await bench.say("a", 1500)
        await bench.told_of(Played)
        second = await AsteriskEnd.call(address)
        await second.ended()
        assert second.terminated
        assert not second.got
        await second.hang_up()
        done = await bench.told_of(Played, where=lambda p: p.finished)
        await over(bench, end)
        assert done.from_ms is not None
        assert heard(end, done.from_ms, done.to_ms) == pcm
        assert len(bench.all_told(Ringing)) == 1


async def test_whoever_goes_on_sending_is_not_cut_off_but_told(tmp_path: Path) -> None:
    """Asterisk sends on until it has read the end; a reset would make it drop the caller."""
    async with exchange_bench(tmp_path) as (bench, address):
        host, _, port = address.rpartition(":")
        end = await taken(bench, address)
        await bench.told_of(CallBegan)
        reader, writer = await asyncio.open_connection(host, int(port))
        for _ in range(20):
            writer.write(b"\x10\x01\x40" + bytes(320))
            await asyncio.sleep(0.020)  # the pace of sound
        assert not writer.is_closing()
        async with asyncio.timeout(20):
            assert await reader.read() == b"\x00\x00\x00"
        writer.close()
        await writer.wait_closed()
        await over(bench, end)


@pytest.mark.parametrize(
    "said",
    [b"GET / HTTP/1.1\r\n\r\n", b"\x10\x01\x40" + bytes(320), b"", KNOWN.bytes],
    ids=["http", "sound without a name", "nothing", "a name without a header"],
)
async def test_a_stranger_at_the_port_is_no_call(tmp_path: Path, said: bytes) -> None:
    async with exchange_bench(tmp_path) as (bench, address):
        host, _, port = address.rpartition(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(said)
        async with asyncio.timeout(20):
            with contextlib.suppress(ConnectionError):
                await reader.read()
        writer.close()
        end = await taken(bench, address)
        await over(bench, end)
        assert len(bench.all_told(Ringing)) == 1


async def test_nonsense_in_a_call_ends_it_as_broken(tmp_path: Path) -> None:
    async with exchange_bench(tmp_path) as (bench, address):
        end = await taken(bench, address)
        await bench.told_of(CallBegan)
        end.send(0x10, b"odd")
        assert (await bench.told_of(CallEnded)).cause == "port-lost"
        await end.hang_up()


async def test_a_peer_that_takes_nothing_any_more_is_given_up(tmp_path: Path) -> None:
    async with exchange_bench(tmp_path) as (bench, address):
        host, _, port = address.rpartition(":")
        with socket.socket() as stuck:
            # So small a window is full after less than a second of sound.
            stuck.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
            stuck.connect((host, int(port)))
            stuck.sendall(b"\x01\x00\x10" + KNOWN.bytes)
            await bench.told_of(Ringing)
            await bench.app.answer()
            await bench.say("long", 20000)
            failed = await bench.told_of(Failed, where=lambda f: f.code == "our-sound-stalled")
            assert failed.text
            ended = await bench.told_of(CallEnded, limit_s=30)
            assert ended.cause == "port-lost"
            cut = bench.all_told(Played)[-1]
            assert cut.cut
            stuck.settimeout(5)
            got = b""
            with contextlib.suppress(OSError):
                while piece := stuck.recv(65536):
                    got += piece
            sound = b"".join(
                got[at + 3 : at + 323]
                for at in range(0, len(got) - 322, 323)
                if struct.unpack_from(">BH", got, at) == (0x10, 320)
            )
            # What is said to have been heard has reached that machine.
            assert cut.heard_ms * 16 <= len(sound) + 3 * 320
