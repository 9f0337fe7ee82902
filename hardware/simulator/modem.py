"""The modem put together: its parts, and what concerns all of them (boot, reset)."""

import asyncio
from dataclasses import dataclass

from hardware.simulator.config import SimCard
from hardware.simulator.core import Core
from hardware.simulator.messages import Messages
from hardware.simulator.network import HOME, UNREGISTERED, Network
from hardware.simulator.pcm_clock import PcmClock
from hardware.simulator.sim_card import Sim
from hardware.simulator.stamps import Mark
from hardware.simulator.telephone import Telephone


@dataclass(slots=True, kw_only=True)
class Modem:
    """What a command handler may act on."""

    core: Core
    clock: PcmClock
    telephone: Telephone
    messages: Messages
    network: Network
    sim: Sim
    sms_ready: bool = True
    """SMS DONE was said; before it message commands are refused."""

    @classmethod
    def made(cls, *, core: Core, clock: PcmClock) -> "Modem":
        """A modem that was switched on long ago."""
        return cls(
            core=core,
            clock=clock,
            telephone=Telephone(core=core, clock=clock),
            messages=Messages(core=core),
            network=Network(core=core),
            sim=Sim(core.config),
            sms_ready=core.config.sim_card is SimCard.READY,
        )

    def switch_radio(self, on: bool) -> None:
        """AT+CFUN=1 and =0 or 4: only the network comes and goes, the PCM port keeps its state."""
        if on and not self.network.registered:
            self.network.change(registration=HOME, signal=None)
            if self.sim.state is SimCard.READY:
                self.core.urc("+CPIN: READY")
        elif not on:
            for call in self.telephone.calls:
                self.telephone.far_end_hangs_up(call, by="network")
            self.network.change(registration=UNREGISTERED, signal=None)

    def announce_sim(self) -> None:
        """What follows a PIN that was right."""
        self.core.start(self._announce_sim(), name="sim ready")

    def reset(self) -> None:
        """AT+CRESET, AT+CFUN=1,1: calls drop, settings go, the boot lines come."""
        for port in self.core.ports:
            port.switch_off()
        self.telephone.drop_all()
        self.core.settings.clear()
        self.sms_ready = False
        self.sim = Sim(self.core.config)
        self.core.start(self._boot(), name="boot")

    async def _boot(self) -> None:
        pause_s = self.core.config.boot_ms / 1000
        await asyncio.sleep(pause_s)
        for port in self.core.ports:
            port.switch_on()
        self.core.urc("RDY")
        await asyncio.sleep(pause_s)
        if self.sim.state is SimCard.READY:
            await self._announce_sim()
        elif self.sim.state is not SimCard.ABSENT:
            self.core.urc(f"+CPIN: {self.sim.describe()}")
        self.core.stamp(Mark.BOOTED)

    async def _announce_sim(self) -> None:
        pause_s = self.core.config.boot_ms / 1000
        self.core.urc("+CPIN: READY")
        await asyncio.sleep(pause_s)
        self.sms_ready = True
        self.core.urc("SMS DONE")
        await asyncio.sleep(pause_s)
        self.core.urc("PB DONE")
