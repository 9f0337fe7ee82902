"""How replies become rows: nobody gains by cutting callers off."""

from collections.abc import Sequence

import pytest

from tests.bench.beside_pipecat import OURS, Replies, Reply, early, waits
from tests.bench.clips import Clip, Speaker
from tests.bench.pipecat.task import Strategy, best_answer

pytestmark = pytest.mark.unit


def replies(waits_ms: Sequence[float | None], *, cut: int = 0) -> list[Reply]:
    clip = Clip(
        name="en/one.wav",
        text="one",
        language="en",
        speaker=Speaker.HUMAN,
        pcm=b"",
        telephone=True,
        voice_from_ms=0,
        voice_to_ms=100,
    )
    return [
        Reply(clip=clip, wait_ms=wait, early=number < cut, heard="one")
        for number, wait in enumerate(waits_ms)
    ]


def three(ours: list[Reply], silence: list[Reply], smart: list[Reply] | None = None) -> Replies:
    return {OURS: ours, Strategy.VOICE_ACTIVITY: silence, Strategy.SMART_TURN: smart or silence}


def test_the_wait_is_compared_of_what_was_neither_cut_off_nor_left_unanswered() -> None:
    ours = replies([10, 400, 420, 440, None], cut=1)
    rows = {row.name: row for row in waits(three(ours, replies([800, 800, 900])))}

    assert rows["beside_wait"].value == pytest.approx(420 / 800)
    assert rows["beside_wait"].n == 3
    assert rows["beside_wait"].holds


def test_being_cut_off_twice_does_not_hold_whatever_the_other_does() -> None:
    rows = early(three(replies([1, 1, 1], cut=2), replies([1, 1, 1], cut=3)))

    assert [row.holds for row in rows if row.name == "beside_early_plain"] == [False]


def test_a_side_that_answered_nothing_leaves_the_ratio_open() -> None:
    (row,) = waits(three(replies([400]), replies([None])))

    assert row.value is None
    assert "voice activity" in row.note


def test_pipecat_always_has_an_answer() -> None:
    answers = {"how old is the bridge": "old", "turn off the lights": "off"}

    assert best_answer(answers, "turn the lights off the lights off") == "off"
    assert best_answer(answers, "") in answers.values()
