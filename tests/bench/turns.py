"""What became of each clip: far end and stored turn put together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from hardware.simulator.measurements import Measurements
from tests.bench.caller import PhoneCall, Utterance
from tests.bench.clips import Clip
from tests.bench.transcripts import ENGINES, STAGES, StoredTurn

FRAME_MS = 20
BEFORE_MS = 300
"""Detection may put the start of a turn before the clip's first voice: breath, room, resampling."""
SAME_MS = 40
"""Two clocks that count the same frames agree to two of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A clip and what the secretary made of it."""

    HEADINGS: ClassVar = (
        *("clip", "answer_ms", "decided_ms", "own_ms", "early", "answered", "patient", "turns"),
        *STAGES,
    )

    clip: Clip
    turns: tuple[StoredTurn, ...]
    """Turns that began while the clip was said, or right after it."""
    answer_ms: float | None
    """From the clip's last voiced sample to our first, a «one moment» not counted; None where our
    side stayed silent."""
    decided_ms: float | None
    """From that sample to the frame of the caller with which the turn was taken to be over."""
    early: bool
    """Whether we answered, or closed the turn, before that sample."""

    @property
    def answered(self) -> bool:
        """Whether the answer came after the clip and from facts or FAQ."""
        return not self.early and bool(self.turns) and self.turns[0].answered

    @property
    def own_ms(self) -> float | None:
        """What of `answer_ms` is neither endpointing nor an engine's: the way in and out, and us.

        From the frame that ended the turn, as it left the modem, to our first sample there, less
        the recogniser's and the voice's time.
        """
        if self.answer_ms is None or self.decided_ms is None:
            return None
        stages = self.turns[0].stages
        assert stages is not None, "it was decided and answered"
        return self.answer_ms - self.decided_ms - sum(stages[stage] for stage in ENGINES)

    def row(self) -> tuple[object, ...]:
        """As told in a file of single measurements."""
        stages = (self.turns[0].stages if self.turns else None) or {}
        heard = " | ".join(f"{turn.start_ms}-{turn.end_ms} {turn.text}" for turn in self.turns)
        measured = (self.answer_ms, self.decided_ms, self.own_ms)
        times = (None if ms is None else round(ms) for ms in measured)
        own = (stages.get(stage) for stage in STAGES)
        patient = any(turn.patient for turn in self.turns)
        return (self.clip.name, *times, self.early, self.answered, patient, heard, *own)


def outcomes(call: PhoneCall, turns: Sequence[StoredTurn]) -> list[Outcome]:
    """One for each utterance of a finished call."""
    figures = call.figures
    assert figures is not None, "the call is over"
    starts = [_line_time(figures, utterance.said.started_at) for utterance in call.utterances]
    ends = [*(start - BEFORE_MS for start in starts[1:]), float("inf")]
    return [
        _outcome(
            figures,
            utterance,
            tuple(t for t in turns if start - BEFORE_MS <= t.start_ms < end),
            start_ms=start,
        )
        for utterance, start, end in zip(call.utterances, starts, ends, strict=True)
    ]


def _outcome(
    figures: Measurements, utterance: Utterance, turns: tuple[StoredTurn, ...], *, start_ms: float
) -> Outcome:
    last, last_ms = utterance.last_sample(figures), start_ms + utterance.clip.voice_to_ms
    spoke = figures.first_voice(utterance.said.started_at)
    inside = [turn for turn in turns if turn.start_ms < last_ms]
    closed = any(turn.stages and turn.closed_ms < last_ms - SAME_MS for turn in turns)
    answer_ms = None if spoke is None else (spoke - last) * 1000
    if turns and turns[0].late_from_ms is not None:
        answer_ms = turns[0].late_from_ms - last_ms
    return Outcome(
        clip=utterance.clip,
        turns=turns,
        answer_ms=answer_ms,
        decided_ms=turns[0].closed_ms - last_ms if turns and turns[0].stages else None,
        early=closed or len(inside) > 1 or (spoke is not None and spoke < last),
    )


def _line_time(figures: Measurements, at: float) -> float:
    """Line time of a moment: frames since the port was opened."""
    ticks = figures.track.ticks
    return min(range(len(ticks)), key=lambda index: abs(ticks[index] - at)) * float(FRAME_MS)
