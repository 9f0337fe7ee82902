"""What can go wrong with a modem as a whole.

The classes that end in transient branch may be tried again by a program; the others wait for a
person. The commands' own failures are in `hardware.at.errors`, the ports' in `hardware.serial`.
"""

from typing import ClassVar

from hardware.errors import NeedsHumanError, TransientHardwareError


class TransientModemError(TransientHardwareError):
    """Will probably pass."""

    code: ClassVar[str] = "modem-transient"


class ModemSilent(TransientModemError):
    """The port is open and nothing answers: still booting, wedged, or the wrong port. data: url."""

    code: ClassVar[str] = "modem-silent"


class SimBusy(TransientModemError):
    """The SIM did not become ready in time. data: seconds."""

    code: ClassVar[str] = "sim-busy"


class WrongMoment(TransientModemError):
    """Asked for something the present state has no place for. data: wanted, state."""

    code: ClassVar[str] = "modem-wrong-moment"


class CallGone(TransientModemError):
    """The caller gave up, or the call ended, before we were done."""

    code: ClassVar[str] = "call-gone"


class DialRefused(TransientModemError):
    """The modem would not dial. data: reason."""

    code: ClassVar[str] = "dial-refused"


class HangUpFailed(TransientModemError):
    """No way of hanging up was accepted: the call may still be on and cost money. data: reason."""

    code: ClassVar[str] = "hang-up-failed"


class AudioRefused(TransientModemError):
    """The modem did not open its sound during the call. data: attempts, seconds, reason."""

    code: ClassVar[str] = "audio-refused"


class MessageRefused(TransientModemError):
    """A message was not sent. data: number of the +CMS ERROR, or None."""

    code: ClassVar[str] = "message-refused"


class MessageUncertain(TransientModemError):
    """A message was handed over and nothing was heard of it since: it may have been sent."""

    code: ClassVar[str] = "message-uncertain"


class UssdRefused(TransientModemError):
    """A code was not answered. data: reason, `timeout` or `unsupported`."""

    code: ClassVar[str] = "ussd-refused"


class NeedsHuman(NeedsHumanError):
    """A person has to put this right."""

    code: ClassVar[str] = "modem-needs-human"


class SimMissing(NeedsHuman):
    """No SIM card, or not seen by the modem."""

    code: ClassVar[str] = "sim-missing"


class SimFailed(NeedsHuman):
    """The SIM card is broken or not meant for this modem. data: reason."""

    code: ClassVar[str] = "sim-failed"


class PinNeeded(NeedsHuman):
    """The SIM wants its PIN."""

    code: ClassVar[str] = "pin-needed"


class WrongPin(NeedsHuman):
    """The PIN was not accepted. It is never tried twice: the third mistake locks the SIM."""

    code: ClassVar[str] = "wrong-pin"


class PukNeeded(NeedsHuman):
    """The SIM is locked and wants its PUK, which only the operator's letter tells."""

    code: ClassVar[str] = "puk-needed"
