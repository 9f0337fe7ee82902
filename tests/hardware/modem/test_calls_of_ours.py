"""Calls that we dial, and who rings meanwhile."""

import pytest

from hardware.at.results import FinalKind
from hardware.modem.calls import MERGE_S, RELEASE_S, RING_GAP_S
from hardware.modem.events import (
    Alerted,
    EndCause,
)
from hardware.modem.state import ModemState
from tests.support.call_desk import ANNA, BORIS, Desk, listed

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("kind", "cause"),
    [
        (FinalKind.BUSY, EndCause.BUSY),
        (FinalKind.NO_ANSWER, EndCause.NO_ANSWER),
        (FinalKind.NO_CARRIER, EndCause.NO_CARRIER),
        (FinalKind.NO_DIALTONE, EndCause.NO_DIALTONE),
    ],
)
def test_dialling_in_vain(kind: FinalKind, cause: EndCause) -> None:
    for unasked in (True, False):
        desk = Desk()
        desk.calls.dialing(ANNA)
        (desk.calls.finished if unasked else desk.calls.dial_ended)(kind)
        assert desk.told() == [("ended", None, cause)]


def test_the_telephone_there_rings_once() -> None:
    desk = Desk()
    desk.calls.dialing(ANNA)
    for status in (2, 3, 3):
        desk.calls.listed(listed(status, incoming=False))
    assert [type(event) for event in desk.events].count(Alerted) == 1
    desk.calls.listed(listed(0, incoming=False))
    assert desk.told() == [("began", False)]


@pytest.mark.parametrize("number_told", [True, False])
def test_who_rings_while_we_dial_rings_on_when_that_is_refused(number_told: bool) -> None:
    desk = Desk()
    desk.calls.dialing(ANNA)
    desk.calls.ring()
    if number_told:
        desk.calls.caller(BORIS)
    desk.calls.dial_refused(EndCause.REFUSED)
    desk.time.pass_(MERGE_S)
    number = BORIS if number_told else None
    assert desk.told() == [("ended", None, EndCause.REFUSED), ("rang", number)]
    assert desk.state() is ModemState.RINGING


def test_who_gave_up_while_we_dialled_is_missed_and_rings_no_more() -> None:
    desk = Desk()
    desk.calls.dialing(ANNA)
    desk.calls.ring()
    desk.calls.missed(BORIS)
    desk.calls.dial_ended(FinalKind.BUSY)
    desk.time.pass_(RING_GAP_S)
    assert desk.told() == [("missed", BORIS), ("ended", None, EndCause.BUSY)]
    assert desk.state() is ModemState.READY


def test_a_caller_in_the_list_is_not_taken_for_the_one_we_dial() -> None:
    desk = Desk()
    desk.calls.dialing(ANNA)
    desk.calls.listed(listed(4, index=2, number=BORIS))
    desk.calls.listed(listed(3, incoming=False))
    desk.calls.listed(listed(6, index=2, number=BORIS))
    desk.time.pass_(RELEASE_S + 0.1)
    assert desk.state() is ModemState.DIALING
