"""What can go wrong with a stream, and before it; it reaches the app as `failed` with its code."""

from typing import ClassVar

from hardware.errors import TransientHardwareError


class NotMediaStream(TransientHardwareError):
    """What came is no message of Media Streams, or not the one that is due; the call is over."""

    code: ClassVar[str] = "not-media-stream"


class NotPlaced(TransientHardwareError):
    """A call of ours came to nothing. data: cause."""

    code: ClassVar[str] = "not-placed"

    @property
    def cause(self) -> str:
        """As `dial-failed` tells it."""
        return str(self.data["cause"])
