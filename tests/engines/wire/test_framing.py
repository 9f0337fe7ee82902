"""Our framing against the library's own, and against bytes no peer should send."""

import asyncio
import contextlib
import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wyoming.event import async_read_event, async_write_event

from engines.wire import MAX_EVENT_BYTES, Event, WireError
from engines.wire.framing import EventReader, encode

pytestmark = pytest.mark.unit

TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=8,
)
EVENTS = st.builds(
    Event,
    type=TEXT,
    data=st.dictionaries(TEXT, JSON, max_size=4),
    payload=st.none() | st.binary(min_size=1, max_size=2000),
)


class _Sink:
    """Enough of a stream writer for the library to write into."""

    def __init__(self) -> None:
        self.sent = b""

    def write(self, data: bytes) -> None:
        self.sent += data

    def writelines(self, parts: tuple[bytes, ...]) -> None:
        self.sent += b"".join(parts)

    async def drain(self) -> None:
        return


def stream(*pieces: bytes) -> asyncio.StreamReader:
    reader = asyncio.StreamReader()
    for piece in pieces:
        reader.feed_data(piece)
    reader.feed_eof()
    return reader


async def read_one(*pieces: bytes) -> Event | None:
    return await EventReader(stream=stream(*pieces)).read()


@given(EVENTS)
def test_writes_what_the_library_writes(event: Event) -> None:
    async def check() -> None:
        sink = _Sink()
        await async_write_event(event, sink)  # type: ignore[arg-type]  # a sink is enough
        assert encode(event) == sink.sent

    asyncio.run(check())


@given(st.lists(EVENTS, max_size=4), st.data())
def test_reads_any_split_and_so_does_the_library(events: list[Event], data: st.DataObject) -> None:
    whole = b"".join(encode(event) for event in events)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(whole)), max_size=8)))
    edges = [0, *cuts, len(whole)]
    pieces = [whole[a:b] for a, b in itertools.pairwise(edges)]

    async def check() -> None:
        ours = EventReader(stream=stream(*pieces))
        theirs = stream(*pieces)
        for event in events:
            assert await ours.read() == event
            assert await async_read_event(theirs) == event
        assert await ours.read() is None

    asyncio.run(check())


@given(st.binary(max_size=300))
def test_garbage_is_an_error_or_an_end_and_nothing_else(garbage: bytes) -> None:
    async def check() -> None:
        events = EventReader(stream=stream(garbage))
        with contextlib.suppress(WireError):
            while await events.read() is not None:
                pass

    asyncio.run(check())


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        (b"not json\n", "bad_event"),
        (b"[]\n", "bad_event"),
        (b'{"data": {}}\n', "bad_event"),
        (b'{"type": 1}\n', "bad_event"),
        (b'{"type": "a", "data": 3}\n', "bad_event"),
        (b'{"type": "a", "data_length": -1}\n', "bad_event"),
        (b'{"type": "a", "data_length": true}\n', "bad_event"),
        (b'{"type": "a", "payload_length": 1.5}\n', "bad_event"),
        (b'{"type": "a", "data_length": 2}\n[]', "bad_event"),
        (b"[" * 60_000 + b"\n", "bad_event"),
        (b"\xff\xfe\n", "bad_event"),
        (b'{"type": "a", "payload_length": 1048577}\n', "too_large"),
        (b'{"type": "a", "data_length": 1048576, "payload_length": 1}\n', "too_large"),
        (b"x" * 70_000 + b"\n", "too_large"),
        (b'{"type": "a"}', "closed"),
        (b'{"type": "a", "payload_length": 3}\nab', "closed"),
        (b'{"type": "a", "data_length": 3}\n{', "closed"),
    ],
)
async def test_each_fault_has_its_code(sent: bytes, code: str) -> None:
    with pytest.raises(WireError) as raised:
        await read_one(sent)
    assert raised.value.code == code


async def test_the_largest_event_passes_and_one_byte_more_does_not() -> None:
    largest = Event(type="play", payload=b"\0" * MAX_EVENT_BYTES)
    assert await read_one(encode(largest)) == largest
    with pytest.raises(WireError, match="too_large"):
        encode(Event(type="play", payload=b"\0" * (MAX_EVENT_BYTES + 1)))


async def test_older_peers_put_the_data_into_the_header() -> None:
    line = json.dumps({"type": "ping", "data": {"text": "a"}}).encode() + b"\n"
    assert await read_one(line) == Event(type="ping", data={"text": "a"})


async def test_a_cancelled_read_loses_nothing() -> None:
    event = Event(type="x", data={"a": 1}, payload=b"payload")
    whole = encode(event)
    reader = asyncio.StreamReader()
    events = EventReader(stream=reader)
    for position in range(len(whole)):
        reader.feed_data(whole[position : position + 1])
        if position == len(whole) - 1:
            break
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0):
                await events.read()
    assert await events.read() == event
