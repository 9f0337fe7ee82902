"""The demo line for a window that is there before anything heavy is loaded."""

from __future__ import annotations

import asyncio
from enum import StrEnum
from typing import Protocol

from secretary_app.foundation.i18n import Language
from secretary_app.kernel.errors import UserFacing


class NoDemoCall(UserFacing):
    """Nobody can ring there now."""

    def __init__(self, *, reason: str) -> None:
        super().__init__("demo-no-call", reason=reason)


class DemoState(StrEnum):
    """How the demo line is."""

    OFF = "off"
    STARTING = "starting"
    READY = "ready"
    IN_CALL = "in-call"


class Demo(Protocol):
    """``demo.line.DemoLine`` is one."""

    @property
    def state(self) -> DemoState:
        """How it is now."""

    async def switch_on(self, *, name: str, actor: str) -> None:
        """A line of this name from now on."""

    async def switch_off(self, *, actor: str) -> None:
        """It goes."""

    def ring(self, language: Language) -> None:
        """Somebody calls. Raises NoDemoCall."""


class PresentDemo:
    """Whoever serves lines puts the demo line here."""

    def __init__(self) -> None:
        self._demo: Demo | None = None
        self._there = asyncio.Event()

    def use(self, demo: Demo | None) -> None:
        """From now on; None: nothing is served any more."""
        self._demo = demo
        if demo is not None:
            self._there.set()
        else:
            self._there.clear()

    @property
    def state(self) -> DemoState:
        """How it is now."""
        return DemoState.OFF if self._demo is None else self._demo.state

    async def get(self) -> Demo:
        """Waits until lines are about to be served."""
        while self._demo is None:
            await self._there.wait()
        return self._demo
