"""A secretary as a process of its own, which a test kills in the middle of a call.

``python -m tests.support.call_program FOLDER``: what `serve` does, with the recogniser of a script
(``FOLDER/script.jsonl``). Says a line of JSON for what happens in a call.
"""

import asyncio
import dataclasses
import json
import signal
import sys
from pathlib import Path
from typing import Any

from secretary_app.bootstrap.opening import open_workspace
from secretary_app.bootstrap.secretary import start_secretary
from secretary_app.features.calls import events
from secretary_app.features.lines.events import LineStateChanged
from secretary_app.foundation.lock import OwnerLock, Role
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.log import logging_to
from secretary_app.kernel.paths import DataFolder
from tests.support.call_bench import scripted

TOLD = (
    events.CallRang,
    events.CallAnswered,
    events.CallResumed,
    events.CallEnded,
    events.EngineFailed,
    events.SentenceStarted,
    events.SentenceHeard,
    events.TurnHeard,
    LineStateChanged,
)


def _tell(event: Any) -> None:
    facts = {
        field.name: value
        for field in dataclasses.fields(event)
        if isinstance(value := getattr(event, field.name), str | int | bool)
    }
    print(json.dumps({"event": type(event).__name__} | facts, ensure_ascii=False), flush=True)


async def _serve(folder: DataFolder) -> None:
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    async with open_workspace(folder, clock=Clock()) as workspace:
        for kind in TOLD:
            workspace.events.subscribe(kind, _tell)
        async with start_secretary(workspace, plan=scripted(folder)) as secretary:
            await secretary.engines.recognisers_ready()
            print(json.dumps({"event": "serving"}), flush=True)
            await stop.wait()


if __name__ == "__main__":
    data = DataFolder(Path(sys.argv[1]))
    data.prepare()
    with (
        OwnerLock(folder=data, role=Role.SERVE, clock=Clock()),
        logging_to(folder=data.logs, stderr_level="WARNING"),
    ):
        asyncio.run(_serve(data))
