"""Recogniser clients with real workers behind them, and with strangers."""

import asyncio
import json
import os
import signal
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest

from engines.clients import RemoteService, SttChain, SttClient, SttUtterance
from engines.supervisor import Supervisor, Vitals, WorkerSpec, WorkerState
from engines.wire import Connection, Endpoint, PhraseList, Transcript, WireError, serve
from engines.wire.audio import AudioStop
from engines.wire.control import PROTOCOL_VERSION, Describe, WorkerInfo
from engines.wire.stt import Transcribe

pytestmark = pytest.mark.wire

LIMIT_S = 20.0
CHUNK = b"\0" * 320
PHRASES = PhraseList.of("en", ("yes", "what are your opening hours"))


@asynccontextmanager
async def workers(tmp_path: Path, *specs: WorkerSpec) -> AsyncIterator[list[Supervisor]]:
    async with AsyncExitStack() as stack:
        supervisors = [
            await stack.enter_async_context(Supervisor(spec=spec, sockets=tmp_path / "s"))
            for spec in specs
        ]
        for supervisor in supervisors:
            await supervisor.ready(timeout_s=LIMIT_S)
        yield supervisors


def faulty(fault: str = "none", *args: str) -> WorkerSpec:
    return WorkerSpec(
        kind="stt",
        backend="faulty",
        args=("--fault", fault, *args),
        vitals=Vitals(ping_every_s=0.1, pong_s=2.5, backoff_first_s=0.05, stop_s=1.0),
        name=f"stt-{fault}",
    )


def scripted(path: Path) -> WorkerSpec:
    return WorkerSpec(kind="stt", backend="script", args=("--script", str(path)))


def say(script: Path, text: str, *, duration_s: float, starts_in_s: float = 0.0) -> None:
    line = {
        "text": text,
        "starts_at": time.monotonic() + starts_in_s,
        "duration_s": duration_s,
    }
    with script.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line, ensure_ascii=False) + "\n")


async def hear(client: SttClient | SttChain, *, chunks: int = 10) -> tuple[list[str], Transcript]:
    async with client.utterance(language="en", phrases=PHRASES) as utterance:
        for _ in range(chunks):
            await utterance.feed(CHUNK)
        transcript = await utterance.finish()
        partials = [partial.text async for partial in utterance.partials]
    return partials, transcript


async def feed_for(utterance: SttUtterance, seconds: float) -> None:
    """Feeds silence in real time, as a line does."""
    loop = asyncio.get_running_loop()
    begin = loop.time()
    for number in range(round(seconds / 0.02)):
        await asyncio.sleep(max(0.0, begin + number * 0.02 - loop.time()))  # the pace of sound
        await utterance.feed(CHUNK)


async def test_the_script_tells_its_words_in_time(tmp_path: Path) -> None:
    script = tmp_path / "script"
    async with workers(tmp_path, scripted(script)) as (supervisor,):
        client = SttClient(service=supervisor)
        assert client.sends_partials
        say(script, "До скольки вы работаете?", duration_s=0.5)
        async with client.utterance(language="ru", phrases=None) as utterance:
            feeding = asyncio.create_task(feed_for(utterance, 0.7))
            seen = []
            async for partial in utterance.partials:
                seen.append((partial.text, partial.complete))
                if partial.complete:
                    break
            await feeding
            transcript = await utterance.finish()
        whole = [
            ("до", False),
            ("до скольки", False),
            ("до скольки вы", False),
            ("до скольки вы работаете", True),
        ]
        assert seen[-1] == whole[-1]
        assert seen == [each for each in whole if each in seen], "a busy machine tells less often"
        assert len(seen) >= 2
        assert transcript.text == "до скольки вы работаете"
        assert (transcript.engine, transcript.language) == ("script", "ru")
        assert transcript.words[-1].end_ms == pytest.approx(500, abs=60)


async def test_a_turn_ended_too_early_leaves_the_rest_to_the_next(tmp_path: Path) -> None:
    script = tmp_path / "script"
    async with workers(tmp_path, scripted(script)) as (supervisor,):
        client = SttClient(service=supervisor)
        say(script, "first second", duration_s=0.6)
        heard = []
        for seconds in (0.4, 0.4, 0.1):
            async with client.utterance(language="en", phrases=None) as utterance:
                await feed_for(utterance, seconds)
                heard.append((await utterance.finish()).text)
        assert heard == ["first", "second", ""]


async def test_only_the_newest_line_is_heard(tmp_path: Path) -> None:
    script = tmp_path / "script"
    async with workers(tmp_path, scripted(script)) as (supervisor,):
        say(script, "nobody listened", duration_s=0.01, starts_in_s=-2.0)
        say(script, "now", duration_s=0.01, starts_in_s=-0.5)
        _, transcript = await hear(SttClient(service=supervisor))
        assert transcript.text == "now"


async def test_two_recognisers_hear_the_same_line(tmp_path: Path) -> None:
    script = tmp_path / "script"
    async with workers(tmp_path, scripted(script)) as (supervisor,):
        client = SttClient(service=supervisor)
        say(script, "both", duration_s=0.01, starts_in_s=-0.1)
        async with (
            client.utterance(language="ru", phrases=None) as first,
            client.utterance(language="en", phrases=None) as second,
        ):
            for utterance in (first, second):
                await feed_for(utterance, 0.1)
            texts = [(await utterance.finish()).text for utterance in (first, second)]
        assert texts == ["both", "both"]


