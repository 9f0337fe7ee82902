"""A worker's process: `_worker <kind> <backend> --uri URI [--child] … [the backend's own options]`.

It lowers its priority, loads the backend, listens, says on standard output where (one JSON line,
`{"endpoint": …}`), and serves until it is told to stop. Exit codes: 0 told to stop; 2 it can never
work like this (unknown backend, missing library or model), so starting it again is useless, and
the line says why, `{"useless": …, "code": …}`; 3 cut off.
"""

import argparse
import asyncio
import contextlib
import faulthandler
import json
import logging
import os
import signal
import sys
from collections.abc import Sequence
from typing import Any, TextIO

from engines.wire import Endpoint, WireError, serve
from engines.workers import json_log
from engines.workers.backends import load_service
from engines.workers.lifeline import Lifeline
from engines.workers.priority import Priority, limit_threads, lower_priority

EXIT_USELESS = 2
NO_LIBRARY = "library_missing"

logger = logging.getLogger(__name__)


def main(argv: Sequence[str]) -> int:
    """Runs one worker to its end."""
    parser = argparse.ArgumentParser(prog="_worker", description=__doc__, allow_abbrev=False)
    parser.add_argument("kind")
    parser.add_argument("backend")
    parser.add_argument("--uri", required=True, help="unix:///path or tcp://127.0.0.1:port")
    parser.add_argument("--token-env", help="name of the variable that holds the token")
    parser.add_argument(
        "--no-token", action="store_true", help="let anyone in who reaches the port"
    )
    parser.add_argument("--child", action="store_true", help="end when standard input ends")
    parser.add_argument("--priority", type=Priority, default=Priority.NICE, choices=list(Priority))
    options, rest = parser.parse_known_args(list(argv))
    report = _keep_stdout()
    json_log.install()
    lower_priority(options.priority)
    limit_threads()
    _dump_stacks_on_request()
    lifeline = Lifeline()
    if options.child:
        lifeline.hold()
    try:
        endpoint = Endpoint.parse(options.uri)
        token = _token(endpoint, options.token_env, open_to_all=options.no_token)
        service = load_service(options.kind, options.backend, rest)
        asyncio.run(_serve(endpoint, token, service, lifeline, report))
    except (WireError, ModuleNotFoundError) as error:
        logger.critical("%s %s cannot work: %s", options.kind, options.backend, error)
        if not report.closed:
            with report:
                reason, code = str(error), NO_LIBRARY
                if isinstance(error, WireError):
                    reason, code = error.text, error.code
                report.write(json.dumps({"useless": reason, "code": code}) + "\n")
        return EXIT_USELESS
    return 0


async def _serve(
    endpoint: Endpoint,
    token: str | None,
    service: Any,  # noqa: ANN401 - rejected: found by name, its type is known to nobody here
    lifeline: Lifeline,
    report: TextIO,
) -> None:
    stop = asyncio.Event()
    lifeline.attach(stop)
    for number in (signal.SIGTERM, signal.SIGINT):
        # Windows has no signal handlers in its loop; there the lifeline is the way to stop.
        with contextlib.suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
    try:
        async with serve(endpoint, service.handle, token=token) as server:
            with report:
                report.write(json.dumps({"endpoint": str(server.endpoint)}) + "\n")
            await stop.wait()
    finally:
        lifeline.detach()


def _token(endpoint: Endpoint, variable: str | None, *, open_to_all: bool) -> str | None:
    """The token, taken out of the environment so that no child of a library sees it."""
    if variable is None:
        if endpoint.path is None and not open_to_all:
            raise WireError(code="unauthorized", text="TCP needs --token-env (or --no-token)")
        return None
    token = os.environ.pop(variable, "")
    if not token:
        raise WireError(code="unauthorized", text=f"{variable} holds no token")
    return token


def _keep_stdout() -> TextIO:
    """Standard output for our one line; what libraries print goes to standard error instead."""
    report = os.fdopen(os.dup(sys.__stdout__.fileno() if sys.__stdout__ else 1), "w")
    os.dup2(2, 1)
    return report


def _dump_stacks_on_request() -> None:
    faulthandler.enable()
    if hasattr(signal, "SIGUSR1"):
        faulthandler.register(signal.SIGUSR1, all_threads=True)
