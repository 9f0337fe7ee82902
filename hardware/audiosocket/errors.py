"""What can go wrong with an exchange; it reaches the app as `failed` with its code."""

from typing import ClassVar

from hardware.errors import TransientHardwareError


class NotAudioSocket(TransientHardwareError):
    """Who connected does not speak AudioSocket; the connection is over."""

    code: ClassVar[str] = "not-audiosocket"
