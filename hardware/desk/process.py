"""The desk's process: `_desk_audio --uri URI --microphone NAME --headphones NAME`.

Says on standard output where it listens (one JSON line, `{"endpoint": …}`), and serves one app
until that leaves, a device is unplugged or the line is gone. Exit codes: 0 nobody needs it any
more; 1 the sound is gone; 2 it can never work like this.
"""

import argparse
import asyncio
import json
import logging
import os
import sys
from collections.abc import Sequence

from engines.wire import Connection, Endpoint, WireError, serve
from hardware.desk.desk import Desk, failure
from hardware.desk.messages import DeskReport, read_desk_order
from hardware.errors import HardwareError
from hardware.line.realtime import ask_realtime

EXIT_LOST, EXIT_USELESS = 1, 2

COME_LIMIT_S = 20.0
"""The app connects at once; one that died on the way never does."""

logger = logging.getLogger(__name__)


def main(argv: Sequence[str]) -> int:
    """Serves one app to its end."""
    parser = argparse.ArgumentParser(prog="_desk_audio", description=__doc__, allow_abbrev=False)
    parser.add_argument("--uri", required=True, help="unix:///path or tcp://127.0.0.1:port")
    parser.add_argument("--microphone", default="", help="its name or a part of it")
    parser.add_argument("--headphones", default="", help="their name or a part of it")
    parser.add_argument("--token-env", help="name of the variable that holds the token")
    options = parser.parse_args(list(argv))
    logging.basicConfig(
        level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(message)s"
    )
    try:
        return asyncio.run(_serve(options))
    except WireError as error:
        logger.critical("the desk cannot work: %s", error)
        return EXIT_USELESS


async def _serve(options: argparse.Namespace) -> int:
    ask_realtime(wanted=True)
    session = _Session(microphone=options.microphone, headphones=options.headphones)
    token = os.environ.pop(options.token_env, None) if options.token_env else None
    async with serve(Endpoint.parse(options.uri), session.serve, token=token) as server:
        print(json.dumps({"endpoint": str(server.endpoint)}), flush=True)
        try:
            async with asyncio.timeout(COME_LIMIT_S):
                await session.came.wait()
        except TimeoutError:
            return 0
        return await session.over


class _Session:
    """The one app that comes."""

    def __init__(self, *, microphone: str, headphones: str) -> None:
        self.came = asyncio.Event()
        self.over: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._names = (microphone, headphones)

    async def serve(self, connection: Connection) -> None:
        if self.came.is_set():
            raise WireError(code="in_use", text="this desk has its app")
        self.came.set()
        reports: asyncio.Queue[DeskReport] = asyncio.Queue()
        desk = Desk(microphone=self._names[0], headphones=self._names[1], tell=reports.put_nowait)
        work = [
            asyncio.create_task(self._obey(connection, desk), name="desk orders"),
            asyncio.create_task(_report(connection, reports), name="desk reports"),
        ]
        code = 0
        try:
            broken = asyncio.create_task(desk.failed(), name="desk failure")
            await asyncio.wait({*work, broken}, return_when=asyncio.FIRST_COMPLETED)
            if broken.done():
                code = EXIT_LOST
                await connection.write(failure(broken.result()).event())
            broken.cancel()
        finally:
            for task in work:
                task.cancel()
            await asyncio.gather(*work, return_exceptions=True)
            await desk.close()
            if not self.over.done():
                self.over.set_result(code)

    async def _obey(self, connection: Connection, desk: Desk) -> None:
        while (event := await connection.read()) is not None:
            try:
                await desk.obey(read_desk_order(event))
            except (HardwareError, WireError) as error:
                logger.warning("%s: %s", event.type, error)
                await connection.write(failure(error).event())
                return


async def _report(connection: Connection, reports: asyncio.Queue[DeskReport]) -> None:
    while True:
        await connection.write((await reports.get()).event())
