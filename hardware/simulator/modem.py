"""The modem put together: its parts, and what concerns all of them (boot, reset)."""

import asyncio
from dataclasses import dataclass

from hardware.simulator.config import Faults, SimCard
from hardware.simulator.core import Core
from hardware.simulator.messages import Messages
from hardware.simulator.network import HOME, UNREGISTERED, Network
from hardware.simulator.pcm_clock import PcmClock
from hardware.simulator.sim_card import Sim
from hardware.simulator.stamps import Mark
from hardware.simulator.telephone import Telephone
from hardware.simulator.usb import Usb

GARBAGE = b"\xff\x00\xfe\x81\x1f"
"""What a UART gives at the wrong speed: no text, and no line end."""


@dataclass(slots=True, kw_only=True)
class Modem:
    """What a command handler may act on."""

    core: Core
    clock: PcmClock
    telephone: Telephone
    messages: Messages
    network: Network
    sim: Sim
    usb: Usb
    sms_ready: bool = True
    """SMS DONE was said; before it message commands are refused."""
    on: bool = True
    """A module that is off, or begins anew, is not on the network: who calls it is told so."""
    _garbling: "asyncio.Task[None] | None" = None

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
            usb=Usb(core=core, clock=clock),
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

    def misbehave(self, faults: Faults) -> None:
        """Other ways from now on; what is under way keeps what it began with."""
        self.core.faults = faults
        for port in self.core.ports:
            port.silent = faults.silent
            port.doubled_cr = faults.doubled_cr
        if self._garbling is not None:
            self._garbling.cancel()
            self._garbling = None
        if faults.garbage_every_ms:
            self._garbling = self.core.task(self._garble(faults.garbage_every_ms), name="garbage")

    def change_sim(self, state: SimCard) -> None:
        """The card is pulled, put in, or asks for a code."""
        self.sim.state = state
        if state is SimCard.READY:
            self.announce_sim()
        else:
            absent = state is SimCard.ABSENT
            self.core.urc("+CPIN: NOT INSERTED" if absent else f"+CPIN: {self.sim.describe()}")

    def announce_sim(self) -> None:
        """What follows a PIN that was right."""
        self.core.start(self._announce_sim(), name="sim ready")

    def reset(self) -> None:
        """AT+CRESET, AT+CFUN=1,1: calls drop, settings go, the boot lines come."""
        self.core.stamp(Mark.RESET)
        self.leave_usb(off_ms=self.core.config.reset_ms)

    def leave_usb(self, *, off_ms: int) -> None:
        """The module loses its power for so long; 0: its ports stay, and it begins anew."""
        for port in self.core.ports:
            port.switch_off()
        self.on = False
        self.telephone.drop_all()
        self.core.settings.clear()
        self.sms_ready = False
        self.sim = Sim(self.core.config)
        self.clock.power_up()
        if off_ms:
            self.usb.withdraw()
        self.core.start(self._boot(off_ms), name="boot")

    async def _boot(self, off_ms: int) -> None:
        if off_ms:
            await asyncio.sleep(self._scaled(off_ms))
            self.usb.link()
            self.usb.announce()
        pause_s = self._scaled(self.core.config.boot_ms)
        await asyncio.sleep(pause_s)
        for port in self.core.ports:
            port.switch_on()
        self.on = True
        self.core.urc(self.core.config.boot_line)
        await asyncio.sleep(max(pause_s, self.sim.busy_s))
        if self.sim.state is SimCard.READY:
            await self._announce_sim()
        elif self.sim.state is not SimCard.ABSENT:
            self.core.urc(f"+CPIN: {self.sim.describe()}")
        self.core.stamp(Mark.BOOTED)

    async def _garble(self, every_ms: int) -> None:
        while True:
            await asyncio.sleep(every_ms / 1000)
            for port in self.core.ports:
                port.raw(GARBAGE)

    def _scaled(self, ms: int) -> float:
        """Seconds on the simulator's clock."""
        return ms / 1000 / self.core.config.clock_factor

    async def _announce_sim(self) -> None:
        pause_s = self._scaled(self.core.config.boot_ms)
        self.core.urc("+CPIN: READY")
        await asyncio.sleep(pause_s)
        self.sms_ready = True
        messages, phone_book = self.core.manners.sim_files
        self.core.urc(messages)
        await asyncio.sleep(pause_s)
        self.core.urc(phone_book)
