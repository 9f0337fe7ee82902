"""The short messages of a secretary as a process of its own, which dies where a test wants it to.

``python -m tests.support.sms_program FOLDER AT_PORT SOUND_PORT DIES_AT``; DIES_AT is `keeping` (a
message is on the disk, the modem has not been told), `answered` (the network has taken one, the
disk does not know) or `never`. Says a line of JSON for each move of a message.
"""

import asyncio
import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

from hardware.line.client import LineClient
from hardware.line.config import LineConfig
from secretary_app.bootstrap.opening import open_workspace
from secretary_app.channels.sms.door import SmsDoor
from secretary_app.channels.sms.events import SmsMoved, SmsReceived
from secretary_app.channels.sms.outbox import Outbox
from secretary_app.features.lines.book import FIRST_LINE
from secretary_app.features.lines.leftovers import end_leftover
from secretary_app.features.lines.service import LineService
from secretary_app.kernel.backoff import Backoff
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.paths import DataFolder
from secretary_app.kernel.tasks import TaskOwner

LINE = "l"


async def _die(*_args: Any, **_kwargs: Any) -> None:
    """As the machine's power does it: nothing is closed, nothing is said."""
    os.kill(os.getpid(), signal.SIGKILL)


def _tell(event: SmsReceived | SmsMoved) -> None:
    sms = event.sms
    print(json.dumps({"state": sms.state, "text": sms.text, "error": sms.error}), flush=True)


async def _serve(root: Path, at_url: str, pcm_url: str) -> None:
    folder = DataFolder(root)
    folder.prepare()
    clock = Clock()
    await end_leftover(folder.sockets, line_id=LINE)
    async with (
        open_workspace(folder, clock=clock) as workspace,
        TaskOwner(name="program") as tasks,
    ):
        workspace.events.subscribe(SmsReceived, _tell)
        workspace.events.subscribe(SmsMoved, _tell)
        door = SmsDoor(
            line_id=FIRST_LINE,
            service=workspace.sms,
            settings=workspace.settings,
            events=workspace.events,
            clock=clock,
        )
        await door.start(tasks)
        line = LineService(
            config=LineConfig(line_id=LINE, at_url=at_url, pcm_url=pcm_url),
            sockets=folder.sockets,
            user=door,
            backoff=Backoff(first_s=0.1, limit_s=0.2),
            bus=workspace.events,
            clock=clock,
        )
        tasks.start(line.run(), name="line")
        print(json.dumps({"state": "serving"}), flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    _, folder, at_port, sound_port, dies_at = sys.argv
    if dies_at == "keeping":
        LineClient.sms_kept = _die  # type: ignore[method-assign]
    elif dies_at == "answered":
        Outbox.sent = _die  # type: ignore[method-assign, assignment]
    asyncio.run(_serve(Path(folder), at_port, sound_port))
