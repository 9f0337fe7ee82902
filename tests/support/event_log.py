"""Keeps a modem's events, and waits for one."""

import asyncio
from typing import TypeVar

from hardware.modem.events import ModemEvent, StateChanged
from hardware.modem.modem import Modem
from hardware.modem.state import ModemState

LIMIT_S = 10.0

Fact = TypeVar("Fact", bound=ModemEvent)


class EventLog:
    """Everything a modem has told so far."""

    def __init__(self, modem: Modem) -> None:
        self.events: list[ModemEvent] = []
        self._modem = modem
        self._news = asyncio.Event()
        modem.subscribe(ModemEvent, self._add)

    def _add(self, event: ModemEvent) -> None:
        self.events.append(event)
        self._news.set()

    @property
    def facts(self) -> list[ModemEvent]:
        """All but the changes of state."""
        return [event for event in self.events if not isinstance(event, StateChanged)]

    async def next(self, cls: type[Fact], *, nth: int = 1) -> Fact:
        """Wait until the nth event of this class is there."""
        async with asyncio.timeout(LIMIT_S):
            while True:
                found = [event for event in self.events if isinstance(event, cls)]
                if len(found) >= nth:
                    return found[nth - 1]
                self._news.clear()
                await self._news.wait()

    def now(self) -> ModemState:
        """Return the modem's state; a call, so that a type checker does not hold on to it."""
        return self._modem.state

    async def until(self, state: ModemState) -> None:
        """Wait until the modem is in this state."""
        async with asyncio.timeout(LIMIT_S):
            while self._modem.state is not state:
                self._news.clear()
                await self._news.wait()
