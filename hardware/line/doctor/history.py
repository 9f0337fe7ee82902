"""What the line remembers of its calls' sound, for `line check`."""

import dataclasses

from hardware.line.condition_reports import LineCheck, LineReachable
from hardware.line.doctor.findings import Findings
from hardware.line.doctor.treatment import Treatment


class History:
    """Since the line process was started."""

    def __init__(self) -> None:
        self._last: tuple[Findings, Treatment] | None = None
        self._seconds = 0.0
        self._times = 0

    def call(self, findings: Findings, treatment: Treatment) -> None:
        """A call has been judged."""
        self._last = (findings, treatment)

    def unreachable(self, back: LineReachable) -> None:
        """Nobody could call for a while."""
        self._seconds += back.seconds
        self._times += 1

    def add_to(self, check: LineCheck) -> LineCheck:
        """The answer to a check with what is remembered; without a call it claims nothing."""
        check = dataclasses.replace(
            check, unreachable_s=round(self._seconds, 1), unreachable_times=self._times
        )
        if self._last is None:
            return check
        findings, treatment = self._last
        return dataclasses.replace(
            check,
            last_grade=findings.worst.grade.value,
            last_side="caller" if findings.worst is findings.caller else "ours",
            last_reason=findings.worst.reason.value,
            last_treatment=treatment.value,
        )
