"""Takes the steps of the ladder on a modem that is there, for as long as something is wrong."""

import asyncio
import logging
from collections.abc import Callable

from hardware.errors import HardwareError
from hardware.line.condition_reports import LineCondition
from hardware.line.recovery.ladder import Step
from hardware.line.recovery.usb import power_cycle
from hardware.line.recovery.watch import Watch
from hardware.modem.modem import Modem
from hardware.modem.state import ModemState

log = logging.getLogger(__name__)


async def climb(
    modem: Modem, *, at_url: str, watch: Watch, tell: Callable[[LineCondition], None]
) -> None:
    """Returns when the modem is gone, or its port is to be opened anew."""
    while not _gone(modem):
        trouble = watch.trouble
        if trouble is None:
            await watch.changes()
            continue
        condition = watch.condition
        await watch.changes(within_s=watch.ladder.pause_s(trouble))
        if watch.condition is not condition or _gone(modem):
            continue
        step = watch.ladder.climb(trouble)
        log.warning("%s: %s, trying %s", at_url, condition, step)
        watch.trying(step, tell)
        if step is Step.REOPEN:
            return
        try:
            await _take(step, modem, at_url)
        except HardwareError as error:
            log.warning("%s: %s did not help: %s", at_url, step, error)


async def _take(step: Step, modem: Modem, at_url: str) -> None:
    match step:
        case Step.PING:
            await modem.start()
        case Step.RADIO:
            await modem.toggle_radio()
        case Step.RESET:
            await modem.reset()
        case Step.USB_RESET:
            await asyncio.to_thread(power_cycle, at_url)


def _gone(modem: Modem) -> bool:
    return modem.state is ModemState.ABSENT
