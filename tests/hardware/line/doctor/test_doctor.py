"""Grades follow from figures, echoes are found where they are, useless resets stop."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.audio.measures import FRAME_BYTES
from hardware.line.doctor.echo import find_echo
from hardware.line.doctor.findings import (
    Echo,
    EchoFound,
    Finding,
    Findings,
    Grade,
    Measured,
    Reason,
)
from hardware.line.doctor.grade import BYTES_PER_S, SHORTEST_S, judge
from hardware.line.doctor.meter import CallMeter
from hardware.line.doctor.treatment import RESETS, Prescriber, Treatment

pytestmark = pytest.mark.unit

RANDOM = np.random.default_rng(3)
NOISE = (RANDOM.normal(0, 2500, 4 * 8000)).astype(np.int16)


def sounding(**figures: object) -> Measured:
    """A healthy call of ten seconds, but for `figures`."""
    healthy: dict[str, object] = {
        "seconds": 10.0,
        "attempts": 1,
        "late_opening_tells": True,
        "caller_bytes": 10 * BYTES_PER_S,
        "our_bytes": 10 * BYTES_PER_S,
        "caller_silent": 0.6,
        "caller_zero": 0.1,
        "caller_clipped": 0.0,
        "gaps": 0,
        "gap_ms": 0,
        "holes": 0,
        "our_stalls": 0,
        "echo": Echo(),
    }
    return Measured(**(healthy | figures))  # type: ignore[arg-type]  # rejected: a table of figures


FIGURES = {
    "healthy": ({}, "healthy full-rate", "healthy taken"),
    "echo": (
        {"echo": Echo(found=EchoFound.FOUND, delay_ms=90, loss_db=20)},
        None,
        "healthy came-back",
    ),
    "mute both ways": ({"caller_bytes": 0, "our_bytes": 0}, "mute no-bytes", "mute not-taken"),
    "zeros for long": ({"caller_zero": 1.0}, "mute only-zeros", None),
    "zeros for a moment": (
        {"caller_zero": 1.0, "seconds": 3.0, "caller_bytes": 48_000, "our_bytes": 48_000},
        "not-measured only-zeros",
        None,
    ),
    "gaps": ({"gaps": 2, "gap_ms": 900}, "chopped gaps", None),
    "mostly gaps": ({"gaps": 3, "gap_ms": 6000}, "mute gaps", None),
    "slow": ({"caller_bytes": 100_000}, "chopped gaps", None),
    "holes": ({"holes": 9}, "chopped holes", None),
    "stalled": ({"our_stalls": 1, "our_bytes": 120_000}, None, "chopped stalled"),
    "stalled early": ({"our_stalls": 1, "our_bytes": 40_000}, None, "mute stalled"),
    "opened late": ({"attempts": 3}, None, "chopped opened-late"),
    "opened late elsewhere": ({"attempts": 3, "late_opening_tells": False}, None, "healthy taken"),
}


@pytest.mark.parametrize(("figures", "caller", "ours"), FIGURES.values(), ids=FIGURES)
def test_a_grade_and_its_reason(
    figures: dict[str, object], caller: str | None, ours: str | None
) -> None:
    found = judge(sounding(**figures))
    if caller is not None:
        assert f"{found.caller.grade} {found.caller.reason}" == caller
    if ours is not None:
        assert f"{found.ours.grade} {found.ours.reason}" == ours


@given(
    seconds=st.floats(0, SHORTEST_S, exclude_max=True),
    sent=st.integers(0, 10**6),
    holes=st.integers(0, 99),
    attempts=st.integers(0, 9),
)
def test_what_was_not_measured_is_not_claimed(
    seconds: float, sent: int, holes: int, attempts: int
) -> None:
    found = judge(
        sounding(seconds=seconds, caller_bytes=sent, our_bytes=sent, holes=holes, attempts=attempts)
    )
    assert found.worst.grade is Grade.NOT_MEASURED
    assert not found.bad


@given(delay=st.integers(0, 7500), loss_db=st.integers(6, 30), talking=st.booleans())
def test_an_echo_is_found_where_it_is(delay: int, loss_db: int, *, talking: bool) -> None:
    came = np.zeros(len(NOISE), dtype=np.float64)
    came[delay:] = NOISE[: len(NOISE) - delay] * 10 ** (-loss_db / 20)
    if talking:
        came += RANDOM.normal(0, 100, len(came))
    echo = find_echo(ours=NOISE, callers=came.astype(np.int16))
    assert echo.found is EchoFound.FOUND
    assert echo.delay_ms is not None
    assert echo.loss_db is not None
    assert abs(echo.delay_ms - delay / 8) <= 1
    assert abs(echo.loss_db - loss_db) <= 1


@pytest.mark.parametrize("loss_db", [12, 18, 24])
def test_a_machine_that_writes_late_now_and_then_measures_the_same_loss(loss_db: int) -> None:
    came = np.zeros(2 * len(NOISE), dtype=np.float64)
    delay, piece = 240 * 8, len(NOISE) // 4
    for start in range(0, len(NOISE), piece):
        came[start + delay :][:piece] = NOISE[start : start + piece] * 10 ** (-loss_db / 20)
        delay += 20 * 8
    came += RANDOM.normal(0, 30, len(came))
    echo = find_echo(ours=np.pad(NOISE, (0, len(NOISE))), callers=came.astype(np.int16))
    assert echo.loss_db is not None
    assert abs(echo.loss_db - loss_db) <= 1


def test_somebody_elses_voice_is_no_echo_and_silence_is_not_measured() -> None:
    other = RANDOM.normal(0, 2500, len(NOISE)).astype(np.int16)
    assert find_echo(ours=NOISE, callers=other).found is EchoFound.NONE
    quiet = np.zeros_like(NOISE)
    assert find_echo(ours=NOISE, callers=quiet).found is EchoFound.NOT_MEASURED
    assert find_echo(ours=quiet, callers=NOISE).found is EchoFound.NOT_MEASURED


def test_a_pause_of_a_voice_is_no_hole_and_a_cut_is_one() -> None:
    def holes(edges: bool) -> int:
        sound = NOISE.copy().reshape(-1, 160)
        sound[5::10] = 0
        if not edges:
            fade = np.linspace(1, 0, 160)
            sound[4::10] = sound[4::10] * fade
            sound[6::10] = sound[6::10] * fade[::-1]
        meter = CallMeter()
        pcm = sound.astype("<i2").tobytes()
        for at in range(0, len(pcm), FRAME_BYTES):
            meter.caller(pcm[at : at + FRAME_BYTES], at=at // 2)
        return meter.measured(seconds=4.0, attempts=1, late_opening_tells=False, stuck=0).holes

    assert holes(edges=True) >= 15
    assert holes(edges=False) == 0


def found(grade: Grade) -> Findings:
    healthy = Finding(grade=Grade.HEALTHY, reason=Reason.TAKEN)
    return Findings(
        caller=Finding(grade=grade, reason=Reason.GAPS), ours=healthy, measured=sounding()
    )


def treated(grades: list[Grade], *, known: int | None) -> list[Treatment]:
    prescriber, done = Prescriber(), []
    for grade in grades:
        done.append(prescriber.after_call(found(grade), known=known))
        if done[-1] in RESETS:
            prescriber.powered_up()
    return done


def test_a_known_decay_is_met_before_the_bad_call() -> None:
    assert set(treated([Grade.HEALTHY] * 5, known=1)) == {Treatment.RESET_FOR_KNOWN_DECAY}
    assert treated([Grade.HEALTHY] * 4, known=2).count(Treatment.RESET_FOR_KNOWN_DECAY) == 2
    assert set(treated([Grade.HEALTHY] * 50, known=None)) == {Treatment.NOTHING}


@given(carries=st.integers(1, 5), calls=st.integers(10, 60))
def test_a_decay_is_learned_from_one_bad_call(carries: int, calls: int) -> None:
    """A modem whose call number `carries` + 1 is bad, whatever that number is."""
    prescriber, since, bad = Prescriber(), 0, 0
    for _ in range(calls):
        since += 1
        grade = Grade.MUTE if since > carries else Grade.HEALTHY
        bad += grade is Grade.MUTE
        if prescriber.after_call(found(grade), known=None) in RESETS:
            prescriber.powered_up()
            since = 0
    assert bad == 1


@given(st.lists(st.just(Grade.MUTE), min_size=30, max_size=200))
def test_resets_that_heal_nothing_are_few(grades: list[Grade]) -> None:
    done = treated(grades, known=None)
    assert sum(each in RESETS for each in done) <= 4 + len(grades) // 4
    assert treated([*grades, Grade.HEALTHY], known=None)[-1] is Treatment.NOTHING
