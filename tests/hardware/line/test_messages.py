"""Messages survive the wire; what is missing or of another kind is refused."""

import dataclasses
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.wire import Event, WireError
from engines.wire.framing import encode
from engines.wire.stt import Word
from hardware.line.message import Message, Texts, Words
from hardware.line.messages import read_order, read_report
from hardware.line.orders import Order, Play
from hardware.line.reports import Report

pytestmark = pytest.mark.unit

TEXT = st.text(max_size=20)
WORD = st.builds(Word, text=TEXT, start_ms=st.integers(0, 10**6), end_ms=st.integers(0, 10**6))
VALUES: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: st.integers(-(2**53), 2**53),
    bool: st.booleans(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    str | None: st.none() | TEXT,
    int | None: st.none() | st.integers(-(2**53), 2**53),
    bytes: st.binary(max_size=64).map(lambda data: data + data),
    Texts: st.lists(TEXT, max_size=3).map(tuple),
    Words: st.lists(WORD, max_size=3).map(tuple),
}


def any_of(kinds: object) -> st.SearchStrategy[Any]:
    messages = [kind for kind in get_args(kinds) if issubclass(kind, Message)]
    made: list[st.SearchStrategy[Any]] = [
        st.builds(kind, **{f.name: VALUES[f.type] for f in dataclasses.fields(kind)})
        for kind in messages
    ]
    return st.one_of(made)


@given(any_of(Order))
def test_an_order_comes_out_as_it_went_in(order: Any) -> None:
    assert encode(order.event())
    assert read_order(order.event()) == order


@given(any_of(Report))
def test_a_report_comes_out_as_it_went_in(report: Any) -> None:
    assert read_report(report.event()) == report


@pytest.mark.parametrize(
    "event",
    [
        Event(type="play", data={}, payload=b"\0\0"),
        Event(
            type="play",
            data=Play(utterance_id="a", text="", marks=(), interruptible=True, last=True, pcm=b"")
            .event()
            .data,
            payload=b"\0\0\0",
        ),
        Event(type="send-digits", data={"digits": 5}),
        Event(type="no-such-order", data={}),
    ],
    ids=["empty", "half a sample", "wrong kind", "unknown"],
)
def test_a_wrong_order_is_refused(event: Event) -> None:
    with pytest.raises(WireError) as caught:
        read_order(event)
    assert caught.value.code in {"bad_event", "unsupported"}
