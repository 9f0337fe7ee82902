"""Why a serial port cannot be opened."""

from typing import ClassVar

from hardware.errors import NeedsHumanError, TransientHardwareError


class PortMissing(TransientHardwareError):
    """No such port now: unplugged, or still being enumerated after a reset. data: url."""

    code: ClassVar[str] = "port-missing"


class PortFailed(TransientHardwareError):
    """The port is there and cannot be used: it failed while being opened. data: url, reason."""

    code: ClassVar[str] = "port-failed"


class PortBusy(NeedsHumanError):
    """Another program holds the port (a second secretary, ModemManager, smstools). data: url."""

    code: ClassVar[str] = "port-busy"


class PortDenied(NeedsHumanError):
    """This user may not open the port: usually not a member of group dialout. data: url."""

    code: ClassVar[str] = "port-denied"


class NotASerialPort(NeedsHumanError):
    """The address names no serial port: a plain file, or a URL that nobody can read. data: url."""

    code: ClassVar[str] = "not-a-serial-port"
