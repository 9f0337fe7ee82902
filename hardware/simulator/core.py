"""What every part of the modem shares: its configuration, its settings, its ports, its stamps."""

import asyncio
import time
from collections.abc import Callable, Coroutine, Iterable
from typing import Any

from hardware.simulator.at_port import AtPort
from hardware.simulator.config import SimulatorConfig
from hardware.simulator.manners import MANNERS
from hardware.simulator.stamps import Mark, Stamp

Datum = str | int | float | bool | None
StampListener = Callable[[Stamp], None]


class Core:
    """The shared ground. Tasks belong to `tasks`; a crash in one of them ends the simulator."""

    def __init__(
        self, *, config: SimulatorConfig, tasks: asyncio.TaskGroup, on_stamp: StampListener
    ) -> None:
        self.config = config
        self.faults = config.faults
        self.manners = MANNERS[config.family]
        self.settings: dict[str, str] = {}
        """Values of `AT+X=...` by command name, as text."""
        self.ports: list[AtPort] = []
        self._tasks = tasks
        self._on_stamp = on_stamp
        self._held: set[asyncio.Task[None]] = set()

    def setting(self, name: str, position: int = 0) -> str:
        """One value of a setting; "" where it was not given."""
        values = self.settings.get(name, "").split(",")
        return values[position].strip('"') if position < len(values) else ""

    def task(self, work: Coroutine[Any, Any, None], name: str) -> asyncio.Task[None]:
        """Starts a task that ends with the simulator at the latest, or when it is cancelled."""
        return self._tasks.create_task(work, name=name)

    def start(self, work: Coroutine[Any, Any, None], name: str) -> None:
        """Starts a task that nobody needs to stop before the simulator ends."""
        self._held.add(task := self.task(work, name))
        task.add_done_callback(self._held.discard)

    def stamp(self, mark: Mark, *, at: float | None = None, **data: Datum) -> None:
        """Records that something happened, now unless `at` says when."""
        self._on_stamp(Stamp(mark=mark, at=time.monotonic() if at is None else at, data=data))

    def tell(self, lines: Iterable[str]) -> None:
        """Sends some unsolicited lines."""
        for line in lines:
            self.urc(line)

    def urc(self, text: str) -> None:
        """Sends an unsolicited line to the AT ports that AT+CATR chose."""
        for port in self._listening():
            port.unsolicited(text)

    def _listening(self) -> list[AtPort]:
        # 0 all, 1 the UART, 2 the MODEM port (interface 3), 3 the AT port (interface 2)
        match self.setting("+CATR"):
            case "1":
                return []
            case "2":
                return self.ports[1:2]
            case "3":
                return self.ports[:1]
            case _:
                return self.ports
