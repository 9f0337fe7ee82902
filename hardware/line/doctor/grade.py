"""From figures to grades. Every limit has its reason; what no figure shows is not claimed."""

from hardware.audio.measures import RATE, SAMPLE_BYTES
from hardware.line.doctor.findings import (
    Echo,
    EchoFound,
    Finding,
    Findings,
    Grade,
    Measured,
    Reason,
)

BYTES_PER_S = RATE * SAMPLE_BYTES

SHORTEST_S = 1.5
"""Firmware bunches 100 ms, and a stall is told after 0.5 s: less says nothing about a rate."""

NEARLY_NONE = 0.1
NEARLY_ALL = 0.9
"""A loaded machine loses a frame in a hundred; a chopped call one in three."""

MOSTLY_GONE = 0.5
FEWEST_HOLES = 3
"""A network that sends zeros in pauses may make one or two that look alike."""

LONGEST_ZEROS_S = 6.0
"""A call's sound is never digitally silent from end to end: there is comfort noise, at least."""
ALL_ZEROS = 0.995


def judge(measured: Measured) -> Findings:
    """Both grades of a call whose sound was open."""
    return Findings(caller=_caller(measured), ours=_ours(measured), measured=measured)


def _caller(it: Measured) -> Finding:
    if it.seconds < SHORTEST_S:
        return Finding(grade=Grade.NOT_MEASURED, reason=Reason.TOO_SHORT)
    rate = it.caller_bytes / BYTES_PER_S / it.seconds
    if rate < NEARLY_NONE:
        return Finding(grade=Grade.MUTE, reason=Reason.NO_BYTES)
    if it.caller_zero >= ALL_ZEROS and it.seconds >= LONGEST_ZEROS_S:
        return Finding(grade=Grade.MUTE, reason=Reason.ONLY_ZEROS)
    if it.gaps:
        mostly = it.gap_ms / 1000 >= MOSTLY_GONE * it.seconds
        return Finding(grade=Grade.MUTE if mostly else Grade.CHOPPED, reason=Reason.GAPS)
    if rate < NEARLY_ALL:
        return Finding(grade=Grade.CHOPPED, reason=Reason.GAPS)
    if it.holes >= FEWEST_HOLES:
        return Finding(grade=Grade.CHOPPED, reason=Reason.HOLES)
    if it.caller_zero >= ALL_ZEROS:
        return Finding(grade=Grade.NOT_MEASURED, reason=Reason.ONLY_ZEROS)
    return Finding(grade=Grade.HEALTHY, reason=Reason.FULL_RATE)


def _ours(it: Measured) -> Finding:
    if it.seconds < SHORTEST_S:
        return Finding(grade=Grade.NOT_MEASURED, reason=Reason.TOO_SHORT)
    rate = it.our_bytes / BYTES_PER_S / it.seconds
    if rate < NEARLY_NONE:
        return Finding(grade=Grade.MUTE, reason=Reason.NOT_TAKEN)
    if it.our_stalls or rate < NEARLY_ALL:
        mostly = rate < MOSTLY_GONE
        return Finding(grade=Grade.MUTE if mostly else Grade.CHOPPED, reason=Reason.STALLED)
    if it.late_opening_tells and it.attempts > 1:
        return Finding(grade=Grade.CHOPPED, reason=Reason.OPENED_LATE)
    back = it.echo.found is EchoFound.FOUND
    return Finding(grade=Grade.HEALTHY, reason=Reason.CAME_BACK if back else Reason.TAKEN)


def no_sound(*, attempts: int) -> Findings:
    """Both grades of a connected call whose sound the modem never opened."""
    from_nothing = Finding(grade=Grade.MUTE, reason=Reason.NO_SOUND_OPEN)
    return Findings(
        caller=from_nothing,
        ours=from_nothing,
        measured=Measured(
            seconds=0.0,
            attempts=attempts,
            late_opening_tells=False,
            caller_bytes=0,
            our_bytes=0,
            caller_silent=0.0,
            caller_zero=0.0,
            caller_clipped=0.0,
            gaps=0,
            gap_ms=0,
            holes=0,
            our_stalls=0,
            echo=Echo(),
        ),
    )
