"""What the headphones give: the call as it is, or some seconds ago and then on."""

import pytest

from hardware.desk.headphones import Headphones

pytestmark = pytest.mark.unit


def frame(number: int) -> bytes:
    return bytes([number, 1]) * 160


def test_a_rewind_is_heard_in_order_and_the_call_follows_on_behind() -> None:
    ear = Headphones()
    for number in (1, 2, 3):
        ear.push(frame(number), again=False)
    assert ear.frame() == frame(1)
    ear.push(frame(10), again=True)
    ear.push(frame(11), again=True)
    ear.push(frame(4), again=False)
    assert [ear.frame() for _ in range(4)] == [frame(10), frame(11), frame(4), b""]
    ear.push(frame(5), again=False)
    assert ear.frame() == frame(5)
    ear.now()
    ear.push(frame(6), again=False)
    assert ear.frame() == b""  # as it is now: 60 ms are in hand before it begins
    for number in (7, 8):
        ear.push(frame(number), again=False)
    assert ear.frame() == frame(6)
