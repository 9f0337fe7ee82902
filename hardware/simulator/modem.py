"""The modem put together: its parts, and what concerns all of them (boot, reset)."""

import asyncio
from dataclasses import dataclass

from hardware.simulator.core import Core
from hardware.simulator.pcm_clock import PcmClock
from hardware.simulator.stamps import Mark
from hardware.simulator.telephone import Telephone


@dataclass(slots=True, kw_only=True)
class Modem:
    """What a command handler may act on."""

    core: Core
    clock: PcmClock
    telephone: Telephone

    def reset(self) -> None:
        """AT+CRESET, AT+CFUN=1,1: calls drop, settings go, the boot lines come."""
        for port in self.core.ports:
            port.deaf = True
        self.telephone.drop_all()
        self.core.settings.clear()
        self.core.start(self._boot(), name="boot")

    async def _boot(self) -> None:
        pause_s = self.core.config.boot_ms / 1000
        await asyncio.sleep(pause_s)
        for port in self.core.ports:
            port.defaults()
            port.deaf = False
        for line in ("RDY", "+CPIN: READY", "SMS DONE", "PB DONE"):
            self.core.urc(line)
            await asyncio.sleep(pause_s)
        self.core.stamp(Mark.BOOTED)
