"""What the doctor found in one call."""

from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """How the sound of one direction was."""

    HEALTHY = "healthy"
    CHOPPED = "chopped"
    MUTE = "mute"
    NOT_MEASURED = "not-measured"


WORST_FIRST = (Grade.MUTE, Grade.CHOPPED, Grade.HEALTHY, Grade.NOT_MEASURED)


class Reason(StrEnum):
    """What was measured, from which the grade follows. Texts are found by the value."""

    TOO_SHORT = "too-short"
    """The sound was open for less than it takes to judge."""
    NO_SOUND_OPEN = "no-sound-open"
    """The modem never opened its sound."""
    FULL_RATE = "full-rate"
    """All the sound there should be came."""
    NO_BYTES = "no-bytes"
    """The modem sent none, or nearly none."""
    GAPS = "gaps"
    """It stopped sending for a while, at least once."""
    HOLES = "holes"
    """Silence was cut into the middle of voices."""
    ONLY_ZEROS = "only-zeros"
    """It sent nothing but digital silence, which no telephone network does."""
    TAKEN = "taken"
    """The modem took all of our sound; whether it reached the caller is not known here."""
    CAME_BACK = "came-back"
    """The modem took all of our sound, and it was heard coming back from the caller's side."""
    NOT_TAKEN = "not-taken"
    """The modem took none of our sound, or nearly none."""
    STALLED = "stalled"
    """It stopped taking our sound for a while, or for good."""
    OPENED_LATE = "opened-late"
    """It refused to open the sound at first, which on this family comes with chopped sound."""


class EchoFound(StrEnum):
    """Whether our own voice was found in the caller's sound."""

    FOUND = "found"
    NONE = "none"
    NOT_MEASURED = "not-measured"


@dataclass(frozen=True, slots=True, kw_only=True)
class Echo:
    """Our voice on its way back."""

    found: EchoFound = EchoFound.NOT_MEASURED
    delay_ms: int | None = None
    """From our sample being due at the modem to its coming back; only where it was found."""
    loss_db: int | None = None
    """How much fainter it came back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The figures of one call's sound. Shares are of the time the sound was open."""

    seconds: float
    attempts: int
    """Of AT+CPCMREG=1 until its OK; 0 where the kind of line has no such thing."""
    late_opening_tells: bool
    """Whether more than one attempt means something in this family of modems."""
    caller_bytes: int
    our_bytes: int
    caller_silent: float
    """Share of frames below -60 dBFS."""
    caller_zero: float
    """Share of frames with no sample but 0."""
    caller_clipped: float
    """Share of samples at full scale."""
    gaps: int
    """Times the modem sent nothing for 0.4 s or longer."""
    gap_ms: int
    holes: int
    """Stretches of zeros of 20 to 200 ms, cut into a voice with hard edges."""
    our_stalls: int
    """Times the port took nothing for 0.5 s or longer."""
    echo: Echo


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The grade of one direction, and why."""

    grade: Grade
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Both directions of a call."""

    caller: Finding
    """What we heard of the caller."""
    ours: Finding
    """What the caller got of us, as far as this side can tell."""
    measured: Measured

    @property
    def worst(self) -> Finding:
        """The direction that was worse; of two alike the caller's."""
        both = (self.caller, self.ours)
        return min(both, key=lambda finding: WORST_FIRST.index(finding.grade))

    @property
    def bad(self) -> bool:
        """Whether somebody was not heard well."""
        return self.worst.grade in {Grade.MUTE, Grade.CHOPPED}
