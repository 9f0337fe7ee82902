"""The module on USB: its ports come and go together, under names that change.

Links to the ports that are there now stand for udev's /dev/serial/by-id, which is how a program
finds a modem again whose ttyUSB2 has become ttyUSB5 (data/at_transcripts/32).
"""

from pathlib import Path

from hardware.simulator.core import Core
from hardware.simulator.pcm_clock import PcmClock
from hardware.simulator.stamps import Mark


class Usb:
    """Plugs all ports of a module out and in."""

    def __init__(self, *, core: Core, clock: PcmClock) -> None:
        self._core = core
        self._clock = clock

    def link(self) -> None:
        """The links lead to the ports that are there, before anybody is told of them."""
        if not self._core.config.links:
            return
        folder = Path(self._core.config.links)
        folder.mkdir(parents=True, exist_ok=True)
        for name, path in zip(self._names(), [*self._paths(), self._clock.path], strict=True):
            (folder / name).symlink_to(path)

    def announce(self) -> None:
        """The ports are there."""
        at_paths = ",".join(self._paths())
        self._core.stamp(Mark.PLUGGED, at_paths=at_paths, pcm_path=self._clock.path)

    def withdraw(self) -> None:
        """The ports go; who has one open is hung up on."""
        for name in self._names() if self._core.config.links else ():
            (Path(self._core.config.links) / name).unlink(missing_ok=True)
        for port in self._core.ports:
            port.replug()
        self._clock.replug()
        self._core.stamp(Mark.UNPLUGGED)

    def _paths(self) -> list[str]:
        return [port.path for port in self._core.ports]

    def _names(self) -> list[str]:
        return [*(f"at{port.index}" for port in self._core.ports), "pcm"]
