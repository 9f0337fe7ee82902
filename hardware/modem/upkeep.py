"""What keeps a modem in order while nobody asks for anything. One task, owned by the modem.

Woken by what the modem says (it began anew, the SIM is there now, a call may have ended), and every
15 s in case it says nothing: the network is asked then, which also shows a modem that died.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from enum import StrEnum

from hardware.at.errors import AtError, ChannelLost, CommandTimedOut
from hardware.errors import HardwareError

log = logging.getLogger(__name__)

# A registration that was lost without a word is noticed within this time.
PERIOD_S = 15.0


class Chore(StrEnum):
    """One thing to look after."""

    RESTARTED = "restarted"
    """The module began anew: it has forgotten its settings."""
    SIM_NEWS = "sim-news"
    """The SIM's condition changed."""
    CALL_IN_DOUBT = "call-in-doubt"
    """A line was seen that may mean that the call is over."""
    NETWORK = "network"
    """The modem is on the network, or it is time to ask."""


class Upkeep:
    """Runs the chores one after another.

    Args:
        chores: What to do for each. They run in the upkeep's task, never two at once.
        silent: Called when a chore found that the modem does not answer.
    """

    def __init__(
        self,
        *,
        chores: dict[Chore, Callable[[], Awaitable[None]]],
        silent: Callable[[], None],
    ) -> None:
        self._chores = chores
        self._silent = silent
        self._due: set[Chore] = set()
        self._wake = asyncio.Event()

    def ask(self, chore: Chore) -> None:
        """Have something looked after soon."""
        self._due.add(chore)
        self._wake.set()

    async def run(self) -> None:
        """Work until cancelled or until the port is gone."""
        while True:
            try:
                async with asyncio.timeout(PERIOD_S):
                    await self._wake.wait()
            except TimeoutError:
                self._due.add(Chore.NETWORK)
            self._wake.clear()
            for chore in [chore for chore in Chore if chore in self._due]:
                self._due.discard(chore)
                if not await self._do(chore):
                    return

    async def _do(self, chore: Chore) -> bool:
        """Do one chore; False when there is no modem any more."""
        try:
            await self._chores[chore]()
        except ChannelLost:
            return False
        except CommandTimedOut as error:
            log.warning("the modem does not answer: %s", error)
            self._silent()
        except AtError as error:
            log.info("upkeep %s: %s", chore, error)
        except HardwareError as error:
            log.warning("upkeep %s: %s", chore, error)
        except Exception:  # ours; it must not end the upkeep of a line that works
            log.exception("upkeep %s failed", chore)
        return True
