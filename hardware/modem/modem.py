"""The modem as the line sees it: calls, digits, sound, network, and one stream of events."""

import asyncio
import contextlib
import logging
import re
from collections.abc import Callable
from types import TracebackType
from typing import Self, TypeVar

from hardware.at.channel import CommandChannel
from hardware.at.errors import CommandRefused, CommandTimedOut
from hardware.at.listeners import Listeners
from hardware.at.results import CALL_FINALS
from hardware.at.turns import Priority
from hardware.errors import HardwareError
from hardware.modem.audio import AudioSwitch
from hardware.modem.calls import CallTracker
from hardware.modem.care import Care
from hardware.modem.checkup import Checkup
from hardware.modem.dialects import base
from hardware.modem.dialects.base import Dialect
from hardware.modem.errors import CallGone, DialRefused, HangUpFailed, WrongMoment
from hardware.modem.events import (
    AudioOpened,
    EndCause,
    ModemEvent,
    NetworkChanged,
    SmsArrived,
    SmsReported,
    StateChanged,
)
from hardware.modem.hearing import hear
from hardware.modem.mailbox import Mailbox
from hardware.modem.narration import narrate
from hardware.modem.network import Registration, Signal, read_operator, read_signal
from hardware.modem.report import ModemReport
from hardware.modem.startup import Startup
from hardware.modem.state import WITH_CALL, ModemState, StateMachine
from hardware.modem.upkeep import Chore

log = logging.getLogger(__name__)

# VOICE CALL: END comes before the OK of AT+CHUP or right after it.
END_AFTER_OK_S = 1.0

NO_NETWORK_CODES = frozenset({30, 31, 32})
"""+CME ERROR: no network, it does not answer, emergency calls only."""

DIALABLE = re.compile(r"\+?[0-9*#]{1,30}")
DIGITS = re.compile(r"[0-9A-D*#]+")

Fact = TypeVar("Fact", bound=ModemEvent)


