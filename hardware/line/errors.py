"""What can go wrong with a line; each reaches the app as `failed` with its code."""

from typing import ClassVar

from hardware.errors import NeedsHumanError, TransientHardwareError


class NoCall(TransientHardwareError):
    """An order that needs a call, and there is none (any more)."""

    code: ClassVar[str] = "no-call"


class CallTaken(TransientHardwareError):
    """The call is being answered, or was answered, already."""

    code: ClassVar[str] = "call-taken"


class NotANumber(TransientHardwareError):
    """What was to be dialled has something else in it than digits, * and #."""

    code: ClassVar[str] = "no-number"


class UnknownSpeech(TransientHardwareError):
    """A preloaded speech of that name was never sent. data: name."""

    code: ClassVar[str] = "unknown-speech"


class AlreadyRecording(TransientHardwareError):
    """A call has one recording at a time."""

    code: ClassVar[str] = "already-recording"


class NoMessages(TransientHardwareError):
    """A line without a SIM card has no short messages."""

    code: ClassVar[str] = "no-messages"


class PortUnusable(NeedsHumanError):
    """The sound port cannot be opened: unplugged, or not ours to open. data: url, reason."""

    code: ClassVar[str] = "sound-port-unusable"


class ModemCardMissing(NeedsHumanError):
    """The modem is there and its sound card is not: never switched on, or not named."""

    code: ClassVar[str] = "modem-card-missing"


class BadConfig(NeedsHumanError):
    """The configuration of the line is wrong; the text says where."""

    code: ClassVar[str] = "bad-line-config"
