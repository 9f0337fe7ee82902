"""A line whose modem is a program of ours: the same driver on the simulator's two ptys."""

from collections.abc import Callable

from hardware.line.config import LineConfig
from hardware.line.line import News
from hardware.line.modem_line import ModemLine
from hardware.line.modem_ports import ModemPorts
from hardware.simulator.client import SimulatorClient


class SimulatedLine(ModemLine):
    """Starts the simulator's process with the line and stops it with it.

    Nobody calls it by itself: it is there to try the program without hardware. Who wants to play
    the network starts a SimulatorClient, and a line of kind `modem` on its two paths.
    """

    def __init__(self) -> None:
        super().__init__(find_ports=self._simulated)
        self._simulator: SimulatorClient | None = None

    async def run(self, tell: Callable[[News], None]) -> None:
        """See Line."""
        async with SimulatorClient.started() as self._simulator:
            await super().run(tell)

    def _simulated(self) -> ModemPorts:
        assert self._simulator is not None, "asked for in `run` only"
        return ModemPorts(at_url=self._simulator.at_path, pcm_url=self._simulator.pcm_path)


def make_line(_config: LineConfig) -> SimulatedLine:
    """The line of a configuration; what it says of ports does not matter here."""
    return SimulatedLine()