class Modem:
    """One modem on an open channel. Use it as an async context manager: leaving it closes the port.

    Args:
        channel: Built with the dialect's table of unsolicited lines.
        dialect: How this family is spoken to.
        audio_url: Where its sound comes out; only looked at by `check`.
    """

    def __init__(
        self, *, channel: CommandChannel, dialect: Dialect, audio_url: str | None = None
    ) -> None:
        loop = asyncio.get_running_loop()
        self._now = loop.time
        self._channel = channel
        self._dialect = dialect
        self._audio_url = audio_url
        self._listeners: Listeners[ModemEvent] = Listeners()
        self._registration: Registration | None = None
        self._machine = StateMachine(changed=self._state_changed)
        self._startup = Startup(channel=channel, dialect=dialect)
        self._calls = CallTracker(
            machine=self._machine,
            publish=self._publish,
            now=loop.time,
            later=loop.call_later,
            doubt=lambda: self._care.ask(Chore.CALL_IN_DOUBT),
            no_carrier_ends_call=dialect.no_carrier_ends_call,
        )
        self._care = Care(
            channel=channel,
            dialect=dialect,
            machine=self._machine,
            startup=self._startup,
            calls=self._calls,
            network_told=self._network_told,
        )
        self._audio = AudioSwitch(channel=channel, dialect=dialect, over=self._calls.over)
        self.mailbox = Mailbox(
            channel=channel,
            arrived=lambda message: self._publish(
                SmsArrived(at=loop.time(), key=message.key, pdu=message.pdu)
            ),
            reported=lambda pdu: self._publish(SmsReported(at=loop.time(), pdu=pdu)),
        )
        """Its messages, and USSD; whoever uses it looks first whether somebody is calling."""
        hear(channel=channel, calls=self._calls, care=self._care, publish=self._publish)

    async def __aenter__(self) -> Self:
        self._care.begin()
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self._care.finish()
        await self._channel.close()

    @property
    def state(self) -> ModemState:
        """What the modem is doing."""
        return self._machine.state

    def subscribe(self, cls: type[Fact], handler: Callable[[Fact], None]) -> Callable[[], None]:
        """Call `handler` at once with each event of this class or of its subclasses.

        Handlers run in the event loop between two lines of the modem: they must return at once.
        Returns how to stop it.
        """
        return self._listeners.subscribe(cls, handler)

    # ------------------------------------------------------------------ getting ready

    async def start(self) -> None:
        """Set the modem up. Ends in `registering` or `ready`; does nothing when it was done.

        `registering` becomes `ready` by itself, told by `StateChanged`. May be called again after
        it raised; the modem also tries by itself when it says that its SIM has become ready.

        Raises:
            ModemSilent, SimBusy, AtError: May pass.
            SimMissing, SimFailed, PinNeeded, PukNeeded: A person is needed.
        """
        await self._care.start()

    async def unlock(self, pin: str) -> None:
        """Give the SIM its PIN, once, and start.

        Raises:
            WrongPin: It is never tried twice here; the third mistake in a row locks the SIM.
            WrongMoment: No PIN is asked for.
            ValueError: Not 4 to 8 digits.
        """
        if not re.fullmatch(r"\d{4,8}", pin):
            raise ValueError("a PIN is 4 to 8 digits")
        self._need("unlock", {ModemState.PIN_NEEDED})
        await self._startup.enter_pin(pin)
        await self._care.start()

    async def reset(self) -> None:
        """Have the module begin anew: on USB its ports go and come back, under other names maybe.

        Raises:
            WrongMoment: In a call, or the family has no reset.
            AtError: It did not take the command.
        """
        self._need("reset", {ModemState.READY, ModemState.REGISTERING, ModemState.FAILED})
        await self._care.reset()

    async def toggle_radio(self) -> None:
        """Leave the network and come back to it.

        Raises:
            WrongMoment: In a call.
            AtError: It did not take the commands.
        """
        self._need("toggle_radio", {ModemState.READY, ModemState.REGISTERING})
        await self._care.toggle_radio()

    @property
    def trouble(self) -> str | None:
        """Code of what kept the modem from being set up; None when it went well."""
        return self._care.trouble

    @property
    def model(self) -> str:
        """What it says it is; "" before it was asked."""
        return self._care.model

    @property
    def registration(self) -> Registration:
        """How it stood with the network when it was last told."""
        return self._care.registration

    @property
    def calls_it_carries(self) -> int | None:
        """How many calls with sound this firmware is known to carry between resets; None: any."""
        for pattern, calls in self._dialect.decaying_firmware:
            if re.match(pattern, self._care.firmware):
                return calls
        return None

    # ------------------------------------------------------------------ calls

    async def answer(self) -> None:
        """Take the call that rings; returns when it is connected.

        Raises:
            WrongMoment: Nothing rings, or it is being answered already.
            CallGone: The caller gave up first.
            AtError: The modem did not do it; it may ring on.
        """
        if not self._calls.can_be_answered:
            self._refuse("answer")
        self._calls.answering()
        try:
            await self._channel.run(self._dialect.answer, priority=Priority.CALL)
        except CommandRefused as error:
            if error.result.kind not in CALL_FINALS:
                raise
            self._calls.vanished()
            raise CallGone("the caller gave up") from error
        else:
            self._calls.connected()
        finally:
            self._calls.answer_failed()  # does nothing unless it still rings
        if self.state is not ModemState.IN_CALL:
            raise CallGone("the call ended while it was being answered")

    async def dial(self, number: str) -> None:
        """Call a number; returns when the modem has begun to, 1 s after the last call or later.

        What becomes of it is told by `CallBegan` or by `CallEnded` with its cause.

        Raises:
            WrongMoment: Not ready, or in a call.
            DialRefused: The modem would not (also told as `CallEnded`: refused or no-network).
            ValueError: Not a number that can be dialled.
        """
        if not DIALABLE.fullmatch(number):
            raise ValueError("only digits, * and #, and a + in front, can be dialled")
        self._need("dial", {ModemState.READY})
        if self._calls.trail_s:
            # A NO CARRIER that trails behind the last call would be taken for the end of this one.
            await asyncio.sleep(self._calls.trail_s)
            self._need("dial", {ModemState.READY})
        self._calls.dialing(number)
        try:
            await self._channel.run(self._dialect.dial, priority=Priority.CALL, number=number)
        except CommandRefused as error:
            if error.result.kind in CALL_FINALS:
                self._calls.dial_ended(error.result.kind)
                return
            no_network = error.result.number in NO_NETWORK_CODES
            self._calls.dial_refused(EndCause.NO_NETWORK if no_network else EndCause.REFUSED)
            reason = error.result.text
            raise DialRefused(f"the modem does not dial: {reason}", reason=reason) from error
        except (CommandTimedOut, asyncio.CancelledError):
            self._care.ask(Chore.CALL_IN_DOUBT)
            raise
        if not self._dialect.says_connected:
            self._calls.connected()

    async def hang_up(self) -> None:
        """End the call, or refuse the one that rings; returns when it is over. No call: nothing.

        Raises:
            HangUpFailed: No command for it was accepted; the call counts as over here.
            ChannelLost: The port is gone.
        """
        if self.state not in WITH_CALL:
            return
        if self.state is not ModemState.ENDING:
            self._calls.hanging_up()
        try:
            await self._ask_to_hang_up()
            await self._wait_for_end()
        except HangUpFailed:
            self._calls.vanished()
            self._care.ask(Chore.NETWORK)  # is there still a modem at all?
            raise
        except asyncio.CancelledError:
            self._care.ask(Chore.CALL_IN_DOUBT)
            raise
        if self.state is ModemState.ENDING:
            self._calls.vanished()

    async def give_up(self) -> None:
        """End whatever call there is as one that was lost with its port, and count as absent.

        For a modem whose sound is gone while it still takes commands.
        """
        if self.state in WITH_CALL and self.state is not ModemState.ENDING:
            self._calls.hanging_up(EndCause.PORT_LOST)
            with contextlib.suppress(HardwareError):
                await self._ask_to_hang_up()
        self._calls.lost()

    async def send_digits(self, digits: str) -> None:
        """Press keys for the far end, as tones made by the network.

        Raises:
            WrongMoment: Not in a call.
            ValueError: Other characters than 0-9, A-D, * and #.
        """
        if not DIGITS.fullmatch(digits):
            raise ValueError("keys are 0-9, A-D, * and #")
        self._need("send_digits", {ModemState.IN_CALL})
        step = self._dialect.digits_at_once
        for start in range(0, len(digits), step):
            some = ",".join(digits[start : start + step])
            await self._channel.run(self._dialect.send_digits, priority=Priority.CALL, digits=some)

    # ------------------------------------------------------------------ sound

    async def open_audio(self) -> AudioOpened:
        """Have the call's sound on the PCM port; tries for up to 12 s while the call is on.

        Raises:
            AudioRefused: The modem did not do it.
            CallGone: There is no call, or it ended meanwhile.
        """
        opened = await self._audio.open()
        self._publish(opened)
        return opened

    async def close_audio(self) -> None:
        """Take the sound off the PCM port; a modem that refuses has done it already."""
        await self._audio.close()

    # ------------------------------------------------------------------ facts

    async def signal(self) -> Signal:
        """Ask how well the modem hears the network."""
        return read_signal(await self._channel.run(base.SIGNAL, priority=Priority.POLL))

    async def operator(self) -> str | None:
        """Ask for the operator's name, or its number; None off the network."""
        return read_operator(await self._channel.run(base.OPERATOR, priority=Priority.POLL))

    async def check(self) -> ModemReport:
        """Ask everything that `line check` shows; in any state, changing none.

        Raises:
            ChannelLost: The port went meanwhile.
        """
        checkup = Checkup(
            channel=self._channel,
            dialect=self._dialect,
            startup=self._startup,
            audio_url=self._audio_url,
        )
        return await checkup.run()

    # ------------------------------------------------------------------ the rest

    async def _ask_to_hang_up(self) -> None:
        failure: Exception | None = None
        for command in self._dialect.hang_up:
            try:
                await self._channel.run(command, priority=Priority.HANG_UP)
            except (CommandRefused, CommandTimedOut) as error:
                failure = error
            else:
                return
        raise HangUpFailed("the modem does not hang up", reason=str(failure)) from failure

    async def _wait_for_end(self) -> None:
        """Give the modem time to say how long the call was, where its family does."""
        if not self._dialect.says_connected:
            return
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(END_AFTER_OK_S):
                await self._calls.over.wait()

    def _need(self, wanted: str, states: set[ModemState]) -> None:
        if self.state not in states:
            self._refuse(wanted)

    def _refuse(self, wanted: str) -> None:
        raise WrongMoment(
            f"cannot {wanted} while {self.state}", wanted=wanted, state=self.state.value
        )

    def _state_changed(self, before: ModemState, after: ModemState) -> None:
        self._publish(StateChanged(at=self._now(), before=before, after=after))

    def _network_told(self, registration: Registration) -> None:
        if registration is not self._registration:
            self._registration = registration
            self._publish(NetworkChanged(at=self._now(), registration=registration))

    def _publish(self, event: ModemEvent) -> None:
        log.info("%s: %s", self._channel.url, narrate(event))
        self._listeners.emit(event)
