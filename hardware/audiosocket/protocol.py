"""AudioSocket's messages: one byte of kind, two of length (big-endian), then so many bytes.

After Asterisk's `res/res_audiosocket.c` and `include/asterisk/res_audiosocket.h`, and the
definition at https://github.com/CyCoreSystems/audiosocket. Asterisk itself takes nothing but sound
and the end from us: any other kind ends its side of the call.
"""

import struct
from dataclasses import dataclass
from uuid import UUID

from hardware.audio.measures import RATE, SAMPLE_BYTES
from hardware.audiosocket.errors import NotAudioSocket

HEADER = struct.Struct(">BH")

TERMINATE = 0x00
IDENTITY = 0x01
DIGIT = 0x03
SOUND = 0x10
"""8000 Hz, 16 bit, little-endian, mono: what the dialplan's application always sends."""
ERROR = 0xFF

RATES = {
    SOUND: RATE,
    0x11: 12000,
    0x12: 16000,
    0x13: 24000,
    0x14: 32000,
    0x15: 44100,
    0x16: 48000,
    0x17: 96000,
    0x18: 192000,
}
"""Kinds of sound, all of 16 bit. Newer Asterisk's channel driver uses the others, by the codec
that was agreed on: https://docs.asterisk.org/Configuration/Channel-Drivers/AudioSocket/.
"""

UUID_BYTES = 16
KEYS = frozenset("0123456789*#ABCD")


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Whose sound this is; always the first message."""

    uuid: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """A piece of sound, of any length."""

    pcm: bytes
    rate: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """The caller pressed a key."""

    digit: str
    """Of KEYS, unless the other side knows more keys than a telephone has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminate:
    """The call is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerError:
    """The other side gives up."""

    code: str
    """As hexadecimal digits; the definition has 01 for a caller who has hung up."""


Message = Identity | Sound | Key | Terminate | PeerError


class MessageParser:
    """From bytes, cut anywhere, to messages."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def push(self, data: bytes) -> list[Message]:
        """Every message that `data` completes, oldest first. Raises NotAudioSocket."""
        self._waiting += data
        found: list[Message] = []
        while len(self._waiting) >= HEADER.size:
            kind, size = HEADER.unpack_from(self._waiting)
            _refuse_nonsense(kind, size)
            end = HEADER.size + size
            if len(self._waiting) < end:
                break
            found.append(_message(kind, bytes(self._waiting[HEADER.size : end])))
            del self._waiting[:end]
        return found


def packed(kind: int, payload: bytes = b"") -> bytes:
    """A message as it goes over the wire."""
    return HEADER.pack(kind, len(payload)) + payload


def _refuse_nonsense(kind: int, size: int) -> None:
    """At the header: a stranger's bytes are not waited for."""
    if kind in RATES:
        right = size > 0 and size % SAMPLE_BYTES == 0
    else:
        right = {
            IDENTITY: size == UUID_BYTES,
            DIGIT: size == 1,
            TERMINATE: size == 0,
            ERROR: size <= UUID_BYTES,
        }.get(kind, False)
    if not right:
        raise NotAudioSocket(f"a message of kind 0x{kind:02x} with {size} bytes")


def _message(kind: int, payload: bytes) -> Message:
    if kind in RATES:
        return Sound(pcm=payload, rate=RATES[kind])
    if kind == IDENTITY:
        return Identity(uuid=UUID(bytes=payload))
    if kind == TERMINATE:
        return Terminate()
    if kind == ERROR:
        return PeerError(code=payload.hex())
    return Key(digit=payload.decode("latin-1").upper())
