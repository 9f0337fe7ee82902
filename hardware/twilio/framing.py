"""A websocket's text messages on a stream of bytes: four bytes of length (big-endian), then UTF-8.

Nothing of them is looked into, so that they go untouched.
"""

import struct

from hardware.twilio.errors import NotMediaStream

LENGTH = struct.Struct(">I")

LONGEST = 65536
"""A message of Twilio's has 20 ms of sound in it, and 300 bytes."""


def framed(text: str) -> bytes:
    """A message as it goes over the local socket. Raises NotMediaStream."""
    data = text.encode("utf-8", "surrogatepass")
    if len(data) > LONGEST:
        raise NotMediaStream(f"a message of {len(data)} bytes")
    return LENGTH.pack(len(data)) + data


class Unframer:
    """From bytes, cut anywhere, to messages."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def push(self, data: bytes) -> list[str]:
        """Every message that `data` completes, oldest first. Raises NotMediaStream."""
        self._waiting += data
        found: list[str] = []
        while len(self._waiting) >= LENGTH.size:
            (size,) = LENGTH.unpack_from(self._waiting)
            if size > LONGEST:
                raise NotMediaStream(f"a message of {size} bytes")
            end = LENGTH.size + size
            if len(self._waiting) < end:
                break
            try:
                found.append(self._waiting[LENGTH.size : end].decode())
            except UnicodeDecodeError as error:
                raise NotMediaStream("a message that is no UTF-8") from error
            del self._waiting[:end]
        return found
