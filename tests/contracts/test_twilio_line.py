"""What every line does, at Twilio: the whole line process, with Twilio's part played.

The claims are those of line/, heard at Twilio's end of the stream; and what only a stream of
the cloud has: marks that tell what was played, a far end that plays nothing, nonsense for messages.
"""

import asyncio
import json
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from engines.wire import Endpoint
from hardware.audio.pcm import samples
from hardware.line.condition_reports import LineCheck, LineHealth
from hardware.line.config import LineConfig, LineKind
from hardware.line.dial_reports import DialFailed, Dialling
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
from tests.support.key_judge import keys_in
from tests.support.line_bench import MAIN, LineBench, caller_voice
from tests.support.line_claims import (
    caller_is_heard_at_his_line_time,
    recording_has_both_tracks,
)
from tests.support.twilio_end import CALLER, LocalPipe, TwilioEnd, from_mulaw, to_mulaw

pytestmark = pytest.mark.wire


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Endpoint, Path]]:
    """One process for all: it takes one app after another, and one call after another."""
    folder = tmp_path_factory.mktemp("twilio")
    folder.chmod(0o700)
    listen = folder / "calls"
    config = LineConfig(
        line_id="cloud", kind=LineKind.TWILIO, listen=str(listen), dial_at=str(folder / "out")
    )
    command = [sys.executable, str(MAIN), "_line", "--uri", f"unix://{folder / 'line.sock'}"]
    with subprocess.Popen(
        [*command, "--config", config.to_json()], stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        yield Endpoint.parse(json.loads(process.stdout.readline())["endpoint"]), listen
        process.terminate()
        assert process.wait(20) == 0
    assert not listen.exists()


class Bench(LineBench):
    """An app on that process, and calls to it."""

    listen: Path

    async def rings(self, *, deaf: bool = False, **parameters: str) -> TwilioEnd:
        await self.told_of(LineState, where=lambda r: r.state == "ready")
        end = TwilioEnd(await LocalPipe.to(self.listen), deaf=deaf)
        since = len(self.told)
        await end.begin(parameters=parameters or {"caller": CALLER})
        await self.told_of(Ringing, since=since)
        return end

    async def calls(self, *, deaf: bool = False) -> TwilioEnd:
        """From a call to open sound."""
        end = await self.rings(deaf=deaf)
        await self.app.answer()
        await self.told_of(CallBegan)
        return end

    async def over(self, end: TwilioEnd) -> None:
        await self.app.hang_up()
        await self.told_of(CallEnded)
        await end.ended()
        await end.hang_up()
        assert not end.strange


@pytest.fixture
async def bench(line: tuple[Endpoint, Path]) -> AsyncIterator[Bench]:
    endpoint, listen = line
    made = Bench(sim=None, process=None, endpoint=endpoint)  # type: ignore[arg-type]
    made.listen = listen
    await made.attach()
    yield made
    await made.told_of(LineState, where=lambda r: r.state == "ready")
    await made.detach()


@pytest.fixture(scope="module")
def voice() -> bytes:
    repository = Path(__file__).resolve().parents[2]
    shared = repository.parent / "shared"
    spoken = caller_voice(shared if shared.is_dir() else None)
    return from_mulaw(to_mulaw(spoken))


def through(pcm: bytes) -> bytes:
    """As it is after a telephone's eight bits."""
    return from_mulaw(to_mulaw(pcm))


def close(ours: bytes, given: bytes) -> bool:
    """To the last step of µ-law: of two codes as near, we and the far end may take either."""
    heard, said = samples(ours).astype(int), samples(given).astype(int)
    return len(heard) == len(said) and bool((abs(heard - said) <= 16 + abs(said) // 16).all())


async def test_a_caller_is_told_with_the_number(bench: Bench) -> None:
    for given, number, withheld in (
        (CALLER, CALLER, False),
        ("hidden", None, True),
        ("", None, False),
    ):
        since = len(bench.told)
        end = await bench.rings(caller=given)
        ringing = await bench.told_of(Ringing, since=since)
        assert (ringing.number, ringing.withheld) == (number, withheld)
        await end.hang_up()
        assert (await bench.told_of(MissedCall, since=since)).number == number
        await bench.told_of(LineState, since=since, where=lambda r: r.state == "ready")
    assert not bench.all_told(CallBegan)
    await bench.app.request_check()
    check = await bench.told_of(LineCheck)
    assert (check.kind, check.port) == ("twilio", str(bench.listen))


async def test_what_is_said_arrives_at_its_line_time_and_is_told_when_it_was_played(
    bench: Bench,
) -> None:
    end = await bench.calls()
    given = {name: await bench.say(name, ms) for name, ms in {"a": 330, "b": 55}.items()}
    done = await bench.told_of(Played, where=lambda p: p.utterance_id == "b" and p.finished)
    # The mark after it has come back, and so Twilio has played it.
    assert len(end.played) >= done.to_ms * 16
    long = await bench.say("long", 4000)
    await bench.told_of(Played, where=lambda p: p.utterance_id == "long")
    await bench.app.flush()
    cut = await bench.told_of(Played, where=lambda p: p.utterance_id == "long" and p.cut)
    await bench.over(end)
    for played in [each for each in bench.all_told(Played) if each.finished]:
        assert played.from_ms is not None
        heard = bytes(end.got[played.from_ms * 16 : played.to_ms * 16])
        assert close(heard, given[played.utterance_id])
    assert cut.from_ms is not None
    start, stop = (cut.from_ms + 10) * 16, (cut.to_ms - 10) * 16
    assert close(bytes(end.got[start:stop]), long[160 : 160 + stop - start])
    # What Twilio still had of it was dropped, and nothing of it followed.
    assert len(end.clears) == 1
    assert not any(end.got[end.clears[0] :])
    health = await bench.told_of(LineHealth)
    assert (health.underruns, health.partial_writes) == (0, 0)


async def test_a_caller_is_heard_at_his_line_time(bench: Bench, voice: bytes) -> None:
    end = await bench.calls()
    await caller_is_heard_at_his_line_time(bench, end, voice=voice, over=lambda: bench.over(end))


async def test_a_barge_in_is_yielded_to_and_what_is_given_up_is_cleared(
    bench: Bench, voice: bytes
) -> None:
    end = await bench.calls()
    await bench.say("answer", 5000)
    await bench.told_of(Played)
    await end.caller_says(voice[: 600 * 16])
    started = await bench.told_of(VoiceStarted)
    yielding = await bench.told_of(Yielding)
    yielded = await bench.told_of(Yielded)
    await bench.told_of(VoiceStopped)
    await bench.app.resume()
    resumed = await bench.told_of(Resumed)
    assert started.during == "answer"
    assert yielded.at_ms - yielding.at_ms <= 420
    assert not any(end.got[(yielded.at_ms + 1) * 16 : resumed.at_ms * 16])
    assert not end.clears
    await bench.app.flush()
    done = await bench.told_of(Played, where=lambda p: p.cut)
    assert done.heard_ms < 5000
    await bench.over(end)
    assert len(end.clears) == 1


async def test_a_recording_has_both_tracks_and_keys_go_both_ways(
    bench: Bench, voice: bytes, tmp_path: Path
) -> None:
    end = await bench.calls()
    await end.press("5")
    assert (await bench.told_of(Digit)).digit == "5"
    await bench.app.send_digits("12#")
    await bench.told_of(Played, where=lambda p: p.utterance_id == "keys" and p.finished)
    await recording_has_both_tracks(
        bench,
        end,
        voice=voice,
        file=tmp_path / "call.wav",
        same=close,
        over=lambda: bench.over(end),
    )
    assert keys_in(bytes(end.got)) == "12#"


@pytest.mark.parametrize("how", ["told", "cut", "no json", "no base64", "another start"])
async def test_a_call_ends_as_its_stream_does_and_the_next_one_is_taken(
    bench: Bench, how: str
) -> None:
    end = await bench.calls()
    await bench.say("long", 3000)
    await bench.told_of(Played)
    match how:
        case "no json":
            await end.pipe.send('{"event": "media", ')
        case "no base64":
            await end.tell("media", media={"track": "inbound", "payload": "%%%="})
        case "another start":
            await end.tell("start", start={"streamSid": "MZ2"})
        case _:
            await end.hang_up(told=how == "told")
    ended = await bench.told_of(CallEnded)
    assert ended.cause == ("remote" if how == "told" else "port-lost")
    assert bench.all_told(Played)[-1].cut
    await end.ended()
    await end.hang_up(told=False)
    since = bench.told.index(ended)
    await bench.told_of(LineState, since=since, where=lambda r: r.state == "ready")
    again = await bench.rings()
    await bench.app.hang_up()
    rejected = await bench.told_of(CallEnded, since=since + 1)
    assert rejected.cause == "rejected"
    await again.ended()
    await again.hang_up()


async def test_a_second_caller_is_turned_away_and_strangers_are_no_calls(bench: Bench) -> None:
    for said in ('{"event":"start"}', "GET / HTTP/1.1", '{"event":"connected"}'):
        stranger = await LocalPipe.to(bench.listen)
        await stranger.send(said)
        assert await stranger.receive() is None
        await stranger.close()
    end = await bench.calls()
    pcm = await bench.say("a", 900)
    second = await LocalPipe.to(bench.listen)
    assert await second.receive() is None
    await second.close()
    done = await bench.told_of(Played, where=lambda p: p.finished)
    await bench.over(end)
    assert done.from_ms is not None
    assert close(bytes(end.got[done.from_ms * 16 : done.to_ms * 16]), pcm)
    assert len(bench.all_told(Ringing)) == 1


async def test_a_far_end_that_plays_nothing_is_not_filled_up_and_given_up(bench: Bench) -> None:
    end = await bench.calls(deaf=True)
    await bench.say("long", 20000)
    assert (await bench.told_of(Failed)).code == "our-sound-stalled"
    assert (await bench.told_of(CallEnded, limit_s=30)).cause == "port-lost"
    # A second of it went out, and none is said to have been heard.
    assert len(end.got) == 50 * 320
    assert bench.all_told(Played)[-1].heard_ms == 0
    await end.ended()
    await end.hang_up()


class Switch:
    """The app's part of calls of ours: who is wanted, and what has come of it."""

    def __init__(self, end: LocalPipe) -> None:
        self.end = end

    @classmethod
    @asynccontextmanager
    async def there(cls, path: Path) -> AsyncIterator[asyncio.Queue["Switch"]]:
        asked: asyncio.Queue[Switch] = asyncio.Queue()
        server = await asyncio.start_unix_server(
            lambda reader, writer: asked.put_nowait(cls(LocalPipe(reader, writer))), path
        )
        try:
            yield asked
        finally:
            server.close()
            path.unlink()


async def test_somebody_is_called_by_the_app_and_talks_as_a_caller_does(
    bench: Bench, voice: bytes
) -> None:
    out = bench.listen.with_name("out")
    await bench.app.dial(CALLER, give_up_s=60)
    assert (await bench.told_of(DialFailed)).cause == "not-set-up", "nobody is there to call by"
    async with Switch.there(out) as asked:
        for said, cause in (
            (['{"event":"rings"}', '{"event":"failed","cause":"busy"}'], "busy"),
            (["what"], "port-lost"),
            ([], "port-lost"),
        ):
            since = len(bench.told)
            await bench.app.dial(CALLER, give_up_s=60)
            switch = await asked.get()
            wanted = json.loads(await switch.end.receive() or "")
            assert wanted == {"event": "dial", "line": "cloud", "number": CALLER}
            for each in said:
                await switch.end.send(each)
            if not said:
                await switch.end.close()
            failed = await bench.told_of(DialFailed, since=since)
            assert failed.cause == cause
            await bench.told_of(LineState, since=since, where=lambda r: r.state == "ready")
            await switch.end.close()
        assert Dialling(ringing=True) in bench.told
        assert not bench.all_told(CallBegan)

        since = len(bench.told)
        await bench.app.dial(CALLER, give_up_s=60)
        given_up = await asked.get()
        await given_up.end.receive()
        await bench.app.hang_up()
        assert (await bench.told_of(DialFailed, since=since)).cause == "local"
        assert await given_up.end.receive() is None, "whoever makes the call learns it"
        await given_up.end.close()

        await bench.app.dial(CALLER, give_up_s=60)
        switch = await asked.get()
        await switch.end.receive()
        await switch.end.send('{"event":"taken"}')
        end = TwilioEnd(switch.end)
        await end.begin(parameters={})
        await bench.told_of(CallBegan)
        pcm = await bench.say("a", 500)
        done = await bench.told_of(Played, where=lambda p: p.utterance_id == "a" and p.finished)
        await bench.over(end)
        assert done.from_ms is not None
        assert close(bytes(end.got[done.from_ms * 16 : done.to_ms * 16]), pcm)
        assert not bench.all_told(Ringing)
