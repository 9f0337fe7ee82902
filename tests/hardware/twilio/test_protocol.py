"""Media Streams' messages, Twilio's own words for them, and their way over the local socket."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.audio import mulaw
from hardware.exchange.caller import Caller
from hardware.twilio.errors import NotMediaStream
from hardware.twilio.framing import Unframer, framed
from hardware.twilio.protocol import (
    Connected,
    Key,
    MarkReached,
    Sound,
    Started,
    Stopped,
    clear,
    mark,
    media,
    read,
)

pytestmark = pytest.mark.unit

FORMAT = {"encoding": "audio/x-mulaw", "sampleRate": 8000, "channels": 1}


def start(**changed: object) -> str:
    begun = {"streamSid": "MZ1", "callSid": "CA1", "mediaFormat": FORMAT} | changed
    return json.dumps({"event": "start", "sequenceNumber": "1", "start": begun})


def test_each_message_of_the_documentation_is_read() -> None:
    assert read('{"event":"connected","protocol":"Call","version":"1.0.0"}') == Connected()
    nobody = Caller(number=None, withheld=False)
    assert read(start()) == Started(stream="MZ1", caller=nobody)
    for given_number, caller in (
        ("+79161112233", Caller(number="+79161112233", withheld=False)),
        ("hidden", Caller(number=None, withheld=True)),
        ("+7; DROP", nobody),
    ):
        message = read(start(customParameters={"caller": given_number}))
        assert message == Started(stream="MZ1", caller=caller)
    inbound = {"event": "media", "media": {"track": "inbound", "chunk": "2", "payload": "//+A"}}
    sound = read(json.dumps(inbound))
    assert sound == Sound(pcm=b"\0\0\0\0\x7c\x7d")
    assert read(json.dumps(inbound | {"media": {"track": "outbound", "payload": "//+A"}})) is None
    assert read('{"event":"dtmf","dtmf":{"track":"inbound_track","digit":"1"}}') == Key(digit="1")
    assert read('{"event":"mark","mark":{"name":"5"}}') == MarkReached(name="5")
    assert read('{"event":"stop","stop":{"accountSid":"AC1","callSid":"CA1"}}') == Stopped()
    assert read('{"event":"something-new"}') is None


def test_what_we_send_is_what_the_documentation_has() -> None:
    assert json.loads(media("MZ1", bytes(4))) == {
        "event": "media",
        "streamSid": "MZ1",
        "media": {"payload": "//8="},
    }
    assert json.loads(mark("MZ1", "5")) == {
        "event": "mark",
        "streamSid": "MZ1",
        "mark": {"name": "5"},
    }
    assert json.loads(clear("MZ1")) == {"event": "clear", "streamSid": "MZ1"}


@pytest.mark.parametrize(
    "nonsense",
    [
        "",
        "[]",
        "{}",
        '{"event":1}',
        '{"event":"start"}',
        start(streamSid=""),
        start(mediaFormat=FORMAT | {"sampleRate": 16000}),
        start(mediaFormat=FORMAT | {"encoding": "audio/x-l16"}),
        start(customParameters=[1]),
        '{"event":"media","media":{"payload":"a"}}',
        '{"event":"media","media":{"payload":"привет"}}',
        '{"event":"media","media":{"payload":17}}',
        '{"event":"mark","mark":"5"}',
        "[" * 100_000,
    ],
)
def test_nonsense_is_refused(nonsense: str) -> None:
    with pytest.raises(NotMediaStream):
        read(nonsense)


@given(text=st.text() | st.recursive(st.text(), st.lists).map(json.dumps))
def test_any_text_is_a_message_or_refused(text: str) -> None:
    try:
        read(text)
    except NotMediaStream:
        return


@given(texts=st.lists(st.text()), cuts=st.lists(st.integers(1, 9)))
def test_messages_go_untouched_however_their_bytes_are_cut(
    texts: list[str], cuts: list[int]
) -> None:
    data, unframer, found = b"".join(framed(text) for text in texts), Unframer(), list[str]()
    for size in cuts:
        found += unframer.push(data[:size])
        data = data[size:]
    assert found + unframer.push(data) == texts


@pytest.mark.parametrize("junk", [b"GET / HTTP/1.1\r\n", b"\0\1\0\1", b"\0\0\0\1\xff"])
def test_a_stranger_on_the_local_socket_is_refused(junk: bytes) -> None:
    with pytest.raises(NotMediaStream):
        Unframer().push(junk)


def test_samples_are_those_of_the_recommendation() -> None:
    """Of G.711, table 2a: decision values and what is reproduced, times four for 16 bit."""
    table = {0x80: 8031, 0x8F: 4191, 0x9F: 2079, 0xAF: 1023, 0xBF: 495, 0xCF: 231, 0xEF: 33}
    for code, value in table.items():
        up, down = mulaw.decoded(bytes([code])), mulaw.decoded(bytes([code & 0x7F]))
        assert int.from_bytes(up, "little", signed=True) == value * 4
        assert int.from_bytes(down, "little", signed=True) == -value * 4
    every = bytes(code for code in range(256) if code != 0x7F)
    assert mulaw.encoded(mulaw.decoded(every)) == every, "0x7f is a second zero"
    assert mulaw.encoded((-32768).to_bytes(2, "little", signed=True)) == b"\0"
