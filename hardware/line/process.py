"""The line's process: `_line --uri URI --config JSON`.

Says on standard output where it listens (one JSON line, `{"endpoint": …}`), then serves one app
after another until it is told to stop, or until there was neither app nor call for a while. Exit
codes: 0 told to stop or left alone; 2 it can never work like this.
"""

import argparse
import asyncio
import contextlib
import faulthandler
import functools
import importlib
import json
import logging
import os
import signal
import sys
from collections.abc import Sequence

from engines.wire import Endpoint, WireError, serve
from hardware.audio.silero import SileroVoice
from hardware.errors import HardwareError
from hardware.line.app_link import AppLink
from hardware.line.config import LineConfig, LineKind
from hardware.line.desk_link import DeskLink
from hardware.line.hold_sound import figure
from hardware.line.line import Line
from hardware.line.messages import VERSION
from hardware.line.realtime import ask_realtime, settle_memory
from hardware.line.reports import Hello
from hardware.line.runtime import LineRuntime

EXIT_USELESS = 2

LOOK_EVERY_S = 1.0
"""How often to see whether anybody still needs this process."""

LINES = {
    LineKind.MODEM: "hardware.line.modem_line:make_line",
    LineKind.SIMULATOR: "hardware.line.simulated_line:make_line",
    LineKind.SOUNDCARD: "hardware.line.sound_card_line:make_line",
    LineKind.AUDIOSOCKET: "hardware.line.audiosocket_line:make_line",
    LineKind.TWILIO: "hardware.line.twilio_line:make_line",
}
"""Loaded when used: a real line needs nothing of the simulator, a modem no PortAudio."""

logger = logging.getLogger(__name__)


def main(argv: Sequence[str]) -> int:
    """Runs one line to its end."""
    parser = argparse.ArgumentParser(prog="_line", description=__doc__, allow_abbrev=False)
    parser.add_argument("--uri", required=True, help="unix:///path or tcp://127.0.0.1:port")
    parser.add_argument("--config", required=True, help="a JSON object, see LineConfig")
    parser.add_argument("--token-env", help="name of the variable that holds the token")
    parser.add_argument("--log-level", default="WARNING", help="of what goes to standard error")
    options = parser.parse_args(list(argv))
    logging.basicConfig(
        level=options.log_level.upper(), stream=sys.stderr, format="%(levelname)s %(message)s"
    )
    if hasattr(signal, "SIGUSR1"):
        faulthandler.register(signal.SIGUSR1)
    try:
        config = LineConfig.from_json(options.config)
        endpoint = Endpoint.parse(options.uri)
        asyncio.run(_serve(config, endpoint, _token(endpoint, options.token_env)))
    except (HardwareError, WireError) as error:
        logger.critical("the line cannot work: %s", error)
        return EXIT_USELESS
    return 0


async def _serve(config: LineConfig, endpoint: Endpoint, token: str | None) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        # Windows has no signal handlers in its loop.
        with contextlib.suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
    detector, line = SileroVoice(), _make_line(config)
    figure()  # before a clock runs: it takes some milliseconds
    settle_memory()
    # Last of all: whoever gets ready before others delays the sound of every other line.
    realtime = ask_realtime(wanted=config.realtime)
    hello = Hello(line_id=config.line_id, version=VERSION, realtime=realtime)

    def changed(there: bool) -> None:
        runtime.app_changed(there)

    desks = DeskLink(version=VERSION)
    link = AppLink(greet=lambda: runtime.greeting(hello), changed=changed, desks=desks)
    runtime = LineRuntime(
        line=line,
        detector=detector,
        params=config.vad,
        realtime=realtime,
        emit=link.emit,
        chunks_lost=lambda: link.chunks_lost,
        has_app=lambda: link.has_app,
        desks=desks,
    )
    handler = functools.partial(link.serve, obey=runtime.obey)
    async with serve(endpoint, handler, token=token) as server:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(runtime.run(stop), name="line runtime")
            print(json.dumps({"endpoint": str(server.endpoint)}), flush=True)
            await _until_not_needed(config, link, runtime, stop)
            stop.set()
        await link.drain()


def _token(endpoint: Endpoint, variable: str | None) -> str | None:
    """The token is in a variable, because everybody may read a command line."""
    token = os.environ.pop(variable, None) if variable else None
    if token is None and (variable or endpoint.path is None):
        raise WireError(code="unauthorized", text="a TCP port needs a token in --token-env")
    return token


def _make_line(config: LineConfig) -> Line:
    module, _, function = LINES[config.kind].partition(":")
    line: Line = getattr(importlib.import_module(module), function)(config)
    return line


async def _until_not_needed(
    config: LineConfig, link: AppLink, runtime: LineRuntime, stop: asyncio.Event
) -> None:
    """Returns when `stop` is set, or when for long nobody was there to need the line."""
    while runtime.in_call or link.alone_s < config.linger_s:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LOOK_EVERY_S):
                await stop.wait()
                return
