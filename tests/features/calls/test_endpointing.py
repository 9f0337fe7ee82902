"""A turn ends after a silence that its words deserve."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretary_app.features.calls.endpointing import Endpointer, EndpointingTimes
from secretary_app.features.dialogue.models import Completeness

pytestmark = pytest.mark.unit

TIMES = EndpointingTimes()
EVENTS = st.lists(
    st.one_of(
        st.sampled_from(["started", "suspected", "dismissed"]),
        st.integers(0, 3000).map(lambda gap: ("stopped", gap)),
        st.sampled_from(Completeness),
    )
)


def test_a_complete_sentence_needs_little_silence_and_an_unfinished_one_much() -> None:
    """Issue 2, part 7."""
    assert TIMES.needed(Completeness.COMPLETE) == 300
    assert 800 < TIMES.needed(Completeness.INCOMPLETE) <= 1500
    assert TIMES.needed(Completeness.DICTATED) == 1500
    assert TIMES.needed(Completeness.EMPTY) == 800
    assert 600 < TIMES.needed(Completeness.NEARLY) < 1000


@given(EVENTS)
def test_the_end_follows_the_last_sound_by_what_the_words_need(events: list[object]) -> None:
    endpointer, now_ms = Endpointer(times=TIMES), 0
    silent_since: int | None = None
    words, suspected = Completeness.EMPTY, False
    for event in events:
        match event:
            case "suspected":
                suspected = True
                endpointer.voice_suspected()
            case "dismissed":
                suspected = False
                endpointer.voice_dismissed()
            case "started":
                silent_since, suspected = None, False
                endpointer.voice_started()
            case ("stopped", int(gap)):
                now_ms += gap
                silent_since = now_ms
                endpointer.voice_stopped(now_ms)
            case Completeness():
                words = event
                endpointer.heard(event)
        if silent_since is None or suspected:
            assert endpointer.ends_at is None, "nobody is cut off who speaks"
        else:
            assert endpointer.ends_at == silent_since + TIMES.needed(words)


def test_only_what_is_dictated_is_waited_for_patiently() -> None:
    endpointer = Endpointer(times=TIMES)
    for words in Completeness:
        endpointer.heard(words)
        assert endpointer.patient is (words is Completeness.DICTATED)
