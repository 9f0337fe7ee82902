"""The SIM: locked, ready or absent, with the tries that PIN and PUK allow."""

import time

from hardware.simulator.config import SimCard, SimulatorConfig

PIN_TRIES = 3
PUK_TRIES = 10


class Sim:
    """State of the card since power-up."""

    def __init__(self, config: SimulatorConfig) -> None:
        self.state = config.sim_card
        self._pin = config.pin
        self._puk = config.puk
        self.pin_tries = PIN_TRIES if config.sim_card is not SimCard.PUK else 0
        self.puk_tries = PUK_TRIES
        self._ready_at = time.monotonic() + config.sim_busy_ms / 1000 / config.clock_factor

    @property
    def busy_s(self) -> float:
        """Seconds until it answers anything."""
        return max(0.0, self._ready_at - time.monotonic())

    def describe(self) -> str:
        """The answer to AT+CPIN?."""
        return {SimCard.PIN: "SIM PIN", SimCard.PUK: "SIM PUK"}.get(self.state, "READY")

    def enter_pin(self, pin: str) -> bool:
        """Three wrong ones, and the PUK is asked for."""
        if pin == self._pin:
            self.state, self.pin_tries = SimCard.READY, PIN_TRIES
            return True
        self.pin_tries -= 1
        if self.pin_tries == 0:
            self.state = SimCard.PUK
        return False

    def enter_puk(self, puk: str, new_pin: str) -> bool:
        """Ten wrong ones, and the card is dead."""
        if puk == self._puk and self.puk_tries:
            self._pin = new_pin
            self.state, self.pin_tries, self.puk_tries = SimCard.READY, PIN_TRIES, PUK_TRIES
            return True
        self.puk_tries = max(0, self.puk_tries - 1)
        return False
