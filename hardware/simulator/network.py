"""Registration, signal and USSD: what the modem knows of its network."""

import asyncio

from hardware.simulator.charset import ussd_text
from hardware.simulator.core import Core
from hardware.simulator.stamps import Mark

HOME, SEARCHING, ROAMING = 1, 2, 5
UNREGISTERED = 0

REGISTRATIONS = ("+CREG", "+CGREG", "+CEREG")
LTE = 7
"""Access technology in +COPS and +CEREG."""

USSD_S = 0.05
"""From AT+CUSD's OK to the network's answer."""

USSD_DONE, USSD_UNSUPPORTED = 0, 4


class Network:
    """What is told by +CREG, +CSQ, +COPS and +CUSD."""

    def __init__(self, *, core: Core) -> None:
        self._core = core
        self.registration = core.config.registration
        self.signal = core.config.signal

    @property
    def registered(self) -> bool:
        """At home or roaming."""
        return self.registration in (HOME, ROAMING)

    def change(self, *, registration: int | None, signal: int | None) -> None:
        """The network comes, goes, or is heard better or worse."""
        if registration is not None and registration != self.registration:
            self.registration = registration
            for name in REGISTRATIONS:
                mode = self._core.setting(name)
                if mode in ("1", "2"):
                    self._core.urc(f"{name}: {self.described(name, mode)}")
        if signal is not None and signal != self.signal:
            self.signal = signal
            if self._core.setting("+AUTOCSQ") == "1":
                self._core.urc(f"+CSQ: {self.quality()}")

    def described(self, name: str, mode: str) -> str:
        """State, and after mode 2 where: without the mode itself, as the URC has it."""
        if mode != "2" or not self.registered:
            return str(self.registration)
        config = self._core.config
        place = f'{self.registration},"{config.area}","{config.cell}"'
        return place if name == "+CREG" else f"{place},{LTE}"

    def quality(self) -> str:
        """`<rssi>,<ber>`; 99 is unknown."""
        return f"{self.signal if self.registered else 99},99"

    async def ussd(self, code: str) -> None:
        """Answers a USSD code; after AT+CUSD=2 nobody listens any more."""
        self._core.stamp(Mark.USSD_ASKED, code=code)
        await asyncio.sleep(USSD_S)
        answer = self._core.config.ussd.get(code)
        if answer is None:
            self._core.urc(f"+CUSD: {USSD_UNSUPPORTED}")
        else:
            text, coding = ussd_text(answer, self._core.setting("+CSCS"))
            self._core.urc(f'+CUSD: {USSD_DONE},"{text}",{coding}')
        self._core.stamp(Mark.USSD_ANSWERED, code=code)
