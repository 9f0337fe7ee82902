"""How long each stage of a turn took, from the caller's last sound to our first."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnLatency:
    """Stages of one turn in milliseconds, in the order in which they pass."""

    endpoint_ms: int
    """Silence we waited for, from the caller's last sound to the decision that the turn is over."""
    recognise_ms: int
    """From the decision to the final transcript."""
    answer_ms: int
    """From the transcript to the first sentence of the answer."""
    voice_ms: int
    """From the sentence to its first rendered sound."""
    line_ms: int
    """From the first rendered sound to the frame that left for the modem."""
    patient: bool = False
    """Whether `endpoint_ms` is long on purpose: a number, a name or an address was dictated."""

    @property
    def total_ms(self) -> int:
        """From the caller's last sound to the first frame of the answer."""
        return self.endpoint_ms + self.own_ms

    @property
    def own_ms(self) -> int:
        """Everything after the decision that the turn is over."""
        return self.recognise_ms + self.answer_ms + self.voice_ms + self.line_ms

    def stages(self) -> tuple[tuple[str, int], ...]:
        """Name and length of every stage, for tables and waterfalls."""
        return (
            ("endpoint", self.endpoint_ms),
            ("recognise", self.recognise_ms),
            ("answer", self.answer_ms),
            ("voice", self.voice_ms),
            ("line", self.line_ms),
        )


class TurnStopwatch:
    """Collects the stamps of one turn; all stamps are monotonic seconds of this process."""

    def __init__(self, *, endpoint_ms: int, decided: float, patient: bool = False) -> None:
        self._endpoint_ms = endpoint_ms
        self._patient = patient
        self._stamps = [decided]

    def lap(self, now: float) -> None:
        """The next stage has just ended; laps beyond the last stage are ignored."""
        if len(self._stamps) < 5:
            self._stamps.append(now)

    def latency(self) -> TurnLatency | None:
        """The finished measurement, or None while a stage is still missing."""
        if len(self._stamps) < 5:
            return None
        laps = [
            max(0, round((after - before) * 1000))
            for before, after in zip(self._stamps, self._stamps[1:], strict=False)
        ]
        return TurnLatency(
            endpoint_ms=self._endpoint_ms,
            recognise_ms=laps[0],
            answer_ms=laps[1],
            voice_ms=laps[2],
            line_ms=laps[3],
            patient=self._patient,
        )
