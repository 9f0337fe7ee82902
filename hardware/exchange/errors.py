"""What can go wrong with where calls come in; each reaches the app as `failed` with its code."""

from typing import ClassVar

from hardware.errors import NeedsHumanError


class BadListenAddress(NeedsHumanError):
    """The address to listen at is no `host:port`, or not one of this machine. data: listen."""

    code: ClassVar[str] = "listen-bad-address"


class ListenPortBusy(NeedsHumanError):
    """Another program listens there. data: listen."""

    code: ClassVar[str] = "listen-port-busy"


class ListenPortDenied(NeedsHumanError):
    """The system does not let us listen there. data: listen."""

    code: ClassVar[str] = "listen-port-denied"
