"""Yield, then decide: what a sound into our voice meant."""

import pytest

from secretary_app.features.calls.interruption import SHORT_SOUND_MS, Interruption, Verdict
from secretary_app.features.calls.understanding import UnderstoodTurn
from secretary_app.features.dialogue.models import HeardTurn

pytestmark = pytest.mark.unit


def turn(text: str, *, understood: bool = True, ms: int = 400, before: str = "") -> UnderstoodTurn:
    """Words of the caller, perhaps after some that were not answered yet."""
    said = HeardTurn(text=text, language="ru", understood=understood)
    joined = HeardTurn(text=f"{before} {text}", language="ru", understood=True) if before else said
    return UnderstoodTurn(
        turn=joined, said=said, engine="script", words=(), start_ms=1000, end_ms=1000 + ms
    )


@pytest.mark.parametrize(
    ("heard", "verdict"),
    [
        (turn("угу"), Verdict.RESUME),
        (turn("угу", ms=3000), Verdict.RESUME),
        (turn("сколько стоит копия ключа", ms=1500), Verdict.DROP),
        (turn("нет"), Verdict.DROP),
        (turn("", understood=False), Verdict.RESUME),
        (turn("", understood=False, ms=SHORT_SOUND_MS), Verdict.DROP),
        (turn("абракадабра", understood=False, ms=1200), Verdict.DROP),
        (turn("абракадабра", understood=False, ms=300), Verdict.RESUME),
        # The voice had begun into a sentence that was not over.
        (turn("ключа", understood=False, ms=300, before="сколько стоит копия"), Verdict.DROP),
        (turn("", understood=False, ms=300, before="сколько стоит копия"), Verdict.RESUME),
        (turn("угу", before="сколько стоит копия"), Verdict.RESUME),
    ],
)
def test_go_on_and_short_noise_bring_the_voice_back(
    heard: UnderstoodTurn, verdict: Verdict
) -> None:
    judge = Interruption(is_backchannel=lambda text, language: (text, language) == ("угу", "ru"))
    assert judge.judge(heard) is verdict


def test_it_runs_from_the_yielding_to_the_decision() -> None:
    interruption = Interruption(is_backchannel=lambda _text, _language: False)
    running = [interruption.running]
    interruption.yielded("u1")
    running.append(interruption.running)
    interruption.over()
    running.append(interruption.running)
    assert running == [False, True, False]
