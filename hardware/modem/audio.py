"""The switch of the call's sound over USB (AT+CPCMREG of a SIM7600, AT+QPCMV of a Quectel).

A SIM7600 takes it only during a call, and some firmware only a while after its beginning: then it
says ERROR first and OK later, which also foretells chopped sound (transcript 33). In another family
it may be open from the start, and is only looked after.
"""

import asyncio
import logging

from hardware.at.channel import CommandChannel
from hardware.at.errors import CommandRefused, CommandTimedOut
from hardware.at.turns import Priority
from hardware.modem.dialects.base import Dialect
from hardware.modem.errors import AudioRefused, CallGone
from hardware.modem.events import AudioOpened

log = logging.getLogger(__name__)

# One owner's field record of how late a SIM7600 may still accept it (PROTOCOLS 1.5).
OPEN_LIMIT_S = 12.0
# The caller hears nothing meanwhile, so the first tries come fast.
FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.1, 1.0


class AudioSwitch:
    """Opens and closes the sound of the call that is on.

    Args:
        channel: Where the commands go.
        dialect: How they are spelt.
        over: Set while there is no call.
    """

    def __init__(self, *, channel: CommandChannel, dialect: Dialect, over: asyncio.Event) -> None:
        self._channel = channel
        self._dialect = dialect
        self._over = over

    async def open(self) -> AudioOpened:
        """Ask until the modem agrees, for at most 12 s and no longer than the call lasts.

        Raises:
            AudioRefused: It never did, or its family has no sound over USB.
            CallGone: The call ended meanwhile.
            ChannelLost: The port went.
        """
        command = self._dialect.open_audio
        if command is None:
            reason = "no sound over USB in this family"
            raise AudioRefused(reason, attempts=0, seconds=0, reason=reason)
        now = asyncio.get_running_loop().time
        started, attempts, pause_s = now(), 0, FIRST_PAUSE_S
        while not self._over.is_set():
            attempts += 1
            try:
                if not await self._is_open():
                    await self._channel.run(command, priority=Priority.CALL)
                return AudioOpened(
                    at=now(), delay_ms=round((now() - started) * 1000), attempts=attempts
                )
            except (CommandRefused, CommandTimedOut) as error:
                seconds = now() - started
                if seconds >= OPEN_LIMIT_S:
                    raise AudioRefused(
                        "the modem does not open its sound",
                        attempts=attempts,
                        seconds=round(seconds, 1),
                        reason=str(error),
                    ) from error
            await self._pause(pause_s)
            pause_s = min(pause_s * 2, LONGEST_PAUSE_S)
        raise CallGone("the call ended before its sound was open")

    async def close(self) -> None:
        """Say that the sound is not wanted any more.

        Refusals are normal (the call's end has closed it already on some firmware) and not told.
        """
        for command in self._dialect.close_audio:
            try:
                await self._channel.run(command)
            except CommandRefused:
                continue
            return
        log.debug("%s did not confirm that its sound is closed", self._channel.url)

    async def _is_open(self) -> bool:
        """Whether it need not be asked for; raises what a refusal to open raises."""
        state = self._dialect.audio_state
        if state is None:
            return False
        answer = await self._channel.run(state, priority=Priority.CALL)
        return answer.match(self._dialect.audio_is_open) is not None

    async def _pause(self, seconds: float) -> None:
        """Wait before the next try, or until there is nothing to try for."""
        try:
            async with asyncio.timeout(seconds):
                await self._over.wait()
        except TimeoutError:
            return
