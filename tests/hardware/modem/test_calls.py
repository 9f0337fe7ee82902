"""One call out of lines in any order: who rings, who is connected, and when it is over."""

import pytest

from hardware.at.results import FinalKind
from hardware.modem.calls import MERGE_S, RELEASE_S, RING_GAP_S, TRAIL_S
from hardware.modem.events import (
    EndCause,
)
from hardware.modem.state import ModemState
from tests.support.call_desk import ANNA, BORIS, Desk, listed

pytestmark = pytest.mark.unit


def test_the_number_comes_in_time() -> None:
    desk = Desk()
    desk.calls.ring()
    assert desk.told() == []
    desk.time.pass_(MERGE_S / 2)
    desk.calls.caller(ANNA)
    desk.calls.ring()
    desk.calls.caller(ANNA)
    desk.time.pass_(MERGE_S * 2)
    assert desk.told() == [("rang", ANNA)]
    assert desk.state() is ModemState.RINGING


def test_a_hidden_caller_is_announced_at_once_or_after_the_window() -> None:
    desk = Desk()
    desk.calls.ring()
    desk.calls.caller(None)
    assert desk.told() == [("rang", None)]
    silent = Desk()
    silent.calls.ring()
    silent.time.pass_(MERGE_S)
    assert silent.told() == [("rang", None)]


def test_a_late_number_is_told_while_it_rings_and_after_it_was_answered() -> None:
    for answer_first in (False, True):
        desk = Desk()
        desk.calls.ring()
        desk.time.pass_(MERGE_S)
        if answer_first:
            desk.answer()
        desk.calls.caller(ANNA)
        desk.calls.caller(BORIS)
        assert [what for what in desk.told() if what[0] != "began"] == [
            ("rang", None),
            ("is", ANNA),
        ]


def test_answering_within_the_window_tells_in_order() -> None:
    desk = Desk()
    desk.calls.ring()
    desk.answer()
    desk.calls.connected()  # VOICE CALL: BEGIN after OK
    desk.calls.ended(17)
    assert desk.told() == [("rang", None), ("began", True), ("ended", 17, EndCause.REMOTE)]
    assert desk.calls.over.is_set()


def test_the_modems_own_list_says_who_and_when() -> None:
    desk = Desk()
    desk.calls.ring()
    desk.calls.listed(listed(4, number=ANNA))
    desk.calls.listed(listed(0, number=ANNA))  # nobody has answered: not ours to believe
    assert desk.state() is ModemState.RINGING
    desk.calls.answering()
    desk.calls.listed(listed(0, number=ANNA))
    desk.calls.listed(listed(5, index=2, number=BORIS))
    desk.calls.listed(listed(6, index=2, number=BORIS))  # the second caller gives up
    desk.time.pass_(RELEASE_S * 2)
    assert desk.state() is ModemState.IN_CALL
    desk.calls.listed(listed(6, number=ANNA))
    desk.calls.ended(8)
    assert desk.told() == [("rang", ANNA), ("began", True), ("ended", 8, EndCause.REMOTE)]


def test_a_release_without_a_last_line_ends_the_call_too() -> None:
    desk = Desk()
    desk.calls.listed(listed(4, number=ANNA))
    desk.answer()
    desk.calls.listed(listed(6))
    desk.time.pass_(RELEASE_S)
    assert desk.told()[-1] == ("ended", None, EndCause.REMOTE)


@pytest.mark.parametrize("told_by", ["missed", "no carrier", "silence"])
def test_a_missed_call_is_told_once(told_by: str) -> None:
    desk = Desk()
    desk.calls.ring()
    desk.calls.caller(ANNA)
    if told_by == "missed":
        desk.calls.missed(ANNA)
    elif told_by == "no carrier":
        desk.calls.finished(FinalKind.NO_CARRIER)
        desk.calls.missed(ANNA)
    else:
        desk.time.pass_(RING_GAP_S + 1)
    desk.calls.finished(FinalKind.NO_CARRIER)
    assert desk.told() == [("rang", ANNA), ("missed", ANNA)]
    assert desk.state() is ModemState.READY


def test_what_trails_behind_a_call_does_not_touch_the_next() -> None:
    desk = Desk()
    desk.calls.ring()
    desk.answer()
    desk.calls.ended(5)
    desk.calls.ring()
    desk.calls.finished(FinalKind.NO_CARRIER)
    desk.calls.missed(None)
    desk.calls.ended(5)
    desk.calls.listed(listed(6, index=1))
    desk.time.pass_(RELEASE_S)
    assert desk.state() is ModemState.RINGING
    desk.time.pass_(TRAIL_S)
    desk.calls.finished(FinalKind.NO_CARRIER)
    assert desk.state() is ModemState.READY


@pytest.mark.parametrize("told_by", ["missed", "no carrier", "ended"])
def test_who_gives_up_in_the_trail_of_another_call_is_looked_for(told_by: str) -> None:
    desk = Desk()
    desk.calls.ring()
    desk.answer()
    desk.calls.ended(5)
    desk.calls.ring()
    desk.calls.caller(BORIS)
    if told_by == "missed":
        desk.calls.missed(BORIS)
    elif told_by == "no carrier":
        desk.calls.finished(FinalKind.NO_CARRIER)
    else:
        desk.calls.ended()
    assert desk.doubts == 1
    desk.calls.vanished()  # the list of calls was empty
    assert desk.told()[-2:] == [("rang", BORIS), ("missed", BORIS)]


@pytest.mark.parametrize(("number", "told"), [(ANNA, 0), (None, 0), (BORIS, 1)])
def test_who_gave_up_unheard_in_the_trail_is_told_apart_by_the_number(
    number: str | None, told: int
) -> None:
    desk = Desk()
    desk.calls.ring()
    desk.calls.caller(ANNA)
    desk.answer()
    desk.calls.ended(5)
    desk.calls.missed(number)
    assert desk.told().count(("missed", number)) == told


def test_no_carrier_in_a_call_is_believed_only_where_the_dialect_does() -> None:
    for believed in (False, True):
        desk = Desk(no_carrier_ends_call=believed)
        desk.calls.ring()
        desk.answer()
        desk.time.pass_(10)
        desk.calls.finished(FinalKind.NO_CARRIER)
        assert (desk.state() is ModemState.READY) == believed
        assert desk.doubts == (not believed)
    desk = Desk()
    desk.calls.ring()
    desk.answer()
    desk.calls.vanished()  # the list of calls was empty
    assert desk.told()[-1] == ("ended", None, EndCause.REMOTE)


def test_rejecting_and_hanging_up() -> None:
    desk = Desk()
    desk.calls.ring()
    desk.calls.hanging_up()
    desk.calls.missed(ANNA)
    assert desk.told() == [("rang", None), ("ended", None, EndCause.REJECTED)]
    desk = Desk()
    desk.calls.ring()
    desk.answer()
    desk.calls.hanging_up()
    desk.calls.connected()
    desk.calls.ended(9)
    desk.calls.ended(9)
    assert desk.told()[-2:] == [("began", True), ("ended", 9, EndCause.LOCAL)]


def test_the_cable_goes() -> None:
    ringing, talking, idle = Desk(), Desk(), Desk()
    ringing.calls.ring()
    talking.calls.ring()
    talking.answer()
    for desk in (ringing, talking, idle):
        desk.calls.lost()
        desk.calls.lost()
        assert desk.state() is ModemState.ABSENT
        assert desk.calls.over.is_set()
    assert ringing.told() == [("rang", None), ("missed", None)]
    assert talking.told()[-1] == ("ended", None, EndCause.PORT_LOST)
    assert idle.told() == []
