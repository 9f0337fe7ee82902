"""A command runs in the running program as if it ran where it was typed."""

import asyncio
from pathlib import Path

import pytest

from engines.wire import Endpoint, Event, connect
from secretary_app.foundation.console import Stream, Write
from secretary_app.foundation.control import (
    ControlServer,
    ProgramLeft,
    ProgramUnreachable,
    RunCommand,
    run_there,
)
from secretary_app.foundation.i18n import Language
from secretary_app.kernel.paths import DataFolder

pytestmark = pytest.mark.wire

REQUEST = RunCommand(
    argv=("calls", "list", "--search", "договор"),
    cwd="/somewhere",
    language=Language.RU,
    language_given=True,
    width=80,
    colour=False,
)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    folder = DataFolder(tmp_path / "data")
    folder.prepare()
    return folder


class Heard(list[tuple[str, Stream]]):
    def __call__(self, text: str, stream: Stream) -> None:
        self.append((text, stream))


async def run(server: ControlServer, write: Write) -> int:
    return await run_there(
        endpoint=server.endpoint, token=server.token, request=REQUEST, write=write
    )


async def test_words_go_there_and_output_comes_back_in_order(folder: DataFolder) -> None:
    asked = list[RunCommand]()

    async def answer(request: RunCommand, write: Write) -> int:
        asked.append(request)
        write("один\n", Stream.OUT)
        await asyncio.sleep(0)
        write("oops\n", Stream.ERROR)
        write("два\n", Stream.OUT)
        return 2

    heard = Heard()
    async with ControlServer(folder=folder, run=answer) as server:
        assert await run(server, heard) == 2
    assert asked == [REQUEST]
    assert heard == [("один\n", Stream.OUT), ("oops\n", Stream.ERROR), ("два\n", Stream.OUT)]


async def test_an_output_larger_than_the_wires_limit_arrives_whole(folder: DataFolder) -> None:
    long = "я" * 3_000_000

    async def answer(_: RunCommand, write: Write) -> int:
        write(long, Stream.OUT)
        return 0

    heard = Heard()
    async with ControlServer(folder=folder, run=answer) as server:
        assert await run(server, heard) == 0
    assert "".join(text for text, _ in heard) == long


async def test_leaving_cancels_the_command_there(folder: DataFolder) -> None:
    begun, ended = asyncio.Event(), asyncio.Event()

    async def answer(_request: RunCommand, _write: Write) -> int:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()
        return 0

    async with ControlServer(folder=folder, run=answer) as server:
        asking = asyncio.create_task(run(server, Heard()))
        await begun.wait()
        asking.cancel()
        async with asyncio.timeout(5):
            await ended.wait()
        assert (await asyncio.gather(asking, return_exceptions=True))[0].__class__ is (
            asyncio.CancelledError
        )


async def test_commands_do_not_wait_for_one_another(folder: DataFolder) -> None:
    both = asyncio.Barrier(2)

    async def answer(_request: RunCommand, _write: Write) -> int:
        await both.wait()
        return 0

    async with ControlServer(folder=folder, run=answer) as server, asyncio.timeout(5):
        codes = await asyncio.gather(run(server, Heard()), run(server, Heard()))
    assert set(codes) == {0}


async def test_a_program_that_ends_in_the_middle_is_told(folder: DataFolder) -> None:
    begun = asyncio.Event()

    async def answer(_request: RunCommand, write: Write) -> int:
        write("so far\n", Stream.OUT)
        begun.set()
        await asyncio.Event().wait()
        return 0

    heard = Heard()
    async with ControlServer(folder=folder, run=answer) as server:
        asking = asyncio.create_task(run(server, heard))
        await begun.wait()
    with pytest.raises(ProgramLeft):
        await asking
    with pytest.raises(ProgramUnreachable):
        await run(server, heard)


async def _never(_request: RunCommand, _write: Write) -> int:
    raise AssertionError("nothing should run")


@pytest.mark.expects_log("bad_event")
@pytest.mark.parametrize(
    "event",
    [
        Event(type="command", data={"argv": "calls"}),
        Event(type="command", data=REQUEST.event().data | {"language": "xx"}),
        Event(type="ping"),
    ],
)
async def test_what_is_no_command_is_refused(folder: DataFolder, event: Event) -> None:
    async with ControlServer(folder=folder, run=_never) as server:
        async with await connect(Endpoint.parse(server.endpoint), timeout_s=5) as connection:
            await connection.write(event)
            answer = await connection.read(timeout_s=5)
        assert answer is not None
        assert answer.type == "error"


async def test_the_socket_is_the_owners_alone(folder: DataFolder) -> None:
    async with ControlServer(folder=folder, run=_never):
        (socket,) = folder.sockets.iterdir()
        assert socket.stat().st_mode & 0o077 == 0
