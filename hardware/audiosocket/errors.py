"""What can go wrong with an exchange; each reaches the app as `failed` with its code."""

from typing import ClassVar

from hardware.errors import NeedsHumanError, TransientHardwareError


class NotAudioSocket(TransientHardwareError):
    """Who connected does not speak AudioSocket; the connection is over."""

    code: ClassVar[str] = "not-audiosocket"


class BadListenAddress(NeedsHumanError):
    """The address to listen at is no `host:port`, or not one of this machine. data: listen."""

    code: ClassVar[str] = "listen-bad-address"


class ListenPortBusy(NeedsHumanError):
    """Another program listens there. data: listen."""

    code: ClassVar[str] = "listen-port-busy"


class ListenPortDenied(NeedsHumanError):
    """The system does not let us listen there. data: listen."""

    code: ClassVar[str] = "listen-port-denied"
