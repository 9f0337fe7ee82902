"""The doctor's findings as the message that goes to the app."""

from hardware.line.doctor.findings import Findings
from hardware.line.doctor.treatment import Treatment
from hardware.line.reports import CallGraded


def graded(findings: Findings, treatment: Treatment) -> CallGraded:
    """Rates and shares for people; a call whose sound never opened has none."""
    it = findings.measured
    seconds = it.seconds or 1.0
    return CallGraded(
        caller=findings.caller.grade.value,
        caller_reason=findings.caller.reason.value,
        ours=findings.ours.grade.value,
        ours_reason=findings.ours.reason.value,
        treatment=treatment.value,
        attempts=it.attempts,
        seconds=round(it.seconds, 1),
        caller_bytes_per_s=round(it.caller_bytes / seconds),
        our_bytes_per_s=round(it.our_bytes / seconds),
        caller_silent_percent=round(it.caller_silent * 100),
        caller_clipped_ppm=round(it.caller_clipped * 1_000_000),
        gaps=it.gaps,
        gap_ms=it.gap_ms,
        holes=it.holes,
        echo=it.echo.found.value,
        echo_delay_ms=it.echo.delay_ms,
        echo_loss_db=it.echo.loss_db,
    )
