"""One call out of lines in any order: directed cases, then every order hypothesis thinks of."""

import heapq
from collections.abc import Callable
from itertools import count

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from hardware.at.results import FinalKind
from hardware.at.urcs import CallListed
from hardware.modem.calls import MERGE_S, RELEASE_S, RING_GAP_S, TRAIL_S, CallTracker
from hardware.modem.events import (
    Alerted,
    CallBegan,
    CallEnded,
    CallerIdentified,
    EndCause,
    MissedCall,
    ModemEvent,
    Rang,
    StateChanged,
)
from hardware.modem.state import MOVES, WITH_CALL, IllegalMove, ModemState, StateMachine

pytestmark = pytest.mark.unit

ANNA, BORIS = "+79161112233", "+79260000000"


class Timer:
    def __init__(self, then: Callable[[], None]) -> None:
        self.then: Callable[[], None] | None = then

    def cancel(self) -> None:
        self.then = None


class Time:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0
        self._row: list[tuple[float, int, Timer]] = []
        self._order = count()

    def later(self, delay_s: float, then: Callable[[], None]) -> Timer:
        timer = Timer(then)
        heapq.heappush(self._row, (self.now + delay_s, next(self._order), timer))
        return timer

    def pass_(self, seconds: float) -> None:
        until = self.now + seconds
        while self._row and self._row[0][0] <= until:
            self.now, _, timer = heapq.heappop(self._row)
            if timer.then is not None:
                timer.then()
        self.now = until


class Desk:
    """A tracker on a ready modem, and what it told."""

    def __init__(self, *, no_carrier_ends_call: bool = False) -> None:
        self.time = Time()
        self.events: list[ModemEvent] = []
        self.doubts = 0
        self.machine = StateMachine(
            changed=lambda before, after: self.events.append(
                StateChanged(at=self.time.now, before=before, after=after)
            )
        )
        for state in (ModemState.STARTING, ModemState.REGISTERING, ModemState.READY):
            self.machine.move(state)
        self.calls = CallTracker(
            machine=self.machine,
            publish=self.events.append,
            now=lambda: self.time.now,
            later=self.time.later,
            doubt=self._doubt,
            no_carrier_ends_call=no_carrier_ends_call,
        )

    def state(self) -> ModemState:
        return self.machine.state

    def _doubt(self) -> None:
        self.doubts += 1

    def told(self) -> list[tuple[object, ...]]:
        """What was told besides the state, short."""
        short: list[tuple[object, ...]] = []
        for event in self.events:
            match event:
                case Rang(number=number, withheld=withheld):
                    assert withheld == (number is None)
                    short.append(("rang", number))
                case CallerIdentified(number=number):
                    short.append(("is", number))
                case MissedCall(number=number):
                    short.append(("missed", number))
                case CallBegan(incoming=incoming):
                    short.append(("began", incoming))
                case CallEnded(duration_s=duration, cause=cause):
                    short.append(("ended", duration, cause))
        return short

    def answer(self) -> None:
        self.calls.answering()
        self.calls.connected()


def listed(
    status: int, *, index: int = 1, number: str | None = None, incoming: bool = True
) -> CallListed:
    return CallListed(index=index, incoming=incoming, status=status, voice=True, number=number)


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


def test_only_the_tables_moves_are_possible() -> None:
    for before in ModemState:
        for after in ModemState:
            machine = StateMachine(changed=lambda _before, _after: None)
            machine._state = before
            if after in MOVES[before]:
                machine.move(after)
                assert machine.state is after
            else:
                with pytest.raises(IllegalMove) as illegal:
                    machine.move(after)
                assert (illegal.value.before, illegal.value.after) == (before, after)
                assert machine.state == before


def test_every_state_can_be_reached_and_left() -> None:
    reached = {ModemState.ABSENT}
    while True:
        more = reached | {after for state in reached for after in MOVES[state]}
        if more == reached:
            break
        reached = more
    assert reached == set(ModemState) == set(MOVES)
    # a cable can be pulled at any moment
    assert all(ModemState.ABSENT in MOVES[state] for state in ModemState if state != "absent")


NUMBERS = st.sampled_from([None, ANNA, BORIS])


