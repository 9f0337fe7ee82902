"""The wire of AudioSocket, however its bytes are cut."""

import struct
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.audiosocket.caller import caller_of
from hardware.audiosocket.errors import NotAudioSocket
from hardware.audiosocket.protocol import (
    RATES,
    Identity,
    Key,
    Message,
    MessageParser,
    PeerError,
    Sound,
    Terminate,
    packed,
)
from hardware.exchange.caller import Caller

pytestmark = pytest.mark.unit


def wire(kind: int, payload: bytes) -> bytes:
    """From the definition, not from our code."""
    return bytes([kind]) + struct.pack(">H", len(payload)) + payload


SOUNDS = st.tuples(st.sampled_from(sorted(RATES)), st.binary(min_size=1, max_size=500)).map(
    lambda drawn: (
        wire(drawn[0], drawn[1] * 2),
        Sound(pcm=drawn[1] * 2, rate=RATES[drawn[0]]),
    )
)
MESSAGES: st.SearchStrategy[list[tuple[bytes, Message]]] = st.lists(
    st.one_of(
        SOUNDS,
        st.uuids().map(lambda uuid: (wire(0x01, uuid.bytes), Identity(uuid=uuid))),
        st.sampled_from("0123456789*#ABCD").map(
            lambda digit: (wire(0x03, digit.encode()), Key(digit=digit))
        ),
        st.just((wire(0x00, b""), Terminate())),
        st.binary(max_size=2).map(lambda code: (wire(0xFF, code), PeerError(code=code.hex()))),
    ),
    max_size=8,
)


@given(messages=MESSAGES, cuts=st.lists(st.integers(min_value=1, max_value=40)))
def test_any_split_of_the_bytes_gives_the_same_messages(
    messages: list[tuple[bytes, Message]], cuts: list[int]
) -> None:
    data = b"".join(raw for raw, _ in messages)
    parser, found = MessageParser(), list[Message]()
    for size in cuts:
        found += parser.push(data[:size])
        data = data[size:]
    found += parser.push(data)
    assert found == [message for _, message in messages]


@given(data=st.binary(max_size=400))
def test_any_bytes_are_messages_or_refused(data: bytes) -> None:
    try:
        MessageParser().push(data)
    except NotAudioSocket:
        return


@pytest.mark.parametrize(
    "junk",
    [
        b"GET / HTTP/1.1\r\n",
        b"\x16\x03\x01\x02\x00",
        wire(0x10, b"odd"),
        wire(0x10, b""),
        wire(0x01, b"short"),
        wire(0x03, b"12"),
        b"\x00\xff\xff",
    ],
)
def test_a_stranger_is_refused_at_the_header(junk: bytes) -> None:
    with pytest.raises(NotAudioSocket):
        MessageParser().push(junk)


def test_what_we_send_is_what_the_definition_has() -> None:
    assert packed(0x00) == b"\x00\x00\x00"
    assert packed(0x10, bytes(320)) == b"\x10\x01\x40" + bytes(320)


@pytest.mark.parametrize(
    ("uuid", "caller"),
    [
        ("ca11e400-1234-5678-ffff-e79161112233", Caller(number="+79161112233", withheld=False)),
        ("ca11e400-1234-5678-ffff-f89161112233", Caller(number="89161112233", withheld=False)),
        ("ca11e400-1234-5678-ffff-fffffffff101", Caller(number="101", withheld=False)),
        ("ca11e400-1234-5678-ffff-ffffffffffff", Caller(number=None, withheld=True)),
        ("ca11e400-1234-5678-ffff-7e9161112233", Caller(number=None, withheld=True)),
        ("40325ec2-5efd-4bd3-805f-53576e581d13", Caller(number=None, withheld=False)),
    ],
)
def test_the_caller_is_in_the_uuid_only_by_our_convention(uuid: str, caller: Caller) -> None:
    assert caller_of(UUID(uuid)) == caller