@pytest.mark.expects_log("exited with -9")
async def test_a_restarted_worker_gets_the_list_again(tmp_path: Path) -> None:
    async with workers(tmp_path, scripted(tmp_path / "script")) as (supervisor,):
        client = SttClient(service=supervisor)
        assert await client.prepare(PHRASES) == ()
        os.kill(supervisor.pid or 0, signal.SIGKILL)
        back = asyncio.Event()
        supervisor.listen(lambda move: back.set() if move.new is WorkerState.READY else None)
        async with asyncio.timeout(LIMIT_S):
            await back.wait()
        _, transcript = await hear(client)
        assert transcript.in_list


@pytest.mark.parametrize(
    ("fault", "reason"),
    [("crash", "closed"), ("raise", "engine_failed"), ("garbage_result", "bad_event")],
)
@pytest.mark.expects_log("failed on an utterance|exited with 7|the engine failed")
async def test_the_next_recogniser_hears_it_from_the_beginning(
    tmp_path: Path, fault: str, reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with workers(tmp_path, faulty(fault), faulty()) as (bad, good):
        chain = SttChain(clients=(SttClient(service=bad), SttClient(service=good)))
        partials, transcript = await hear(chain, chunks=10)
        assert transcript.text == str(10 * len(CHUNK))
        assert partials[-1] == transcript.text
        assert reason in caplog.text


@pytest.mark.expects_log("failed on an utterance|no heartbeat")
async def test_a_hung_recogniser_is_passed_by_when_it_is_killed(tmp_path: Path) -> None:
    async with workers(tmp_path, faulty("hang"), faulty()) as (bad, good):
        chain = SttChain(clients=(SttClient(service=bad), SttClient(service=good)))
        _, transcript = await hear(chain)
        assert transcript.text == str(10 * len(CHUNK))


@pytest.mark.expects_log("failed on an utterance")
async def test_nobody_there(tmp_path: Path) -> None:
    nowhere = RemoteService(endpoint=Endpoint.unix(tmp_path / "nobody"))
    with pytest.raises(WireError, match="unreachable"):
        await hear(SttChain(clients=(SttClient(service=nowhere),)))
    with pytest.raises(WireError, match="no recogniser for en"):
        await hear(SttChain(clients=()))


async def test_leaving_early_cancels_the_worker(tmp_path: Path) -> None:
    loop = asyncio.get_running_loop()
    ended: asyncio.Future[float] = loop.create_future()

    async def handler(connection: Connection) -> None:
        await connection.read()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set_result(loop.time())

    async with _stranger(tmp_path, handler) as service:
        async with SttClient(service=service).utterance(language="en", phrases=None) as utterance:
            await feed_for(utterance, 0.1)
            left_at = loop.time()
        async with asyncio.timeout(LIMIT_S):
            assert await ended - left_at < 0.05


@asynccontextmanager
async def _stranger(
    tmp_path: Path, handler: Callable[[Connection], Awaitable[None]]
) -> AsyncIterator[RemoteService]:
    endpoint = Endpoint.unix(tmp_path / "x" / "s")
    async with serve(endpoint, handler):
        yield RemoteService(endpoint=endpoint)


async def test_a_stock_recogniser_gets_no_list_and_is_judged_by_us(tmp_path: Path) -> None:
    async def stock(connection: Connection) -> None:
        while (event := await connection.read()) is not None:
            if event.type == Describe.TYPE:
                info = WorkerInfo(
                    kind="stt", backend="x", languages=("en",), protocol=PROTOCOL_VERSION
                )
                await connection.write(info.event())
                return
            if event.type == Transcribe.TYPE:
                assert Transcribe.from_event(event).phrases is None
            if event.type == AudioStop.TYPE:
                heard = Transcript(text="What are your opening hours?", language="", engine="x")
                await connection.write(heard.event())

    async with _stranger(tmp_path, stock) as service:
        await service.describe()
        client = SttClient(service=service)
        assert not client.sends_partials
        _, transcript = await hear(client)
        assert (transcript.in_list, transcript.language) == (True, "en")
        async with client.utterance(
            language="en", phrases=PhraseList.of("en", ("no",))
        ) as utterance:
            assert not (await utterance.finish()).in_list


@pytest.mark.expects_log("failed on an utterance")
async def test_rubbish_on_the_wire_is_a_typed_error(tmp_path: Path) -> None:
    async def rubbish(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readline()
        writer.write(b"\x00\xff rubbish\n" * 10)
        writer.close()
        await writer.wait_closed()

    path = tmp_path / "r"
    server = await asyncio.start_unix_server(rubbish, path)
    async with server:
        client = SttClient(service=RemoteService(endpoint=Endpoint.unix(path)))
        with pytest.raises(WireError, match=r"bad_event|closed"):
            await hear(client)


async def test_an_utterance_that_is_left_at_once_tells_its_readers_that_it_is_over() -> None:
    """Its work is cancelled before it has begun."""
    async with SttChain(clients=()).utterance(language="en", phrases=None) as utterance:
        reading = asyncio.create_task(_texts(utterance))
    async with asyncio.timeout(LIMIT_S):
        assert await reading == []


async def _texts(utterance: SttUtterance) -> list[str]:
    return [partial.text async for partial in utterance.partials]