class AnyOrder(RuleBasedStateMachine):
    """Lines and deeds in any order: no illegal move, and events that tell a whole story."""

    def __init__(self) -> None:
        super().__init__()
        self.desk = Desk()
        self.calls = self.desk.calls

    @rule()
    def ring(self) -> None:
        self.calls.ring()

    @rule(number=NUMBERS)
    def caller(self, number: str | None) -> None:
        self.calls.caller(number)

    @rule(
        index=st.integers(1, 2),
        incoming=st.booleans(),
        status=st.integers(0, 6),
        voice=st.sampled_from([True, True, True, False]),
        number=NUMBERS,
    )
    def listed(
        self, *, index: int, incoming: bool, status: int, voice: bool, number: str | None
    ) -> None:
        self.calls.listed(
            CallListed(index=index, incoming=incoming, status=status, voice=voice, number=number)
        )

    @rule()
    def connected(self) -> None:
        self.calls.connected()

    @rule(duration_s=st.none() | st.integers(0, 100))
    def ended(self, duration_s: int | None) -> None:
        self.calls.ended(duration_s)

    @rule(kind=st.sampled_from([FinalKind.NO_CARRIER, FinalKind.BUSY, FinalKind.NO_ANSWER]))
    def finished(self, kind: FinalKind) -> None:
        self.calls.finished(kind)

    @rule(number=NUMBERS)
    def missed(self, number: str | None) -> None:
        self.calls.missed(number)

    @rule(seconds=st.sampled_from([0.1, 0.4, 2.0, 9.0]))
    def time_passes(self, seconds: float) -> None:
        self.desk.time.pass_(seconds)

    @rule()
    def vanished(self) -> None:
        self.calls.vanished()

    @precondition(lambda self: self.calls.can_be_answered)
    @rule(works=st.booleans())
    def answer(self, *, works: bool) -> None:
        self.calls.answering()
        if works:
            self.calls.connected()
        else:
            self.calls.answer_failed()

    @precondition(lambda self: self.desk.state() is ModemState.READY)
    @rule()
    def dial(self) -> None:
        self.calls.dialing(ANNA)

    @rule(kind=st.none() | st.just(FinalKind.BUSY))
    def dial_fails(self, kind: FinalKind | None) -> None:
        if kind is None:
            self.calls.dial_refused(EndCause.REFUSED)
        else:
            self.calls.dial_ended(kind)

    @precondition(lambda self: self.desk.state() in WITH_CALL - {ModemState.ENDING})
    @rule()
    def hang_up(self) -> None:
        self.calls.hanging_up()

    @invariant()
    def over_says_whether_there_is_a_call(self) -> None:
        assert self.calls.over.is_set() == (self.desk.state() not in WITH_CALL)

    @invariant()
    def the_story_is_whole(self) -> None:
        rang = began = dialled = refusing = False
        for event in self.desk.events:
            match event:
                case StateChanged(after=after):
                    dialled |= after is ModemState.DIALING
                    refusing = after is ModemState.ENDING
                case Rang():
                    assert not any((rang, began, dialled))
                    rang = True
                case CallerIdentified():
                    assert rang
                case CallBegan(incoming=incoming):
                    assert not began
                    assert rang if incoming else dialled
                    began = True
                case CallEnded():
                    assert rang or dialled
                    rang = began = dialled = False
                case MissedCall() if not began:
                    rang &= refusing  # else it is a second caller's, while we refuse the first
        if self.desk.state() is ModemState.IN_CALL:
            assert began
        if self.desk.state() is ModemState.READY:
            assert not any((rang, began, dialled))

    def teardown(self) -> None:
        """Nobody does anything any more: what rings is missed by itself, and a cable can go."""
        if self.desk.state() is ModemState.RINGING:
            self.desk.time.pass_(RING_GAP_S + 1)
            assert self.desk.state() is ModemState.READY
        self.calls.lost()
        assert self.desk.state() is ModemState.ABSENT


TestAnyOrder = pytest.mark.unit(AnyOrder.TestCase)
AnyOrder.TestCase.settings = settings(max_examples=150, stateful_step_count=30, deadline=None)
