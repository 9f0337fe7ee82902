"""A program that has a data folder open and takes commands, as a process of its own.

`python -m tests.support.running_program DIR`: what `serve` does, without a line. Prints "ready"
when commands are taken, and each change of a setting as it happens.
"""

import asyncio
import sys
from pathlib import Path

from secretary_app.bootstrap.opening import open_workspace
from secretary_app.cli.live import LiveCommands
from secretary_app.foundation.control import ControlServer
from secretary_app.foundation.lock import OwnerLock, Role
from secretary_app.foundation.settings import SettingChanged
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.paths import DataFolder


def tell(event: SettingChanged) -> None:
    print(f"{event.key} {event.after}", flush=True)


async def run(folder: DataFolder) -> None:
    clock = Clock()
    with OwnerLock(folder=folder, role=Role.SERVE, clock=clock) as lock:
        async with open_workspace(folder, clock=clock) as workspace:
            workspace.events.subscribe(SettingChanged, tell)
            live = LiveCommands(workspace=workspace)
            async with ControlServer(folder=folder, run=live.run) as control:
                lock.announce(endpoint=control.endpoint, token=control.token)
                print("ready", flush=True)
                await asyncio.to_thread(sys.stdin.readline)


if __name__ == "__main__":
    data = DataFolder(Path(sys.argv[1]))
    data.prepare()
    asyncio.run(run(data))
