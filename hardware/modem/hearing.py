"""Who is told of which unsolicited line: the whole wiring of a modem, in one place."""

import asyncio
from collections.abc import Callable

from hardware.at.channel import CommandChannel
from hardware.at.urcs import (
    CallBeginning,
    CallEnding,
    CallerLine,
    CallFinished,
    CallListed,
    CallMissed,
    DigitHeard,
    MessageStored,
    ModuleStarted,
    RegistrationChanged,
    Ringing,
    SimReported,
)
from hardware.modem.calls import CallTracker
from hardware.modem.care import Care
from hardware.modem.events import DigitReceived, ModemEvent, SmsStored
from hardware.serial.protocol import PortLost


def hear(
    *,
    channel: CommandChannel,
    calls: CallTracker,
    care: Care,
    publish: Callable[[ModemEvent], None],
) -> None:
    """Subscribe the parts of a modem to its channel, for as long as the channel lives."""
    now = asyncio.get_running_loop().time

    def ring(line: Ringing) -> None:
        if "VOICE" in line.kind.upper():  # +CRING: GPRS, ASYNC, FAX are no callers
            calls.ring()

    channel.subscribe(Ringing, ring)
    channel.subscribe(CallerLine, lambda line: calls.caller(line.number))
    channel.subscribe(CallListed, calls.listed)
    channel.subscribe(CallBeginning, lambda _: calls.connected())
    channel.subscribe(CallEnding, lambda line: calls.ended(line.duration_s))
    channel.subscribe(CallFinished, lambda line: calls.finished(line.kind))
    channel.subscribe(CallMissed, lambda line: calls.missed(line.number))
    channel.subscribe(PortLost, lambda _: calls.lost())

    channel.subscribe(DigitHeard, lambda line: publish(DigitReceived(at=now(), digit=line.digit)))
    channel.subscribe(
        MessageStored,
        lambda line: publish(SmsStored(at=now(), storage=line.storage, index=line.index)),
    )

    channel.subscribe(RegistrationChanged, care.heard_registration)
    channel.subscribe(SimReported, care.heard_sim)
    channel.subscribe(ModuleStarted, lambda _: care.heard_restart())
